"""Answers: one function judges what comes through either door, and records it as one act."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.begrippen import Deur, Feitsoort, Kenmerk
from models.formulieren import Antwoord
from models.naslag.beleid import beleid_op
from models.rules.bevoegdheid import (
    Volmacht,
    Volmachthouder,
    buiten_de_zaak,
    eerdere_beslissers,
    leiding_triagetafel,
    vier_ogen,
    volmacht_voor,
)
from models.tabellen import Vraag
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from tasks.antwoorden.advies import advies_voor, afgeleid
from tasks.antwoorden.getoond import getoond_tot, keur_getoond, leest_dossier
from tasks.antwoorden.gevolgen import trek_gevolgen
from tasks.antwoorden.keuren import keur, keur_data
from tasks.antwoorden.keuring.keuring import Keuring
from tasks.basis.database import lezen
from tasks.basis.tijd import dag
from tasks.berichten.vastgelegd import meld_vastgelegd
from tasks.mensen.functionarissen import volmachthouder
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Plek, Poging
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.termijnen.termijnen import eindig_termijn
from tasks.vragen.aanvaard import Aanvaard
from tasks.vragen.handelingen import als_model
from tasks.vragen.processen import wek_proces
from tasks.vragen.vragen import al_gesloten, formulier_van
from tasks.zaak.bevoegdheidscontext import context_van

_VOORBEREID = Feitsoort.met(Kenmerk.BEREIDT_VOOR)


def beslis(vraag_id: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime) -> Feit:
    """Judge an answer and record it; the record.

    OnjuisteInvoer for a form that does not fit (nothing stored); Geweigerd for a wrong code, a
    missing mandate or a rule (the attempt is recorded and a correct code used up, nothing else
    changes). Code, decision and attempt are one act: a crash leaves all of it or nothing.
    """
    with lezen() as sessie:
        vraag = sessie.get_one(Vraag, vraag_id)
    return _oordeel(
        Plek(vraag.zaaknummer, vraag.stap, vraag.proces, vraag.onderwerp, vraag.id),
        als_model(formulier_van(vraag), invoer, moment=moment),
        lambda _: vraag_id,
        poging,
        moment=moment,
    )


def beslis_ongevraagd(
    zaaknummer: str,
    stap: str,
    antwoord: Antwoord,
    vraag: Callable[[Session], str],
    poging: Poging,
    *,
    moment: datetime,
) -> Feit:
    """The same for what someone decides unasked: `vraag` opens, or finds, what is answered.

    Opened in the same act, so that after a refusal there is nothing.
    """
    return _oordeel(Plek(zaaknummer, stap), antwoord, vraag, poging, moment=moment)


def _oordeel(
    plek: Plek,
    antwoord: Antwoord,
    vraag: Callable[[Session], str],
    poging: Poging,
    *,
    moment: datetime,
) -> Feit:
    keur_data(antwoord, moment=moment)
    with ondertekend(plek, poging, moment=moment) as sessie:
        return _leg_besluit_vast(sessie, vraag(sessie), antwoord, poging, moment=moment)


def _leg_besluit_vast(
    sessie: Session, vraag_id: str, antwoord: Antwoord, poging: Poging, *, moment: datetime
) -> Feit:
    vraag = sessie.get_one(Vraag, vraag_id, populate_existing=True)
    zaak = beeld(sessie, vraag.zaaknummer)
    if vraag.gesloten_op:
        raise al_gesloten(zaak, vraag)
    houder = volmachthouder(sessie, poging.functionaris, moment=moment)
    getoond = getoond_tot(zaak, vraag, poging, houder.accounts)
    volmacht = _volmacht(zaak, vraag, antwoord, houder, moment)
    keur_getoond(zaak, vraag, poging, houder.accounts, volmacht, getoond)
    keur(
        vraag.stap,
        Keuring(sessie, zaak, vraag.onderwerp, poging.functionaris, poging.deur, volmacht, moment),
        antwoord,
    )
    vraag.gesloten_op = moment
    sessie.add(vraag)
    eindig_termijn(sessie, vraag)
    door = Handelende(poging.functionaris, *volmacht)
    gezien = _gezien(zaak, getoond, houder)
    wat = _gebeurtenis(zaak, vraag, antwoord, poging, door, gezien, moment)
    rij = leg_vast(sessie, wat, moment=moment)
    trek_gevolgen(Aanvaard(sessie, zaak, vraag, rij, door, moment), antwoord)
    meld_vastgelegd(sessie, zaak.zaaknummer, rij, moment=moment)
    if poging.deur is not Deur.B:  # there the run is awake: it is judging this answer
        wek_proces(sessie, vraag)
    return rij


def _volmacht(
    zaak: Zaakbeeld, vraag: Vraag, antwoord: Antwoord, houder: Volmachthouder, moment: datetime
) -> Volmacht:
    hierover = [feit for feit in zaak.feiten if feit.onderwerp == vraag.onderwerp]
    if vraag.stap == "besluit_maatregelen" and (advies := advies_voor(zaak, vraag.onderwerp)):
        hierover.append(advies)  # of an object it may stand in the procedure of another gezag
    handelden = [(feit.stap, feit.handelden) for feit in hierover if feit.soort in _VOORBEREID]
    return volmacht_voor(
        vraag.stap,
        antwoord.uitkomst,
        houder=houder,
        plaats=context_van(zaak, vraag.onderwerp),
        uitgesloten=(
            buiten_de_zaak(zaak.buitengesloten),
            leiding_triagetafel(vraag.stap, leiding=_leiding(hierover)),
            eerdere_beslissers(vraag.stap, handelden=handelden),
            vier_ogen(vraag.stap, handelden=handelden, beleid=beleid_op(dag(moment))),
        ),
    )


def _leiding(feiten: Iterable[Feit]) -> frozenset[str]:
    """Chair and secretary of the triagetafel."""
    verslagen = (f.antwoord for f in feiten if f.soort == Feitsoort.BESLUIT)
    namen = ("voorzitter", "secretaris")
    return frozenset(v[naam] for v in verslagen for naam in namen if naam in v)


def _gebeurtenis(
    zaak: Zaakbeeld,
    vraag: Vraag,
    antwoord: Antwoord,
    poging: Poging,
    door: Handelende,
    gezien: dict[str, Any],
    moment: datetime,
) -> Gebeurtenis:
    """The record of a besluit, with what it was decided on (N009, N085)."""
    inhoud: dict[str, Any] = {
        "antwoord": antwoord.model_dump(mode="json"),
        **poging.spoor,
        **gezien,
        **afgeleid(zaak, vraag.onderwerp, antwoord, moment=moment),
    }
    return Gebeurtenis(
        vraag.zaaknummer,
        Feitsoort.BESLUIT,
        inhoud,
        proces=vraag.proces,
        onderwerp=vraag.onderwerp,
        stap=vraag.stap,
        keer=vraag.keer,
        wie=door,
    )


def _gezien(zaak: Zaakbeeld, getoond: Feit | None, houder: Volmachthouder) -> dict[str, Any]:
    """What who decides knew of the case.

    `zaakhoofd` is the head that was shown (`getoond`, the number of that record); where nothing is
    known to have been shown, that of now. `gelezen` is the number of the last reading of the
    dossier, with whatever account.
    """
    lezingen = (feit for feit in reversed(zaak.feiten) if leest_dossier(feit))
    eigen = (feit.volgnummer for feit in lezingen if feit.functionaris in houder.accounts)
    return {
        "zaakhoofd": (getoond or zaak.feiten[-1]).hash,
        "getoond": getoond.volgnummer if getoond else None,
        "gelezen": next(eigen, None),
    }
