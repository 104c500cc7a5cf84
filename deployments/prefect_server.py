"""The Prefect server of an installation: Prefect's own, set up so that it keeps and sends nothing.

On SQLite every connection overwrites what it deletes (`secure_delete`), so that what someone
typed on the page does not stay in a free page of the file.
"""

import os
from typing import Any

from deployments.omgeving import omgeving
from tasks.instellingen import instellingen


def main(poort: int) -> None:
    """Serve until ended, on PREFECT_SERVER_API_HOST (default: this machine only)."""
    api = f"http://127.0.0.1:{poort}/api"
    os.environ.update(omgeving(instellingen(), os.environ.get("PREFECT_API_URL", api)))
    import uvicorn
    from prefect.server.api.server import create_app
    from sqlalchemy import Engine, event

    (instellingen().home / "prefect").mkdir(mode=0o700, exist_ok=True)
    event.listen(Engine, "connect", _overschrijf)
    host = os.environ.get("PREFECT_SERVER_API_HOST", "127.0.0.1")
    uvicorn.run(create_app(), host=host, port=poort, log_level="warning", access_log=False)


def _overschrijf(verbinding: Any, _: object) -> None:  # noqa: ANN401  driver's own type
    if "sqlite" in type(verbinding).__module__:
        cursor = verbinding.cursor()
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()
