"""Work pool and deployments of regie in Prefect; safe to repeat, never deletes one."""

import asyncio
import os
import socket
from contextlib import suppress
from inspect import cleandoc
from typing import Any

import httpx
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectAlreadyExists
from prefect.types.entrypoint import EntrypointType
from prefect.workers.base import BaseWorker
from prefect.workers.process import ProcessWorker

from deployments.werker import WarmeWerker
from flows.tabel import PROCEDURES
from tasks.instellingen import instellingen

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
    for naam, procedure in PROCEDURES.items():
        deployment = await procedure.ato_deployment(
            name=naam,
            work_pool_name=instellingen().werkpool,
            description=cleandoc(procedure.description or ""),
            tags=[naam],
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        await deployment.aapply()


async def draai() -> None:
    """Register, then work until ended; waits for the Prefect server as long as it takes."""
    async with get_client() as client:
        while not await _lukt(client):  # noqa: ASYNC110  another process comes up, no event here
            await asyncio.sleep(0.3)
    naam = f"{socket.gethostname()}-{os.getpid()}"
    await _WERKERS[instellingen().werker](work_pool_name=instellingen().werkpool, name=naam).start()


async def _lukt(client: PrefectClient) -> bool:
    try:
        await registreer(client)
    except httpx.HTTPError:
        return False
    return True
