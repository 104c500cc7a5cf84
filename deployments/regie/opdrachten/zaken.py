"""Cases: bring in a melding, look at cases and at what waits, wait until a case is at rest."""

from typing import Annotated, Any

import typer

from deployments.regie.basis.ondertekening import misschien_getekend
from deployments.regie.basis.opdracht import (
    LANGST_S,
    AlsMisschien,
    CodeMisschien,
    Opdrachten,
    Zaaknummer,
)
from deployments.regie.scherm.tabel import (
    LATER,
    Json,
    bezig,
    op_scherm,
    toon,
    toon_json,
    toon_tabel,
    wie,
    wie_bij_zaken,
    zeg,
)
from deployments.regie.scherm.zaak import toon_zaak
from models.basis import id_zoals_gegeven

app = Opdrachten("Zaken")


@app.opdracht()
def melding(
    bestand: Annotated[str, typer.Argument(metavar="BESTAND", help="JSON; - is standaardinvoer.")],
    als: AlsMisschien = None,
    code: CodeMisschien = None,
    json: Json = False,
) -> None:
    """Registreer een melding en begin haar proces; toont het zaaknummer.

    Wie haar inbrengt, is van de politie of de KMar; alleen op een demo mag dat onbekend blijven.
    """
    from deployments.regie.basis.invoer import lees
    from tasks.basis.tijd import nu
    from tasks.procedures.melding import open_zaak
    from tasks.runs.wekken import bel

    poging = misschien_getekend(als, code)
    zaaknummer = open_zaak(lees(bestand), poging, moment=nu())
    if json:
        toon_json({"zaaknummer": zaaknummer})
    else:
        toon(zaaknummer)
    if not bel(zaaknummer):
        zeg(LATER)


@app.opdracht()
def zaken(json: Json = False) -> None:
    """Toon alle zaken."""
    from tasks.overzicht import lijsten

    alle = lijsten.zaken()
    if json:
        toon_json(alle)
        return
    toon_tabel(
        ("zaak", "domein", "gezag", "status", "open vragen", "naaste termijn"),
        (
            (
                z["zaaknummer"],
                z["domein"],
                wie(z["gezag"]),
                "vernietigd" if z["vernietigd_op"] else z["status"],
                ", ".join(z["open_vragen"]),
                op_scherm(z["naaste_termijn"]),
            )
            for z in alle
        ),
        leeg="Er zijn nog geen zaken. Begin met `regie voorbeeld melding > melding.json`"
        " en dan `regie melding melding.json`.",
    )


@app.opdracht()
def zaak(zaaknummer: Zaaknummer, json: Json = False) -> None:
    """Toon één zaak: waar zij staat, waarop zij wacht, wat besloten is."""
    from tasks.overzicht import zaken

    gevonden = zaken.zaak(zaaknummer)
    if json:
        toon_json(gevonden)
    else:
        toon_zaak(gevonden)


@app.opdracht()
def wachtrij(
    als: Annotated[
        str | None,
        typer.Option(
            "--als",
            metavar="F",
            parser=id_zoals_gegeven,
            help="Alleen wat deze functionaris mag.",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Toon open vragen, de dringendste eerst."""
    from tasks.overzicht import lijsten

    vragen = lijsten.wachtrij(als)
    if json:
        toon_json(vragen)
        return
    toon_tabel(
        ("zaak", "stap", "wie", "sinds", "vóór", "antwoorden"),
        (
            (
                v["zaaknummer"],
                v["stap"],
                wie(v) if als else wie_bij_zaken(v),
                op_scherm(v["sinds"]),
                op_scherm(v["vervalt_op"]),
                f"regie formulier {v['zaaknummer']} {v['stap']}",
            )
            for v in vragen
        ),
        leeg="Er wacht niets. `regie zaken` toont de zaken.",
    )
    if vragen:
        _toon_demo(vragen[0])


def _toon_demo(vraag: dict[str, Any]) -> None:
    """On a demo: the command that answers the most urgent vraag."""
    from deployments.demo.namen import demo_id
    from deployments.lokaal.welkom import demo_uitleg
    from tasks.basis.database import lezen
    from tasks.basis.installatie import is_demo

    with lezen() as sessie:
        if not is_demo(sessie):
            return
    wie_ = demo_id(vraag["rol"], vraag["gebied"])
    typer.echo(
        f"\nZo antwoordt u de bovenste, op deze demo:\n\n"
        f"{demo_uitleg(vraag['zaaknummer'], vraag['stap'], wie_)}"
    )


@app.opdracht()
def gereed(
    zaaknummer: Zaaknummer,
    op: Annotated[
        str | None, typer.Option(metavar="STAP", help="Wacht tot deze vraag open is.")
    ] = None,
    tijd: Annotated[
        float, typer.Option(metavar="S", min=0, max=LANGST_S, help="Hooguit zoveel seconden.")
    ] = 60,
) -> None:
    """Wacht tot een vraag open is, of zonder --op tot er niets meer loopt."""
    from tasks.overzicht.rust import wacht_op_rust, wacht_op_vraag

    with bezig(f"Wachten op {op or 'rust'} in {zaaknummer} …"):
        klaar = wacht_op_vraag(zaaknummer, op, tijd) if op else wacht_op_rust(zaaknummer, tijd)
    if not klaar:
        zeg(f"Na {tijd:g} s nog niet zover. `regie zaak {zaaknummer}` toont hoe de zaak staat.")
        raise typer.Exit(1)
