"""Whoever acts in the beheer hears that it was recorded in that name, as who acts in a case does.

By the klok, for those acts are below this room. The berichten are what was told: what is newer than
the last record that one of them names, is not.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from models.begrippen import Bevoegd, Feitsoort, Kenmerk, Rol
from models.tabellen import Bericht, Vastlegging
from tasks.basis.database import lezen, transactie
from tasks.berichten.klaarzetten import Nieuws, zet_klaar_voor
from tasks.berichten.vastgelegd import STAP
from tasks.register.lezen import feit_van
from tasks.register.sleutels import BEHEER, sleutel_van

TERUG = timedelta(days=1)
"""What is older is told no more: it is of before this release, or no klok ran for so long."""
_DADEN = Feitsoort.met(Kenmerk.VAN_BEHEER)


def meld_beheer(*, moment: datetime) -> int:
    """Queue what was recorded in someone's name since the last time; to how many.

    One bericht each, of the last record: who enrols many at once is not flooded.
    """
    with lezen() as sessie:  # looking holds up no act
        if not _ongemeld(sessie, moment):
            return 0
    with transactie() as sessie:
        sleutel = sleutel_van(sessie, BEHEER)
        daden = [(wie, rij) for rij in _ongemeld(sessie, moment) for wie in _wie(rij, sleutel)]
        laatste = {functionaris: (aan, rij.volgnummer) for (functionaris, aan), rij in daden}
        for functionaris, (aan, volgnummer) in laatste.items():
            nieuws = Nieuws(BEHEER, "kennisgeving", STAP, vastlegging=volgnummer)
            zet_klaar_voor(sessie, nieuws, functionaris, aan, moment=moment)
    return len(laatste)


def _ongemeld(sessie: Session, moment: datetime) -> Sequence[Vastlegging]:
    gemeld = (  # of records that there are: a number beyond them would silence all to come
        select(func.coalesce(func.max(Vastlegging.volgnummer), 0))
        .join(Bericht, col(Bericht.vastlegging) == col(Vastlegging.volgnummer))
        .where(Bericht.zaaknummer == BEHEER, Vastlegging.zaaknummer == BEHEER)
    )
    daden = select(Vastlegging).where(
        col(Vastlegging.zaaknummer) == BEHEER,
        col(Vastlegging.soort).in_(_DADEN),
        col(Vastlegging.rol) != "",
        col(Vastlegging.moment) > (moment - TERUG).isoformat(timespec="microseconds"),
        col(Vastlegging.volgnummer) > gemeld.scalar_subquery(),
    )
    return sessie.exec(daden.order_by(col(Vastlegging.volgnummer))).all()


def _wie(rij: Vastlegging, sleutel: bytes) -> Iterator[tuple[str, Bevoegd]]:
    """Who did this, and who signed along."""
    yield rij.functionaris, Bevoegd(Rol(rij.rol), rij.gebied)
    inhoud = feit_van(rij, sleutel).inhoud
    vernietigd = rij.soort == Feitsoort.VERNIETIGING
    tweede = inhoud["functionarissen"][1] if vernietigd else inhoud.get("tweede")
    if tweede:
        yield tweede["functionaris"], Bevoegd(Rol(tweede["rol"]), tweede["gebied"])
