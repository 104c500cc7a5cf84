"""`regie herstel`: one pass of repair, in a process that loads Prefect for it."""

import asyncio
import os

from deployments.omgeving import omgeving
from models.fouten import Onbereikbaar
from tasks import prefect_api
from tasks.instellingen import instellingen
from tasks.klok import nu


def herstel_nu() -> list[dict[str, str]]:
    """Compare every open process with Prefect and mend it; what was mended.

    Onbereikbaar if Prefect does not answer.
    """
    api = instellingen().prefect_api
    if not prefect_api.gezond():
        raise Onbereikbaar(
            "Prefect antwoordt niet. Controleer PREFECT_API_URL, of begin met `regie start`;"
            " dan herstelt regie vanzelf."
        )
    os.environ.update(omgeving(instellingen(), api))
    return asyncio.run(_herstel())


async def _herstel() -> list[dict[str, str]]:
    from prefect.client.orchestration import get_client

    from tasks.herstel import herstel

    async with get_client() as client:
        return [vars(bevinding) for bevinding in await herstel(client, moment=nu())]
