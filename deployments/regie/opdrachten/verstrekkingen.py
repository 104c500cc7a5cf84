"""The list of disclosures and readings: on screen, or as a file to keep."""

import csv
import io
import json as json_
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from deployments.regie.basis.opdracht import Opdrachten, ZaakMisschien
from deployments.regie.scherm.bestand import GESCHREVEN, nieuw_bestand
from deployments.regie.scherm.tabel import Json, op_scherm, toon_json, toon_tabel, wie, zeg
from models.fouten import OnjuisteInvoer

app = Opdrachten("Dossier en register")
_FORMULE = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""Signs with which a spreadsheet begins a formula, the wide ones too."""


@app.opdracht()
def verstrekkingen(
    zaaknummer: ZaakMisschien = None,
    uit: Annotated[
        str | None,
        typer.Option(metavar="BESTAND", help="Schrijf naar NAAM.csv of NAAM.json (alleen u)."),
    ] = None,
    json: Json = False,
) -> None:
    """Toon aan wie iets is verstrekt en wie las; zonder gegevens van de beschermde persoon."""
    from tasks.dossier.verstrekkingen import verstrekkingen as alle

    soort = _soort(uit)
    if uit is None:
        lijst = alle(zaaknummer)
        _toon(lijst.regels, json=json)
    else:
        with nieuw_bestand(Path(uit)) as bestand:
            lijst = alle(zaaknummer)
            bestand.write(_ALS[soort](lijst.regels).encode())
        if json:
            toon_json({"bestand": uit, "regels": len(lijst.regels)})
        zeg(GESCHREVEN.format(uit))
    for nummer in lijst.vernietigd:
        zeg(f"Zaak {nummer} is vernietigd; wat daarin is verstrekt, is niet meer te lezen.")


def _soort(uit: str | None) -> str:
    soort = Path(uit).suffix.lower() if uit else ""
    if uit is not None and soort not in _ALS:
        raise OnjuisteInvoer("--uit", f"moet eindigen op {' of '.join(_ALS)}")
    return soort


def _toon(regels: Sequence[Any], *, json: bool) -> None:
    if json:
        toon_json([_document(regel) for regel in regels])
        return
    toon_tabel(
        ("zaak", "nr", "moment", "soort", "door", "aan", "grondslag", "soort inhoud"),
        (
            (
                r.zaaknummer,
                r.volgnummer,
                op_scherm(r.moment),
                r.soort,
                f"{r.door}, {wie(_document(r)['door'])}",
                f"{r.aan} ({r.aan_gebied})" if r.aan_gebied else r.aan,
                r.grondslag,
                r.soort_inhoud,
            )
            for r in regels
        ),
        leeg="Er is niets verstrekt, en niemand las een dossier.",
    )


def _document(regel: Any) -> dict[str, Any]:  # noqa: ANN401  loads the register only when needed
    return {
        "zaaknummer": regel.zaaknummer,
        "volgnummer": regel.volgnummer,
        "moment": regel.moment,
        "soort": regel.soort,
        "door": {"functionaris": regel.door, "rol": regel.rol, "gebied": regel.gebied},
        "aan": {"wie": regel.aan, "gebied": regel.aan_gebied},
        "grondslag": regel.grondslag,
        "soort_inhoud": regel.soort_inhoud,
    }


def _als_json(regels: Sequence[Any]) -> str:
    documenten = [_document(regel) for regel in regels]
    return json_.dumps(documenten, ensure_ascii=False, indent=2) + "\n"


def _als_csv(regels: Sequence[Any]) -> str:
    from tasks.dossier.verstrekkingen import Verstrekkingsregel

    tekst = io.StringIO(newline="")
    schrijver = csv.writer(tekst)
    schrijver.writerow(Verstrekkingsregel._fields)
    schrijver.writerows(map(_cellen, regels))
    return tekst.getvalue()


def _cellen(regel: Iterable[object]) -> list[str]:
    """What a spreadsheet would take for a formula becomes text (an apostrophe goes before it)."""
    cellen = map(str, regel)
    return [f"'{cel}" if cel.startswith(_FORMULE) else cel for cel in cellen]


_ALS = {".csv": _als_csv, ".json": _als_json}
