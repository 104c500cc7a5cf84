"""A door that fell shut on wrong codes: its functionaris and the beheerders are told, by the klok.

The row of the lock is the outbox, for a code is judged below this room; and without a klok no
bericht goes out anyhow.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.rules.ontvangers import BEHEERDER
from models.tabellen import Bericht, Slot
from tasks.basis.database import lezen, transactie
from tasks.berichten.klaarzetten import SLOT, Nieuws, zet_klaar, zet_klaar_over_account
from tasks.register.sleutels import BEHEER

ELKE = timedelta(seconds=60)
"""At most one alarm in this time for all doors that fell shut, so that nobody is flooded."""


def meld_sloten(*, moment: datetime) -> int:
    """Queue what is to be told of doors that fell shut since the last alarm; of how many."""
    with lezen() as sessie:  # looking holds up no act
        if not _ongemeld(sessie) or _net_gemeld(sessie, moment):
            return 0
    with transactie() as sessie:
        sloten = [] if _net_gemeld(sessie, moment) else _ongemeld(sessie)
        for slot in sloten:
            slot.gemeld = True
            sessie.add(slot)
        for wie in dict.fromkeys(slot.wie for slot in sloten if slot.wie):
            zet_klaar_over_account(sessie, Nieuws(BEHEER, "kennisgeving", SLOT), wie, moment=moment)
        if sloten:
            alarm = Nieuws(BEHEER, "alarm", SLOT)
            zet_klaar(sessie, alarm, BEHEERDER, niet=frozenset(), moment=moment)
    return len(sloten)


def _ongemeld(sessie: Session) -> list[Slot]:
    return list(sessie.exec(select(Slot).where(col(Slot.gemeld).is_(False))))


def _net_gemeld(sessie: Session, moment: datetime) -> bool:
    alarm = select(Bericht.id).where(
        col(Bericht.zaaknummer) == BEHEER,
        col(Bericht.soort) == "alarm",
        col(Bericht.stap) == SLOT,
        col(Bericht.op) > moment - ELKE,
        col(Bericht.op) <= moment,
    )
    return sessie.exec(alarm.limit(1)).first() is not None
