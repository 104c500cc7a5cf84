"""A disclosure outside regie, as politie and KMar may make by themselves (circulaire 2.3.5)."""

from datetime import datetime
from typing import Any

from models.begrippen import Feitsoort
from models.formulieren import Verstrekking
from models.fouten import OnjuisteInvoer
from models.rules.verstrekking import keur_verstrekking
from tasks.berichten.kennisgeving import geef_kennis
from tasks.register.geweigerde_pogingen import Poging
from tasks.vragen.handelingen import als_model, handeling

STAP = "verstrekking"


def verstrek(zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime) -> None:
    """Record what politie, KMar or gezag disclosed, and tell the gezag; also of a closed case.

    OnjuisteInvoer for a form that does not fit; Geweigerd (recorded) for a wrong code, a missing
    mandate, or a text for the list that names the protected person.
    """
    verstrekking = als_model(Verstrekking, invoer, moment=moment)
    if verstrekking.op > moment:
        raise OnjuisteInvoer("op", "ligt in de toekomst; noem wanneer is verstrekt")
    with handeling(zaaknummer, STAP, poging, moment=moment) as h:
        keur_verstrekking(verstrekking, h.zaak.doelwit)
        h.leg_vast(Feitsoort.VERSTREKKING, verstrekking)
        geef_kennis(h.sessie, h.zaak, STAP, moment=moment)
