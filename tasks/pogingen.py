"""Refused attempts at anything but a vraag: recorded, so that it can be seen who tried what."""

from datetime import datetime

from models.begrippen import Deur
from models.fouten import Geweigerd
from tasks.database import transactie
from tasks.register import Gebeurtenis, leg_vast


def leg_poging_vast(
    zaaknummer: str, stap: str, functionaris: str, weigering: Geweigerd, *, moment: datetime
) -> None:
    """Record who claimed to act, at what, and which rule refused."""
    inhoud = {
        "functionaris": functionaris,
        "reden": weigering.zin,
        "norm": weigering.norm,
        "deur": Deur.A,
    }
    with transactie() as sessie:
        leg_vast(sessie, Gebeurtenis(zaaknummer, "poging", inhoud, stap=stap), moment=moment)
