"""Signs of life of the processes of an installation."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from models.tabellen import Hartslag
from tasks.basis.database import transactie
from tasks.basis.tijd import nu

LEEF_S = 5.0
"""Seconds between two signs of life of a klok."""
_VERGEET = timedelta(days=1)


def leef(naam: str) -> None:
    """Note that this process lives; those that are long gone are forgotten."""
    with transactie() as sessie:
        sessie.exec(delete(Hartslag).where(col(Hartslag.moment) < nu() - _VERGEET))
        sessie.merge(Hartslag(naam=naam, moment=nu()))


def leeft(sessie: Session, soort: str, sinds: datetime) -> bool:
    """Whether a process of this kind (the beginning of its name) gave a sign of life since."""
    vers = select(Hartslag).where(
        col(Hartslag.naam).startswith(soort), col(Hartslag.moment) > sinds
    )
    return sessie.exec(vers).first() is not None
