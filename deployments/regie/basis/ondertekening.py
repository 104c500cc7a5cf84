"""Who gives a command, and with what proof."""

from typing import TYPE_CHECKING

from models.fouten import OnjuisteInvoer

if TYPE_CHECKING:
    from tasks.register.geweigerde_pogingen import Poging


def getekend(als: str, code: str) -> "Poging":
    """The attempt of this functionaris, now, with this code."""
    from models.begrippen import Deur
    from tasks.basis.tijd import nu
    from tasks.register.geweigerde_pogingen import Code, Poging

    return Poging(als, Code(code), Deur.A, nu())


def misschien_getekend(als: str | None, code: str | None) -> "Poging | None":
    """The same where a command may be given without; OnjuisteInvoer for half of it."""
    if als is not None and code is not None:
        return getekend(als, code)
    if als is not None or code is not None:
        raise OnjuisteInvoer("--als en --code", "horen bij elkaar; geef beide, of geen van beide")
    return None
