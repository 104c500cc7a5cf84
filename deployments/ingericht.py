"""Whether the register is there, and of this version: what every command asks first.

Apart from what makes it so, for that loads keys, terms and all forms.
"""

from pathlib import Path

from sqlalchemy import inspect, text

from models.fouten import Onbereikbaar
from models.tabellen import Installatie
from tasks.basis.database import databank, lezen
from tasks.basis.installatie import is_demo
from tasks.basis.instellingen import instellingen

MIGRATIES = Path(__file__).parent / "migraties"
"""Wherever regie is installed, its migrations are beside this file."""


def eis_ingericht() -> None:
    """Onbereikbaar if the register is not there or of another version."""
    gevonden = versie()
    if gevonden is None:
        raise Onbereikbaar(
            "Het register is nog niet ingericht; begin met `regie start`"
            " (met `--demo` om te oefenen)."
        )
    if gevonden != versie_hier():
        raise Onbereikbaar(
            "Het register is van een andere versie; draai `regie start` om te migreren."
        )


def versie_hier() -> str:
    """The version of the register that belongs to this release: that of the last migration."""
    return max(bestand.name.split("_")[0] for bestand in MIGRATIES.glob("versions/*.py"))


def versie() -> str | None:
    """The version of the register as it is; None if there is none."""
    bestand = databank().url.database
    if databank().url.get_backend_name() == "sqlite" and not Path(bestand or "").exists():
        return None
    with lezen() as sessie:
        if not inspect(sessie.connection()).has_table("alembic_version"):
            return None
        gelezen = sessie.connection().scalar(text("SELECT version_num FROM alembic_version"))
        return str(gelezen)


def is_demo_hier() -> bool:
    """Whether this is a demo installation, or becomes one at its first start."""
    if versie() is None:
        return instellingen().demo
    with lezen() as sessie:
        ligt_vast = sessie.get(Installatie, "demo") is not None
        return is_demo(sessie) if ligt_vast else instellingen().demo
