"""The flow runs of cases: made and woken through the Prefect API."""

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from uuid import UUID

import httpx
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import TERMINAL_STATES, FlowRun, StateType
from prefect.client.schemas.responses import DeploymentResponse
from prefect.client.utilities import get_or_create_client
from prefect.exceptions import ObjectNotFound
from prefect.states import Pending, Scheduled

from models.tabellen import Proces
from tasks.basis.database import transactie
from tasks.basis.instellingen import instellingen

BLADZIJDE = 100
"""How many are read at a time: memory does not grow with the number of cases."""
_LEVEND = FlowRunFilterState(
    type=FlowRunFilterStateType(any_=[s for s in StateType if s not in TERMINAL_STATES])
)


async def maak_run(client: PrefectClient, proces: Proces, *, inplannen: bool) -> FlowRun | None:
    """A new flow run for this process, noted in the register; None if another was faster.

    Carries the zaaknummer and an opaque onderwerp only. `inplannen` leaves it to any worker of the
    pool; else the caller runs it at once. An idempotency key per generation keeps two callers from
    making two runs.
    """
    deployment = await _deployment(client, proces)
    run = await client.create_flow_run_from_deployment(
        deployment.id,
        name=proces.zaaknummer,
        parameters={"zaaknummer": proces.zaaknummer, "onderwerp": proces.onderwerp},
        tags=[proces.proces],
        state=Scheduled() if inplannen else Pending(),
        idempotency_key=f"{proces.zaaknummer}/{proces.proces}/{proces.onderwerp}/{proces.generatie}"
        f"/{proces.flow_run_id}",
    )
    return run if _noteer(proces, run.id) else None


@asynccontextmanager
async def client_van_segment() -> AsyncIterator[PrefectClient]:
    """The client that this flow run already has: a new one would read every certificate anew."""
    client, bestaat = get_or_create_client()
    if bestaat:
        yield client
        return
    async with client:
        yield client


@contextmanager
def mag_weg_zijn() -> Iterator[None]:
    """Pass over what Prefect no longer has, in either of the ways in which its client says so."""
    try:
        yield
    except ObjectNotFound:
        return
    except httpx.HTTPStatusError as fout:
        if fout.response.status_code != httpx.codes.NOT_FOUND:
            raise


async def lees_run(client: PrefectClient, run: str) -> FlowRun | None:
    """The flow run, or None if someone deleted it."""
    try:
        return await client.read_flow_run(UUID(run))
    except ObjectNotFound:
        return None


async def in_vroegere_pool(client: PrefectClient, proces: Proces, run: FlowRun) -> bool:
    """Whether the run is in another work pool than ours, while a new one would come in ours.

    As long as the deployment is elsewhere too, replacing the run would not bring it here.
    """
    eigen = instellingen().werkpool
    if run.work_pool_name in {None, eigen}:
        return False
    with suppress(ObjectNotFound):  # no deployment now, so no new run either
        return (await _deployment(client, proces)).work_pool_name == eigen
    return False


async def levende_runs(client: PrefectClient) -> AsyncIterator[list[FlowRun]]:
    """All flow runs of the work pool that are not at an end, a page at a time."""
    pool = WorkPoolFilter(name=WorkPoolFilterName(any_=[instellingen().werkpool]))
    gehad = 0
    while deel := await client.read_flow_runs(
        flow_run_filter=FlowRunFilter(state=_LEVEND),
        work_pool_filter=pool,
        limit=BLADZIJDE,
        offset=gehad,
    ):
        yield deel
        gehad += len(deel)


async def levend_van(client: PrefectClient, ids: Iterable[str]) -> dict[str, FlowRun]:
    """Those of these flow runs (a page at most) that are not at an end, by id."""
    waar = FlowRunFilter(state=_LEVEND, id=FlowRunFilterId(any_=[UUID(run) for run in ids]))
    runs = await client.read_flow_runs(flow_run_filter=waar, limit=BLADZIJDE)
    return {str(run.id): run for run in runs}


async def plan_in(client: PrefectClient, run: UUID) -> None:
    """Let any worker of the pool pick up a suspended run."""
    await client.set_flow_run_state(run, Scheduled(name="Resuming"))


async def _deployment(client: PrefectClient, proces: Proces) -> DeploymentResponse:
    return await client.read_deployment_by_name(f"{proces.proces}/{proces.proces}")


def _noteer(proces: Proces, run: UUID) -> bool:
    with transactie() as sessie:
        rij = sessie.get_one(Proces, proces.id, populate_existing=True)
        if (rij.flow_run_id, rij.klaar_op) != (proces.flow_run_id, None):
            return False
        rij.flow_run_id = str(run)
        sessie.add(rij)
    return True
