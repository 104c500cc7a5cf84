"""A tree as a part of a web page: elements that say what they are, every text escaped, no style."""

from collections.abc import Iterator
from html import escape

from tasks.basis.tekens import zichtbaar
from tasks.dossier.boom import Blok, Deel, Groep, Tabel, Veld, Velden, Zin, bijeen

_DIEPST = 6
_LEEG = '<em class="leeg">niet ingevuld</em>'


def als_html(deel: Deel, diep: int = 1) -> str:
    """The whole of it, with its own heading at this depth; what is around it is up to the page."""
    return "\n".join(_deel(deel, diep))


def _deel(deel: Deel, diep: int) -> Iterator[str]:
    yield '<section class="kader">' if deel.kader else "<section>"
    yield _element(f"h{min(diep, _DIEPST)}", _tekst(deel.kop))
    for blok in bijeen(deel.inhoud):
        yield from _blok(blok, diep)
    yield "</section>"


def _blok(blok: Blok, diep: int) -> Iterator[str]:
    match blok:
        case Zin(tekst):
            yield _element("p", _tekst(tekst))
        case Tabel():
            yield from _tabel(blok)
        case Deel():
            yield from _deel(blok, diep + 1)
        case tuple():
            yield from _velden(blok)


def _velden(velden: Velden) -> Iterator[str]:
    yield "<dl>"
    for veld in velden:
        yield _element("dt", _tekst(veld.naam))
        match veld:
            case Veld():
                yield _element("dd", _waarde(veld.waarde))
            case Groep():
                yield "<dd>"
                yield from _velden(veld.velden)
                yield "</dd>"
    yield "</dl>"


def _tabel(tabel: Tabel) -> Iterator[str]:
    koppen = "".join(f'<th scope="col">{_tekst(kop)}</th>' for kop in ("Nr.", *tabel.koppen))
    yield "<table>"
    yield _element("caption", _tekst(tabel.naam))
    yield f"<thead><tr>{koppen}</tr></thead>"
    yield "<tbody>"
    for nummer, rij in enumerate(tabel.rijen, start=1):
        cellen = "".join(_element("td", _waarde(cel)) for cel in rij.cellen)
        yield f'<tr><th scope="row">{nummer}</th>{cellen}</tr>'
        if rij.eronder:
            yield f'<tr><td colspan="{len(tabel.koppen) + 1}">'
            yield from _velden(rij.eronder)
            yield "</td></tr>"
    yield "</tbody>"
    yield "</table>"


def _waarde(tekst: str) -> str:
    return _tekst(tekst) if tekst else _LEEG


def _tekst(tekst: str) -> str:
    """What someone typed, as text; it keeps its lines."""
    return escape(zichtbaar(tekst)).replace("\n", "<br>")


def _element(naam: str, inhoud: str) -> str:
    return f"<{naam}>{inhoud}</{naam}>"
