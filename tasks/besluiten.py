"""Answers: one function judges what comes through either door, and records it as one act."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, col, select

from models.begrippen import Deur
from models.beleid import beleid_op
from models.formulieren import Antwoord, BesluitMaatregelen
from models.fouten import Geweigerd, OnjuisteInvoer
from models.rules import maatregelen
from models.rules.bevoegdheid import Volmacht, eigen_zaak, vier_ogen, volmacht_voor
from models.tabellen import Proces, Vastlegging, Vraag
from models.zaakbeeld import Zaakbeeld
from tasks.codes import gebruik_code
from tasks.database import lezen, transactie
from tasks.functionarissen import volmachten
from tasks.klok import dag
from tasks.maatregelen import verwerk
from tasks.plaats import plaats
from tasks.register import Gebeurtenis, Wie, beeld, leg_vast
from tasks.termijnen import eindig
from tasks.toetsen import Toets, toets, toets_data
from tasks.vragen import al_gesloten, formulier_van

_HANDELINGEN = {"besluit", "spoedmaatregel"}
"""Records of people who prepared or decided something."""


@dataclass(frozen=True)
class Poging:
    """Someone's attempt to answer: who, with what code, through which door, entered when."""

    functionaris: str
    code: str
    deur: Deur
    moment: datetime


def beslis(vraag_id: str, invoer: dict[str, Any], poging: Poging, *, nu: datetime) -> Vastlegging:
    """Judge an answer and record it; the record.

    OnjuisteInvoer for a form that does not fit (nothing stored); Geweigerd for a wrong code, a
    missing mandate or a rule (the attempt is recorded and a correct code used up, nothing else
    changes). Code, decision and attempt are one act: a crash leaves all of it or nothing.
    """
    with lezen() as sessie:
        vraag = sessie.get_one(Vraag, vraag_id)
    try:
        antwoord = formulier_van(vraag).model_validate(invoer)
    except ValidationError as fout:
        raise OnjuisteInvoer.uit(fout) from None
    toets_data(antwoord, nu=nu)
    with transactie() as sessie:
        weigering = gebruik_code(
            sessie, poging.functionaris, poging.code, deur=poging.deur, moment=poging.moment
        )
        if weigering is None:
            try:
                with sessie.begin_nested():
                    return _leg_besluit_vast(sessie, vraag_id, antwoord, poging, nu=nu)
            except Geweigerd as regel:
                weigering = regel
        _leg_poging_vast(sessie, vraag, poging, weigering, nu=nu)
    raise weigering


def _leg_poging_vast(
    sessie: Session, vraag: Vraag, poging: Poging, weigering: Geweigerd, *, nu: datetime
) -> None:
    """Record a refused attempt: who claimed to act, where, and which rule refused."""
    inhoud = {"reden": weigering.zin, "norm": weigering.norm, "deur": poging.deur}
    inhoud["functionaris"] = poging.functionaris
    wat = Gebeurtenis(
        vraag.zaaknummer,
        "poging",
        inhoud,
        proces=vraag.proces,
        onderwerp=vraag.onderwerp,
        stap=vraag.stap,
    )
    leg_vast(sessie, wat, moment=nu)


def _leg_besluit_vast(
    sessie: Session, vraag_id: str, antwoord: Antwoord, poging: Poging, *, nu: datetime
) -> Vastlegging:
    vraag = sessie.get_one(Vraag, vraag_id, populate_existing=True)
    zaak = beeld(sessie, vraag.zaaknummer)
    if vraag.gesloten_op:
        raise al_gesloten(zaak, vraag)
    volmacht = _volmacht(sessie, zaak, vraag, antwoord, poging, nu)
    toets(vraag.stap, Toets(sessie, zaak, poging.functionaris, volmacht, nu), antwoord)
    vraag.gesloten_op = nu
    sessie.add(vraag)
    eindig(sessie, vraag)
    rij = leg_vast(sessie, _gebeurtenis(zaak, vraag, antwoord, poging, volmacht, nu), moment=nu)
    verwerk(sessie, zaak, vraag, antwoord, volmacht, moment=nu)
    if poging.deur is Deur.A:  # through door B the run is awake: it is judging this answer
        _wek(sessie, vraag)
    return rij


def _volmacht(
    sessie: Session, zaak: Zaakbeeld, vraag: Vraag, antwoord: Antwoord, poging: Poging, nu: datetime
) -> Volmacht:
    hierover = (feit for feit in zaak.feiten if feit.onderwerp == vraag.onderwerp)
    handelden = [(feit.stap, feit.handelden) for feit in hierover if feit.soort in _HANDELINGEN]
    return volmacht_voor(
        vraag.stap,
        antwoord.uitkomst,
        wie=poging.functionaris,
        plaats=plaats(zaak),
        volmachten=volmachten(sessie, poging.functionaris, moment=nu),
        uitgesloten=(
            eigen_zaak(zaak.persoon.eigen_functionarissen),
            vier_ogen(vraag.stap, handelden=handelden, beleid=beleid_op(dag(nu))),
        ),
    )


def _gebeurtenis(
    zaak: Zaakbeeld,
    vraag: Vraag,
    antwoord: Antwoord,
    poging: Poging,
    volmacht: Volmacht,
    nu: datetime,
) -> Gebeurtenis:
    """The record of a besluit, with what it was decided on (N009, N085)."""
    inhoud: dict[str, Any] = {
        "antwoord": antwoord.model_dump(mode="json"),
        "deur": poging.deur,
        "ingevoerd_op": poging.moment.isoformat(),
        "zaakhoofd": zaak.feiten[-1].hash,
        "gelezen": _gelezen(zaak, poging.functionaris),
    }
    if isinstance(antwoord, BesluitMaatregelen):
        advies = zaak.laatste("maatregeladvies")
        inhoud["advies"] = advies.hash if advies else None
        inhoud["risico"] = maatregelen.risico(antwoord, beleid_op(dag(nu)))
    return Gebeurtenis(
        vraag.zaaknummer,
        "besluit",
        inhoud,
        proces=vraag.proces,
        onderwerp=vraag.onderwerp,
        stap=vraag.stap,
        keer=vraag.keer,
        wie=Wie(poging.functionaris, volmacht.rol, volmacht.gebied, volmacht.namens),
    )


def _gelezen(zaak: Zaakbeeld, functionaris: str) -> int | None:
    """Volgnummer of the last recorded reading of the dossier by this functionaris."""
    inzages = (f for f in reversed(zaak.feiten) if f.soort == "inzage")
    return next((f.volgnummer for f in inzages if f.functionaris == functionaris), None)


def _wek(sessie: Session, vraag: Vraag) -> None:
    proces = sessie.exec(
        select(Proces).where(
            col(Proces.zaaknummer) == vraag.zaaknummer,
            col(Proces.proces) == vraag.proces,
            col(Proces.onderwerp) == vraag.onderwerp,
        )
    ).one()
    proces.wek = True
    sessie.add(proces)
