"""Who is told of what: one table; ladders of terms are data (`data/termijnen.toml`)."""

from collections.abc import Callable

from models.begrippen import LANDELIJK, Bevoegd, Gebiedssoort, Rol
from models.rules.bevoegdheid import Plaats


def in_deze_zaak(naam: str, *, plaats: Plaats, houder: Bevoegd) -> Bevoegd:
    """A name on a ladder in the area of this case; `houder` is who was asked."""
    if naam == "houder":
        return houder
    if naam == "gezag":
        return plaats.gezag
    rol = Rol(naam)
    return Bevoegd(rol, _GEBIED[rol.gebiedssoort](plaats))


KENNISGEVING: dict[str, Callable[[Plaats], tuple[Bevoegd, ...]]] = {
    "levering": lambda p: (p.gezag,),
    "spoedmaatregel": lambda p: (p.gezag,),
}
"""What happened → who has to know of it, apart from who is asked something."""
ALARM = Bevoegd(Rol.BEHEERDER, LANDELIJK)
"""Who hears that nobody could be reached."""

_GEBIED: dict[Gebiedssoort, Callable[[Plaats], str]] = {
    Gebiedssoort.EENHEID: lambda p: p.eenheid,
    Gebiedssoort.PARKET: lambda p: p.gezag.gebied,
    Gebiedssoort.LANDELIJK: lambda _: LANDELIJK,
}
