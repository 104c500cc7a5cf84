"""Waaraan een melding moet voldoen voordat een zaak begint (circulaire 2.3, 2.4.1, 3.2)."""

from collections.abc import Iterator
from datetime import datetime

from models.begrippen import LANDELIJK, Bevoegd, Organisatie, Rol
from models.formulieren.melding import Doelwit, Melding, OntvangenDoor
from models.fouten import Invoerfout, OnjuisteInvoer
from models.naslag.beleid import Beleid

_EERSTE_JAAR = 2000


def keur_melding(melding: Melding, *, moment: datetime) -> None:
    """circulaire 3.2 (N087): geen moment of geboortedatum in de toekomst; anders OnjuisteInvoer."""
    OnjuisteInvoer.eis_geen(_fouten(melding, moment))


def _fouten(melding: Melding, moment: datetime) -> Iterator[Invoerfout]:
    if melding.ontvangen_op > moment:
        yield Invoerfout("ontvangen_op", "ligt in de toekomst; noem het tijdstip van ontvangst")
    if melding.ontvangen_op.year < _EERSTE_JAAR:
        yield Invoerfout("ontvangen_op", f"ligt vóór {_EERSTE_JAAR}; klopt het jaar?")
    geboren = getattr(melding.doelwit, "geboortedatum", None)
    if geboren and geboren > moment.date():
        yield Invoerfout("doelwit.geboortedatum", "ligt in de toekomst")


def meldt(door: OntvangenDoor) -> Bevoegd:
    """webtekst JenV, circulaire 2.4.1 (N115): de politie of de KMar, die de melding ontving."""
    if door.organisatie is Organisatie.POLITIE and door.eenheid:
        return Bevoegd(Rol.POLITIE, door.eenheid)
    return Bevoegd(Rol.KMAR, LANDELIJK)


def altijd_voorleggen(persoon: Doelwit, beleid: Beleid) -> bool:
    """circulaire 2.4.1 (N067): of de adviseur BB&C deze zaak ziet, hoe de weging ook uitvalt."""
    bij_om = persoon.werkt_bij_om and beleid.altijd_voorleggen_werkt_bij_om
    return bij_om or persoon.functie in beleid.altijd_voorleggen
