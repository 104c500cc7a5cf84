"""The first database of an embedded Prefect server: migrated once per environment, then copied.

Its migrations take half of a first start. `make env` carries them out on an empty SQLite file
(`python -m deployments.prefect.leeg`); where that file is not there, the server migrates by itself,
as it does from then on. PostgreSQL is always migrated.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from tasks.basis.bestanden import schrijf_heel


def sjabloon() -> Path:
    """Where this environment keeps it; of one version of Prefect."""
    return Path(sys.prefix) / "share" / "regie" / f"prefect-{version('prefect')}.db"


def zorg_voor_databank(bestand: Path) -> None:
    """Lay the database down whole, unless there is one: of this user only, as SQLite makes it."""
    if not bestand.exists() and sjabloon().exists():
        schrijf_heel(bestand, sjabloon().read_bytes(), eerste=True)


def maak_sjabloon(doel: Path) -> None:
    """Carry out Prefect's migrations on an empty file, and put the outcome here."""
    with TemporaryDirectory() as map_:
        nieuw = Path(map_) / "prefect.db"
        eigen = {
            "PREFECT_HOME": map_,
            "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{nieuw}",
        }
        opdracht = (sys.executable, "-P", "-m", "prefect", "server", "database", "upgrade", "-y")
        subprocess.run(  # noqa: S603  this very interpreter
            opdracht, env={**os.environ, **eigen}, cwd=map_, check=True, capture_output=True
        )
        with closing(sqlite3.connect(nieuw)) as databank:
            databank.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        doel.parent.mkdir(parents=True, exist_ok=True)
        schrijf_heel(doel, nieuw.read_bytes())
        doel.chmod(0o644)  # empty; whoever runs this environment may copy it


if __name__ == "__main__":
    maak_sjabloon(sjabloon())
