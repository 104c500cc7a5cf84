"""The key of Prefect's API and page: whoever has it reads and changes what Prefect shows and runs.

Outside a demo nothing runs without it. It is in the environment, where several machines share it,
or in a file of this installation, and never in a log or on a command line.
"""

import secrets
from pathlib import Path

from models.fouten import Onbereikbaar
from tasks.basis.bestanden import schrijf_heel
from tasks.basis.instellingen import instellingen

_NAAM = "regie"


def paginasleutel() -> str:
    """As `name:secret`; empty if there is none. Onbereikbaar if the file holds something else."""
    if gegeven := instellingen().prefect_sleutel.get_secret_value():
        return gegeven
    if not sleutelbestand().exists():
        return ""
    gelezen = sleutelbestand().read_text(errors="replace").strip()
    if not all(gelezen.partition(":")):
        raise Onbereikbaar(
            f"Het bestand {sleutelbestand()} is leeg of beschadigd. Gooi het weg en draai"
            " `regie start` of `regie inrichten`: dan komt er een nieuwe sleutel."
        )
    return gelezen


def sleutelbestand() -> Path:
    """Where the key is, unless the environment gives one."""
    return instellingen().home / "paginasleutel"


def plek_van_sleutel() -> str:
    """Where someone finds the key; empty if there is none."""
    if instellingen().prefect_sleutel.get_secret_value():
        return "PREFECT_API_AUTH_STRING"
    return str(sleutelbestand()) if paginasleutel() else ""


def zorg_voor_paginasleutel() -> None:
    """Make one, unless there is one."""
    if not paginasleutel():
        nieuw = f"{_NAAM}:{secrets.token_urlsafe(32)}\n"
        schrijf_heel(sleutelbestand(), nieuw.encode(), eerste=True)
