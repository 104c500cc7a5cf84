"""A form for people to read: its fields in a table, an example, and how to answer."""

import json
from collections.abc import Iterator
from typing import Any

from deployments.regie.scherm.tabel import toon, toon_tabel
from models.begrippen.woorden import woord
from tasks.antwoorden.voorbeeld import Formulier

Schema = dict[str, Any]
_SOORTEN = {
    "string": "tekst",
    "boolean": "true of false",
    "integer": "geheel getal",
    "number": "getal",
    "array": "lijst",
    "object": "object",
}
_VORMEN = {"date": "datum, als 2026-11-20", "date-time": "tijdstip, als 2026-11-20T21:14:00+01:00"}


def toon_formulier(zaaknummer: str, stap: str, formulier: Formulier) -> None:
    """Table of fields, example, and the exact command to answer with."""
    toon_tabel(
        ("veld", "titel", "soort", "verplicht", "keuzen", "uitleg"),
        _velden(formulier.schema, formulier.schema.get("$defs", {})),
        titel=f"{stap} in {zaaknummer}",
        leeg="Deze stap vraagt niets.",
    )
    toon("Voorbeeld:\n" + json.dumps(formulier.voorbeeld, ensure_ascii=False, indent=2) + "\n")
    uitkomst = formulier.voorbeeld["uitkomst"]
    toon(
        "Antwoorden:\n"
        f"  regie formulier {zaaknummer} {stap} --uitkomst {uitkomst} --voorbeeld > antwoord.json\n"
        "  (pas antwoord.json aan)\n"
        f"  regie besluit {zaaknummer} {stap} --als UW-ID --code - --invoer antwoord.json\n"
        f"Stand van de zaak: {formulier.hoofd}\n"
        "  (met --hoofd en deze stand antwoordt u alleen als er niets bijkwam dat ertoe doet)"
    )


def _velden(schema: Schema, definities: Schema, voor: str = "") -> Iterator[tuple[object, ...]]:
    verplicht = schema.get("required", [])
    for naam, ruw in schema.get("properties", {}).items():
        veld = _opgezocht(ruw, definities)
        yield (
            voor + naam,
            veld.get("title", naam),
            _soort(veld),
            naam in verplicht,
            ", ".join(
                map(_keuze, veld.get("enum") or ([veld["const"]] if "const" in veld else []))
            ),
            ruw.get("description", ""),
        )
        if veld.get("type") == "array":
            yield from _velden(
                _opgezocht(veld.get("items", {}), definities), definities, f"{voor}{naam}[]."
            )


def _opgezocht(veld: Schema, definities: Schema) -> Schema:
    """The field with what it refers to, without the null of an optional field."""
    keuze: Schema = next((k for k in veld.get("anyOf", []) if k.get("type") != "null"), {})
    verwijzing = veld.get("$ref") or keuze.get("$ref", "")
    doel = definities.get(verwijzing.rsplit("/", 1)[-1], {})
    return {**doel, **keuze, **veld}


def _keuze(code: str) -> str:
    """What to type, and its words if they are others."""
    gelezen = woord(code)
    return code if gelezen == code.replace("_", " ") else f"{code} ({gelezen})"


def _soort(veld: Schema) -> str:
    vorm = _VORMEN.get(veld.get("format", ""))
    return vorm or ("keuze" if "enum" in veld else _SOORTEN.get(veld.get("type", ""), ""))
