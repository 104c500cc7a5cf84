"""The level of designated objects and diensten: every so often, and when the NCTV sees cause."""

from datetime import datetime

from sqlmodel import col, exists, select
from sqlmodel.sql.expression import SelectOfScalar

from models.begrippen import Procedure, Status
from models.tabellen import Vraag, Zaak
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag
from tasks.vragen.processen import begin_procedure

STAP = "niveau"


def aan_de_beurt(*, moment: datetime) -> list[str]:
    """circulaire 2.5 (N082): open zaken waarvan het niveau toe is aan vaststelling, op volgorde.

    Niet waar die vraag al openstaat.
    """
    with lezen() as sessie:
        return list(sessie.exec(_toe_aan(moment).order_by(col(Zaak.zaaknummer))))


def vraag_niveau(zaaknummer: str, *, moment: datetime) -> bool:
    """Ask the NCTV in one case, in an act of its own; False if that is not needed any more.

    A Fout if the case cannot be read.
    """
    with transactie() as sessie:
        deze = _toe_aan(moment).where(col(Zaak.zaaknummer) == zaaknummer)
        if sessie.exec(deze).first() is None:
            return False
        begin_procedure(sessie, zaaknummer, Procedure.DREIGINGSNIVEAU, stap=STAP, moment=moment)
        return True


def _toe_aan(moment: datetime) -> SelectOfScalar[str]:
    bezig = exists().where(
        col(Vraag.zaaknummer) == col(Zaak.zaaknummer),
        col(Vraag.stap) == STAP,
        Vraag.is_open(),
    )
    return select(Zaak.zaaknummer).where(
        col(Zaak.status) == Status.OPEN, col(Zaak.niveau_op) <= dag(moment), ~bezig
    )
