"""What `regie start` says when all runs: where to look, what waits, and how to answer it."""

import os
from shlex import quote

from rich.console import Console
from rich.panel import Panel
from rich.text import Text
from sqlmodel import col, select

from deployments.demo.namen import demo_id
from models.stappen import STAPPEN
from models.tabellen import Proces
from models.voorbeelden.antwoorden import uitkomsten
from tasks.basis.database import lezen
from tasks.basis.instellingen import Instellingen, instellingen
from tasks.basis.paginasleutel import plek_van_sleutel
from tasks.basis.tijd import op_scherm
from tasks.zaak.zaken import open_vragen

_VERDER = {"vervolg": "maatregeladvies"}
"""Stap → the outcome that leads a demo case onward, where it is not the first of the form."""


def welkom(scherm: Console, poort: int, zaaknummer: str | None) -> None:
    """Print addresses; on a demo also how to answer the first open vraag, through both doors."""
    regels = Text()
    regels.append("Prefect:  ", style="bold").append(f"http://127.0.0.1:{poort}\n", style="cyan")
    if plek := plek_van_sleutel():
        regels.append("Sleutel:  ", style="bold").append(
            f"{plek} (de pagina vraagt er één keer om)\n"
        )
    regels.append("Gegevens: ", style="bold").append(f"{instellingen().home}\n")
    regels.append("Stoppen:  ", style="bold").append("Ctrl-C")
    scherm.print(Panel(regels, title="regie loopt", border_style="green", expand=False))
    if zaaknummer:
        _toon_demo(scherm, poort, zaaknummer)


def antwoordopdracht(zaaknummer: str, stap: str, wie: str) -> str:
    """The command line that answers this vraag on a demo with the shipped example."""
    return (
        f"{voorvoegsel()}regie formulier {zaaknummer} {stap}"
        f" --uitkomst {_VERDER.get(stap) or uitkomsten(stap)[0]} --voorbeeld |\n"
        f"  {voorvoegsel()}regie besluit {zaaknummer} {stap} --als {wie}"
        f" --code $({voorvoegsel()}regie functionaris code {wie}) --invoer - --wacht 30"
    )


def demo_uitleg(zaaknummer: str, stap: str, wie: str) -> str:
    """How to answer this vraag on a demo: the command, and which outcomes it may have."""
    keuze = ", ".join(uitkomsten(stap))
    return f"{antwoordopdracht(zaaknummer, stap, wie)}\n\nMogelijke uitkomsten: {keuze}"


def voorvoegsel() -> str:
    """What goes before `regie` in a command that someone copies from the screen."""
    return f"{toegang()} .venv/bin/".lstrip()


def toegang() -> str:
    """The variables with which another window means this installation too; none is a secret.

    The factor is one of them: a command that asks the next vraag sets its term. What is empty
    here was made so (`regie start --proef`); another window may have it set.
    """
    gezet = [naam for naam in ("REGIE_HOME", "REGIE_TERMIJN_FACTOR") if os.environ.get(naam)]
    alle = ("PREFECT_API_URL", *(f"REGIE_{veld.upper()}" for veld in Instellingen.model_fields))
    leeg = [naam for naam in alle if os.environ.get(naam) == ""]
    return " ".join(
        [f"{naam}={quote(os.environ[naam])}" for naam in gezet] + [f"{naam}=" for naam in leeg]
    )


def _toon_demo(scherm: Console, poort: int, zaaknummer: str) -> None:
    with lezen() as sessie:
        vragen = open_vragen(sessie, zaaknummer)
        proces = sessie.exec(select(Proces).where(col(Proces.zaaknummer) == zaaknummer)).first()
    if not vragen or proces is None:
        scherm.print(
            f"Zaak {zaaknummer}: `{voorvoegsel()}regie zaak {zaaknummer}` toont hoe zij staat."
        )
        return
    vraag = vragen[0]
    stap = STAPPEN[vraag.stap]
    wie = demo_id(vraag.rol, vraag.gebied)
    scherm.print(
        f"\nZaak [bold]{zaaknummer}[/] wacht op [bold]{stap.titel}[/] door {vraag.rol}"
        f" ({vraag.gebied}), vóór {op_scherm(vraag.vervalt_op)}.\n{stap.vraag}\n"
    )
    scherm.print(
        "[bold]1. Antwoorden op de opdrachtregel[/], in een tweede venster, in deze map:\n"
    )
    uitleg = demo_uitleg(zaaknummer, vraag.stap, wie)
    scherm.print(uitleg, soft_wrap=True, highlight=False)
    scherm.print(
        f"\nWat daarna open is, met de opdracht erbij:\n\n{voorvoegsel()}regie wachtrij\n",
        highlight=False,
        soft_wrap=True,
    )
    scherm.print(
        f"Wie bericht kreeg, en de termijnen:\n\n{voorvoegsel()}regie postvak\n"
        f"{voorvoegsel()}regie termijnen\n",
        highlight=False,
        soft_wrap=True,
    )
    scherm.print(
        "[bold]2. Of in de browser:[/]\n\n"
        f"- Open http://127.0.0.1:{poort}/runs/flow-run/{proces.flow_run_id}\n"
        "- Klik op Resume en vul het formulier in.\n"
        f"- Functionaris: {wie}. Code: {voorvoegsel()}regie functionaris code {wie}\n",
        highlight=False,
        soft_wrap=True,
    )
