"""The Prefect server of an installation: Prefect's own, set up so that it keeps and sends nothing.

On SQLite every connection overwrites what it deletes (`secure_delete`), so that what someone
typed on the page does not stay in a free page of the file.
"""

import sys
from sqlite3 import Connection
from typing import Any

import uvicorn
from prefect.server.api.server import create_app
from sqlalchemy import Engine, event


def main(poort: int) -> None:
    """Serve until ended."""
    event.listen(Engine, "connect", _overschrijf)
    uvicorn.run(create_app(), host="127.0.0.1", port=poort, log_level="warning", access_log=False)


def _overschrijf(verbinding: Any, _: object) -> None:  # noqa: ANN401  driver's own type
    if isinstance(getattr(verbinding, "driver_connection", verbinding), Connection) or (
        "sqlite" in type(verbinding).__module__
    ):
        cursor = verbinding.cursor()
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
