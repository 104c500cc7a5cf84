"""The flow runs of cases: made and woken through the Prefect API."""

from collections.abc import Sequence
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import ObjectNotFound
from prefect.states import Pending, Scheduled

from models.tabellen import Proces
from tasks.database import transactie

_PAGINA = 200


async def maak_run(client: PrefectClient, proces: Proces, *, inplannen: bool) -> FlowRun | None:
    """A new flow run for this process, noted in the register; None if another was faster.

    Carries the zaaknummer only. `inplannen` leaves it to any worker of the pool; else the caller
    runs it at once. An idempotency key per generation keeps two callers from making two runs.
    """
    deployment = await client.read_deployment_by_name(f"{proces.proces}/{proces.proces}")
    run = await client.create_flow_run_from_deployment(
        deployment.id,
        name=proces.zaaknummer,
        parameters={"zaaknummer": proces.zaaknummer},
        tags=[proces.proces],
        state=Scheduled() if inplannen else Pending(),
        idempotency_key=f"{proces.zaaknummer}/{proces.proces}/{proces.onderwerp}/{proces.generatie}"
        f"/{proces.flow_run_id}",
    )
    return run if _noteer(proces, run.id) else None


async def lees_run(client: PrefectClient, run: str) -> FlowRun | None:
    """The flow run, or None if someone deleted it."""
    try:
        return await client.read_flow_run(UUID(run))
    except ObjectNotFound:
        return None


async def lees_runs(client: PrefectClient, runs: Sequence[str]) -> dict[str | None, FlowRun]:
    """Those of these flow runs that still exist, by id; a page at a time."""
    gevonden: dict[str | None, FlowRun] = {}
    for begin in range(0, len(runs), _PAGINA):
        ids = [UUID(run) for run in runs[begin : begin + _PAGINA]]
        waar = FlowRunFilter(id=FlowRunFilterId(any_=ids))
        deel = await client.read_flow_runs(flow_run_filter=waar, limit=_PAGINA)
        gevonden |= {str(run.id): run for run in deel}
    return gevonden


async def plan_in(client: PrefectClient, run: UUID) -> None:
    """Let any worker of the pool pick up a suspended run."""
    await client.set_flow_run_state(run, Scheduled(name="Resuming"))


def _noteer(proces: Proces, run: UUID) -> bool:
    with transactie() as sessie:
        rij = sessie.get_one(Proces, proces.id, populate_existing=True)
        if (rij.flow_run_id, rij.klaar_op) != (proces.flow_run_id, None):
            return False
        rij.flow_run_id = str(run)
        sessie.add(rij)
    return True
