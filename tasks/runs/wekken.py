"""The bell: after an act that wakes a process, see to it that Prefect takes it up."""

import asyncio

from tasks.basis.instellingen import instellingen
from tasks.basis.paginasleutel import paginasleutel
from tasks.basis.tijd import nu
from tasks.basis.werkmap import verlaten
from tasks.runs import api


def bel(zaaknummer: str) -> bool:
    """Wake Prefect for this case; False if it does not answer, and herstel does it later.

    The warm worker hears the register's own bell; the stock process worker must be told.
    """
    if not api.gezond():
        return False
    if instellingen().werker == "warm":
        return True
    with verlaten():
        return _wek(zaaknummer)


def _wek(zaaknummer: str) -> bool:
    """Make or resume the runs of this case, for a worker that knows nothing of the register."""
    import httpx  # noqa: PLC0415  seconds that others save
    from prefect.client.orchestration import get_client  # noqa: PLC0415  idem
    from prefect.exceptions import PrefectException  # noqa: PLC0415  idem
    from prefect.settings import (  # noqa: PLC0415  idem
        PREFECT_API_AUTH_STRING,
        PREFECT_API_URL,
        temporary_settings,
    )

    from tasks.runs.herstel import herstel  # noqa: PLC0415  idem

    async def eenmaal() -> bool:
        async with get_client() as client:
            gedaan = await herstel(client, moment=nu(), zaaknummer=zaaknummer)
            return all(bevinding.gelukt for bevinding in gedaan)

    try:
        with temporary_settings(
            updates={
                PREFECT_API_URL: instellingen().prefect_api,
                PREFECT_API_AUTH_STRING: paginasleutel() or None,
            }
        ):
            return asyncio.run(eenmaal())
    except (PrefectException, httpx.HTTPError):
        return False
