"""The file of settings in REGIE_HOME: read only if nobody else can have written or read it."""

import os
from pathlib import Path

from models.fouten import OnjuisteInvoer

NAAM = "instellingen.env"
_SCHRIJVEN, _LEZEN_OF_SCHRIJVEN = 0o022, 0o077
"""What group and others may not: the folder decides who can put another file in its place."""


def gekeurd(home: Path) -> Path | None:
    """The file, or None if there is none; OnjuisteInvoer, with what to do, if it is not to trust.

    Of whoever runs this, or of root, who can do anything anyway.
    """
    bestand = home / NAAM
    if not bestand.exists():
        return None
    _keur(home, _SCHRIJVEN, "700")
    _keur(bestand, _LEZEN_OF_SCHRIJVEN, "600")
    return bestand


def _keur(pad: Path, verboden: int, hoort: str) -> None:
    stand = pad.stat()
    if stand.st_uid not in {os.geteuid(), 0}:
        raise OnjuisteInvoer(
            str(pad),
            f"is van een ander dan wie regie draait en wordt niet gelezen;"
            f" bekijk wat er staat, en doe dan: chown {os.geteuid()} {pad}",
        )
    if stand.st_mode & verboden:
        raise OnjuisteInvoer(
            str(pad),
            f"staat open voor anderen en wordt niet gelezen;"
            f" bekijk wat er staat, en doe dan: chmod {hoort} {pad}",
        )
