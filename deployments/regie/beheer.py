"""Running and looking after an installation."""

from typing import Annotated

import typer

app = typer.Typer()
_DRAAIEN = "Draaien"
Poort = Annotated[
    int, typer.Option(metavar="N", min=1, max=65535, help="Poort van de Prefect-server.")
]


@app.command(rich_help_panel=_DRAAIEN)
def start(
    demo: Annotated[
        bool, typer.Option("--demo", help="Met voorbeeldzaak en functionarissen.")
    ] = False,
    poort: Poort = 4200,
) -> None:
    """Start alles op deze machine, op de voorgrond; Ctrl-C stopt."""
    from deployments.start import start as begin

    begin(demo=demo, poort=poort)


@app.command(rich_help_panel=_DRAAIEN)
def server(poort: Poort = 4200) -> None:
    """Draai alleen de Prefect-server."""
    from deployments.prefect_server import main

    main(poort)


@app.command(rich_help_panel=_DRAAIEN)
def worker() -> None:
    """Draai alleen een werker."""
    from deployments.start import draai_werker

    draai_werker()


@app.command(rich_help_panel=_DRAAIEN)
def ondertekenaar() -> None:
    """Draai alleen de ondertekenaar van het register."""
    from deployments.start import draai_ondertekenaar

    draai_ondertekenaar()
