"""Work pool and deployments of regie in Prefect; safe to repeat, never deletes one."""

import asyncio
import json
import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from inspect import cleandoc
from typing import Any

import anyio
import httpx
from prefect import Flow
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import (
    DeploymentScheduleCreate,
    DeploymentScheduleUpdate,
    DeploymentUpdate,
    WorkPoolCreate,
)
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterName
from prefect.client.schemas.objects import VersionInfo
from prefect.client.schemas.responses import DeploymentResponse
from prefect.client.schemas.schedules import CronSchedule
from prefect.exceptions import ObjectAlreadyExists, PrefectException
from prefect.logging import get_logger
from prefect.workers.base import BaseWorker

from deployments.ingericht import is_demo_hier
from deployments.prefect.procesworker import Procesworker
from deployments.prefect.werker import WarmeWerker
from flows.roosters import ROOSTERS, TIJDZONE
from flows.tabel import FLOWS
from models.fouten import Onbereikbaar
from tasks.basis.instellingen import instellingen
from tasks.basis.levensteken import leef
from tasks.basis.tijd import nu
from tasks.runs.api import staat_open
from tasks.runs.herstel import herstel
from tasks.runs.prefectpagina import wis_wal

_LOG = get_logger("regie.herstel")
_WERKERS: dict[str, type[BaseWorker[Any, Any, Any]]] = {
    "warm": WarmeWerker,
    "process": Procesworker,
}


async def registreer(client: PrefectClient) -> None:
    """Make the work pool, and every deployment that Prefect does not have as this release has it.

    Prefect itself keeps the fingerprint of each, as its version: one that was lost is made again,
    and one that is as it should be costs nothing. What an operator set there, such as a pause or a
    limit, stays.
    """
    gewenst = {naam: _beschrijf(naam, flow) for naam, flow in FLOWS.items()}
    naam_is = DeploymentFilterName(any_=[*FLOWS])
    gevonden = await client.read_deployments(deployment_filter=DeploymentFilter(name=naam_is))
    er_is = {deployment.name: deployment for deployment in gevonden}
    anders = [
        naam for naam, nieuw in gewenst.items() if not nieuw.is_geregistreerd(er_is.get(naam))
    ]
    if not anders:
        return
    soort = _WERKERS[instellingen().werker]
    with suppress(ObjectAlreadyExists):
        await client.create_work_pool(
            WorkPoolCreate(
                name=instellingen().werkpool,
                type=soort.type,
                base_job_template=soort.get_default_base_job_template(),
            )
        )
    await asyncio.gather(
        *(_leg_voor(client, naam, gewenst[naam], er_is.get(naam)) for naam in anders)
    )


@dataclass(frozen=True)
class _Gewenst:
    """A deployment as this release has it."""

    kenmerken: dict[str, Any]
    rooster: list[CronSchedule]

    @property
    def vingerafdruk(self) -> str:
        """The same as long as all of it is the same."""
        alles = [self.kenmerken, [rooster.model_dump() for rooster in self.rooster]]
        return sha256(json.dumps(alles, sort_keys=True).encode()).hexdigest()[:16]

    def is_geregistreerd(self, er_is: DeploymentResponse | None) -> bool:
        """Whether what Prefect has is this; without its work pool it is not."""
        pool = self.kenmerken["work_pool_name"]
        return er_is is not None and (er_is.version, er_is.work_pool_name) == (
            self.vingerafdruk,
            pool,
        )


def _beschrijf(naam: str, flow: Flow[Any, Any]) -> _Gewenst:
    rooster = ROOSTERS.get(naam)
    return _Gewenst(
        {
            "work_pool_name": instellingen().werkpool,
            "description": cleandoc(flow.description or ""),
            "tags": [naam],
            "entrypoint": f"{flow.fn.__module__}.{flow.fn.__name__}",
            "parameter_openapi_schema": flow.parameters.model_dump_for_openapi(),
            "enforce_parameter_schema": True,
            "pull_steps": [],
        },
        [CronSchedule(cron=rooster, timezone=TIJDZONE)] if rooster else [],
    )


async def _leg_voor(
    client: PrefectClient, naam: str, nieuw: _Gewenst, er_is: DeploymentResponse | None
) -> None:
    """Make it, or change what this release changes."""
    versie = VersionInfo(type="prefect:simple", version=nieuw.vingerafdruk)
    kenmerken = nieuw.kenmerken | {"version": nieuw.vingerafdruk, "version_info": versie}
    if er_is is None:
        flow = await client.create_flow_from_name(naam)
        roosters = [DeploymentScheduleCreate(schedule=rooster) for rooster in nieuw.rooster]
        await client.create_deployment(flow, naam, schedules=roosters, **kenmerken)
        return
    if [rooster.schedule for rooster in er_is.schedules] != nieuw.rooster:
        actief = all(rooster.active for rooster in er_is.schedules)
        kenmerken["schedules"] = [
            DeploymentScheduleUpdate(schedule=rooster, active=actief) for rooster in nieuw.rooster
        ]
    await client.update_deployment(er_is.id, DeploymentUpdate(**kenmerken))


async def draai() -> None:
    """Register, then work until ended; waits for the Prefect server as long as it takes."""
    async with get_client() as client:
        while not await _lukt(client):  # noqa: ASYNC110  another process comes up, no event here
            await asyncio.sleep(0.3)
    _eis_dichte_api()
    naam = f"{socket.gethostname()}-{os.getpid()}"
    werker = _WERKERS[instellingen().werker](work_pool_name=instellingen().werkpool, name=naam)
    async with anyio.create_task_group() as groep:
        groep.start_soon(herstel_steeds, naam)
        await werker.start()
        groep.cancel_scope.cancel()


def _eis_dichte_api() -> None:
    """Outside a demo, work for no server that lets anybody say what is to be done."""
    if is_demo_hier() or not staat_open():
        return
    raise Onbereikbaar(
        f"De Prefect-server op {instellingen().prefect_api} vraagt geen sleutel; deze werker werkt"
        " niet voor haar. Geef de server dezelfde PREFECT_SERVER_API_AUTH_STRING als deze werker."
    )


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
