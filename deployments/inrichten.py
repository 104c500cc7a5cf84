"""Bring an installation to this version: tables, keys, facts fixed at first start."""

from pathlib import Path

from sqlalchemy import inspect, text

from models.fouten import Geweigerd, Onbereikbaar
from models.tabellen import Installatie, Sleutel
from tasks.basis.database import databank, lezen, transactie
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu
from tasks.register.sleutels import (
    BEHEER,
    REGISTRATIE,
    keur_hoofdsleutel,
    maak_sleutel,
    sleutel_van,
    zorg_voor_hoofdsleutel,
)
from tasks.termijnen.termijnen import tabellen, vul_aan

_MIGRATIES = Path(__file__).parent / "migraties"


KLAAR = "klaar"
"""Fact of an installation: start-up and seeding are complete."""


def richt_in() -> None:
    """Migrate, and make what a first start makes; safe to repeat.

    Only here is a master key made, and only while the register holds no secret: else Onbereikbaar
    if it is gone. Open vragen of a release that kept no terms get theirs. OnjuisteInvoer for a
    table of terms with a fault; Geweigerd for REGIE_TERMIJN_FACTOR outside a demo installation.
    """
    keur_hoofdsleutel()
    _migreer()
    with transactie() as sessie:
        zorg_voor_hoofdsleutel(sessie)
        for naam in (BEHEER, REGISTRATIE):
            if sessie.get(Sleutel, naam) is None:
                maak_sleutel(sessie, naam)
            sleutel_van(sessie, naam)  # the right key, or nothing starts
        demo = sessie.get(Installatie, "demo")
        if demo is None:
            demo = Installatie(naam="demo", waarde="ja" if instellingen().demo else "nee")
            sessie.add(demo)
        is_demo = demo.waarde == "ja"
    tabellen()
    vul_aan(moment=nu())
    if instellingen().termijn_factor != 1 and not is_demo:
        raise Geweigerd(
            "REGIE_TERMIJN_FACTOR werkt alleen op een demo-installatie.",
            advies="haal de instelling weg, of begin een nieuwe REGIE_HOME met `--demo`.",
        )


def _migreer() -> None:
    """Wherever regie is installed, its migrations are beside this file."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIES))
    command.upgrade(config, "head")


def noteer(naam: str, waarde: str) -> None:
    """Note a fact of this installation."""
    with transactie() as sessie:
        sessie.merge(Installatie(naam=naam, waarde=waarde))


def eis_ingericht() -> None:
    """Onbereikbaar if the register is not there or of another version.

    Every command asks this first, so it does not load alembic.
    """
    versie = _versie()
    if versie is None:
        raise Onbereikbaar(
            "Het register is nog niet ingericht; begin met `regie start`"
            " (met `--demo` om te oefenen)."
        )
    if versie != max(bestand.name.split("_")[0] for bestand in _MIGRATIES.glob("versions/*.py")):
        raise Onbereikbaar(
            "Het register is van een andere versie; draai `regie start` om te migreren."
        )


def _versie() -> str | None:
    bestand = databank().url.database
    if databank().url.get_backend_name() == "sqlite" and not Path(bestand or "").exists():
        return None
    with lezen() as sessie:
        if not inspect(sessie.connection()).has_table("alembic_version"):
            return None
        gelezen = sessie.connection().scalar(text("SELECT version_num FROM alembic_version"))
        return str(gelezen)
