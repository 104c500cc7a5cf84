"""Beginnings that were played before in this test process, laid back instead of played again.

On SQLite, where a register is a file, and only in one that nobody wrote to since it was copied for
the test: else what a test prepared itself would be gone.
"""

from datetime import datetime
from pathlib import Path

from tasks.basis.database import databank
from tasks.basis.instellingen import instellingen

_BEWAARD: dict[str, tuple[bytes, datetime]] = {}
Stempel = tuple[Path, tuple[tuple[int, int], ...]]
_vers: list[Stempel] = []
"""Of the register that was copied for this test, before anyone wrote to it."""


def stempel() -> Stempel:
    """What is different once anyone wrote to this register: size and time of its files."""
    bestand = _register()
    delen = (bestand, bestand.with_name("register.db-wal"))
    staten = [deel.stat() for deel in delen if deel.exists()]
    return bestand, tuple((s.st_size, s.st_mtime_ns) for s in staten if s.st_size)


def onthoud_vers() -> None:
    """The register of this installation was just laid down for a test."""
    _vers[:] = [stempel()]


def is_vers() -> bool:
    """Whether nobody wrote to this register yet; on PostgreSQL never."""
    return not instellingen().database_url and _vers == [stempel()]


def _register() -> Path:
    return instellingen().home / "register.db"


def leg_terug(naam: str) -> datetime | None:
    """Lay the register back as it was at this beginning; its moment, or None if never played."""
    if naam not in _BEWAARD:
        return None
    bewaard, moment = _BEWAARD[naam]
    databank().dispose()
    _register().write_bytes(bewaard)
    return moment


def bewaar(naam: str, moment: datetime) -> None:
    """Keep the register as it is now as this beginning."""
    databank().dispose()  # the last connection empties the log of SQLite into the file
    _BEWAARD[naam] = _register().read_bytes(), moment
