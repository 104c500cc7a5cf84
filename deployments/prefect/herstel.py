"""`regie herstel`: one pass of repair, in a process that loads Prefect for it."""

import asyncio
import os
from typing import Any

from deployments.prefect.omgeving import omgeving
from models.fouten import Onbereikbaar
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu
from tasks.basis.werkmap import verlaten
from tasks.runs import api as prefect_api


def herstel_nu() -> list[dict[str, Any]]:
    """Compare every open process with Prefect and mend it; what was mended, or could not be.

    Onbereikbaar if Prefect does not answer, or stops doing so.
    """
    api = instellingen().prefect_api
    if not prefect_api.gezond():
        raise Onbereikbaar(
            "Prefect antwoordt niet. Controleer PREFECT_API_URL, of begin met `regie start`;"
            " dan herstelt regie vanzelf."
        )
    os.environ.update(omgeving(instellingen(), api))
    with verlaten():
        return asyncio.run(_herstel())


async def _herstel() -> list[dict[str, Any]]:
    import httpx
    from prefect.client.orchestration import get_client
    from prefect.exceptions import PrefectException

    from tasks.runs.herstel import herstel

    try:
        async with get_client() as client:
            return [vars(bevinding) for bevinding in await herstel(client, moment=nu())]
    except (httpx.HTTPError, PrefectException, ValueError) as fout:  # ValueError: no Prefect there
        raise Onbereikbaar(
            f"Prefect antwoordde onderweg niet of verkeerd ({type(fout).__name__})."
            " Wat al hersteld was, blijft zo; draai `regie herstel` straks opnieuw."
        ) from None
