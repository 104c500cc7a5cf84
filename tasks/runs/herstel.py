"""Repair: open processes of the register against the runs that Prefect has, once per pass.

No case is lost because Prefect lost, failed, cancelled or finished its run. Get, decide, do:
`diagnose` touches nothing; what it finds is done under a claim, so that no segment is disturbed.
A process that cannot be mended is told of, and the pass goes on.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

import httpx
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import FlowRun, State
from prefect.exceptions import PrefectException
from prefect.states import Cancelled, Crashed
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.begrippen import Procedure
from models.fouten import Onbereikbaar
from models.tabellen import Proces, Vraag
from tasks.basis.database import lezen
from tasks.basis.installatie import deur_b_open
from tasks.basis.instellingen import instellingen
from tasks.runs.api import gezond
from tasks.runs.nazien import zie_na
from tasks.runs.paginaformulier import sleutels
from tasks.runs.runs import (
    BLADZIJDE,
    in_vroegere_pool,
    lees_run,
    levend_van,
    levende_runs,
    maak_run,
    mag_weg_zijn,
    plan_in,
)
from tasks.termijnen.bewaking import zonder_ladder, zonder_termijn
from tasks.termijnen.termijnen import vul_aan
from tasks.vragen import lease


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
    gelukt: bool = True


async def herstel(
    client: PrefectClient, *, moment: datetime, zaaknummer: str | None = None
) -> list[Bevinding]:
    """One pass over all open processes, or those of one case; what it mended or could not."""
    bevindingen = []
    for processen, vragen in _bladzijden(zaaknummer, moment):
        runs = await levend_van(client, (p.flow_run_id for p in processen if p.flow_run_id))
        for proces in processen:
            vraag = vragen.get((proces.zaaknummer, proces.proces, proces.onderwerp))
            run = runs.get(proces.flow_run_id or "")
            if bevinding := await _bezie(client, proces, vraag, run, moment):
                bevindingen.append(bevinding)
    if zaaknummer is None:
        async for levend in levende_runs(client):
            await _ruim_wezen_op(client, levend, moment)
        bevindingen += _bewaak(moment)
        if deur_b_open():
            nagezien = await zie_na(client, moment=moment)
            bevindingen += [Bevinding(v.zaaknummer, v.proces, wat) for v, wat in nagezien]
    return bevindingen


def _bewaak(moment: datetime) -> list[Bevinding]:
    """What no clock watches over is reported; a vraag without a term gets one."""
    with lezen() as sessie:
        vragen = zonder_termijn(sessie)
    if vragen:
        vul_aan(moment=moment)
    with lezen() as sessie:  # what its vraag, now mended, left without a ladder is well again
        maatregelen = zonder_ladder(sessie)
    return [
        *(Bevinding(v.zaaknummer, v.proces, f"vraag {v.stap} had geen termijn") for v in vragen),
        *(
            Bevinding(zaak, Procedure.SPOEDMAATREGEL, "spoedmaatregel zonder ladder", gelukt=False)
            for zaak, _ in maatregelen
        ),
    ]


def diagnose(
    proces: Proces,
    vraag: Vraag | None,
    staat: State | None,
    *,
    moment: datetime,
    verhuisd: bool = False,
) -> tuple[Ingreep, str] | None:
    """What a process that no segment is busy with needs, and why; None if all is well.

    `verhuisd`: its run is in a work pool that is no longer that of this installation.
    """
    if staat is None:
        return Ingreep.VERVANG, "zonder levende run"
    if verhuisd and (staat.is_paused() or staat.is_scheduled()):  # else a segment may be at it
        return Ingreep.VERVANG, "stond in een vroegere werkpool"
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
    if not vraag.gesteld:
        return "het formulier was nog niet gesteld"
    toont = staat.state_details.run_input_keyset == sleutels(vraag.sleutel)
    return "" if toont or not deur_b_open() else "toonde een ander formulier, of geen"


def _bladzijden(
    zaaknummer: str | None, moment: datetime
) -> Iterator[tuple[Sequence[Proces], dict[tuple[str, str, str], Vraag]]]:
    """Open processes that no segment is busy with, and their open vragen, a page at a time."""
    waar = [
        Proces.onafgerond(),
        lease.vrij(moment),
    ]
    if zaaknummer:
        waar.append(col(Proces.zaaknummer) == zaaknummer)
    na = 0
    while processen := _lees(select(Proces).where(*waar, col(Proces.id) > na)):
        zaken = {proces.zaaknummer for proces in processen}
        vragen = _lees_vragen(zaken)
        yield processen, {(v.zaaknummer, v.proces, v.onderwerp): v for v in vragen}
        na = processen[-1].id or na


def _lees(vraag: SelectOfScalar[Proces]) -> Sequence[Proces]:
    with lezen() as sessie:
        return sessie.exec(vraag.order_by(col(Proces.id)).limit(BLADZIJDE)).all()


def _lees_vragen(zaken: set[str]) -> Sequence[Vraag]:
    with lezen() as sessie:
        open_ = Vraag.is_open()
        return sessie.exec(select(Vraag).where(open_, col(Vraag.zaaknummer).in_(zaken))).all()


async def _bezie(
    client: PrefectClient,
    proces: Proces,
    vraag: Vraag | None,
    run: FlowRun | None,
    moment: datetime,
) -> Bevinding | None:
    """Mend one process; that it fails is a finding, unless Prefect is gone for all of them."""
    try:
        wat = await _herstel_een(client, proces, vraag, run, moment)
    except (httpx.HTTPError, PrefectException, Onbereikbaar) as fout:
        if isinstance(fout, httpx.TransportError) and not await asyncio.to_thread(gezond):
            raise
        wat = f"niet gelukt: {type(fout).__name__}"
        return Bevinding(proces.zaaknummer, proces.proces, wat, gelukt=False)
    return Bevinding(proces.zaaknummer, proces.proces, wat) if wat else None


async def _herstel_een(
    client: PrefectClient,
    proces: Proces,
    vraag: Vraag | None,
    run: FlowRun | None,
    moment: datetime,
) -> str:
    run = run or await _lees_apart(client, proces)
    verhuisd = run is not None and await in_vroegere_pool(client, proces, run)
    staat = run.state if run else None
    vondst = diagnose(proces, vraag, staat, moment=moment, verhuisd=verhuisd)
    if vondst and await _grijp_in(client, proces, run, *vondst):
        return f"{vondst[1]}: {vondst[0].value}"
    return ""


async def _lees_apart(client: PrefectClient, proces: Proces) -> FlowRun | None:
    """The live run that is not in the list: made since, in another pool, or left without one."""
    run = await lees_run(client, proces.flow_run_id) if proces.flow_run_id else None
    return run if run and run.state and not run.state.is_final() else None


async def _grijp_in(
    client: PrefectClient, proces: Proces, run: FlowRun | None, ingreep: Ingreep, waarom: str
) -> bool:
    """Do it, unless a segment began since the process was read."""
    if not lease.neem_zoals_gelezen(proces):
        return False
    warm = instellingen().werker == "warm"
    try:
        if ingreep is Ingreep.VERVANG:
            if run:
                await client.set_flow_run_state(run.id, Crashed(message=waarom), force=True)
            return await maak_run(client, proces, inplannen=not warm) is not None
        if run and not warm:
            await plan_in(client, run.id)
        return True
    finally:
        lease.geef_terug(proces, wekken=warm)


async def _ruim_wezen_op(client: PrefectClient, runs: Sequence[FlowRun], moment: datetime) -> None:
    """End live runs of a case that carry no open process: left by a crash, or copied by hand."""
    with lezen() as sessie:
        lopend = select(Proces.flow_run_id).where(
            Proces.onafgerond(),
            col(Proces.flow_run_id).in_([str(run.id) for run in runs]),
        )
        van_een_zaak = set(sessie.exec(lopend))
    for run in runs:
        if str(run.id) in van_een_zaak or run.state is None:
            continue
        if "zaaknummer" not in run.parameters:  # planned, of no case
            continue
        if moment - run.state.timestamp > timedelta(seconds=instellingen().hangt_s):
            einde: State = Cancelled(message="geen lopende zaak wacht op deze run")
            with mag_weg_zijn():
                await client.set_flow_run_state(UUID(str(run.id)), einde, force=True)
