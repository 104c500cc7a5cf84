"""Wat in het overzicht van verstrekkingen staat: niets dat herkenbaar maakt (circulaire 1.2)."""

from collections.abc import Iterator

from models.formulieren import Verstrekking
from models.formulieren.melding import Doelwit, ObjectOfDienst
from models.fouten import Geweigerd
from models.namen import herkenbaar, noemt

_GETOOND = ("aan", "grondslag", "soort_inhoud")


def keur_verstrekking(verstrekking: Verstrekking, beschermd: Doelwit) -> None:
    """circulaire 1.2 (N008): wat het overzicht toont, noemt nooit wie of wat wordt beschermd."""
    for veld in _GETOOND:
        if any(noemt(getattr(verstrekking, veld), wie) for wie in _kenmerken(beschermd)):
            raise Geweigerd(
                f"Het veld {veld} noemt wie of wat beschermd wordt, en komt in het overzicht.",
                norm="N008",
                advies="noem daar een rol of functie, een wetsartikel of een soort inhoud; wat u"
                " verder wilt zeggen, hoort in motivering.",
            )


def _kenmerken(persoon: Doelwit) -> Iterator[str]:
    """Wat persoon en huisgenoten herkenbaar maakt; werkgever en adres; naam van een object."""
    if isinstance(persoon, ObjectOfDienst):
        yield persoon.naam
        return
    for naam in (persoon.naam, *(genoot.naam for genoot in persoon.huisgenoten)):
        yield from herkenbaar(naam)
    if persoon.werkgever:
        yield persoon.werkgever
    if adres := persoon.woonadres:
        yield adres.straat
        yield adres.postcode
