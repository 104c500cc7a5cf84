"""Who gives a command, and with what proof."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from deployments.regie.basis.code import Codebron
from deployments.regie.scherm.tabel import zeg
from models.fouten import OnjuisteInvoer

if TYPE_CHECKING:
    from tasks.mensen.beheer import Paar
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


def samen(
    als: str, code: Codebron, tweede: str, tweede_code: Codebron, *, wat: Sequence[str]
) -> "Paar":
    """The attempts of two beheerders; the second reads what it is about before the own code."""
    return getekend(als, code), ziend(tweede, tweede_code, wat=wat)


def tekenaars(
    als: str | None,
    code: Codebron | None,
    tweede: str | None,
    tweede_code: Codebron | None,
    *,
    wat: Sequence[str],
) -> "tuple[Poging, ...]":
    """Who signs where that may be one or two, on a demo also nobody; the act says who it takes."""
    een = misschien_getekend(als, code)
    if tweede is None or tweede_code is None:
        misschien_getekend(tweede, tweede_code)
        return (een,) if een else ()
    if een is None:
        raise OnjuisteInvoer("--tweede", "tekent mee met --als; geef dat ook")
    return een, ziend(tweede, tweede_code, wat=wat)


def over(functionaris: str) -> str:
    """Who this is, for who confirms something about the account."""
    from tasks.basis.tijd import nu
    from tasks.mensen.lijst import omschreven

    return omschreven(functionaris, moment=nu())


def ziend(als: str, code: Codebron, *, wat: Sequence[str]) -> "Poging":
    """The attempt of who confirms what another began: `wat` is shown before the code is read.

    Not where nobody reads along: names and addresses would end in the log of what runs this.
    """
    if code.leest_mee:
        regels = (" ".join(zin.split()) for zin in wat)  # what was typed makes no line of its own
        zeg("\n- ".join((f"{als}, met uw code bevestigt u:", *regels)))
    else:
        zeg(f"{als} bevestigt {len(wat)} regel(s), die hier niet staan: er is geen terminal.")
    return getekend(als, code)
