"""Who gives a command, and with what proof."""

from typing import TYPE_CHECKING

from deployments.regie.basis.code import Codebron
from models.fouten import OnjuisteInvoer

if TYPE_CHECKING:
    from tasks.register.geweigerde_pogingen import Poging


def getekend(als: str, code: Codebron) -> "Poging":
    """The attempt of this functionaris, now, with the code that is read here: input goes first."""
    from models.begrippen import Deur
    from tasks.basis.tijd import nu
    from tasks.register.geweigerde_pogingen import Code, Poging

    cijfers = code.lees(als)
    return Poging(als, Code(cijfers), Deur.A, nu())


def misschien_getekend(als: str | None, code: Codebron | None) -> "Poging | None":
    """The same where a command may be given without; OnjuisteInvoer for a code of nobody."""
    if als is not None and code is not None:
        return getekend(als, code)
    if code is not None and code.gegeven:
        raise OnjuisteInvoer(
            "een id en een code", "horen bij elkaar; geef beide, of geen van beide"
        )
    return None
