"""Destruction of one case by two beheerders, after its retention."""

from contextlib import closing
from datetime import datetime

from sqlmodel import Session, col, delete, select

from models.begrippen import Feitsoort, Status
from models.fouten import Geweigerd, Onbereikbaar
from models.naslag.beleid import beleid_op
from models.rules.bevoegdheid import Uitsluiting, buiten_de_zaak
from models.rules.termijnen import bewaren_tot
from models.tabellen import Bericht, Maatregel, Proces, Sleutel, Slot, Termijn, Trede, Vraag, Zaak
from tasks.basis.database import databank, leeg_wal, lezen
from tasks.basis.tijd import dag, op_scherm
from tasks.mensen.beheer import als_twee_beheerders
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.lezen import beeld
from tasks.register.sleutels import BEHEER, Vernietigd
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.zaak.zaken import zaak

_LEEG_POGINGEN = 2  # each waits for readers as long as the database waits for anyone


def vernietig(zaaknummer: str, *, eerste: Poging, tweede: Poging, moment: datetime) -> None:
    """Destroy what is known of a closed case; by two beheerders.

    Its key and what the search tables know of it go, in one act with the record of it. The records
    stay as they are stored, so that the chain remains whole, and nobody can read them again.
    Geweigerd (recorded as an attempt) unless two different beheerders ask it, the case is closed
    and its retention is over. Vernietigd if it happened before.

    On SQLite the deleted key is overwritten in the file (secure_delete) and the WAL file is
    emptied; Onbereikbaar if a long read prevents that: doing it again then finishes the work.
    On PostgreSQL the deleted row stays in the table file until VACUUM, and longer in the
    write-ahead log, on replicas and in backups. There it is wrapped by the master key: rotate that
    (`regie sleutel roteer`) and let the old one go, and no copy can be unwrapped any more.
    """
    with lezen() as sessie:
        gevonden = zaak(sessie, zaaknummer)
    if gevonden.vernietigd_op:
        _leeg_wal()
        raise Vernietigd(f"Zaak {zaaknummer} is op {op_scherm(gevonden.vernietigd_op)} vernietigd.")

    def tegen(sessie: Session) -> list[Uitsluiting]:
        return [buiten_de_zaak(beeld(sessie, zaaknummer).buitengesloten)]

    with als_twee_beheerders(
        eerste, tweede, stap="vernietiging", moment=moment, tegen=tegen, zaaknummer=zaaknummer
    ) as (sessie, wie):
        _vernietig(sessie, zaaknummer, wie, moment=moment)
    _leeg_wal()


def _vernietig(
    sessie: Session, zaaknummer: str, wie: tuple[Handelende, Handelende], *, moment: datetime
) -> None:
    rij = zaak(sessie, zaaknummer)
    _eis_bewaard(rij, moment)
    vragen = select(Vraag.id).where(col(Vraag.zaaknummer) == zaaknummer)
    sessie.exec(delete(Slot).where(col(Slot.vraag).in_(vragen)))
    for tabel in (Vraag, Termijn, Trede, Maatregel, Bericht, Proces):
        sessie.exec(delete(tabel).where(col(tabel.zaaknummer) == zaaknummer))
    sessie.delete(sessie.get_one(Sleutel, zaaknummer))
    rij.vernietigd_op, rij.melding_hmac = moment, None
    rij.gezag_gebied = rij.eenheid = ""
    sessie.add(rij)
    inhoud = {"zaaknummer": zaaknummer, "functionarissen": [vars(w) for w in wie]}
    wat = Gebeurtenis(BEHEER, Feitsoort.VERNIETIGING, inhoud, stap="vernietiging", wie=wie[0])
    leg_vast(sessie, wat, moment=moment)


def _eis_bewaard(rij: Zaak, moment: datetime) -> None:
    if rij.status is Status.OPEN or rij.gesloten_op is None:
        raise Geweigerd(
            "Een open zaak wordt niet vernietigd.", advies="wacht tot de zaak gesloten is."
        )
    vanaf = bewaren_tot(rij.gesloten_op, beleid_op(dag(moment)))
    if moment < vanaf:
        raise Geweigerd(
            f"De bewaartermijn van zaak {rij.zaaknummer} loopt nog.",
            advies=f"vernietigen mag vanaf {op_scherm(vanaf)}.",
        )


def _leeg_wal() -> None:
    """On SQLite: write the log back into the database and empty it."""
    if databank().dialect.name != "sqlite":
        return
    for _ in range(_LEEG_POGINGEN):
        with closing(databank().raw_connection()) as verbinding:  # outside any transaction
            if leeg_wal(verbinding):
                return
    raise Onbereikbaar(
        "De zaak is vernietigd en dat is vastgelegd, maar een ander proces hield het logbestand van"
        " de database vast. Voer dezelfde opdracht straks nog eens uit; dan wordt het geleegd."
    )
