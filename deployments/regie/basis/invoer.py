"""Input files: JSON that is what it says, or a clear refusal that repeats nothing of it."""

import json
import sys
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn

from models.fouten import OnjuisteInvoer

MAX_BYTES = 1024 * 1024


def lees(bestand: str) -> Any:  # noqa: ANN401  JSON of any shape; the models judge it
    """The JSON document in this file, `-` for stdin; OnjuisteInvoer with the place of the fault."""
    tekst = lees_tekst(bestand)
    try:
        return json.loads(
            tekst,
            parse_constant=_geen_getal,
            parse_float=_getal,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as fout:
        raise OnjuisteInvoer(
            "BESTAND",
            f"is geen geldige JSON, regel {fout.lineno}, kolom {fout.colno}:"
            f" {_REDEN.get(fout.msg, 'hier klopt iets niet')}",
        ) from None
    except (RecursionError, ValueError):
        raise OnjuisteInvoer(
            "BESTAND", "bevat een getal of een nesting die te groot is om te lezen"
        ) from None


def lees_tekst(bestand: str) -> str:
    """What this file holds, `-` for stdin; OnjuisteInvoer if it is too large, or no UTF-8."""
    ruw = _bytes(bestand)
    if len(ruw) > MAX_BYTES:
        raise OnjuisteInvoer("BESTAND", "is groter dan 1 MiB; verwijs naar bijlagen in de tekst")
    try:
        return ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise OnjuisteInvoer(
            "BESTAND", f"is geen UTF-8 (byte {fout.start + 1}); bewaar het als UTF-8"
        ) from None


def _bytes(bestand: str) -> bytes:
    try:
        if bestand == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(bestand).open("rb") as invoer:
            return invoer.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise OnjuisteInvoer(
            "BESTAND", "bestaat niet; noem een JSON-bestand, of - voor stdin"
        ) from None
    except (OSError, ValueError):
        raise OnjuisteInvoer(
            "BESTAND", "is niet te lezen; noem een leesbaar JSON-bestand"
        ) from None


def _geen_getal(_: str) -> NoReturn:
    raise OnjuisteInvoer("BESTAND", "NaN en Infinity zijn geen getallen in JSON; haal ze weg")


def _getal(tekst: str) -> float:
    if not isfinite(getal := float(tekst)):
        raise OnjuisteInvoer("BESTAND", "bevat een getal dat te groot is")
    return getal


def _object(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(object_ := dict(paren)) != len(paren):
        raise OnjuisteInvoer(
            "BESTAND", "een veld staat twee keer in hetzelfde object; laat er een staan"
        )
    return object_


_REDEN = {
    "Expecting value": "hier hoort een waarde",
    "Expecting ',' delimiter": "hier hoort een komma",
    "Expecting ':' delimiter": "hier hoort een dubbele punt",
    "Expecting property name enclosed in double quotes": "hier hoort een veldnaam tussen"
    " dubbele aanhalingstekens",
    "Illegal trailing comma before end of object": "hier staat een komma te veel",
    "Illegal trailing comma before end of array": "hier staat een komma te veel",
    "Unterminated string starting at": "deze tekst wordt niet afgesloten",
    "Invalid control character at": "dit stuurteken hoort niet in tekst",
    "Invalid \\escape": "dit teken na \\ bestaat niet",
    "Invalid \\uXXXX escape": "na \\u horen vier hexadecimale cijfers",
    "Extra data": "na het document hoort niets meer te staan",
}
