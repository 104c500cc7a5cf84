"""A case in the search tables: found, and what is open in it."""

from sqlmodel import Session, col, select

from models.fouten import NietGevonden
from models.tabellen import Vraag, Zaak
from tasks.basis.database import lezen


def zaak(sessie: Session, zaaknummer: str) -> Zaak:
    """The case; NietGevonden otherwise."""
    if gevonden := sessie.get(Zaak, zaaknummer):
        return gevonden
    raise NietGevonden("Deze zaak bestaat niet. `regie zaken` toont de zaken.")


def open_vragen(sessie: Session, zaaknummer: str | None = None) -> list[Vraag]:
    """Open vragen, most urgent first."""
    vraag = select(Vraag).where(Vraag.is_open())
    if zaaknummer:
        vraag = vraag.where(col(Vraag.zaaknummer) == zaaknummer)
    return list(sessie.exec(vraag.order_by(col(Vraag.vervalt_op), col(Vraag.sinds))))


def eis_zaak(zaaknummer: str) -> None:
    """NietGevonden if there is no such case."""
    with lezen() as sessie:
        zaak(sessie, zaaknummer)
