"""The database that a first start lays down is the one that Prefect's migrations make."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from deployments.prefect.leeg import INHOUD, zorg_voor_databank
from tests.hulp.live import voorgevuld
from tests.hulp.prefect_leeg import als_tekst


def regels(tekst: str) -> list[str]:
    """In one order: that of the constraints of a table differs from one migration to the next."""
    return sorted(regel.strip().rstrip(" ,") for regel in tekst.splitlines())


def test_zij_is_wat_de_migraties_van_prefect_maken(tmp_path: Path, request: pytest.FixtureRequest):
    """Else: `python -m tests.hulp.prefect_leeg`."""
    voorgevuld(tmp_path, request.config.cache.mkdir("prefect"))
    zorg_voor_databank(nieuw := tmp_path / "nieuw.db")
    assert als_tekst(nieuw) == INHOUD.read_text()
    assert regels(INHOUD.read_text()) == regels(als_tekst(tmp_path / "prefect" / "prefect.db"))


def test_zij_is_alleen_van_deze_gebruiker(tmp_path: Path):
    zorg_voor_databank(tmp_path / "nieuw.db")
    assert stat.S_IMODE((tmp_path / "nieuw.db").stat().st_mode) == 0o600


def test_wat_er_is_blijft(tmp_path: Path):
    zorg_voor_databank(databank := tmp_path / "nieuw.db")
    with closing(sqlite3.connect(databank)) as verbinding:
        verbinding.executescript("CREATE TABLE van_iemand (id INTEGER);")
    zorg_voor_databank(databank)
    assert "van_iemand" in als_tekst(databank)
