"""Those who have to know of something without being asked anything (`rules.ontvangers`)."""

from datetime import datetime

from sqlmodel import Session

from models.rules.ontvangers import kennisgeving
from models.zaak.beeld import Zaakbeeld
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.zaak.bevoegdheidscontext import context_van


def geef_kennis(
    sessie: Session,
    zaak: Zaakbeeld,
    wat: str,
    *,
    moment: datetime,
    ook: Zaakbeeld | None = None,
    stap: str = "",
) -> None:
    """Queue a bericht for everyone who is told of this, in the act that it tells of.

    Each once; `ook` is the case as the act left it, where that changes who has to know. The
    bericht names `stap`, where `wat` itself would say too much.
    """
    nieuws = Nieuws(zaak.zaaknummer, "kennisgeving", stap or wat)
    beelden = [zaak, ook] if ook else [zaak]
    niet = beelden[-1].buitengesloten
    for aan in dict.fromkeys(
        wie for beeld in beelden for wie in kennisgeving(wat, context_van(beeld))
    ):
        zet_klaar(sessie, nieuws, aan, moment=moment, niet=niet)
