"""Signs of life of the processes of an installation."""

from datetime import timedelta

from sqlmodel import col, delete

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
