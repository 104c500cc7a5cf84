"""Answering: the form of a stap, examples of every input file, and the answer itself."""

from dataclasses import replace
from typing import Annotated

import typer

from deployments.regie.basis.ondertekening import getekend
from deployments.regie.basis.opdracht import (
    LANGST_S,
    Als,
    Bestand,
    Code,
    Opdrachten,
    Stap,
    Zaaknummer,
)
from deployments.regie.scherm.tabel import LATER, Json, bezig, toon, toon_json, wie, zeg
from models.fouten import OnjuisteInvoer

app = Opdrachten("Antwoorden")


@app.opdracht()
def formulier(
    zaaknummer: Zaaknummer,
    stap: Stap,
    uitkomst: Annotated[
        str | None, typer.Option(metavar="U", help="Voor welke uitkomst het voorbeeld is.")
    ] = None,
    voorbeeld: Annotated[
        bool, typer.Option("--voorbeeld", help="Alleen het voorbeeld, als JSON.")
    ] = False,
    json: Json = False,
) -> None:
    """Toon wat een stap vraagt, met een volledig voorbeeld van een antwoord."""
    from deployments.regie.scherm.formulier import toon_formulier
    from tasks.antwoorden.voorbeeld import formulier_met_voorbeeld
    from tasks.basis.tijd import dag, nu

    gevonden = formulier_met_voorbeeld(zaaknummer, stap, uitkomst, vandaag=dag(nu()))
    if json:
        toon_json(vars(gevonden))
    elif voorbeeld:
        toon_json(gevonden.voorbeeld)
    else:
        toon_formulier(zaaknummer, stap, gevonden)


@app.opdracht(met_register=False)
def voorbeeld(
    soort: Annotated[str, typer.Argument(metavar="SOORT", help="melding, spoedmaatregel, …")],
) -> None:
    """Toon een volledig invoerbestand dat zou worden aanvaard."""
    from models.voorbeelden.invoer import INVOER
    from tasks.basis.tijd import nu

    if soort not in INVOER:
        raise OnjuisteInvoer("SOORT", f"moet een van deze zijn: {', '.join(INVOER)}")
    toon_json(INVOER[soort](nu()))


@app.opdracht()
def besluit(  # noqa: PLR0913, PLR0917  a parameter per option
    zaaknummer: Zaaknummer,
    stap: Stap,
    als: Als,
    code: Code,
    invoer: Bestand,
    vraag: Annotated[
        str | None, typer.Option(metavar="ID", help="Welke, als een stap vaker open is.")
    ] = None,
    hoofd: Annotated[
        str,
        typer.Option(
            metavar="HASH",
            help="Op welke stand van de zaak u antwoordt; anders die van uw laatste inzage.",
        ),
    ] = "",
    wacht: Annotated[
        float | None,
        typer.Option(metavar="S", min=0, max=LANGST_S, help="Wacht ook op wat de zaak dan vraagt."),
    ] = None,
    json: Json = False,
) -> None:
    """Beantwoord een vraag; klaar zodra het besluit is vastgelegd."""
    from deployments.regie.basis.invoer import lees
    from tasks.antwoorden.beslissen import beslis
    from tasks.antwoorden.te_vroeg import te_beantwoorden
    from tasks.runs.wekken import bel
    from tasks.zaak.zaken import eis_zaak

    eis_zaak(zaaknummer)
    gelezen = lees(invoer)
    poging = replace(getekend(als, code), hoofd=hoofd)
    vraag_id = te_beantwoorden(zaaknummer, stap, vraag, poging, moment=poging.moment)
    beslis(vraag_id, gelezen, poging, moment=poging.moment)
    if not bel(zaaknummer):
        zeg(LATER)
    if not json:
        toon(f"Vastgelegd: {stap} in {zaaknummer}, door {als}.")
    verder = wacht is None or _wacht(zaaknummer, wacht)
    _toon_vervolg(zaaknummer, stap, json=json, vragen=wacht is not None and verder)
    if not verder:
        zeg(f"Na {wacht:g} s is de zaak nog niet verder; het besluit is vastgelegd.")
        raise typer.Exit(1)


def _wacht(zaaknummer: str, seconden: float) -> bool:
    from tasks.overzicht.rust import wacht_op_vervolg

    with bezig("Wachten op wat de zaak nu vraagt …"):
        return wacht_op_vervolg(zaaknummer, seconden)


def _toon_vervolg(zaaknummer: str, stap: str, *, json: bool, vragen: bool) -> None:
    from tasks.overzicht import zaken

    open_ = zaken.zaak(zaaknummer)["vragen"] if vragen else None
    if json:
        toon_json({"zaaknummer": zaaknummer, "stap": stap, "vragen": open_})
    elif open_ is not None:
        nu_open = ", ".join(f"{v['stap']} door {wie(v)}" for v in open_)
        toon(f"Nu gevraagd: {nu_open}." if open_ else "De zaak vraagt niets meer.")
