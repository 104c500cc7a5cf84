"""Bring an installation to this version: tables, keys, facts fixed at first start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from models.fouten import Geweigerd, Onbereikbaar
from models.tabellen import Installatie, Sleutel
from tasks.database import lezen, motor, transactie
from tasks.instellingen import instellingen
from tasks.sleutels import BEHEER, REGISTRATIE, hoofdsleutel, maak_sleutel


def migratieconfiguratie() -> Config:
    """Alembic's configuration, wherever regie is installed."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migraties"))
    return config


def richt_in() -> None:
    """Migrate, and make what a first start makes; safe to repeat.

    Geweigerd for REGIE_TERMIJN_FACTOR outside a demo installation.
    """
    command.upgrade(migratieconfiguratie(), "head")
    hoofdsleutel()
    with transactie() as sessie:
        for naam in (BEHEER, REGISTRATIE):
            if sessie.get(Sleutel, naam) is None:
                maak_sleutel(sessie, naam)
        demo = sessie.get(Installatie, "demo")
        if demo is None:
            demo = Installatie(naam="demo", waarde="ja" if instellingen().demo else "nee")
            sessie.add(demo)
        is_demo = demo.waarde == "ja"
    if instellingen().termijn_factor != 1 and not is_demo:
        raise Geweigerd(
            "REGIE_TERMIJN_FACTOR werkt alleen op een demo-installatie.",
            advies="haal de instelling weg, of begin een nieuwe REGIE_HOME met `--demo`.",
        )


def eis_ingericht() -> None:
    """Onbereikbaar if the register is not there or of another version."""
    with lezen():
        pass
    script = ScriptDirectory.from_config(migratieconfiguratie())
    with motor().connect() as verbinding:
        versie = MigrationContext.configure(verbinding).get_current_revision()
    if versie is None:
        raise Onbereikbaar("Het register is nog niet ingericht; begin met `regie start --demo`.")
    if versie != script.get_current_head():
        raise Onbereikbaar(
            "Het register is van een andere versie; draai `regie start` om te migreren."
        )
