"""Who is designated together with a person (circulaire 2.3)."""

from collections.abc import Iterable

from models.begrippen import Relatie
from models.formulieren.melding import Huisgenoot

GEZIN = frozenset(Relatie) - {Relatie.ANDERS}
"""Relations of the kerngezin; who lives together with the person as a couple is a levensgezel."""


def kerngezin(huisgenoten: Iterable[Huisgenoot]) -> tuple[Huisgenoot, ...]:
    """circulaire 2.3 (N027, N028): levensgezel, children and family who live at the same address.

    Threatened or not, of any age; who lives elsewhere does not belong to it.
    """
    return tuple(g for g in huisgenoten if g.zelfde_adres and g.relatie in GEZIN)
