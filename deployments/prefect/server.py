"""The Prefect server of an installation: Prefect's own, set up so that it keeps and sends nothing.

On SQLite every connection overwrites what it deletes (`secure_delete`), so that what someone
typed on the page does not stay in a free page of the file.
"""

import logging
import os
from datetime import timedelta
from functools import partial
from typing import Any

from deployments.poort import achter_poort
from deployments.prefect.leeg import zorg_voor_databank
from deployments.prefect.omgeving import omgeving
from deployments.prefect.oorsprong import EigenOorsprong
from deployments.toegang import eis_toegang, luistert_op
from tasks.basis.instellingen import instellingen

_MAX_BYTES = 2 * 2**20
"""Of one request, or of one message over a websocket; Prefect's logs are sent in smaller parts."""
_RUST = timedelta(seconds=2)


def main(poort: int) -> None:
    """Serve until ended, on PREFECT_SERVER_API_HOST (default: this machine only)."""
    eis_toegang(luistert_op())
    api = f"http://127.0.0.1:{poort}/api"
    os.environ.update(omgeving(instellingen(), os.environ.get("PREFECT_API_URL", api)))
    import uvicorn
    from prefect.server.api import middleware
    from prefect.server.api.server import create_app
    from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL
    from sqlalchemy import Engine, event, make_url

    from deployments.prefect.csrf import Onthoudend

    _schrijf_om_de_beurt()
    _verzwijg_waarden()
    _rustig()
    vars(middleware)["CsrfMiddleware"] = Onthoudend  # which create_app takes from there
    (instellingen().home / "prefect").mkdir(mode=0o700, exist_ok=True)
    bestand = instellingen().prefect_bestand
    if make_url(str(PREFECT_API_DATABASE_CONNECTION_URL.value())).database == str(bestand):
        zorg_voor_databank(bestand)
    event.listen(Engine, "connect", _overschrijf)
    event.listen(Engine, "engine_connect", _verberg)
    adressen = (os.environ["PREFECT_API_URL"], instellingen().pagina_url)
    uvicorn.run(
        achter_poort(EigenOorsprong(create_app(), adressen), adressen, max_bytes=_MAX_BYTES),
        host=luistert_op(),
        port=poort,
        ws_max_size=_MAX_BYTES,
        log_level="warning",
        access_log=False,
    )


def _schrijf_om_de_beurt() -> None:
    """SQLite: begin every transaction of the server as a writing one.

    Prefect reads first and writes later in one transaction; if another one wrote in between,
    SQLite refuses at once ("database is locked", a 503 to the client), whatever the busy timeout.
    """
    from prefect.server.database.configurations import AioSqliteConfiguration

    begin = AioSqliteConfiguration.begin_transaction

    def begin_schrijvend(zelf: Any, sessie: Any, **_: bool) -> Any:  # noqa: ANN401  Prefect's types
        return begin(zelf, sessie, with_for_update=True)

    AioSqliteConfiguration.begin_transaction = begin_schrijvend  # type: ignore[assignment, method-assign]  # its way of beginning is what we change


def _rustig() -> None:
    """Look for work of the server's own eight times less often: nobody waits for it.

    Its background tasks are kept in memory, where looking is all that an idle server does.
    """
    from docket import Worker
    from prefect.server.api import background_workers

    rustig = partial(Worker, minimum_check_interval=_RUST, scheduling_resolution=_RUST)
    background_workers.Worker = rustig  # type: ignore[attr-defined, assignment]  # imported there


def _verzwijg_waarden() -> None:
    """The driver of SQLite writes every value to its log at DEBUG; never, whatever someone sets."""
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)


def _verberg(verbinding: Any) -> None:  # noqa: ANN401  SQLAlchemy, imported late
    """No values in the error texts of the server: what was typed must not reach its log."""
    verbinding.engine.hide_parameters = True


def _overschrijf(verbinding: Any, _: object) -> None:  # noqa: ANN401  driver's own type
    if "sqlite" in type(verbinding).__module__:
        cursor = verbinding.cursor()
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()
