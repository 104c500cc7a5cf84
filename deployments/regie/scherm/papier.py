"""Paper that was handed out, compared with the register."""

import sys
from pathlib import Path
from typing import Any

import typer

from deployments.regie.scherm.tabel import op_scherm, toon, toon_json, toon_tabel, wie, zeg
from models.fouten import OnjuisteInvoer
from tasks.dossier.controle import Papierbevinding, controleer_bestand, controleer_code

_MAX_BYTES = 64 * 1024 * 1024


def controleer(document: str, *, json: bool) -> None:
    """Show whether a file, or the paper with this code, equals the register; exit 1 if not."""
    inhoud = _bytes(document)
    bevinding = controleer_code(document) if inhoud is None else controleer_bestand(inhoud)
    if json:
        toon_json(_document(bevinding, met_bestand=inhoud is not None))
    else:
        _toon(_document(bevinding, met_bestand=inhoud is not None))
    if bevinding.verschillen:
        zeg("Dit papier is niet gelijk aan het register. Gebruik het niet; meld dit de beheerder.")
        raise typer.Exit(1)
    if inhoud is None:
        zeg(
            "Alleen de code is vergeleken. Vergelijk zelf de hashes met die hierboven, en de tekst"
            f" met een verse PDF: `regie dossier {bevinding.zaaknummer} --uit NAAM.pdf …`."
        )


def _bytes(document: str) -> bytes | None:
    """The content of the file; None if there is no such file, so that it should be a code."""
    try:
        if document == "-":
            inhoud = sys.stdin.buffer.read(_MAX_BYTES + 1)
        elif Path(document).exists():
            with Path(document).open("rb") as bestand:
                inhoud = bestand.read(_MAX_BYTES + 1)
        else:
            return None
    except (OSError, ValueError):
        raise OnjuisteInvoer("--document", "is niet te lezen; noem een PDF of een code") from None
    if len(inhoud) > _MAX_BYTES:
        raise OnjuisteInvoer("--document", "is groter dan 64 MiB; zo groot geeft regie niets uit")
    return inhoud


def _document(bevinding: Papierbevinding, *, met_bestand: bool) -> dict[str, Any]:
    aan = bevinding.wie
    return {
        "gelijk": not bevinding.verschillen,
        "bestand_vergeleken": met_bestand,
        "zaaknummer": bevinding.zaaknummer or None,
        "code": bevinding.code or None,
        "uitgegeven_aan": vars(aan) if aan.functionaris else None,
        "uitgegeven_op": bevinding.op.isoformat() if bevinding.op else None,
        "stukken": [
            dict(zip(("formulier", "stap", "volgnummer", "hash"), stuk, strict=True))
            for stuk in bevinding.stukken
        ],
        "verschillen": bevinding.verschillen,
    }


def _toon(document: dict[str, Any]) -> None:
    if aan := document["uitgegeven_aan"]:
        toon(f"Zaak {document['zaaknummer']}, code {document['code']}")
        namens = f" namens {aan['namens']}" if aan["namens"] else ""
        op = op_scherm(document["uitgegeven_op"])
        toon(f"Uitgegeven aan {aan['functionaris']}{namens}, {wie(aan)}, op {op}.")
        toon_tabel(
            ("formulier", "stap", "vastlegging", "hash"),
            [tuple(stuk.values()) for stuk in document["stukken"]],
            leeg="Het papier toont geen enkele vastlegging.",
        )
    toon("\n".join(document["verschillen"]) or "Dit is gelijk aan het register.")
