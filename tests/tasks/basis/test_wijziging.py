"""Who asks many times a second hears what was written, and does not look where nothing was."""

from pathlib import Path

from models.tabellen import Hartslag
from tasks.basis.database import Wijziging, databank, lezen, transactie
from tasks.basis.tijd import nu


def schrijf(naam: str) -> None:
    with transactie() as sessie:
        sessie.merge(Hartslag(naam=naam, moment=nu()))


def test_zij_zegt_van_elke_handeling_eenmaal_dat_zij_er_was(demo: Path):
    wijziging = Wijziging()
    assert wijziging.is_er()
    stil = databank().dialect.name == "sqlite"  # of PostgreSQL it never says no
    for naam in ("een", "twee"):
        assert wijziging.is_er() is not stil
        schrijf(naam)
        assert wijziging.is_er()
    with lezen() as sessie:
        sessie.get(Hartslag, "een")
    assert wijziging.is_er() is not stil


def test_waar_geen_register_is_zegt_zij_ja_en_maakt_er_geen(demo: Path):
    """So that the look that follows tells what is wrong."""
    databank().dispose()
    for bestand in demo.glob("register.db*"):
        bestand.rename(bestand.with_name(f"weg-{bestand.name}"))
    wijziging = Wijziging()
    assert wijziging.is_er()
    assert wijziging.is_er()
    assert not (demo / "register.db").exists()
