"""All commands together."""

from typing import Annotated

import typer

from deployments.regie.basis.opdracht import Opdrachten
from deployments.regie.opdrachten import (
    agenda,
    antwoorden,
    beheer,
    berichten,
    demo,
    dossier,
    draaien,
    functionarissen,
    gemeenten,
    handelingen,
    inschrijving,
    mandaten,
    register,
    verstrekkingen,
    zaken,
)

app = Opdrachten(
    name="regie",
    help="Processen van bewaken en beveiligen: van melding tot getekend besluit.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for _deel in (
    zaken.app,
    agenda.app,
    antwoorden.app,
    handelingen.app,
    dossier.app,
    verstrekkingen.app,
    berichten.app,
    beheer.app,
    draaien.app,
    demo.app,
):
    app.add_typer(_deel)
app.add_typer(register.app, name="register", rich_help_panel="Dossier en register")
for _deel in (inschrijving.app, mandaten.app):
    functionarissen.app.add_typer(_deel)
app.add_typer(functionarissen.app, name="functionaris", rich_help_panel="Beheer")
app.add_typer(gemeenten.app, name="gemeente", rich_help_panel="Beheer")
app.add_typer(beheer.sleutel, name="sleutel", rich_help_panel="Beheer")


@app.callback(invoke_without_command=True)
def _regie(
    ctx: typer.Context,
    versie: Annotated[bool, typer.Option("--version", help="Toon de versie.")] = False,
) -> None:
    if versie:
        from importlib.metadata import version

        typer.echo(f"regie {version('regie')}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit
