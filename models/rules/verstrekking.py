"""Wat in het overzicht van verstrekkingen staat: niets dat herkenbaar maakt (circulaire 1.2)."""

import re
from collections.abc import Iterator

from models.formulieren import Verstrekking
from models.formulieren.melding import Doelwit, ObjectOfDienst
from models.fouten import Geweigerd

_GETOOND = ("aan", "grondslag", "soort_inhoud")


def keur_verstrekking(verstrekking: Verstrekking, beschermd: Doelwit) -> None:
    """circulaire 1.2 (N008): wat het overzicht toont, noemt nooit wie of wat wordt beschermd."""
    for veld in _GETOOND:
        if any(_noemt(getattr(verstrekking, veld), wie) for wie in _kenmerken(beschermd)):
            raise Geweigerd(
                f"Het veld {veld} noemt wie of wat beschermd wordt, en komt in het overzicht.",
                norm="N008",
                advies="noem daar een rol of functie, een wetsartikel of een soort inhoud; wat u"
                " verder wilt zeggen, hoort in motivering.",
            )


def _kenmerken(persoon: Doelwit) -> Iterator[str]:
    """Naam en achternaam van persoon en huisgenoten; werkgever en adres; naam van een object."""
    if isinstance(persoon, ObjectOfDienst):
        yield persoon.naam
        return
    for naam in (persoon.naam, *(genoot.naam for genoot in persoon.huisgenoten)):
        yield naam
        yield naam.split()[-1]
    if persoon.werkgever:
        yield persoon.werkgever
    if adres := persoon.woonadres:
        yield adres.straat
        yield f"{adres.postcode[:4]} {adres.postcode[-2:]}"


def _noemt(tekst: str, kenmerk: str) -> bool:
    """Als losse woorden, met welke spaties of hoofdletters ook."""
    woorden = r"\s*".join(map(re.escape, kenmerk.casefold().split()))
    return re.search(rf"(?<!\w){woorden}(?!\w)", tekst.casefold()) is not None
