"""Repair: open processes of the register against the runs that Prefect has, once per pass.

No case is lost because Prefect lost, failed, cancelled or finished its run.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.states import Crashed
from sqlmodel import col, or_, select

from models.tabellen import Proces, Vraag
from tasks.database import lezen, transactie
from tasks.instellingen import instellingen
from tasks.prefect_runs import lees_runs, maak_run, plan_in
from tasks.zaken import open_vragen


@dataclass(frozen=True)
class Bevinding:
    """What a pass found for one process, and what it did about it."""

    zaaknummer: str
    proces: str
    wat: str


async def herstel(client: PrefectClient, *, moment: datetime) -> list[Bevinding]:
    """One pass over all open processes; what it mended."""
    with lezen() as sessie:
        open_ = sessie.exec(
            select(Proces).where(
                col(Proces.klaar_op).is_(None),
                or_(col(Proces.bezig_tot).is_(None), col(Proces.bezig_tot) <= moment),
            )
        ).all()
        vragen = {
            (vraag.zaaknummer, vraag.proces, vraag.onderwerp): vraag
            for vraag in open_vragen(sessie)
        }
    runs = await lees_runs(client, [proces.flow_run_id for proces in open_ if proces.flow_run_id])
    bevindingen = []
    for proces in open_:
        vraag = vragen.get((proces.zaaknummer, proces.proces, proces.onderwerp))
        if wat := await _herstel_een(client, proces, vraag, runs.get(proces.flow_run_id), moment):
            bevindingen.append(Bevinding(proces.zaaknummer, proces.proces, wat))
    return bevindingen


async def _herstel_een(
    client: PrefectClient,
    proces: Proces,
    vraag: Vraag | None,
    run: FlowRun | None,
    moment: datetime,
) -> str | None:
    """Mend one process that no segment is busy with; None if all is well."""
    if run is None or run.state is None:
        return await _vervang(client, proces, "zonder run")
    if run.state.is_final():
        return await _vervang(client, proces, f"run in eindtoestand {run.state.name}")
    if run.state.is_paused():
        waarom = _waarom_wekken(proces, vraag, run.state)
        return await _wek(client, proces, run, waarom) if waarom else None
    if moment - run.state.timestamp > timedelta(seconds=instellingen().vast_s):
        return await _bevrijd(client, proces, run, run.state)
    return None


def _waarom_wekken(proces: Proces, vraag: Vraag | None, staat: State) -> str | None:
    """A paused run is well only if it waits, with its form, for the vraag that is open."""
    if vraag is None:
        return "besluit vastgelegd, run wachtte nog"
    if proces.wek:
        return "was nog niet gewekt"
    if vraag.run != proces.flow_run_id or staat.state_details.pause_key != vraag.sleutel:
        return "wachtte niet op de open vraag"
    if not vraag.gesteld:
        return "het formulier was nog niet gesteld"
    return None


async def _bevrijd(client: PrefectClient, proces: Proces, run: FlowRun, staat: State) -> str:
    """A run that no worker took up is woken; one whose worker disappeared is replaced."""
    waarom = f"bleef hangen in {staat.name}"
    if staat.is_scheduled():
        return await _wek(client, proces, run, waarom)
    await client.set_flow_run_state(run.id, Crashed(message="worker verdween"), force=True)
    return await _vervang(client, proces, waarom)


async def _vervang(client: PrefectClient, proces: Proces, waarom: str) -> str:
    warm = instellingen().werker == "warm"
    await maak_run(client, proces, inplannen=not warm)
    if warm:
        _zet_wek(proces)
    return f"{waarom}: nieuwe run"


async def _wek(client: PrefectClient, proces: Proces, run: FlowRun, waarom: str) -> str:
    if instellingen().werker == "warm":
        _zet_wek(proces)
    elif run.state and run.state.type != StateType.SCHEDULED:
        await plan_in(client, UUID(str(run.id)))
    return f"{waarom}: gewekt"


def _zet_wek(proces: Proces) -> None:
    with transactie() as sessie:
        rij = sessie.get_one(Proces, proces.id)
        rij.wek = True
        sessie.add(rij)
