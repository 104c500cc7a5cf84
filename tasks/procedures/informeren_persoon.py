"""Informing the person again (circulaire 5.2): on the day that was set, never two at once."""

from datetime import date, datetime

from sqlmodel import Session, and_, col, exists, or_, select

from models.begrippen import Bevoegd, Feitsoort, Procedure, Status
from models.formulieren import InformerenPersoon
from models.formulieren.melding import ObjectOfDienst
from models.leesvorm import gelezen
from models.naslag.beleid import beleid_op
from models.rules.informatie import volgende_keer
from models.tabellen import Vastlegging, Vraag, Zaak
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag
from tasks.berichten.kennisgeving import geef_kennis
from tasks.procedures.objecten_en_diensten import leg_grond_vast
from tasks.register.lezen import beeld
from tasks.vragen.aanvaard import Aanvaard, voor_formulier
from tasks.vragen.processen import begin_procedure, nieuw_onderwerp, trek_in_onder
from tasks.zaak.zaken import zaak

STAP = "informeren_persoon"


@voor_formulier
def na_informeren(a: Aanvaard, antwoord: InformerenPersoon) -> None:
    """circulaire 2.2, 5.2 (N019, N107, N108): de volgende keer heeft haar dag.

    Een weigering hoort het gezag; aan het aanbod verandert zij niets.
    """
    if antwoord.reactie == "geweigerd":
        geef_kennis(a.sessie, a.zaak, "weigering", moment=a.moment, stap=STAP)
    plan_informeren(a)


def plan_informeren(a: Aanvaard) -> None:
    """After an answer that moves a day (`dag_bij`): the first of them is that of the case."""
    _zet_eerste(a.sessie, a.zaak.zaaknummer)


def dag_bij(gevonden: Zaakbeeld, gezag: Bevoegd) -> date | None:
    """circulaire 5.2 (N107, N108): wanneer opnieuw wordt geïnformeerd over wat dit gezag besloot.

    Op de dag die uit de vorige keer volgt; of, tenzij die keer een beperking gaf, op de dag dat
    iets veranderde zonder procedure die informeert. Nooit voordat het eenmaal is gedaan, en bij een
    object niet als het einde van de maatregelen is verteld.
    """
    bij_object = isinstance(gevonden.doelwit, ObjectOfDienst)
    op, beperkt, beeindigd = None, False, False
    for feit in gevonden.besluiten:
        if gevonden.gezag_bij(feit.onderwerp) != gezag:
            continue
        if feit.stap == STAP:
            beperkt = feit.uitkomst == "beperkt"
            op = None if beeindigd else _volgende_op(feit)
        elif op and not beperkt and _verandert_stil(feit):
            op = dag(feit.moment)
        if feit.stap in {"toetsbesluit", "besluit_maatregelen"} and feit.uitkomst != "afwijzen":
            beeindigd = feit.uitkomst == "beeindigen" and bij_object
    return op


def trek_informeren_in(a: Aanvaard) -> None:
    """circulaire 5.2 (N107): over een nieuw besluit wordt in de eigen procedure geïnformeerd."""
    reden, gezag = "over het nieuwe besluit wordt geïnformeerd", a.zaak.gezag_bij(a.vraag.onderwerp)
    trek_in_onder(
        a.sessie, a.zaak, Procedure.INFORMEREN_PERSOON, gezag, reden=reden, moment=a.moment
    )


def aan_de_beurt(*, moment: datetime) -> list[str]:
    """Open cases whose day has come, in order of their number.

    Also those in which an earlier release informed the person, and set no day.
    """
    gevraagd = exists().where(
        col(Vraag.zaaknummer) == col(Zaak.zaaknummer),
        col(Vraag.stap) == STAP,
        Vraag.is_open(),
    )
    beantwoord = exists().where(
        col(Vastlegging.zaaknummer) == col(Zaak.zaaknummer),
        col(Vastlegging.soort) == Feitsoort.BESLUIT,
        col(Vastlegging.stap) == STAP,
    )
    dag_kwam = or_(
        col(Zaak.informeren_op) <= dag(moment),
        and_(col(Zaak.informeren_op).is_(None), beantwoord, ~gevraagd),
    )
    zaken = select(Zaak.zaaknummer).where(col(Zaak.status) == Status.OPEN, dag_kwam)
    with lezen() as sessie:
        return list(sessie.exec(zaken.order_by(col(Zaak.zaaknummer))))


def vraag_te_informeren(zaaknummer: str, *, moment: datetime) -> bool:
    """Ask in one case, in an act of its own; False if its day has not come, or it is asked.

    A Fout if the case cannot be read.
    """
    with transactie() as sessie:
        rij, gevonden = zaak(sessie, zaaknummer), beeld(sessie, zaaknummer)
        eerste = _eerste(gevonden)
        if rij.status is not Status.OPEN or eerste is None:
            return False
        op, gezag = eerste
        rij.informeren_op = rij.informeren_op or op
        sessie.add(rij)
        if rij.informeren_op > dag(moment):
            return False
        onderwerp = nieuw_onderwerp()
        leg_grond_vast(
            sessie, gevonden, gezag.rol, Procedure.INFORMEREN_PERSOON, onderwerp, moment=moment
        )
        begin_procedure(
            sessie,
            zaaknummer,
            Procedure.INFORMEREN_PERSOON,
            stap=STAP,
            onderwerp=onderwerp,
            zaak=gevonden,
            moment=moment,
        )
        _zet_eerste(sessie, zaaknummer)
        return True


def _zet_eerste(sessie: Session, zaaknummer: str) -> None:
    rij, eerste = zaak(sessie, zaaknummer), _eerste(beeld(sessie, zaaknummer))
    rij.informeren_op = eerste[0] if eerste else None
    sessie.add(rij)


def _eerste(gevonden: Zaakbeeld) -> tuple[date, Bevoegd] | None:
    """circulaire 2.5, 5.2 (N081, N107): de eerste dag van een gezag dat nog niet informeert."""
    vrij = (gezag for gezag in gevonden.gezagen if not gevonden.informeert(gezag))
    dagen = [(op, gezag) for gezag in vrij if (op := dag_bij(gevonden, gezag))]
    return min(dagen, default=None)


def _verandert_stil(feit: Feit) -> bool:
    """Whether measures changed by it without a procedure that informs."""
    if feit.stap == "toetsbesluit":
        return feit.uitkomst in {"afschalen", "beeindigen"}
    return (feit.proces, feit.stap) == (
        Procedure.VERHOOGD_RISICOMOMENT,
        "besluit_maatregelen",
    ) and (feit.uitkomst != "afwijzen")


def _volgende_op(feit: Feit) -> date:
    antwoord = gelezen(InformerenPersoon, feit.antwoord)
    vandaag = dag(feit.moment)
    elke_dagen = beleid_op(vandaag).informeren_elke_dagen
    return volgende_keer(antwoord, vandaag=vandaag, elke_dagen=elke_dagen)
