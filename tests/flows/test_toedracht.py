"""A test that fails shows its cases as `regie zaak` does; whatever is gone by then, it says so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.basis.tijd import dag, nu
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand
from tests.installatie.test_start import PROJECT

HAKEN = "from tests.hulp.live import pytest_runtest_makereport, pytest_runtest_setup\n"
MET_PREFECT = """
import os

import pytest

from tasks.basis.tijd import nu
from tasks.runs.api import client as prefect_client
from tests.hulp.mensen import Spel

@pytest.fixture
def spel():
    with prefect_client(geduld_s=10) as prefect:
        yield Spel(prefect)

def test_mislukt(spel):
    vraag = spel.wacht(spel.meld(), "weging")
    regel = {"name": "regie", "level": 40, "message": "hier ging het mis"}
    regel |= {"timestamp": nu().isoformat(), "flow_run_id": vraag.run}
    spel.prefect.post("/logs/", json=[regel]).raise_for_status()
    assert vraag.zaaknummer == "een ander"

def test_mislukt_ook(spel):
    assert spel is None
"""
ZONDER_PREFECT = """
import os
import shutil

from tests.hulp.lus import loop_door
from tests.hulp.installaties import omgeving
from tests.hulp.mensen import Spel

def test_mislukt():
    for _ in range(6):
        loop_door(zaaknummer := Spel().meld())
    assert zaaknummer == "een ander"

def test_mislukt_in_een_omgeving_die_dan_voorbij_is():
    with omgeving(dict(os.environ)):
        zaaknummer = Spel().meld()
    del os.environ["REGIE_HOME"]
    assert zaaknummer == "een ander"

def test_mislukt_nadat_alles_weg_is(monkeypatch, tmp_path):
    monkeypatch.setenv("REGIE_HOME", HOME)
    zaaknummer = Spel().meld()
    shutil.rmtree(HOME)
    assert zaaknummer == "een ander"
"""
DEEL = re.compile(r"^-{3,} (.+?) -{3,}$", re.MULTILINE)


def mislukt(map_: Path, proef: str) -> tuple[str, list[str]]:
    """What pytest prints of these tests, and the titles of its sections."""
    (map_ / "conftest.py").write_text(HAKEN)
    (map_ / "test_mislukt.py").write_text(proef)
    opdracht = ("-m", "pytest", "-p", "no:cacheprovider", "-c", PROJECT / "pyproject.toml", map_)
    gedaan = subprocess.run(
        (sys.executable, *opdracht),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedaan.returncode == pytest.ExitCode.TESTS_FAILED, gedaan.stdout + gedaan.stderr
    assert "INTERNALERROR" not in gedaan.stdout
    return gedaan.stdout, DEEL.findall(gedaan.stdout)


@pytest.mark.parametrize("installatie_live", ["sqlite"], indirect=True)
def test_een_mislukte_test_toont_zijn_zaak_haar_runs_en_de_logboeken(
    spel: Spel, stand: Stand, tmp_path: Path
):
    with (stand.home / "log" / "werker.log").open("a") as log:
        log.write("de werker zegt iets\n")
    tekst, delen = mislukt(tmp_path, MET_PREFECT)
    zaaknummer = delen[0].removeprefix("regie zaak ")
    assert spel.zaak(zaaknummer)
    assert delen[:2] == [f"regie zaak {zaaknummer}", f"runs van {zaaknummer}"]
    assert "einde van werker.log" in delen[2:]
    assert f"Zaak {zaaknummer}: open, lokaal_domein, gezag hovj" in tekst
    (run,) = spel.runs(zaaknummer)
    kop = f"{run['id']} {run['parameters']}: Suspended"
    assert re.search(rf"^{re.escape(kop)}.*\n  \S+ hier ging het mis$", tekst, re.MULTILINE)
    assert tekst.index("de werker zegt iets") < tekst.index("_ test_mislukt_ook _")
    assert "2 failed" in tekst


def test_zonder_prefect_of_installatie_blijft_een_fout_die_ene_fout(
    installatie: Path, tmp_path: Path
):
    (map_ := tmp_path / "toetsen").mkdir()
    tekst, delen = mislukt(map_, f"HOME = {str(installatie)!r}\n{ZONDER_PREFECT}")
    zaken = [f"regie zaak BB-{dag(nu()).year}-{nummer:06}" for nummer in range(2, 9)]
    assert delen == [*zaken[:5], "eerder geopend, hier niet getoond", *zaken[5:]]
    assert tekst.count("Open vragen") == 5
    assert tekst.count(f"De installatie {installatie} is er niet meer.") == 2
    assert re.search(r"^3 failed|= 3 failed", tekst, re.MULTILINE)
