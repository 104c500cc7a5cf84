"""What Prefect's migrations make of an empty SQLite file: `python -m tests.hulp.prefect_leeg`.

Once for each version of Prefect; `tests/deployments/test_leeg.py` says when.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from deployments.prefect.leeg import INHOUD
from tests.hulp.live import voorgevuld


def als_tekst(bestand: Path) -> str:
    """All of a database as SQL."""
    with closing(sqlite3.connect(bestand)) as databank:
        return "\n".join(databank.iterdump()) + "\n"


if __name__ == "__main__":
    with TemporaryDirectory() as map_:
        voorgevuld(Path(map_), Path(map_))
        INHOUD.write_text(als_tekst(Path(map_) / "prefect" / "prefect.db"))
