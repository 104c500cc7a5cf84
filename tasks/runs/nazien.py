"""What the Prefect page shows of open vragen, against what regie asks: put back if it is not that.

Whoever can write to Prefect's API can show a decider one option, a false title, a link elsewhere.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from math import ceil
from typing import Any
from uuid import UUID

import httpx
import orjson
from prefect.client.orchestration import PrefectClient
from prefect.exceptions import PrefectException
from sqlmodel import col, func, select

from models.tabellen import Proces, Vraag
from tasks.basis.database import lezen
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu
from tasks.register.lezen import beeld
from tasks.runs.paginaformulier import getoond, sleutels
from tasks.runs.runs import mag_weg_zijn
from tasks.vragen import lease
from tasks.vragen.processen import eis_proces

PER_RONDE = 20
"""Vragen that a pass looks at; the next pass takes the next ones."""
_RIJEN = 50


async def zie_na(client: PrefectClient, *, moment: datetime) -> list[tuple[Vraag, str]]:
    """Look at this pass's share of the open vragen; what was found, of those that were not well."""
    gevonden = []
    for vraag in _aan_de_beurt(moment):
        try:
            wat = "op de Prefect-pagina hersteld" if await _herstel(client, vraag) else ""
        except (httpx.HTTPStatusError, PrefectException) as fout:
            wat = f"op de Prefect-pagina niet na te zien: {type(fout).__name__}"
        if wat:
            gevonden.append((vraag, f"vraag {vraag.stap} {wat}"))
    return gevonden


def _aan_de_beurt(moment: datetime) -> Sequence[Vraag]:
    staat_er = (Vraag.is_open(), col(Vraag.gesteld), col(Vraag.run).is_not(None))
    with lezen() as sessie:
        aantal = sessie.exec(select(func.count(col(Vraag.id))).where(*staat_er)).one()
        ronde = int(moment.timestamp() / instellingen().herstel_s)
        deel = ronde % max(ceil(aantal / PER_RONDE), 1)
        op_rij = select(Vraag).where(*staat_er).order_by(col(Vraag.id))
        return sessie.exec(op_rij.offset(deel * PER_RONDE).limit(PER_RONDE)).all()


async def _herstel(client: PrefectClient, vraag: Vraag) -> bool:
    """Put back what this vraag shows, if that is something else, and no segment is busy with it."""
    hoort, run = _hoort(vraag), UUID(vraag.run)
    with mag_weg_zijn():  # of a run that is gone herstel makes another
        er_staat = await _lees(client, run, vraag)
        if {naam: er_staat.get(naam) for naam in hoort} == hoort:
            return False
        proces = _proces(vraag)
        if proces.wek or lease.is_bezig(proces, nu()) or not lease.neem_zoals_gelezen(proces):
            return False
        try:
            if _is_nog(vraag):
                await _schrijf(client, run, hoort)
                return True
        finally:
            lease.geef_terug(proces, wekken=False)
    return False


def _hoort(vraag: Vraag) -> dict[str, Any]:
    with lezen() as sessie:
        zaak = beeld(sessie, vraag.zaaknummer)
    return getoond(zaak, vraag).op_de_pagina(sleutels(vraag.sleutel))


async def _lees(client: PrefectClient, run: UUID, vraag: Vraag) -> dict[str, Any]:
    """Key → value, of what is JSON at all."""
    gelezen: dict[str, Any] = {}
    for invoer in await client.filter_flow_run_input(
        flow_run_id=run, key_prefix=f"suspended-{vraag.sleutel}-", limit=_RIJEN, exclude_keys=set()
    ):
        with suppress(orjson.JSONDecodeError):
            gelezen[invoer.key] = orjson.loads(invoer.value)
    return gelezen


async def _schrijf(client: PrefectClient, run: UUID, hoort: dict[str, Any]) -> None:
    for naam, waarde in hoort.items():
        with mag_weg_zijn():
            await client.delete_flow_run_input(flow_run_id=run, key=naam)
        await client.create_flow_run_input(run, naam, orjson.dumps(waarde).decode())


def _proces(vraag: Vraag) -> Proces:
    with lezen() as sessie:
        return eis_proces(sessie, vraag.zaaknummer, vraag.proces, vraag.onderwerp)


def _is_nog(vraag: Vraag) -> bool:
    """Whether it is open and shown as it was when it was read."""
    with lezen() as sessie:
        nu_ = sessie.get_one(Vraag, vraag.id)
        return nu_.gesloten_op is None and nu_.gesteld and nu_.sleutel == vraag.sleutel
