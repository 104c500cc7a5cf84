"""All commands together, and the one place where a fault becomes a sentence and an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from deployments.regie import (
    agenda,
    beheer,
    berichten,
    besluiten,
    demonstratie,
    dossiers,
    draaien,
    functionarissen,
    gemeenten,
    handelingen,
    register,
    taal,
    verstrekkingen,
    zaken,
)
from deployments.regie.opdracht import Opdrachten
from deployments.regie.weergave import zeg
from models.fouten import Fout, Onbereikbaar, OnjuisteInvoer, Onverwacht

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
    besluiten.app,
    handelingen.app,
    dossiers.app,
    verstrekkingen.app,
    berichten.app,
    beheer.app,
    draaien.app,
    demonstratie.app,
):
    app.add_typer(_deel)
app.add_typer(register.app, name="register", rich_help_panel="Dossier en register")
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


def voer_uit(argumenten: Sequence[str]) -> int:
    """Carry out one command line; the exit code of bediening: 0, 1, 2, 3, 4 or 5."""
    os.umask(0o077)  # whatever is written here is for this user only
    try:
        return _probeer(argumenten)
    except Fout as fout:
        zeg(str(fout))
        return fout.code
    except TyperException as fout:
        zeg(taal.zin(fout))
        return OnjuisteInvoer.code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as fout:
        zeg(f"Het systeem werkt niet mee: {fout.strerror or type(fout).__name__}. {_HULP_SCHIJF}")
        return Onbereikbaar.code
    except Exception as fout:  # noqa: BLE001  a message could repeat what is in a case: only where
        zeg(f"Fout in regie zelf: {Onverwacht.uit(fout)}.")
        return Onverwacht.code


_HULP_SCHIJF = "Er is niets half gedaan. Controleer REGIE_HOME, rechten en schijfruimte."


def _probeer(argumenten: Sequence[str]) -> int:
    if any("\udc80" <= teken <= "\udcff" for deel in argumenten for teken in deel):
        raise OnjuisteInvoer("de opdracht: bevat tekens die geen UTF-8 zijn")
    taal.spreek_nederlands()
    uitkomst = typer.main.get_command(app)(
        args=list(argumenten), prog_name="regie", standalone_mode=False
    )
    sys.stdout.flush()
    return uitkomst if isinstance(uitkomst, int) else 0
