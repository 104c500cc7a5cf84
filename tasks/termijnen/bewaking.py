"""The auditor: what should never be, whatever failed. Both lists are empty at all times."""

from sqlmodel import Session, col, exists, select

from models.begrippen import StatusMaatregel
from models.tabellen import Maatregel, Termijn, Vraag


def zonder_termijn(sessie: Session) -> list[Vraag]:
    """Open vragen that no step of a term will follow."""
    lopend = select(Termijn.vraag).where(col(Termijn.volgende_op).is_not(None))
    vraag = select(Vraag).where(Vraag.is_open(), col(Vraag.id).not_in(lopend))
    return list(sessie.exec(vraag))


def zonder_ladder(sessie: Session) -> list[tuple[str, str]]:
    """(zaaknummer, onderwerp) of spoedmaatregelen that are undecided and on no ladder (N070).

    One statement: between two of them an answer may end the one and begin the other.
    """
    bewaakt = exists().where(
        col(Termijn.zaaknummer) == col(Maatregel.zaaknummer),
        col(Termijn.onderwerp) == col(Maatregel.onderwerp),
        col(Termijn.volgende_op).is_not(None),
    )
    onbeslist = select(Maatregel.zaaknummer, Maatregel.onderwerp).where(
        col(Maatregel.status) == StatusMaatregel.SPOED, ~bewaakt
    )
    return sorted(set(sessie.exec(onbeslist)))
