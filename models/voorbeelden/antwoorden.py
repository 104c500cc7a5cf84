"""Complete, acceptable examples of every answer; obviously invented."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from models.begrippen import Domein
from models.stappen import STAPPEN
from models.voorbeelden.invoer import MOTIVERING, OBJECTADVIES


def uitkomsten(stap: str) -> tuple[str, ...]:
    """Outcomes that the form of this stap offers, in order."""
    schema = STAPPEN[stap].formulier.model_json_schema()["properties"]["uitkomst"]
    return tuple(schema["enum"])


def antwoord(
    stap: str, uitkomst: str, *, variant: str, vandaag: date, bekend: Mapping[str, Any]
) -> dict[str, Any]:
    """An answer that fits the form and the rules for this outcome.

    `variant` is that of the vraag; `bekend` are fields whose value the case itself gives, such as
    an HOvJ who may be consulted.
    """
    per_uitkomst = STAPPEN[stap].voorbeeld
    velden = per_uitkomst.get(uitkomst) or per_uitkomst.get("", {})
    extra = _PRODUCT.get(variant, {}) if stap == "informatieproduct" else {}
    gegeven = {"uitkomst": uitkomst, "motivering": MOTIVERING, **velden, **extra, **bekend}
    for veld, dagen in _DAGEN.items():
        if gegeven.get(veld) == "":
            gegeven[veld] = (vandaag + timedelta(days=dagen)).isoformat()
    if variant == Domein.OBJECTEN_DIENSTEN and gegeven.get("maatregelen"):
        gegeven["maatregelen"] = OBJECTADVIES
    if stap == "besluit_maatregelen":
        gegeven |= _STELSEL if variant == Domein.STELSEL else {}
        gegeven["maatregelen"] = [
            {
                **maatregel,
                "toetsdatum": (vandaag + timedelta(days=90)).isoformat(),
                "toetscriteria": "Nieuw signaal over de dreiger.",
            }
            for maatregel in gegeven["maatregelen"]
        ]
    return gegeven


_NIVEAU = {"ernst": "ernstig", "waarschijnlijkheid": "mogelijk"}
_DAGEN = {"opnieuw_bezien_op": 30, "besproken_op": 0, "toetsdatum": 90}
"""Field that is left open → days from today that it becomes."""
_STELSEL = {
    "ontbrekende_informatie": "Voorbeeld: leeg zodra het overdrachtsdossier volledig is.",
}
_WEERSTAND = {"weerstand": "Voorbeeld.", "scenarios": "Voorbeeld: twee scenario's."}
_PRODUCT: dict[str, dict[str, Any]] = {
    "di": _NIVEAU,
    "da": _NIVEAU,
    "ra": {**_WEERSTAND, "belang": "Voorbeeld.", "dreiging": "Voorbeeld."},
    "wa": _WEERSTAND,
}
