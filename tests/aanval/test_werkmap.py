"""Someone writes in the folder where a command is given, and hopes that regie reads it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from sqlmodel import func, select

from deployments.lokaal.kinderen import Kind
from models.fouten import OnjuisteInvoer
from models.tabellen import Zaak
from models.voorbeelden.invoer import melding
from tasks.basis.database import lezen
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu
from tests.hulp.geplant import beplant, ontkiemd
from tests.hulp.installaties import omgeving
from tests.hulp.prefect import Stand, vrije_poort, wacht_tot

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    beplant(tmp_path / "geplant")
    return tmp_path / "geplant"


def geef(map_: Path, *opdracht: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """A command, as the installed `regie` gives it, in that folder."""
    start = "import sys; from deployments.regie import main; main()"
    return subprocess.run(
        (sys.executable, "-P", "-c", start, *opdracht),
        env={**os.environ, "PYTHONPATH": str(PROJECT), **extra},
        cwd=map_,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_een_melding_gaat_naar_het_eigen_register(demo, map_: Path):
    (map_ / "melding.json").write_text(json.dumps(melding(nu=nu(), nummer="1")))
    gedaan = geef(map_, "melding", "melding.json")
    assert (gedaan.returncode, ontkiemd(map_)) == (0, []), gedaan.stderr
    with lezen() as sessie:
        assert sessie.exec(select(func.count()).select_from(Zaak)).one() == 1


@pytest.mark.installatie
@pytest.mark.timeout(300)
def test_server_en_werker_nemen_niets_aan_uit_de_map_waar_zij_beginnen(demo, map_: Path):
    """Nor does a command that loads Prefect (`herstel`)."""
    with begonnen(demo, map_) as stand:
        wacht_tot(lambda: heeft_werkpool(stand), binnen=60, uitleg="werkpool")
        gedaan = geef(map_, "herstel", PREFECT_API_URL=stand.api)
        assert (gedaan.returncode, ontkiemd(map_)) == (0, []), gedaan.stderr
    assert (demo / "prefect" / "prefect.db").exists()


@contextmanager
def begonnen(home: Path, werkmap: Path) -> Iterator[Stand]:
    """Server and worker, as `regie start` begins them, in that folder."""
    stand = Stand(home, vrije_poort())
    eigen = {**os.environ, "PYTHONPATH": str(PROJECT), "PREFECT_API_URL": stand.api}
    kinderen = [
        Kind("server", ("server", "--poort", str(stand.poort)), eigen, home / "log"),
        Kind("werker", ("worker",), eigen, home / "log"),
    ]
    with pytest.MonkeyPatch.context() as elders:
        elders.chdir(werkmap)
        for kind in kinderen:
            kind.begin()
    try:
        wacht_tot(stand.gezond, binnen=60, uitleg="Prefect-server")
        yield stand
    finally:
        for kind in reversed(kinderen):
            kind.stop()


def heeft_werkpool(stand: Stand) -> bool:
    return httpx.get(f"{stand.api}/work_pools/regie").is_success


def zet(home: Path, tekst: str, stand: int = 0o600) -> None:
    home.mkdir(mode=0o700, exist_ok=True)
    (home / "instellingen.env").write_text(tekst)
    (home / "instellingen.env").chmod(stand)


def test_instellingen_komen_uit_de_omgeving_en_anders_uit_het_bestand_in_regie_home(tmp_path):
    with omgeving({"REGIE_HOME": str(tmp_path), "REGIE_VAST_S": "7"}):
        tmp_path.chmod(0o700)
        zet(tmp_path, "REGIE_VAST_S=8\nREGIE_HERSTEL_S=9\n")
        assert (instellingen().vast_s, instellingen().herstel_s) == (7, 9)


@pytest.mark.parametrize("stand", [0o640, 0o604, 0o660, 0o602, 0o644])
def test_een_bestand_dat_anderen_lezen_of_schrijven_wordt_geweigerd(tmp_path, stand: int):
    with omgeving({"REGIE_HOME": str(tmp_path)}):
        tmp_path.chmod(0o700)
        zet(tmp_path, "REGIE_SLEUTEL=zangvogel\n", stand)
        with pytest.raises(OnjuisteInvoer, match=f"chmod 600 {tmp_path}/instellingen.env") as fout:
            instellingen()
        assert "zangvogel" not in str(fout.value)


def test_een_bestand_in_een_map_waarin_anderen_schrijven_wordt_geweigerd(tmp_path):
    with omgeving({"REGIE_HOME": str(tmp_path)}):
        tmp_path.chmod(0o770)
        zet(tmp_path, "")
        with pytest.raises(OnjuisteInvoer, match=f"chmod 700 {tmp_path}$"):
            instellingen()


@pytest.mark.skipif(os.geteuid() != 0, reason="alleen root geeft een bestand weg")
def test_een_bestand_van_een_ander_wordt_geweigerd(tmp_path):
    with omgeving({"REGIE_HOME": str(tmp_path)}):
        tmp_path.chmod(0o700)
        zet(tmp_path, "")
        os.chown(tmp_path / "instellingen.env", 65534, 65534)
        with pytest.raises(OnjuisteInvoer, match="van een ander"):
            instellingen()


def test_waar_regie_home_is_zegt_alleen_de_omgeving(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    with omgeving({}):
        zet(tmp_path / ".regie", f"REGIE_HOME={tmp_path}/ander\n")
        with pytest.raises(OnjuisteInvoer, match="REGIE_HOME: hoort in de omgeving"):
            instellingen()
        assert not (tmp_path / "ander").exists()


def test_een_pad_in_een_instelling_blijft_wat_het_was_als_de_werkmap_verandert(
    tmp_path, monkeypatch
):
    waarden = {
        "REGIE_HOME": "thuis",
        "REGIE_TERMIJNEN": "termijnen.toml",
        "REGIE_DATABASE_URL": "sqlite:///register.db",
        "REGIE_PREFECT_DATABASE_URL": "sqlite+aiosqlite:////var/prefect.db",
    }
    with omgeving(waarden):
        monkeypatch.chdir(tmp_path)
        gelezen = instellingen()
    assert (gelezen.home, gelezen.termijnen) == (tmp_path / "thuis", tmp_path / "termijnen.toml")
    assert gelezen.register_url == f"sqlite:///{tmp_path}/register.db"
    assert gelezen.prefect_database_url.get_secret_value() == "sqlite+aiosqlite:////var/prefect.db"
