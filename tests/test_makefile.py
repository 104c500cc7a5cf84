"""What someone who works on regie types: `make`, and what git does before a commit."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).parents[1]
NODIG = ("make", "git", "mkdir", "chmod")
"""What `make haken` calls; a PATH of these alone has no pre-commit."""
SCHOON = {n: w for n, w in os.environ.items() if not n.startswith(("MAKE", "MFLAGS", "GIT_"))}
"""As in an empty shell, also under `make test`."""


def maak(*woorden: str, map_: Path = PROJECT, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ("make", *woorden),
        cwd=map_,
        env=SCHOON | omgeving,
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_en_make_hulp_tonen_elk_doel():
    regel = re.search(r"^\.PHONY: (.*)$", (PROJECT / "Makefile").read_text(), re.MULTILINE)
    gedaan = maak("hulp")
    getoond = re.findall(r"^  make (\S+) +\S", gedaan.stdout, re.MULTILINE)
    assert sorted(getoond) == sorted(regel[1].split())
    assert [maak().stdout, maak("help").stdout] == [gedaan.stdout] * 2


def test_pre_commit_doet_de_opdrachten_van_make_check():
    opdrachten = maak("--dry-run", "--assume-old=env-dev", "check").stdout.splitlines()
    ingericht = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text())
    (bron,) = ingericht["repos"]
    assert bron["repo"] == "local"
    assert [haak["entry"] for haak in bron["hooks"]] == opdrachten
    vast = {"language": "system", "pass_filenames": False, "always_run": True}
    assert all(haak.items() >= vast.items() for haak in bron["hooks"])


@pytest.fixture
def kloon(tmp_path: Path) -> Path:
    """A repository with this Makefile, on a PATH without pre-commit."""
    kloon = tmp_path / "kloon"
    kloon.mkdir()
    (tmp_path / "bin").mkdir()
    for naam in NODIG:
        (tmp_path / "bin" / naam).symlink_to(shutil.which(naam))
    shutil.copy(PROJECT / "Makefile", kloon)
    subprocess.run(("git", "init", "--quiet", kloon), env=SCHOON, check=True)
    return kloon


def test_zonder_pre_commit_doet_de_haak_make_check(kloon: Path):
    pad = str(kloon.parent / "bin")
    assert maak("haken", map_=kloon, PATH=pad).returncode == 0
    haak = kloon / ".git" / "hooks" / "pre-commit"
    assert os.access(haak, os.X_OK)
    assert haak.read_text().splitlines()[1] == "exec make --no-print-directory check"


def test_wie_al_een_haak_heeft_houdt_die(kloon: Path):
    haak = kloon / ".git" / "hooks" / "pre-commit"
    haak.parent.mkdir(exist_ok=True)
    haak.write_text("eigen")
    gedaan = maak("haken", map_=kloon, PATH=str(kloon.parent / "bin"))
    assert (gedaan.returncode, haak.read_text()) == (2, "eigen")
    assert "is er al" in gedaan.stderr


@pytest.mark.xdist_group("bijeen")
def test_wat_bij_elkaar_hoort_gaat_naar_een_proces(request: pytest.FixtureRequest):
    """Without it every process makes each shared installation anew: half an hour instead of ten."""
    if getattr(request.config.option, "loadgroup", False):
        assert request.node.nodeid.endswith("@bijeen")
