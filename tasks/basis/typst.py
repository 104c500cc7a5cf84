"""From the data of a document to a PDF that archives keep and screen readers read."""

import json
import re
from functools import cache, partial
from importlib.resources import files
from typing import Any

from tasks.basis.tekens import nummer, zichtbaar

_ONTOONBAAR = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ONTSNAPT = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_NA_LATIJN = 0x180
_POGINGEN = 5
"""A sign may be unknown only after the one before it was replaced."""


def maak_pdf(document: dict[str, Any]) -> bytes:
    """The document as PDF (PDF/A-2a, PDF/UA-1), always the same bytes for the same data.

    Text goes in as data, so nothing in it is markup. A sign for which there is no font, or that
    would change how others are read, is printed as its number: [U+1F600].
    """
    from typst import TypstError  # noqa: PLC0415  only who asks for paper waits for it

    document = _vervang(document, zichtbaar)
    for _ in range(_POGINGEN):
        try:
            return _maak(document)
        except TypstError as fout:
            vreemd = sorted(_onbekend(fout.diagnostic), key=len, reverse=True)
            if not vreemd:
                raise
        document = _vervang(document, partial(_genummerd, re.compile("|".join(vreemd))))
    return _maak(_vervang(document, _nummers))  # nothing but Latin as it is


def maak_plaat(sjabloon: str, gegevens: dict[str, Any]) -> bytes:
    """A picture from a template of this package, as PNG; `gegevens` hold no text of people."""
    import typst  # noqa: PLC0415  as above

    return typst.compile(
        _sjabloon(sjabloon),
        format="png",
        ppi=144,
        ignore_system_fonts=True,
        sys_inputs={"gegevens": json.dumps(gegevens)},
    )


def _maak(document: dict[str, Any]) -> bytes:
    import typst  # noqa: PLC0415  as above

    return typst.compile(
        _sjabloon("formulier.typ"),
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],  # to keep for decades, and for a screen reader
        sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
    )


@cache
def _sjabloon(naam: str) -> bytes:
    return files("tasks.basis").joinpath("sjablonen", naam).read_bytes()


def _vervang(waarde: Any, doe: Any) -> Any:  # noqa: ANN401  JSON of any shape
    """The same data with every text replaced."""
    if isinstance(waarde, str):
        return doe(waarde)
    if isinstance(waarde, dict):
        return {naam: _vervang(deel, doe) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_vervang(deel, doe) for deel in waarde]
    return waarde


def _onbekend(uitleg: str) -> set[str]:
    """Patterns of what no font can show, out of the explanation of the typesetter."""
    gevonden = (_ontsnap(tekst) for tekst in _ONTOONBAAR.findall(uitleg))
    return {re.escape(tekst) for tekst in gevonden if not tekst.isascii()}


def _genummerd(vreemd: re.Pattern[str], tekst: str) -> str:
    return vreemd.sub(lambda gevonden: _nummers(gevonden[0], vanaf=0x80), tekst)


def _ontsnap(tekst: str) -> str:
    return _ONTSNAPT.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], tekst)


def _nummers(tekst: str, vanaf: int = _NA_LATIJN) -> str:
    return "".join(nummer(teken) if ord(teken) >= vanaf else teken for teken in tekst)
