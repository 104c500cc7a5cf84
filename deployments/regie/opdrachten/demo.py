"""`regie demo`: a walk through a procedure, made of nothing but commands that anyone can give."""

from typing import Annotated, cast

import typer
from typer.core import TyperGroup

from deployments.regie.basis.opdracht import Opdrachten
from deployments.regie.rondleidingen import RONDLEIDINGEN
from deployments.regie.rondleidingen.gids import Gids
from models.fouten import OnjuisteInvoer

app = Opdrachten("Draaien")


@app.opdracht()
def demo(
    ctx: typer.Context,
    naam: Annotated[
        str, typer.Argument(metavar="NAAM", help=f"Welke: {', '.join(RONDLEIDINGEN)}.")
    ],
) -> None:
    """Loop een hele procedure door op een demo-installatie; elke opdracht wordt getoond."""
    if naam not in RONDLEIDINGEN:
        raise OnjuisteInvoer("NAAM", f"moet een van deze zijn: {', '.join(RONDLEIDINGEN)}")
    RONDLEIDINGEN[naam](Gids(cast("TyperGroup", ctx.find_root().command)))
