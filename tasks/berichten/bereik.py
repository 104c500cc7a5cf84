"""Whether somebody can be reached: has an address that leads to exactly one, the one typed.

It counts once its reader confirmed that something arrived there; before that it is only tried.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from models.fouten import Onleesbaar
from models.tabellen import Bericht, Kanaal
from tasks.berichten.postvak import POSTVAK
from tasks.register.sleutels import pak_uit


def te_bereiken(sessie: Session, mensen: Iterable[str]) -> bool:
    """Whether one of these confirmed an address, and a bericht can go there as it is now."""
    kanalen = [kanaal for kanaal in _kanalen(sessie, mensen) if kanaal.bevestigd_op]
    return any(_bruikbaar(kanaal) for kanaal in kanalen)


def heeft_adres(sessie: Session, mensen: Iterable[str]) -> bool:
    """Whether one of these has an address that a bericht can go to, confirmed or not."""
    return any(_bruikbaar(kanaal) for kanaal in _kanalen(sessie, mensen))


def bevestigde(sessie: Session, wie: str) -> dict[str, datetime]:
    """The addresses of this functionaris that were confirmed, and when."""
    kanalen = _kanalen(sessie, [wie])
    return {_adres(kanaal): kanaal.bevestigd_op for kanaal in kanalen if kanaal.bevestigd_op}


def kwam_aan(sessie: Session, bericht: Bericht, *, moment: datetime) -> None:
    """The link that was sent to this address was opened: what goes there, arrives."""
    kanaal = sessie.get(Kanaal, bericht.kanaal) if bericht.kanaal else None
    if kanaal and not kanaal.bevestigd_op:
        kanaal.bevestigd_op = moment
        sessie.add(kanaal)


def _kanalen(sessie: Session, mensen: Iterable[str]) -> list[Kanaal]:
    return list(sessie.exec(select(Kanaal).where(col(Kanaal.functionaris).in_(list(mensen)))))


def _bruikbaar(kanaal: Kanaal) -> bool:
    if kanaal.soort == POSTVAK:
        return True
    from tasks.berichten.kanalen import ontvanger  # noqa: PLC0415  half a second that a demo saves

    try:
        ontvanger(_adres(kanaal))
    except ValueError:
        return False
    return True


def _adres(kanaal: Kanaal) -> str:
    """The address, or nothing if it cannot be read: nothing would be sent there either."""
    try:
        return pak_uit(kanaal.adres).decode()
    except Onleesbaar:
        return ""
