"""What the commands share: options with the same name everywhere, and the check before them."""

from collections.abc import Callable
from functools import wraps
from typing import Annotated, ParamSpec

import typer

P = ParamSpec("P")

Zaaknummer = Annotated[str, typer.Argument(metavar="ZAAK", help="Zaaknummer, BB-2026-000001.")]
Stap = Annotated[str, typer.Argument(metavar="STAP", help="Naam van de stap, zoals weging.")]
Als = Annotated[str, typer.Option("--als", metavar="F", help="Uw functionaris-id.")]
Code = Annotated[str, typer.Option("--code", metavar="C", help="Zes cijfers uit uw app.")]
Bestand = Annotated[
    str, typer.Option("--invoer", metavar="BESTAND", help="JSON-bestand; - is standaardinvoer.")
]


def met_register(functie: Callable[P, None]) -> Callable[P, None]:
    """A command that needs a register of this version: it says so if that is not there."""

    @wraps(functie)
    def uitvoer(*args: P.args, **kwargs: P.kwargs) -> None:
        from deployments.inrichten import eis_ingericht

        eis_ingericht()
        functie(*args, **kwargs)

    return uitvoer
