"""Starting regie, all of it or one part."""

from typing import Annotated

import typer

from deployments.regie.basis.opdracht import Opdrachten

app = Opdrachten("Draaien")
Poort = Annotated[
    int, typer.Option(metavar="N", min=1, max=65535, help="Poort van de Prefect-server.")
]

MisschienPoort = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        max=65535,
        show_default="4200, bij --proef een vrije",
        help="Poort van de Prefect-server.",
    ),
]


@app.opdracht(met_register=False)
def start(
    demo: Annotated[
        bool, typer.Option("--demo", help="Met functionarissen en een zaak om mee te oefenen.")
    ] = False,
    proef: Annotated[
        bool,
        typer.Option("--proef", help="Een demo om weg te gooien: eigen poorten, korte termijnen."),
    ] = False,
    poort: MisschienPoort = None,
) -> None:
    """Start alles op deze machine, op de voorgrond; Ctrl-C stopt."""
    if proef:
        from deployments.lokaal.proef import proef as begin_proef

        begin_proef(poort)
        return
    from deployments.lokaal.start import start as begin

    begin(demo=demo, poort=poort or 4200)


@app.opdracht(met_register=False)
def inrichten() -> None:
    """Maak of migreer het register, waar server en werkers los draaien; `start` doet dit zelf."""
    from deployments.inrichten import KLAAR, noteer, richt_in

    richt_in()
    noteer(KLAAR, "ja")
    typer.echo("Het register is ingericht.")


@app.opdracht(met_register=False)
def server(poort: Poort = 4200) -> None:
    """Draai alleen de Prefect-server."""
    from deployments.prefect.server import main
    from tasks.basis.werkmap import verlaat

    verlaat()
    main(poort)


@app.opdracht()
def worker() -> None:
    """Draai alleen een werker."""
    from deployments.lokaal.start import draai_werker
    from tasks.basis.werkmap import verlaat

    verlaat()
    draai_werker()


@app.opdracht()
def klok() -> None:
    """Draai alleen de klok: zij bewaakt termijnen en verzendt berichten."""
    from deployments.klok.klok import draai
    from deployments.lokaal.start import einde_gevraagd
    from deployments.toegang import eis_toegang
    from tasks.basis.werkmap import verlaat

    verlaat()
    eis_toegang()
    draai(einde_gevraagd())


@app.opdracht()
def postbode() -> None:
    """Draai alleen de postbode van een demo-installatie; zij vult `regie postvak`."""
    from deployments.klok.postbode import draai
    from deployments.lokaal.start import einde_gevraagd
    from tasks.basis.werkmap import verlaat

    verlaat()
    draai(einde_gevraagd())


@app.opdracht()
def ondertekenaar() -> None:
    """Draai alleen de ondertekenaar van het register."""
    from deployments.lokaal.start import draai_ondertekenaar
    from tasks.basis.werkmap import verlaat

    verlaat()
    draai_ondertekenaar()
