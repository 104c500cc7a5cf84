"""Those who have to know of something without being asked anything (`rules.ontvangers`)."""

from datetime import datetime

from sqlmodel import Session

from models.rules.ontvangers import kennisgeving
from models.zaakbeeld import Zaakbeeld
from tasks.plaats import plaats
from tasks.post import Nieuws, zet_klaar


def geef_kennis(sessie: Session, zaak: Zaakbeeld, wat: str, *, moment: datetime) -> None:
    """Queue a bericht for everyone who is told of this, in the act that it tells of."""
    nieuws = Nieuws(zaak.zaaknummer, "kennisgeving", wat)
    for aan in kennisgeving(wat, plaats(zaak)):
        zet_klaar(sessie, nieuws, aan, moment=moment, niet=zaak.persoon.eigen_functionarissen)
