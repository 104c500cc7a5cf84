"""A dossier as people read it: Dutch, in markdown; and the same as a JSON document."""

import json
from typing import Any

from models.zaak.feit import Feit
from tasks.dossier.lezen import Dossier
from tasks.dossier.verhaal import verhaal
from tasks.dossier.weergave.markdown import als_markdown


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
    """The dossier to read."""
    return als_markdown(verhaal(dossier))
