"""Reviews that begin by the date of a measure (circulaire 2.2, 3.3)."""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import col, exists, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from models.begrippen import Domein, Procedure, Status
from models.naslag.beleid import beleid_op
from models.tabellen import Maatregel, Proces, Zaak
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag
from tasks.procedures.toetsing import begin_toetsing, te_toetsen
from tasks.register.lezen import beeld
from tasks.zaak.maatregelen import LOPEND
from tasks.zaak.zaken import zaak as zaak_van


def aan_de_beurt(*, moment: datetime) -> list[str]:
    """Open cases with a measure whose date is near, in order, none of them under review."""
    with lezen() as sessie:
        return list(sessie.exec(_toe_aan(moment).order_by(col(Zaak.zaaknummer))))


def begin_op_toetsdatum(zaaknummer: str, *, moment: datetime) -> bool:
    """Begin a review in one case, in an act of its own; False if that is not needed any more.

    A Fout if the case cannot be read.
    """
    with transactie() as sessie:
        if zaak_van(sessie, zaaknummer).status is not Status.OPEN:
            return False
        zaak = beeld(sessie, zaaknummer)
        eerste = {
            gezag: toetsdatum
            for gezag, toetsdatum in te_toetsen(sessie, zaak).items()
            if toetsdatum and toetsdatum <= _grens(moment)
        }
        for gezag, toetsdatum in eerste.items():
            inhoud = {"aanleiding": "toetsdatum", "toetsdatum": toetsdatum.isoformat()}
            begin_toetsing(sessie, zaak, inhoud, gezag=gezag, toetsdatum=toetsdatum, moment=moment)
        return bool(eerste)


def _toe_aan(moment: datetime) -> SelectOfScalar[str]:
    """circulaire 2.2, 3.3 (N020, N097): zaken om te bezien; bij een object elk gezag apart."""
    nabij = exists().where(
        *_lopend(col(Zaak.zaaknummer)), col(Maatregel.toetsdatum) <= _grens(moment)
    )
    bezig = exists().where(
        col(Proces.zaaknummer) == col(Zaak.zaaknummer),
        col(Proces.proces) == Procedure.TOETSING,
        Proces.loopt(),
    )
    vrij = or_(~bezig, col(Zaak.domein) == Domein.OBJECTEN_DIENSTEN)
    return select(Zaak.zaaknummer).where(col(Zaak.status) == Status.OPEN, nabij, vrij)


def _grens(moment: datetime) -> date:
    """Beleid: een toetsing begint zoveel dagen voor haar datum; tot en met deze datum nu."""
    vandaag = dag(moment)
    return vandaag + timedelta(days=beleid_op(vandaag).toetsen_vooraf_dagen)


def _lopend(zaaknummer: object) -> tuple[ColumnElement[bool], ...]:
    """Running measures; the standard ones of category I have no date of review (N034)."""
    return (
        col(Maatregel.zaaknummer) == zaaknummer,
        col(Maatregel.status).in_(LOPEND),
        col(Maatregel.standaard).is_(False),
    )
