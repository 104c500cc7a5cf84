"""Wie samen met een persoon wordt aangewezen (circulaire 2.3)."""

from collections.abc import Iterable

from models.begrippen import Relatie
from models.formulieren.melding import Huisgenoot

GEZIN = frozenset(Relatie) - {Relatie.ANDERS}
"""Relaties van het kerngezin; wie als paar met de persoon samenwoont, is een levensgezel."""


def kerngezin(huisgenoten: Iterable[Huisgenoot]) -> tuple[Huisgenoot, ...]:
    """circulaire 2.3 (N027, N028): levensgezel, kinderen en familie op hetzelfde adres.

    Bedreigd of niet, van elke leeftijd; wie elders woont, hoort er niet bij.
    """
    return tuple(g for g in huisgenoten if g.zelfde_adres and g.relatie in GEZIN)
