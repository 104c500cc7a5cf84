"""Record a whole case as this release writes it.

`python -m tests.opnemen tests/opnames/X.Y.Z.json`: once per release, a recording is never made
anew. `tests/tasks/test_opnames.py` folds them all.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from models.zaakbeeld import Feit, Zaakbeeld
from tests.installaties import DEMO, Voorraad, omgeving
from tests.tasks.spel import Zaakspel


def stand(beeld: Zaakbeeld) -> dict[str, Any]:
    """What must be known of a case, whichever release recorded it."""
    return {
        "zaaknummer": beeld.zaaknummer,
        "domein": beeld.domein,
        "status": beeld.status,
        "gezag": list(beeld.gezag),
        "eenheid": beeld.eenheid,
        "altijd_voorleggen": beeld.altijd_voorleggen,
        "persoon": beeld.persoon.naam,
        "besluiten": [
            [feit.stap, feit.keer, feit.uitkomst, feit.functionaris, feit.moment.isoformat()]
            for feit in beeld.besluiten
        ],
        "maatregelen": [m.model_dump(mode="json") for m in beeld.maatregelen],
    }


def als_json(feit: Feit) -> dict[str, Any]:
    """A record as it is kept in a recording."""
    return {**asdict(feit), "moment": feit.moment.isoformat()}


def neem_op(pad: Path) -> None:
    """Play a case from melding to the information of the person, and keep its records."""
    with TemporaryDirectory() as map_:
        home = Path(map_) / "regie"
        with omgeving(Voorraad(Path(map_)).zet(DEMO, "sqlite", home)):
            beeld = Zaakspel().tot("einde").beeld
    inhoud = {"vastleggingen": [als_json(f) for f in beeld.feiten], "stand": stand(beeld)}
    pad.write_text(json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    neem_op(Path(sys.argv[1]))
