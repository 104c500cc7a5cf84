"""The NCTV ends its gezag by itself: the vraag and the answer are one act (circulaire 2.3)."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models.begrippen import Deur
from models.formulieren import Terugkeer
from models.tabellen import Vraag
from tasks.aanwijzing import TERUGKEER
from tasks.besluiten import beslis_ongevraagd
from tasks.handelingen import als_model
from tasks.pogingen import Poging
from tasks.processen import begin, nieuw_onderwerp


def keer_terug(
    zaaknummer: str, invoer: dict[str, Any], *, wie: str, code: str, moment: datetime
) -> None:
    """Answer the vraag `terugkeer`, opened for it if the NCTV was not asked (N032).

    OnjuisteInvoer and Geweigerd (recorded) as for any answer; after a refusal no
    process has begun.
    """
    antwoord = als_model(Terugkeer, invoer, moment=moment)
    poging = Poging(wie, code, Deur.A, moment)

    def vraag(sessie: Session) -> str:
        return _open(sessie, zaaknummer) or _begin(sessie, zaaknummer, moment)

    beslis_ongevraagd(zaaknummer, TERUGKEER, antwoord, vraag, poging, nu=moment)


def _open(sessie: Session, zaaknummer: str) -> str | None:
    gesteld = select(Vraag.id).where(
        col(Vraag.zaaknummer) == zaaknummer,
        col(Vraag.stap) == TERUGKEER,
        col(Vraag.gesloten_op).is_(None),
    )
    return sessie.exec(gesteld).first()


def _begin(sessie: Session, zaaknummer: str, moment: datetime) -> str:
    onderwerp = nieuw_onderwerp()
    begin(sessie, zaaknummer, TERUGKEER, stap=TERUGKEER, onderwerp=onderwerp, moment=moment)
    gesteld = select(Vraag.id).where(
        col(Vraag.zaaknummer) == zaaknummer, col(Vraag.onderwerp) == onderwerp
    )
    return sessie.exec(gesteld).one()
