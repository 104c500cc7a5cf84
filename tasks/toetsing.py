"""Reviewing measures: begun on their date or in between, one at a time (circulaire 2.2, 3.3)."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from models.begrippen import Domein
from models.formulieren import Antwoord, Toetsbesluit, Toetsing
from models.rules.toetsing import toets_verzoek, vervalt
from models.zaakbeeld import Zaakbeeld
from tasks import maatregelen
from tasks.aanvaard import Aanvaard
from tasks.aanwijzing import LOKAAL, vraag_advies, vraag_terugkeer, vraag_triage
from tasks.handelingen import Handeling, als_model, breng_in
from tasks.processen import begin as begin_proces
from tasks.processen import nieuw_onderwerp, trek_alle_in
from tasks.register import Gebeurtenis, Wie, leg_vast
from tasks.vorm import op_vorm

PROCES, STAP, HANDELING = "toetsing", "toetsbesluit", "toetsing"


def verzoek(
    zaaknummer: str, invoer: dict[str, Any], *, wie: str, code: str, moment: datetime
) -> str:
    """circulaire 3.3, 5.1 (N021, N098): review now, before the date; its onderwerp.

    OnjuisteInvoer for a form that does not fit; Geweigerd (recorded) for a wrong code, a missing
    mandate, or where there is nothing to review.
    """
    toetsing = als_model(Toetsing, invoer, moment=moment)
    return breng_in(
        zaaknummer, HANDELING, lambda h: _verzoek(h, toetsing), wie=wie, code=code, moment=moment
    )


def _verzoek(h: Handeling, toetsing: Toetsing) -> str:
    toets_verzoek(
        status=h.zaak.status,
        lopend=len(maatregelen.getoetst(h.sessie, h.zaak.zaaknummer)),
        bezig=bool(h.zaak.lopend(PROCES)),
    )
    inhoud = toetsing.model_dump(mode="json")
    return begin(h.sessie, h.zaak, inhoud, door=h.door, moment=h.moment)


def begin_tussentijds(
    sessie: Session, zaak: Zaakbeeld, aanleiding: str, *, door: Wie, moment: datetime
) -> None:
    """circulaire 3.3 (N098): what came in gives cause, if measures run and none is reviewed."""
    if maatregelen.getoetst(sessie, zaak.zaaknummer) and not zaak.lopend(PROCES):
        begin(sessie, zaak, {"aanleiding": aanleiding}, door=door, moment=moment)


def begin(
    sessie: Session,
    zaak: Zaakbeeld,
    inhoud: dict[str, Any],
    *,
    moment: datetime,
    door: Wie | None = None,
    toetsdatum: date | None = None,
) -> str:
    """Record the cause and ask the gezag, in this act; its onderwerp.

    With a `toetsdatum` it is due on that day, else soon.
    """
    onderwerp = nieuw_onderwerp()
    op = vervalt(toetsdatum, gevraagd=moment) if toetsdatum else None
    wat = Gebeurtenis(
        zaak.zaaknummer,
        HANDELING,
        {**inhoud, "uiterlijk": op.isoformat() if op else None},
        proces=PROCES,
        onderwerp=onderwerp,
        stap=HANDELING,
        wie=door or Wie(),
    )
    leg_vast(sessie, wat, moment=moment)
    if op:
        zaak.momenten[onderwerp] = op
    begin_proces(
        sessie, zaak.zaaknummer, PROCES, stap=STAP, onderwerp=onderwerp, zaak=zaak, moment=moment
    )
    return onderwerp


@op_vorm
def na_toetsbesluit(a: Aanvaard, besluit: Toetsbesluit) -> None:
    """circulaire 2.2, 2.3 (N020, N032): the measures change with the decision, as one act."""
    sessie, zaaknummer = a.sessie, a.zaak.zaaknummer
    if besluit.uitkomst == "beeindigen":
        maatregelen.beeindig_getoetste(sessie, zaaknummer)
        if a.zaak.domein is Domein.STELSEL and not maatregelen.lopend(sessie, zaaknummer):
            vraag_terugkeer(a)
    elif besluit.toetsdatum:
        maatregelen.bouw_af(sessie, zaaknummer, besluit.afbouw)
        maatregelen.toets_weer_op(sessie, zaaknummer, besluit.toetsdatum)
    if besluit.uitkomst == "opschalen":
        _schaal_op(a, besluit)


def wijk(sessie: Session, zaaknummer: str, *, moment: datetime) -> None:
    """circulaire 3.3 (N097): what was decided anew is not reviewed as it was."""
    reden = "over de maatregelen is opnieuw besloten"
    trek_alle_in(sessie, zaaknummer, PROCES, reden=reden, moment=moment)


def na_uitlating(a: Aanvaard, antwoord: Antwoord) -> None:
    """circulaire 5.2 (N110): to change the concept is to review the measures."""
    if antwoord.uitkomst == "concept_aanpassen":
        begin_tussentijds(a.sessie, a.zaak, "uitlating", door=a.door, moment=a.moment)


def _schaal_op(a: Aanvaard, besluit: Toetsbesluit) -> None:
    """circulaire 2.4.1, 4.1 (N072, N074, N100): by the procedures that decide on measures."""
    if a.zaak.domein is Domein.STELSEL:
        vraag_advies(a.sessie, a.zaak, moment=a.moment)
    elif besluit.route == "intakeformulier":
        vraag_triage(a)
    elif not a.zaak.lopend(LOKAAL):
        begin_proces(a.sessie, a.zaak.zaaknummer, LOKAAL, stap="vervolg", moment=a.moment)
