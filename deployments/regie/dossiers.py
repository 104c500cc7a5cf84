"""The dossier for who may read it, and products that nobody ordered."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

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
        str | None, typer.Option(metavar="BESTAND", help="Schrijf naar dit bestand (alleen u).")
    ] = None,
    json: Json = False,
) -> None:
    """Lees het dossier van een zaak; dat u het leest, wordt vastgelegd."""
    from deployments.regie import dossiertekst
    from tasks.dossier import lees_dossier
    from tasks.klok import nu

    if uit is None:
        gelezen = lees_dossier(zaaknummer, als, code, moment=nu())
        if json:
            toon_json(dossiertekst.document(gelezen))
        else:
            toon(dossiertekst.markdown(gelezen))
        return
    with _nieuw_bestand(Path(uit)) as bestand:
        gelezen = lees_dossier(zaaknummer, als, code, moment=nu())
        bestand.write(
            dossiertekst.als_json(gelezen) if json else dossiertekst.markdown(gelezen) + "\n"
        )
    zeg(f"Geschreven naar {uit}; alleen u kunt het lezen. Vernietig het na gebruik.")


@contextmanager
def _nieuw_bestand(doel: Path) -> Iterator[TextIO]:
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
        with os.fdopen(greep, "w", encoding="utf-8") as bestand:
            yield bestand
        Path(tijdelijk).replace(doel)
    finally:
        Path(tijdelijk).unlink(missing_ok=True)
