"""A tree as the template of paper takes it (`tasks/basis/sjablonen/formulier.typ`): data only."""

from collections.abc import Iterator
from typing import Any

from tasks.dossier.boom import Blok, Deel, Groep, Tabel, Veld, Velden, Zin, bijeen

Gegevens = dict[str, Any]


def als_papier(deel: Deel) -> Gegevens:
    """The same tree; what is made up of fields becomes those, under both names."""
    return {
        "soort": "kader" if deel.kader else "deel",
        "kop": deel.kop,
        "inhoud": [_blok(blok) for blok in bijeen(deel.inhoud)],
    }


def _blok(blok: Blok) -> Gegevens:
    match blok:
        case Zin(tekst):
            return {"soort": "zin", "tekst": tekst}
        case Tabel():
            rijen = [
                {"cellen": list(rij.cellen), "eronder": _paren(rij.eronder)} for rij in blok.rijen
            ]
            koppen = list(blok.koppen)
            return {"soort": "tabel", "naam": blok.naam, "koppen": koppen, "rijen": rijen}
        case Deel():
            return als_papier(blok)
        case tuple():
            return {"soort": "velden", "paren": _paren(blok)}


def _paren(velden: Velden) -> list[list[str]]:
    return [paar for veld in velden for paar in _plat(veld)]


def _plat(veld: Veld | Groep, voor: str = "") -> Iterator[list[str]]:
    if isinstance(veld, Veld):
        yield [voor + veld.naam, veld.waarde]
        return
    for binnen in veld.velden:
        yield from _plat(binnen, f"{voor}{veld.naam}: ")
