"""A case in the search tables: found, closed, and what is open in it."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.begrippen import Domein, Status
from models.fouten import NietGevonden
from models.tabellen import Vraag, Zaak
from tasks.register import Gebeurtenis, leg_vast


def zaak(sessie: Session, zaaknummer: str) -> Zaak:
    """The case; NietGevonden otherwise."""
    if gevonden := sessie.get(Zaak, zaaknummer):
        return gevonden
    raise NietGevonden("Deze zaak bestaat niet. `regie zaken` toont de zaken.")


def sluit(
    sessie: Session,
    zaaknummer: str,
    domein: Domein,
    *,
    proces: str,
    aanleiding: int,
    moment: datetime,
) -> None:
    """Close a case to `domein`, because of the besluit numbered `aanleiding` (N065, N074)."""
    rij = zaak(sessie, zaaknummer)
    rij.status, rij.domein, rij.gesloten_op = Status.GESLOTEN, domein, moment
    sessie.add(rij)
    inhoud = {"domein": domein, "aanleiding": aanleiding}
    wat = Gebeurtenis(zaaknummer, "sluiting", inhoud, proces=proces, stap="sluiting", keer=1)
    leg_vast(sessie, wat, moment=moment)


def open_vragen(sessie: Session, zaaknummer: str | None = None) -> list[Vraag]:
    """Open vragen, most urgent first."""
    vraag = select(Vraag).where(col(Vraag.gesloten_op).is_(None))
    if zaaknummer:
        vraag = vraag.where(col(Vraag.zaaknummer) == zaaknummer)
    return list(sessie.exec(vraag.order_by(col(Vraag.vervalt_op), col(Vraag.sinds))))
