"""A process that is overtaken: its vraag is withdrawn with the reason, and its run ends."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.tabellen import Proces, Vraag
from tasks.register import Gebeurtenis, leg_vast
from tasks.termijnen import eindig


def trek_in(
    sessie: Session, zaaknummer: str, proces: str, onderwerp: str, *, reden: str, moment: datetime
) -> None:
    """Withdraw a process in the act that overtakes it; its open vraag and term close with it."""
    rij = sessie.exec(
        select(Proces).where(
            col(Proces.zaaknummer) == zaaknummer,
            col(Proces.proces) == proces,
            col(Proces.onderwerp) == onderwerp,
        )
    ).one()
    rij.ingetrokken_op, rij.wek = moment, True
    sessie.add(rij)
    open_ = select(Vraag).where(
        col(Vraag.zaaknummer) == zaaknummer,
        col(Vraag.proces) == proces,
        col(Vraag.onderwerp) == onderwerp,
        col(Vraag.gesloten_op).is_(None),
    )
    vraag = sessie.exec(open_).first()
    if vraag:
        vraag.gesloten_op = moment
        sessie.add(vraag)
        eindig(sessie, vraag)
    inhoud = {"reden": reden, "vraag": vraag.id if vraag else None}
    wat = Gebeurtenis(
        zaaknummer,
        "ingetrokken",
        inhoud,
        proces=proces,
        onderwerp=onderwerp,
        stap=vraag.stap if vraag else "",
        keer=vraag.keer if vraag else 1,
    )
    leg_vast(sessie, wat, moment=moment)
