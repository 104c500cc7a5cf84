"""Record a whole case as this release writes it.

`python -m tests.opnemen tests/opnames/X.Y.Z.json`: once per release, a recording is never made
anew. `tests/tasks/test_opnames.py` folds them all.
"""

import json
import sys
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from tasks.termijnen.treden import haal_in
from tests.installaties import DEMO, Voorraad, omgeving
from tests.tasks.spel import ADVISEUR, HOVJ, Zaakspel


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
        "maatregelen": laatste_maatregelen(beeld),
    }


def laatste_maatregelen(beeld: Zaakbeeld) -> list[dict[str, Any]]:
    """Measures of the last decision that set any."""
    gezet = (
        feit.inhoud["antwoord"]["maatregelen"]
        for feit in reversed(beeld.besluiten)
        if feit.stap == "besluit_maatregelen" and feit.uitkomst != "afwijzen"
    )
    return next(gezet, [])


def als_json(feit: Feit) -> dict[str, Any]:
    """A record as it is kept in a recording."""
    return {**asdict(feit), "moment": feit.moment.isoformat()}


def neem_op(pad: Path) -> None:
    """Play a case with all that this release can record of one, and keep its records.

    A spoedmaatregel that is adopted, one that a decision takes in, a reminder; and from melding to
    the information of the person.
    """
    with TemporaryDirectory() as map_:
        home = Path(map_) / "regie"
        with omgeving(Voorraad(Path(map_)).zet(DEMO, "sqlite", home)):
            beeld = _speel().beeld
    inhoud = {"vastleggingen": [als_json(f) for f in beeld.feiten], "stand": stand(beeld)}
    pad.write_text(json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _speel() -> Zaakspel:
    spel = Zaakspel()
    spel.spoed()
    haal_in(spel.nu + timedelta(minutes=30))
    spel.antwoord(spel.open_vraag("afstemming"), "akkoord", ADVISEUR)
    spel.antwoord(spel.open_vraag("vaststelling"), "vaststellen", HOVJ)
    spel.spoed()
    return spel.tot("einde")


if __name__ == "__main__":
    neem_op(Path(sys.argv[1]))
