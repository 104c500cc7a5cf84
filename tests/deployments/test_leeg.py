"""The database that a first start lays down is the one that Prefect's migrations make."""

import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from deployments.prefect.leeg import maak_sjabloon, sjabloon, zorg_voor_databank


@pytest.fixture
def omgeving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of its own, in which nothing was made."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "omgeving"))
    return sjabloon()


def tabellen(bestand: Path) -> set[str]:
    with closing(sqlite3.connect(bestand)) as databank:
        return {naam for (naam,) in databank.execute("SELECT name FROM sqlite_master")}


def test_zij_is_wat_de_migraties_van_prefect_maken_en_alleen_van_deze_gebruiker(
    omgeving: Path, tmp_path: Path
):
    maak_sjabloon(omgeving)
    zorg_voor_databank(nieuw := tmp_path / "nieuw.db")
    assert {"flow_run", "deployment", "alembic_version"} <= tabellen(nieuw)
    assert nieuw.read_bytes() == omgeving.read_bytes()
    assert stat.S_IMODE(nieuw.stat().st_mode) == 0o600


def test_wat_er_is_blijft(omgeving: Path, tmp_path: Path):
    omgeving.parent.mkdir(parents=True)
    omgeving.write_bytes(b"een ander")
    (databank := tmp_path / "nieuw.db").write_bytes(b"van iemand")
    zorg_voor_databank(databank)
    assert databank.read_bytes() == b"van iemand"


def test_zonder_sjabloon_migreert_de_server_zelf(omgeving: Path, tmp_path: Path):
    zorg_voor_databank(tmp_path / "nieuw.db")
    assert not (tmp_path / "nieuw.db").exists()
