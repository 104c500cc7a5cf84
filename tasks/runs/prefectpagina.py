"""Door B as it is used: reading, judging and wiping what was typed on the Prefect page."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from prefect.client.orchestration import PrefectClient
from pydantic import ValidationError
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.begrippen import Deur
from models.formulieren import Ondertekening
from models.fouten import Geweigerd, OnjuisteInvoer
from models.tabellen import Vraag
from models.zaak.beeld import Zaakbeeld
from tasks.antwoorden.beslissen import beslis
from tasks.basis.database import leeg_wal, lezen, transactie
from tasks.basis.installatie import deur_b_open
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu
from tasks.register.geweigerde_pogingen import Code, Poging
from tasks.register.lezen import feiten
from tasks.runs.paginaformulier import sleutels
from tasks.runs.runs import client_van_segment, mag_weg_zijn

_SPELING = timedelta(minutes=2)
"""How far the clocks of Prefect's database and of this machine may be apart."""


@dataclass(frozen=True)
class Ingevuld:
    """What someone submitted on the Prefect page, and when the server took it in."""

    invoer: dict[str, Any]
    moment: datetime


async def lees(client: PrefectClient, run: UUID, sleutel: str) -> Ingevuld | None:
    """What was submitted in this run under this pause key, if anything."""
    sleutel = sleutels(sleutel)["response"]
    with mag_weg_zijn():
        for invoer in await client.filter_flow_run_input(
            flow_run_id=run, key_prefix=sleutel, limit=1, exclude_keys=set()
        ):
            return Ingevuld(_als_formulier(invoer.value), invoer.created or nu())
    return None


def _als_formulier(tekst: str) -> dict[str, Any]:
    """What is no form at all, made through the API, is refused like an empty one."""
    try:
        gelezen = orjson.loads(tekst)
    except orjson.JSONDecodeError:
        return {}
    return gelezen if isinstance(gelezen, dict) else {}


async def wis(client: PrefectClient, run: UUID, sleutel: str) -> None:
    """Delete response, schema and description of one attempt from Prefect, also from its WAL."""
    for naam in sleutels(sleutel).values():
        with mag_weg_zijn():  # a crash may have come between them
            await client.delete_flow_run_input(flow_run_id=run, key=naam)
    await asyncio.to_thread(wis_wal)


def wis_wal() -> bool:
    """On the embedded SQLite: write the log back and empty it, so that no deleted row stays.

    False if a reader kept it from being emptied; `herstel` tries again at each pass.
    """
    bestand = instellingen().prefect_bestand
    if not bestand.exists() or instellingen().prefect_database_url:
        return True
    with closing(sqlite3.connect(bestand, timeout=1)) as verbinding:
        return leeg_wal(verbinding)


async def neem_op(vraag: Vraag) -> str:
    """Judge and wipe what was submitted for this vraag, if anything; the reason of a refusal."""
    if vraag.run is None:
        return ""
    async with client_van_segment() as client:
        ingevuld = await lees(client, UUID(vraag.run), vraag.sleutel)
        if ingevuld is None:
            return ""
        reden = beoordeel(vraag, ingevuld) if deur_b_open() else ""
        await wis(client, UUID(vraag.run), vraag.sleutel)
    return reden


async def veeg(zaak: Zaakbeeld, proces: str, onderwerp: str) -> None:
    """Wipe what was typed for vragen of this process that are closed, whichever door won.

    Of this process only: the run of another may still be suspended, and take in a form after this.
    """
    with lezen() as sessie:
        dicht = sessie.exec(_dichte_vragen(zaak.zaaknummer, proces, onderwerp)).all()
    if not dicht:
        return
    async with client_van_segment() as client:
        for vraag in dicht:
            if ingevuld := await lees(client, UUID(vraag.run), vraag.sleutel):
                if deur_b_open() and not _hierdoor_beantwoord(zaak, vraag, ingevuld):
                    beoordeel(vraag, ingevuld)  # too late: refused and recorded
                await wis(client, UUID(vraag.run), vraag.sleutel)
    with transactie() as sessie:
        for vraag in dicht:
            sessie.get_one(Vraag, vraag.id).opgeruimd = True


def _buiten_de_tijd(vraag: Vraag, ingevoerd: datetime, moment: datetime) -> str:
    """Why this cannot have been typed when Prefect says, if so; a code is judged as of then.

    Long ago it may have been: the worker was away. The moment is that of Prefect's database, where
    somebody may have written it.
    """
    if ingevoerd > moment + _SPELING:
        return "Prefect zegt dat dit later is ingevoerd dan het nu is; zet zijn klok gelijk."
    if ingevoerd < vraag.sinds - _SPELING:
        return "Prefect zegt dat dit is ingevoerd voordat het werd gevraagd; zet zijn klok gelijk."
    return ""


def _hierdoor_beantwoord(zaak: Zaakbeeld, vraag: Vraag, ingevuld: Ingevuld) -> bool:
    """Whether this very input is the recorded answer (a crash came before it was wiped)."""
    besluit = zaak.besluit(vraag.stap, vraag.keer, proces=vraag.proces, onderwerp=vraag.onderwerp)
    gegeven = besluit.inhoud if besluit else {}
    return (gegeven.get("deur"), gegeven.get("ingevoerd_op")) == (
        Deur.B,
        ingevuld.moment.isoformat(),
    )


def _al_geweigerd(vraag: Vraag, ingevuld: Ingevuld) -> str:
    """Why this very input was refused before, if it was."""
    dit = (vraag.id, Deur.B, ingevuld.moment.isoformat())
    with lezen() as sessie:
        pogingen = feiten(sessie, vraag.zaaknummer, "melding", "poging")
    gevonden = (
        str(p.inhoud["op_de_pagina"])
        for p in pogingen
        if (p.inhoud.get("vraag"), p.inhoud.get("deur"), p.inhoud.get("ingevoerd_op")) == dit
    )
    return next(gevonden, "")


def _dichte_vragen(zaaknummer: str, proces: str, onderwerp: str) -> SelectOfScalar[Vraag]:
    return select(Vraag).where(
        col(Vraag.zaaknummer) == zaaknummer,
        col(Vraag.proces) == proces,
        col(Vraag.onderwerp) == onderwerp,
        col(Vraag.gesloten_op).is_not(None),
        col(Vraag.run).is_not(None),
        col(Vraag.opgeruimd).is_(False),
    )


def beoordeel(vraag: Vraag, ingevuld: Ingevuld) -> str:
    """Judge what was submitted; empty if it is recorded, else the reason of the refusal.

    Judged once: after a crash before it was wiped, the refusal is the one that was recorded.
    """
    if eerder := _al_geweigerd(vraag, ingevuld):
        return eerder
    if onmogelijk := _buiten_de_tijd(vraag, ingevuld.moment, nu()):
        return onmogelijk
    try:
        wie = Ondertekening.model_validate(
            {veld: ingevuld.invoer.get(veld) for veld in Ondertekening.model_fields}
        )
    except ValidationError as fout:
        return OnjuisteInvoer.uit(fout).op_de_pagina
    antwoord = {k: v for k, v in ingevuld.invoer.items() if k not in Ondertekening.model_fields}
    bewijs = Code(wie.ondertekeningscode)
    poging = Poging(wie.functionaris, bewijs, Deur.B, ingevuld.moment, vraag.hoofd)
    try:
        beslis(vraag.id, antwoord, poging, moment=nu())
    except (OnjuisteInvoer, Geweigerd) as weigering:
        return weigering.op_de_pagina
    return ""
