"""Repair: open processes of the register against the runs that Prefect has, once per pass.

No case is lost because Prefect lost, failed, cancelled or finished its run.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.states import Crashed
from sqlmodel import Session, col, select

from models.tabellen import Proces, Vraag
from tasks.database import lezen, transactie
from tasks.instellingen import instellingen
from tasks.prefect_runs import lees_run, maak_run, plan_in


@dataclass(frozen=True)
class Bevinding:
    """What a pass found for one process, and what it did about it."""

    zaaknummer: str
    proces: str
    wat: str


async def herstel(client: PrefectClient, *, moment: datetime) -> list[Bevinding]:
    """One pass over all open processes; what it mended."""
    with lezen() as sessie:
        open_ = sessie.exec(select(Proces).where(col(Proces.klaar_op).is_(None))).all()
    return [
        Bevinding(proces.zaaknummer, proces.proces, wat)
        for proces in open_
        if (wat := await _herstel_een(client, proces, moment))
    ]


async def _herstel_een(client: PrefectClient, proces: Proces, moment: datetime) -> str | None:
    """Mend one process; None if all is well or a segment is busy with it."""
    if proces.bezig_tot and proces.bezig_tot > moment:
        return None
    run = await lees_run(client, proces.flow_run_id) if proces.flow_run_id else None
    if run is None or run.state is None:
        return await _vervang(client, proces, "zonder run")
    if run.state.is_final():
        return await _vervang(client, proces, f"run in eindtoestand {run.state.name}")
    if run.state.is_paused():
        return await _wek_zo_nodig(client, proces, run)
    if moment - run.state.timestamp > timedelta(seconds=instellingen().vast_s):
        return await _bevrijd(client, proces, run, run.state)
    return None


async def _bevrijd(client: PrefectClient, proces: Proces, run: FlowRun, staat: State) -> str:
    """A run that no worker took up is woken; one whose worker disappeared is replaced."""
    waarom = f"bleef hangen in {staat.name}"
    if staat.is_scheduled():
        return await _wek(client, proces, run, waarom)
    await client.set_flow_run_state(run.id, Crashed(message="worker verdween"), force=True)
    return await _vervang(client, proces, waarom)


async def _wek_zo_nodig(client: PrefectClient, proces: Proces, run: FlowRun) -> str | None:
    """A paused run is well only if it waits, with its form, for the vraag that is open."""
    with lezen() as sessie:
        vraag = _open_vraag(sessie, proces)
    sleutel = run.state.state_details.pause_key if run.state else None
    if vraag is None:
        return await _wek(client, proces, run, "besluit vastgelegd, run wachtte nog")
    if proces.wek:
        return await _wek(client, proces, run, "was nog niet gewekt")
    if (
        sleutel != vraag.sleutel
        or vraag.run != str(run.id)
        or not await _heeft_formulier(client, run)
    ):
        return await _wek(client, proces, run, "wachtte niet op de open vraag")
    return None


async def _heeft_formulier(client: PrefectClient, run: FlowRun) -> bool:
    """Whether the form was stored; a crash just after suspending leaves it out."""
    if run.state is None or instellingen().deur_b == "uit":
        return True
    sleutels = run.state.state_details.run_input_keyset
    if not sleutels:
        return False
    naam = sleutels["schema"]
    return bool(
        await client.filter_flow_run_input(run.id, key_prefix=naam, limit=1, exclude_keys=set())
    )


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


def _open_vraag(sessie: Session, proces: Proces) -> Vraag | None:
    return sessie.exec(
        select(Vraag).where(
            col(Vraag.zaaknummer) == proces.zaaknummer,
            col(Vraag.proces) == proces.proces,
            col(Vraag.onderwerp) == proces.onderwerp,
            col(Vraag.gesloten_op).is_(None),
        )
    ).first()
