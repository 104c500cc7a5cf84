"""Answers: one function judges what comes through either door, and records it as one act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from pydantic import ValidationError
from sqlmodel import Session, col, select

from models.begrippen import Deur, Rol, StatusMaatregel
from models.beleid import beleid_op
from models.formulieren import (
    Antwoord,
    BesluitMaatregelen,
    InformerenPersoon,
    Maatregeladvies,
    Overleg,
    Vervolg,
)
from models.fouten import Geweigerd, OnjuisteInvoer
from models.rules import informatie, maatregelen
from models.rules.bevoegdheid import Volmacht, eigen_zaak, vier_ogen, volmacht_voor
from models.tabellen import Maatregel, Proces, Vastlegging, Vraag
from models.zaakbeeld import Zaakbeeld
from tasks.codes import gebruik_code
from tasks.database import lezen, transactie
from tasks.functionarissen import met_mandaat, volmachten
from tasks.klok import dag
from tasks.register import Gebeurtenis, Wie, beeld, leg_vast
from tasks.vragen import al_beantwoord, formulier_van, plaats


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
    _toets_data(antwoord, nu=nu)
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


def _toets_data(antwoord: Antwoord, *, nu: datetime) -> None:
    """What of an answer depends on the day; still bad input, so before any code is consumed."""
    if isinstance(antwoord, Maatregeladvies | BesluitMaatregelen):
        maatregelen.toets_toetsdata(antwoord.maatregelen, vandaag=dag(nu))
    if isinstance(antwoord, InformerenPersoon):
        informatie.toets_opnieuw_bezien(antwoord, vandaag=dag(nu))


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
    if vraag.gesloten_op:
        raise al_beantwoord(vraag.stap)
    zaak = beeld(sessie, vraag.zaaknummer)
    volmacht = _volmacht(sessie, zaak, vraag, antwoord, poging, nu)
    _TOETSEN.get(vraag.stap, _geen_toets)(
        _Toets(sessie, zaak, poging.functionaris, volmacht, nu), antwoord
    )
    vraag.gesloten_op = nu
    sessie.add(vraag)
    rij = leg_vast(sessie, _gebeurtenis(zaak, vraag, antwoord, poging, volmacht, nu), moment=nu)
    if isinstance(antwoord, BesluitMaatregelen):
        _stel_maatregelen_vast(sessie, zaak, antwoord)
    if poging.deur is Deur.A:  # through door B the run is awake: it is judging this answer
        _wek(sessie, vraag)
    return rij


def _volmacht(
    sessie: Session, zaak: Zaakbeeld, vraag: Vraag, antwoord: Antwoord, poging: Poging, nu: datetime
) -> Volmacht:
    handelden = [(feit.stap, feit.handelden) for feit in zaak.besluiten]
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


def _stel_maatregelen_vast(sessie: Session, zaak: Zaakbeeld, besluit: BesluitMaatregelen) -> None:
    """Replace the running measures; a rejection leaves them running (N062)."""
    if besluit.uitkomst == "afwijzen":
        return
    lopend = select(Maatregel).where(
        col(Maatregel.zaaknummer) == zaak.zaaknummer,
        col(Maatregel.status) == StatusMaatregel.VASTGESTELD,
    )
    for oud in sessie.exec(lopend):
        oud.status = StatusMaatregel.BEEINDIGD
        sessie.add(oud)
    for nieuw in besluit.maatregelen:
        sessie.add(
            Maatregel(
                id=uuid4().hex,
                zaaknummer=zaak.zaaknummer,
                soort=nieuw.soort,
                locatie=nieuw.locatie,
                uitvoerder=nieuw.uitvoerder,
                titel=maatregelen.titel(nieuw),
                status=StatusMaatregel.VASTGESTELD,
                gezag_rol=zaak.gezag.rol,
                toetsdatum=nieuw.toetsdatum,
            )
        )


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


@dataclass(frozen=True)
class _Toets:
    """What the rules of one answer may look at."""

    sessie: Session
    zaak: Zaakbeeld
    wie: str
    volmacht: Volmacht
    nu: datetime


def _toets_overleg(t: _Toets, antwoord: Antwoord) -> None:
    """circulaire 2.4.1 (N071): the adviseur BB&C acts in consultation with the HOvJ, named."""
    if not isinstance(antwoord, Overleg | Vervolg):
        raise TypeError(type(antwoord))
    informatie.toets_opdracht(antwoord)
    if t.volmacht.rol is Rol.HOVJ:
        return
    niet = t.zaak.persoon.eigen_functionarissen | {t.wie}
    gebied = t.zaak.gezag.gebied
    if antwoord.overlegd_met not in met_mandaat(t.sessie, Rol.HOVJ, gebied, moment=t.nu, niet=niet):
        raise Geweigerd(
            "De adviseur BB&C beslist in overleg met de HOvJ; noem in overlegd_met wie dat was.",
            norm="N071",
            advies=f"noem een HOvJ van parket {gebied}, een ander dan uzelf en de bedreigde.",
        )


def _toets_advies(t: _Toets, antwoord: Antwoord) -> None:
    if not isinstance(antwoord, Maatregeladvies | BesluitMaatregelen):
        raise TypeError(type(antwoord))
    maatregelen.toets_maatregelen(antwoord.maatregelen, domein=t.zaak.domein, aangewezen=False)
    if isinstance(antwoord, BesluitMaatregelen):
        maatregelen.toets_op_advies(advies=t.zaak.laatste("maatregeladvies") is not None)
        maatregelen.toets_afwijzen(antwoord, beleid_op(dag(t.nu)))


def _toets_informeren(_: _Toets, antwoord: Antwoord) -> None:
    if not isinstance(antwoord, InformerenPersoon):
        raise TypeError(type(antwoord))
    informatie.toets_informeren(antwoord)


def _geen_toets(_: _Toets, __: Antwoord) -> None:
    return


_TOETSEN: dict[str, Callable[[_Toets, Antwoord], None]] = {
    "overleg": _toets_overleg,
    "vervolg": _toets_overleg,
    "maatregeladvies": _toets_advies,
    "besluit_maatregelen": _toets_advies,
    "informeren_persoon": _toets_informeren,
}
