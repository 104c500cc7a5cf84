"""Repair: open processes of the register against the runs that Prefect has, once per pass.

No case is lost because Prefect lost, failed, cancelled or finished its run. Get, decide, do:
`diagnose` touches nothing; what it finds is done under a claim, so that no segment is disturbed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import FlowRun, State
from prefect.states import Cancelled, Crashed
from sqlmodel import col, or_, select

from models.tabellen import Proces, Vraag
from tasks.database import lezen, transactie
from tasks.instellingen import instellingen
from tasks.klok import nu
from tasks.prefect_runs import lees_run, levende_runs, maak_run, plan_in
from tasks.zaken import open_vragen


class Ingreep(Enum):
    """What a process needs."""

    WEK = "gewekt"
    VERVANG = "nieuwe run"


@dataclass(frozen=True)
class Bevinding:
    """What a pass found for one process, and what it did about it."""

    zaaknummer: str
    proces: str
    wat: str


async def herstel(
    client: PrefectClient, *, moment: datetime, zaaknummer: str | None = None
) -> list[Bevinding]:
    """One pass over all open processes, or those of one case; what it mended."""
    processen, vragen = _lees(zaaknummer, moment)
    runs = await levende_runs(client)
    op_id = {str(run.id): run for run in runs}
    bevindingen = []
    for proces in processen:
        vraag = vragen.get((proces.zaaknummer, proces.proces, proces.onderwerp))
        run = op_id.get(proces.flow_run_id or "") or await _lees_apart(client, proces)
        vondst = diagnose(proces, vraag, run.state if run else None, moment=moment)
        if vondst and await _grijp_in(client, proces, run, vondst[0]):
            wat = f"{vondst[1]}: {vondst[0].value}"
            bevindingen.append(Bevinding(proces.zaaknummer, proces.proces, wat))
    if zaaknummer is None:
        await _ruim_wezen_op(client, runs, moment)
    return bevindingen


def diagnose(
    proces: Proces, vraag: Vraag | None, staat: State | None, *, moment: datetime
) -> tuple[Ingreep, str] | None:
    """What a process that no segment is busy with needs, and why; None if all is well."""
    if staat is None:
        return Ingreep.VERVANG, "zonder levende run"
    if staat.is_paused():
        waarom = _waarom_wekken(proces, vraag, staat)
        return (Ingreep.WEK, waarom) if waarom else None
    if moment - staat.timestamp <= timedelta(seconds=instellingen().hangt_s):
        return None
    return Ingreep.WEK if staat.is_scheduled() else Ingreep.VERVANG, f"hing in {staat.name}"


def _waarom_wekken(proces: Proces, vraag: Vraag | None, staat: State) -> str:
    """A paused run is well only if it waits, with its form, for the vraag that is open."""
    if vraag is None:
        return "besluit vastgelegd, run wachtte nog"
    if proces.wek:
        return "was nog niet gewekt"
    if vraag.run != proces.flow_run_id or staat.state_details.pause_key != vraag.sleutel:
        return "wachtte niet op de open vraag"
    return "" if vraag.gesteld else "het formulier was nog niet gesteld"


def _lees(
    zaaknummer: str | None, moment: datetime
) -> tuple[Sequence[Proces], dict[tuple[str, str, str], Vraag]]:
    """Open processes that no segment is busy with, and the open vragen by process."""
    waar = [
        col(Proces.klaar_op).is_(None),
        or_(col(Proces.bezig_tot).is_(None), col(Proces.bezig_tot) <= moment),
    ]
    if zaaknummer:
        waar.append(col(Proces.zaaknummer) == zaaknummer)
    with lezen() as sessie:
        processen = sessie.exec(select(Proces).where(*waar)).all()
        open_ = open_vragen(sessie, zaaknummer)
    return processen, {(vraag.zaaknummer, vraag.proces, vraag.onderwerp): vraag for vraag in open_}


async def _lees_apart(client: PrefectClient, proces: Proces) -> FlowRun | None:
    """The live run that is not in the list: made since, or left without pool by who deleted it."""
    run = await lees_run(client, proces.flow_run_id) if proces.flow_run_id else None
    return run if run and run.state and not run.state.is_final() else None


async def _grijp_in(
    client: PrefectClient, proces: Proces, run: FlowRun | None, ingreep: Ingreep
) -> bool:
    """Do it, unless a segment began since the process was read."""
    if not _claim(proces):
        return False
    warm = instellingen().werker == "warm"
    try:
        if ingreep is Ingreep.VERVANG:
            return await _vervang(client, proces, run, inplannen=not warm)
        if run and not warm:
            await plan_in(client, run.id)
        return True
    finally:
        _geef_terug(proces, wek=warm)


async def _vervang(
    client: PrefectClient, proces: Proces, run: FlowRun | None, *, inplannen: bool
) -> bool:
    """A new run; the old one, if it still looks alive, ended first."""
    if run:
        await client.set_flow_run_state(run.id, Crashed(message="worker verdween"), force=True)
    return await maak_run(client, proces, inplannen=inplannen) is not None


async def _ruim_wezen_op(client: PrefectClient, runs: Sequence[FlowRun], moment: datetime) -> None:
    """End live runs that carry no open process: left over from a crash, or copied by hand."""
    with lezen() as sessie:
        lopend = select(Proces.flow_run_id).where(col(Proces.klaar_op).is_(None))
        van_een_zaak = set(sessie.exec(lopend))
    for run in runs:
        if str(run.id) in van_een_zaak or run.state is None:
            continue
        if moment - run.state.timestamp > timedelta(seconds=instellingen().hangt_s):
            einde: State = Cancelled(message="geen lopende zaak wacht op deze run")
            await client.set_flow_run_state(UUID(str(run.id)), einde, force=True)


def _claim(gelezen: Proces) -> bool:
    """Take a process if it is as it was read."""
    with transactie() as sessie:
        rij = sessie.get_one(Proces, gelezen.id)
        if (rij.generatie, rij.bezig_tot) != (gelezen.generatie, gelezen.bezig_tot):
            return False
        rij.bezig_tot = nu() + timedelta(seconds=instellingen().vast_s)
        sessie.add(rij)
    return True


def _geef_terug(proces: Proces, *, wek: bool) -> None:
    with transactie() as sessie:
        rij = sessie.get_one(Proces, proces.id)
        rij.wek = rij.wek or wek
        if rij.generatie == proces.generatie:  # else a segment began meanwhile and holds the lease
            rij.bezig_tot = None
        sessie.add(rij)
