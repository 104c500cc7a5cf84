"""Work pool and deployments of regie in Prefect; safe to repeat, never deletes one."""

import asyncio
import os
import socket
from contextlib import suppress
from inspect import cleandoc
from typing import Any

import anyio
import httpx
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectAlreadyExists, PrefectException
from prefect.logging import get_logger
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType
from prefect.workers.base import BaseWorker
from prefect.workers.process import ProcessWorker

from deployments.prefect.werker import WarmeWerker
from flows.roosters import ROOSTERS, TIJDZONE
from flows.tabel import FLOWS
from models.fouten import Onbereikbaar
from tasks.basis.instellingen import instellingen
from tasks.basis.levensteken import leef
from tasks.basis.tijd import nu
from tasks.runs.herstel import herstel
from tasks.runs.prefectpagina import wis_wal

_LOG = get_logger("regie.herstel")
_WERKERS: dict[str, type[BaseWorker[Any, Any, Any]]] = {
    "warm": WarmeWerker,
    "process": ProcessWorker,
}


async def registreer(client: PrefectClient) -> None:
    """Make the work pool and apply every deployment."""
    soort = _WERKERS[instellingen().werker]
    with suppress(ObjectAlreadyExists):
        await client.create_work_pool(
            WorkPoolCreate(
                name=instellingen().werkpool,
                type=soort.type,
                base_job_template=soort.get_default_base_job_template(),
            )
        )
    for naam, flow in FLOWS.items():
        rooster = ROOSTERS.get(naam)
        deployment = await flow.ato_deployment(
            name=naam,
            work_pool_name=instellingen().werkpool,
            description=cleandoc(flow.description or ""),
            tags=[naam],
            entrypoint_type=EntrypointType.MODULE_PATH,
            schedules=[Cron(rooster, timezone=TIJDZONE)] if rooster else None,
        )
        await deployment.aapply()


async def draai() -> None:
    """Register, then work until ended; waits for the Prefect server as long as it takes."""
    async with get_client() as client:
        while not await _lukt(client):  # noqa: ASYNC110  another process comes up, no event here
            await asyncio.sleep(0.3)
    naam = f"{socket.gethostname()}-{os.getpid()}"
    werker = _WERKERS[instellingen().werker](work_pool_name=instellingen().werkpool, name=naam)
    async with anyio.create_task_group() as groep:
        groep.start_soon(herstel_steeds, naam)
        await werker.start()
        groep.cancel_scope.cancel()


async def herstel_steeds(naam: str) -> None:
    """Repair at start and then at intervals; each pass is also a sign of life of this worker."""
    async with get_client() as client:
        while True:
            try:
                for bevinding in await herstel(client, moment=nu()):
                    _LOG.warning("%s: %s", bevinding.zaaknummer, bevinding.wat)
                await asyncio.to_thread(wis_wal)
                leef(f"werker-{naam}")
            except (httpx.HTTPError, PrefectException, Onbereikbaar) as fout:
                _LOG.warning("herstel lukte niet, straks weer: %s", type(fout).__name__)
            await asyncio.sleep(instellingen().herstel_s)


async def _lukt(client: PrefectClient) -> bool:
    try:
        await registreer(client)
    except httpx.HTTPError:
        return False
    return True
