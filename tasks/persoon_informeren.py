"""Informing the person again (circulaire 5.2): on the day that was set, never two at once."""

from datetime import date, datetime

from sqlmodel import Session, and_, col, exists, or_, select

from models.begrippen import Bevoegd, Status
from models.beleid import beleid_op
from models.formulieren import InformerenPersoon
from models.rules.informatie import volgende_keer
from models.tabellen import Vastlegging, Vraag, Zaak
from models.zaakbeeld import RISICO, Feit, Zaakbeeld
from tasks.aanvaard import Aanvaard
from tasks.database import lezen, transactie
from tasks.kennisgeving import geef_kennis
from tasks.klok import dag
from tasks.objecten import leg_grond_vast
from tasks.processen import begin, nieuw_onderwerp, trek_alle_in
from tasks.register import beeld
from tasks.vorm import op_vorm
from tasks.zaken import zaak

PROCES, STAP = "informeren-persoon", "informeren_persoon"


@op_vorm
def na_informeren(a: Aanvaard, antwoord: InformerenPersoon) -> None:
    """circulaire 2.2, 5.2 (N019, N107, N108): the next time has its day; the gezag hears a refusal.

    What was offered is not changed by it.
    """
    if antwoord.reactie == "geweigerd":
        geef_kennis(a.sessie, a.zaak, "weigering", moment=a.moment, stap=STAP)
    zet_dag(a)


def zet_dag(a: Aanvaard) -> None:
    """After an answer that moves a day (`dag_bij`): the first of them is that of the case."""
    rij = zaak(a.sessie, a.zaak.zaaknummer)
    rij.informeren_op, _ = _eerste(beeld(a.sessie, a.zaak.zaaknummer))
    a.sessie.add(rij)


def dag_bij(gevonden: Zaakbeeld, gezag: Bevoegd) -> date | None:
    """circulaire 5.2 (N107, N108): when to inform again about what this gezag decided.

    On the day that followed from the last time; or, unless that restricted it, on the day that
    something changed without a procedure that informs. Never before it was done once, nor, of an
    object, when the end of its measures was told and another gezag goes on.
    """
    op, beperkt, beeindigd = None, False, False
    for feit in gevonden.besluiten:
        if gevonden.gezag_bij(feit.onderwerp) != gezag:
            continue
        if feit.stap == STAP:
            beperkt = feit.uitkomst == "beperkt"
            op = None if beeindigd else _volgende_op(feit)
        elif op and not beperkt and _verandert_stil(feit):
            op = dag(feit.moment)
        if feit.stap in {"toetsbesluit", "besluit_maatregelen"}:
            beeindigd = feit.uitkomst == "beeindigen" and bool(gevonden.gronden)
    return op


def wijk(sessie: Session, zaaknummer: str, *, moment: datetime) -> None:
    """circulaire 5.2 (N107): of a new decision the person is informed by its own procedure."""
    reden = "de persoon wordt over het nieuwe besluit geïnformeerd"
    trek_alle_in(sessie, zaaknummer, PROCES, reden=reden, moment=moment)


def aan_de_beurt(*, moment: datetime) -> list[str]:
    """Open cases whose day has come, in order of their number.

    Also those in which an earlier release informed the person, and set no day.
    """
    gevraagd = exists().where(
        col(Vraag.zaaknummer) == col(Zaak.zaaknummer),
        col(Vraag.stap) == STAP,
        col(Vraag.gesloten_op).is_(None),
    )
    beantwoord = exists().where(
        col(Vastlegging.zaaknummer) == col(Zaak.zaaknummer),
        col(Vastlegging.soort) == "besluit",
        col(Vastlegging.stap) == STAP,
    )
    dag_kwam = or_(
        col(Zaak.informeren_op) <= dag(moment),
        and_(col(Zaak.informeren_op).is_(None), beantwoord),
    )
    zaken = select(Zaak.zaaknummer).where(col(Zaak.status) == Status.OPEN, ~gevraagd, dag_kwam)
    with lezen() as sessie:
        return list(sessie.exec(zaken.order_by(col(Zaak.zaaknummer))))


def informeer(zaaknummer: str, *, moment: datetime) -> bool:
    """Ask in one case, in an act of its own; False if its day has not come, or it is asked.

    A Fout if the case cannot be read.
    """
    with transactie() as sessie:
        rij, gevonden = zaak(sessie, zaaknummer), beeld(sessie, zaaknummer)
        rij.informeren_op, gezag = _eerste(gevonden)
        sessie.add(rij)
        if not _te_vragen(rij, gevonden, vandaag=dag(moment)):
            return False
        onderwerp = nieuw_onderwerp()
        leg_grond_vast(sessie, gevonden, gezag.rol, PROCES, onderwerp, moment=moment)
        begin(
            sessie,
            zaaknummer,
            PROCES,
            stap=STAP,
            onderwerp=onderwerp,
            zaak=gevonden,
            moment=moment,
        )
        return True


def _te_vragen(rij: Zaak, gevonden: Zaakbeeld, *, vandaag: date) -> bool:
    """circulaire 5.2 (N107): again, so never before it was done once, after the valuation."""
    eerder = gevonden.laatste(STAP) is not None
    kwam = rij.informeren_op is not None and rij.informeren_op <= vandaag
    return kwam and eerder and rij.status is Status.OPEN and not gevonden.informeert


def _eerste(gevonden: Zaakbeeld) -> tuple[date | None, Bevoegd]:
    """circulaire 2.5 (N081): the first day of any gezag in the case, and whose it is."""
    dagen = [(op, gezag) for gezag in gevonden.gezagen if (op := dag_bij(gevonden, gezag))]
    return min(dagen, default=(None, gevonden.gezag))


def _verandert_stil(feit: Feit) -> bool:
    """Whether measures changed by it without a procedure that informs."""
    if feit.stap == "toetsbesluit":
        return feit.uitkomst in {"afschalen", "beeindigen"}
    return (feit.proces, feit.stap) == (RISICO, "besluit_maatregelen") and (
        feit.uitkomst != "afwijzen"
    )


def _volgende_op(feit: Feit) -> date:
    antwoord = InformerenPersoon.model_validate(feit.inhoud["antwoord"])
    vandaag = dag(feit.moment)
    elke_dagen = beleid_op(vandaag).informeren_elke_dagen
    return volgende_keer(antwoord, vandaag=vandaag, elke_dagen=elke_dagen)
