"""The dossier for who may read it, and products that nobody ordered."""

import os
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from deployments.regie.basis.ondertekening import getekend
from deployments.regie.basis.opdracht import Als, Code, Opdrachten, Zaaknummer
from deployments.regie.scherm.bestand import GESCHREVEN, nieuw_bestand
from deployments.regie.scherm.tabel import Json, toon, toon_json, zeg
from models.fouten import OnjuisteInvoer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tasks.register.geweigerde_pogingen import Poging

app = Opdrachten("Dossier en register")


@app.opdracht()
def dossier(
    zaaknummer: Zaaknummer,
    als: Als,
    code: Code,
    uit: Annotated[
        str | None,
        typer.Option(
            metavar="BESTAND",
            help="Schrijf naar dit bestand (alleen u); NAAM.pdf: de formulieren van de zaak.",
        ),
    ] = None,
    formulier: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SOORT", help="Alleen dit formulier in de PDF; mag vaker. Met --uit NAAM.pdf."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Lees het dossier van een zaak; dat u het leest, wordt vastgelegd."""
    from deployments.regie.scherm import dossier
    from tasks.basis.tijd import nu
    from tasks.dossier.lezen import lees_dossier

    if uit is not None and uit.lower().endswith(".pdf"):
        _formulieren(zaaknummer, partial(getekend, als, code), Path(uit), formulier or [], json)
        return
    if formulier:
        raise OnjuisteInvoer(
            "--formulier", "komt op papier; noem met --uit een bestand dat op .pdf eindigt"
        )
    if uit is None:
        gelezen = lees_dossier(zaaknummer, getekend(als, code), moment=nu())
        if json:
            toon_json(dossier.document(gelezen))
        else:
            toon(dossier.markdown(gelezen))
        return
    with nieuw_bestand(Path(uit)) as bestand:
        gelezen = lees_dossier(zaaknummer, getekend(als, code), moment=nu())
        tekst = dossier.als_json(gelezen) if json else dossier.markdown(gelezen) + "\n"
        bestand.write(tekst.encode())
    zeg(GESCHREVEN.format(uit))


@app.opdracht()
def vrijgave(zaaknummer: Zaaknummer, als: Als, code: Code, json: Json = False) -> None:
    """Lees wat de NCTV voor uw gemeente vrijgaf; dat u het leest, wordt vastgelegd."""
    from models.begrippen.woorden import woord
    from tasks.basis.tijd import nu, op_scherm
    from tasks.gemeenten.vrijgave import lees_vrijgave

    vrijgegeven = lees_vrijgave(zaaknummer, getekend(als, code), moment=nu())
    if json:
        toon_json(vrijgegeven)
        return
    for deel in vrijgegeven:
        toon(f"{deel['gemeente']}, {woord(deel['scenario'])} ({woord(deel['gelegenheid'])})")
        if waarover := deel.get("waarover"):
            toon("  Waarover: " + ", ".join(map(woord, waarover)))
        for veld, kop in _VRIJGAVE.items():
            if veld in deel:
                toon(f"  {kop}: {deel[veld]}")
        for overleg in deel.get("vierhoeksoverleg", ()):
            op = op_scherm(datetime.fromisoformat(overleg["op"]))
            toon(f"  Vierhoeksoverleg: {op}, {overleg['duur_min']} minuten")


_VRIJGAVE = {"tekst": "Tekst", "medewerking": "Medewerking", "bellen": "Bellen"}


def _formulieren(
    zaaknummer: str, teken: "Callable[[], Poging]", doel: Path, soorten: list[str], json: bool
) -> None:
    from tasks.basis.tijd import nu
    from tasks.dossier.formulieren import FORMULIEREN
    from tasks.dossier.uitgeven import geef_uit

    if set(soorten) - FORMULIEREN.keys():
        raise OnjuisteInvoer("--formulier", f"moet een van deze zijn: {', '.join(FORMULIEREN)}")
    with nieuw_bestand(doel) as bestand:

        def schrijf(pdf: bytes) -> None:
            bestand.write(pdf)
            bestand.flush()
            os.fsync(bestand.fileno())  # a full disk shows up before anything is recorded

        uitgifte = geef_uit(zaaknummer, teken(), soorten=soorten, moment=nu(), schrijf=schrijf)
    if json:
        toon_json({"code": uitgifte.code, "formulieren": uitgifte.formulieren})
    else:
        toon(uitgifte.code)
    zeg(GESCHREVEN.format(doel))
