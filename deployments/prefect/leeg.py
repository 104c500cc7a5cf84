"""The first database of an embedded Prefect server, as its migrations leave it, without them.

They take half of a first start. What they make of an empty SQLite file is in `leeg.sql`; the server
then migrates as ever, from the version that is noted there. PostgreSQL is always migrated.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from tasks.basis.bestanden import schrijf_heel

INHOUD = Path(__file__).with_name("leeg.sql")
"""Written by `python -m tests.hulp.prefect_leeg`, at each new version of Prefect."""


def zorg_voor_databank(bestand: Path) -> None:
    """Lay the database down whole, unless there is one: of this user only, as SQLite makes it."""
    if bestand.exists():
        return
    with closing(sqlite3.connect(":memory:")) as nieuw:
        nieuw.executescript(INHOUD.read_text())
        schrijf_heel(bestand, nieuw.serialize(), eerste=True)
