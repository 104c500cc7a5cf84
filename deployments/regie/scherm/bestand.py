"""Files that a command writes: for this user only, and complete or not there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from models.fouten import OnjuisteInvoer

GESCHREVEN = "Geschreven naar {}; alleen u kunt het lezen. Vernietig het na gebruik."


@contextmanager
def nieuw_bestand(doel: Path) -> Iterator[IO[bytes]]:
    """A file of mode 0600 that is there completely or not at all; refused before anything else."""
    if doel.is_dir():
        raise OnjuisteInvoer("--uit", "is een map; noem een bestand")
    try:
        greep, tijdelijk = tempfile.mkstemp(dir=doel.parent, prefix=f".{doel.name}.")
    except OSError:
        raise OnjuisteInvoer(
            "--uit", "daar kan niet geschreven worden; noem een bestand in een bestaande map"
        ) from None
    try:
        with os.fdopen(greep, "wb") as bestand:
            yield bestand
        Path(tijdelijk).replace(doel)
    finally:
        Path(tijdelijk).unlink(missing_ok=True)
