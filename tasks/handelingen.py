"""Acts in a case that answer no vraag: someone with a code and a mandate brings something in."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session

from models.begrippen import Deur
from models.fouten import Geweigerd
from models.zaakbeeld import Zaakbeeld
from tasks.codes import bewijs
from tasks.database import lezen, transactie
from tasks.pogingen import leg_poging_vast
from tasks.register import beeld
from tasks.zaken import zaak

T = TypeVar("T")


def eis_zaak(zaaknummer: str) -> None:
    """NietGevonden if there is no such case."""
    with lezen() as sessie:
        zaak(sessie, zaaknummer)


def handel(
    zaaknummer: str,
    stap: str,
    doe: Callable[[Session, Zaakbeeld], T],
    *,
    wie: str,
    code: str,
    moment: datetime,
) -> T:
    """Check and consume the code, then carry out the act in one transaction.

    Geweigerd (recorded as an attempt) for a wrong code or by the act itself; nothing else changes.
    """
    try:
        bewijs(wie, code, deur=Deur.A, moment=moment)
        with transactie() as sessie:
            return doe(sessie, beeld(sessie, zaaknummer))
    except Geweigerd as weigering:
        leg_poging_vast(zaaknummer, stap, wie, weigering, moment=moment)
        raise
