"""Whether somebody can be reached: has an address that leads to exactly one, the one typed."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from models.fouten import Onleesbaar
from models.tabellen import Kanaal
from tasks.berichten.postvak import POSTVAK
from tasks.register.sleutels import pak_uit


def te_bereiken(sessie: Session, mensen: Iterable[str]) -> bool:
    """Whether one of these has an address that a bericht can go to, as it would be sent now."""
    kanalen = select(Kanaal).where(col(Kanaal.functionaris).in_(list(mensen)))
    return any(_bruikbaar(kanaal) for kanaal in sessie.exec(kanalen))


def _bruikbaar(kanaal: Kanaal) -> bool:
    if kanaal.soort == POSTVAK:
        return True
    from tasks.berichten.kanalen import ontvanger  # noqa: PLC0415  half a second that a demo saves

    try:
        ontvanger(pak_uit(kanaal.adres).decode())
    except (ValueError, Onleesbaar):  # nothing would be sent there either
        return False
    return True
