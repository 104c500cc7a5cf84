"""Files that are on disk as a whole, or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp


def schrijf_heel(pad: Path, inhoud: bytes, *, eerste: bool = False) -> None:
    """Replace a file (mode 0600), on disk before this returns; `eerste` leaves another's file."""
    nummer, naam = mkstemp(dir=pad.parent, prefix=_voorvoegsel(pad))
    nieuw = Path(naam)
    try:
        with os.fdopen(nummer, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(nummer)
        if eerste:
            with suppress(FileExistsError):
                pad.hardlink_to(nieuw)
        else:
            nieuw.replace(pad)
    finally:
        nieuw.unlink(missing_ok=True)
    _leg_map_vast(pad.parent)


def ruim_resten_op(pad: Path) -> None:
    """Remove what writers of this file that were killed left beside it."""
    for rest in pad.parent.glob(f"{_voorvoegsel(pad)}*"):
        rest.unlink(missing_ok=True)


def _voorvoegsel(pad: Path) -> str:
    return f".{pad.name}-"


def _leg_map_vast(map_: Path) -> None:
    nummer = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)
