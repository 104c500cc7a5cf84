"""Bring an installation to this version: tables, keys, facts fixed at first start."""

from deployments.ingericht import MIGRATIES, versie, versie_hier
from deployments.toegang import zorg_voor_toegang
from models.fouten import Geweigerd
from models.tabellen import Installatie, Sleutel
from tasks.basis.database import transactie
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
    zorg_voor_toegang()
    tabellen()
    vul_aan(moment=nu())
    if instellingen().termijn_factor != 1 and not is_demo:
        raise Geweigerd(
            "REGIE_TERMIJN_FACTOR werkt alleen op een demo-installatie.",
            advies="haal de instelling weg, of begin een nieuwe REGIE_HOME met `--demo`.",
        )


def _migreer() -> None:
    """Nothing, alembic not even loaded, where the register is of this version."""
    if versie() == versie_hier():
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIES))
    command.upgrade(config, "head")


def noteer(naam: str, waarde: str) -> None:
    """Note a fact of this installation."""
    with transactie() as sessie:
        sessie.merge(Installatie(naam=naam, waarde=waarde))
