"""The dossier for who may read it, and products that nobody ordered."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from deployments.regie.opdracht import Als, Code, Opdrachten, Zaaknummer
from deployments.regie.weergave import Json, toon, toon_json, zeg
from models.fouten import OnjuisteInvoer

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
    from deployments.regie import dossiertekst
    from tasks.dossier import lees_dossier
    from tasks.klok import nu

    if uit is not None and uit.lower().endswith(".pdf"):
        _formulieren(zaaknummer, als, code, Path(uit), formulier or [], json)
        return
    if formulier:
        raise OnjuisteInvoer(
            "--formulier: komt op papier; noem met --uit een bestand dat op .pdf eindigt"
        )
    if uit is None:
        gelezen = lees_dossier(zaaknummer, als, code, moment=nu())
        if json:
            toon_json(dossiertekst.document(gelezen))
        else:
            toon(dossiertekst.markdown(gelezen))
        return
    with _nieuw_bestand(Path(uit)) as bestand:
        gelezen = lees_dossier(zaaknummer, als, code, moment=nu())
        tekst = dossiertekst.als_json(gelezen) if json else dossiertekst.markdown(gelezen) + "\n"
        bestand.write(tekst.encode())
    zeg(_GESCHREVEN.format(uit))


_GESCHREVEN = "Geschreven naar {}; alleen u kunt het lezen. Vernietig het na gebruik."


def _formulieren(
    zaaknummer: str, als: str, code: str, doel: Path, soorten: list[str], json: bool
) -> None:
    from tasks.klok import nu
    from tasks.papier import FORMULIEREN
    from tasks.uitgifte import geef_uit

    if set(soorten) - FORMULIEREN.keys():
        raise OnjuisteInvoer(f"--formulier: moet een van deze zijn: {', '.join(FORMULIEREN)}")
    with _nieuw_bestand(doel) as bestand:

        def schrijf(pdf: bytes) -> None:
            bestand.write(pdf)
            bestand.flush()
            os.fsync(bestand.fileno())  # a full disk shows up before anything is recorded

        uitgifte = geef_uit(zaaknummer, als, code, soorten=soorten, moment=nu(), schrijf=schrijf)
    if json:
        toon_json({"code": uitgifte.code, "formulieren": uitgifte.formulieren})
    else:
        toon(uitgifte.code)
    zeg(_GESCHREVEN.format(doel))


@contextmanager
def _nieuw_bestand(doel: Path) -> Iterator[IO[bytes]]:
    """A file of mode 0600 that is there completely or not at all; refused before anything else."""
    if doel.is_dir():
        raise OnjuisteInvoer("--uit: is een map; noem een bestand")
    try:
        greep, tijdelijk = tempfile.mkstemp(dir=doel.parent, prefix=f".{doel.name}.")
    except OSError:
        raise OnjuisteInvoer(
            "--uit: daar kan niet geschreven worden; noem een bestand in een bestaande map"
        ) from None
    try:
        with os.fdopen(greep, "wb") as bestand:
            yield bestand
        Path(tijdelijk).replace(doel)
    finally:
        Path(tijdelijk).unlink(missing_ok=True)
