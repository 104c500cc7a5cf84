"""Whoever decides hears that it was recorded in that name: if it was not so, it shows."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.begrippen import Bevoegd, Rol
from models.tabellen import Vastlegging
from models.zaak.feit import Feit
from tasks.berichten.klaarzetten import Nieuws, zet_klaar_voor

STAP = "vastgelegd"


def meld_vastgelegd(
    sessie: Session, zaaknummer: str, vastlegging: Feit | Vastlegging, *, moment: datetime
) -> None:
    """Queue a bericht to that functionaris, in the act: case and number, nothing of what it is."""
    nieuws = Nieuws(zaaknummer, "kennisgeving", STAP, vastlegging=vastlegging.volgnummer)
    aan = Bevoegd(Rol(vastlegging.rol), vastlegging.gebied)
    zet_klaar_voor(sessie, nieuws, vastlegging.functionaris, aan, moment=moment)


def eerste_na(
    sessie: Session, zaaknummer: str, volgnummer: int, functionaris: str
) -> Vastlegging | None:
    """The first record after this one that this functionaris made in this case."""
    gemaakt = select(Vastlegging).where(
        col(Vastlegging.zaaknummer) == zaaknummer,
        col(Vastlegging.volgnummer) > volgnummer,
        col(Vastlegging.functionaris) == functionaris,
    )
    return sessie.exec(gemaakt.order_by(col(Vastlegging.volgnummer)).limit(1)).first()
