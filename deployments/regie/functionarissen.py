"""Functionarissen and their mandaten, by a beheerder."""

from typing import Annotated

import typer

from deployments.regie.opdracht import met_register
from deployments.regie.weergave import bezig, toon

app = typer.Typer(help="Functionarissen en hun mandaten.", no_args_is_help=True)
Wie = Annotated[str, typer.Argument(metavar="F", help="Functionaris-id.")]


@app.command()
@met_register
def code(functionaris: Wie) -> None:
    """Toon zes cijfers die nu worden aanvaard; alleen op een demo-installatie."""
    from tasks.codes import demo_code

    with bezig("Wachten op de volgende code …"):
        toon(demo_code(functionaris))
