"""A dossier as people read it: Dutch, in markdown; and the same as a JSON document."""

import json
from collections.abc import Iterator
from typing import Any

from models.begrippen import Feitsoort
from models.stappen import STAPPEN, formulier
from models.zaak.feit import Feit, variant
from tasks.basis.tijd import op_scherm
from tasks.dossier.lezen import Dossier
from tasks.dossier.woorden import ja_nee, naam_van, waarde_van

_VERWIJST = frozenset({"vraag", "op_de_pagina"})
"""What only points at something that stands here already."""
_DICHT = (
    "Dit informatieproduct is achtergehouden: de leverancier beperkte het delen (N094)."
    " Alleen het gezag en de leverancier lezen het."
)


def document(dossier: Dossier) -> dict[str, Any]:
    """The dossier for scripts."""
    zaak = dossier.zaak
    return {
        "zaaknummer": zaak.zaaknummer,
        "status": zaak.status.value,
        "domein": zaak.domein.value,
        "gezag": {"rol": zaak.gezag.rol.value, "gebied": zaak.gezag.gebied},
        "hoofd": zaak.feiten[-1].hash,
        "feiten": [feit_document(feit) for feit in dossier.feiten],
        "achtergehouden": sorted(dossier.achtergehouden),
    }


def als_json(dossier: Dossier) -> str:
    """The document as text."""
    return json.dumps(document(dossier), ensure_ascii=False, indent=2) + "\n"


def feit_document(feit: Feit) -> dict[str, Any]:
    """One record for scripts."""
    return {**vars(feit), "moment": feit.moment.isoformat()}


def markdown(dossier: Dossier) -> str:
    """The dossier to read: where the case stands, then everything that happened, in order."""
    zaak = dossier.zaak
    delen = [
        f"# Dossier {zaak.zaaknummer}",
        (
            f"**Status:** {zaak.status} · **domein:** {zaak.domein} · **gezag:** {zaak.gezag}"
            f" · **eenheid:** {zaak.eenheid}"
        ),
        f"**Stand van de zaak:** {zaak.feiten[-1].hash}",
    ]
    zichtbaar = {feit.volgnummer for feit in dossier.feiten}
    for feit in zaak.feiten:
        delen.append(_kop(feit))
        delen.append(
            "\n".join(_velden(feit, zaak.feiten)) if feit.volgnummer in zichtbaar else _DICHT
        )
    return "\n\n".join(deel for deel in delen if deel)


def _kop(feit: Feit) -> str:
    stap = STAPPEN[feit.stap].titel if feit.stap in STAPPEN else ""
    wat = Feitsoort(feit.soort).toont + (f": {stap}" if stap else "")
    wat += f", onderwerp {feit.onderwerp}" if feit.onderwerp else ""
    namens = f" namens {feit.namens}" if feit.namens else ""
    plek = f", {feit.rol} ({feit.gebied})" if feit.gebied else ""
    wie = f"\n\nDoor {feit.functionaris}{namens}{plek}." if feit.functionaris else ""
    return f"## {op_scherm(feit.moment)} · {wat} (vastlegging {feit.volgnummer}){wie}"


def _velden(feit: Feit, feiten: list[Feit]) -> Iterator[str]:
    titels = _titels(feit, feiten)
    for naam, waarde in feit.inhoud.items():
        if naam in _VERWIJST:
            continue
        inhoud = waarde.items() if naam == "antwoord" else [(naam, waarde)]
        for veld, gegeven in inhoud:
            yield from _regels(titels.get(veld, naam_van(veld)), waarde_van(veld, gegeven))


def _titels(feit: Feit, feiten: list[Feit]) -> dict[str, str]:
    if feit.soort != Feitsoort.BESLUIT or feit.stap not in STAPPEN:
        return {}
    velden = formulier(feit.stap, variant(feit, feiten)).model_fields
    return {naam: veld.title or naam_van(naam) for naam, veld in velden.items()}


def _regels(naam: str, waarde: object, diep: int = 0) -> Iterator[str]:
    """One field as list items; what is empty is left out, text keeps its lines."""
    inspring = "  " * diep
    if waarde in (None, "", [], {}):
        return
    if isinstance(waarde, dict | list):
        yield f"{inspring}- {naam}:"
        delen = waarde.items() if isinstance(waarde, dict) else enumerate(waarde, start=1)
        for veld, deel in delen:
            yield from _regels(naam_van(str(veld)), deel, diep + 1)
    else:
        tekst = ja_nee(waarde) if isinstance(waarde, bool) else str(waarde)
        yield f"{inspring}- {naam}: " + tekst.replace("\n", f"\n{inspring}  ")
