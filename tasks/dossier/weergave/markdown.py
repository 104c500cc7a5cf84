"""A tree as markdown: plain to read as it is, and nothing that someone typed is markup in it."""

import re
from collections.abc import Iterator

from tasks.basis.tekens import regels, zichtbaar
from tasks.dossier.boom import Blok, Deel, Groep, Tabel, Veld, Zin, bijeen

_DIEPST = 6
_OVERAL = re.compile(r"[\\`*\[\]|~]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)")
"""What makes it markup anywhere; an ampersand or underscore in a word does not."""
_VOORAAN = re.compile(r"^(|\d+(?=[.)](?:\s|$)))([#=>.)]|[+-](?=\s|$)|-(?=[-\s]*$))", re.MULTILINE)
"""What at the beginning of a line makes it a heading, a list, a quotation or a rule."""


def als_markdown(deel: Deel, diep: int = 1) -> str:
    """The whole of it, with its own heading at this depth."""
    return "\n\n".join(_blokken(deel, diep))


def _blokken(deel: Deel, diep: int) -> Iterator[str]:
    yield f"{'#' * min(diep, _DIEPST)} {_op_een_regel(deel.kop)}"
    for blok in bijeen(deel.inhoud):
        yield from _blok(blok, diep)


def _blok(blok: Blok, diep: int) -> Iterator[str]:
    match blok:
        case Zin(tekst):
            yield _tekst(tekst)
        case Tabel():
            yield from _tabel(blok, diep + 1)
        case Deel():
            yield from _blokken(blok, diep + 1)
        case tuple():
            yield "\n".join(regel for veld in blok for regel in _lijst(veld, 0))


def _lijst(veld: Veld | Groep, diep: int) -> Iterator[str]:
    """A field as an item of a list; text keeps its lines."""
    inspring = "  " * diep
    if isinstance(veld, Groep):
        yield f"{inspring}- {_op_een_regel(veld.naam)}:"
        for binnen in veld.velden:
            yield from _lijst(binnen, diep + 1)
    else:
        naam = " ".join(veld.naam.split())
        tekst = _tekst(f"{naam}: {veld.waarde}").replace("\n", f"\n{inspring}  ")
        yield f"{inspring}- {tekst}"


def _tabel(tabel: Tabel, diep: int) -> Iterator[str]:
    yield f"{'#' * min(diep, _DIEPST)} {_op_een_regel(tabel.naam)}"
    rijen = list(enumerate(tabel.rijen, start=1))
    yield "\n".join(
        (
            _rij("Nr.", tabel.koppen),
            "|---" * (len(tabel.koppen) + 1) + "|",
            *(_rij(str(nummer), rij.cellen) for nummer, rij in rijen),
        )
    )
    eronder = (Groep(f"Nr. {nummer}", rij.eronder) for nummer, rij in rijen if rij.eronder)
    if lijst := [regel for groep in eronder for regel in _lijst(groep, 0)]:
        yield "\n".join(lijst)


def _rij(nummer: str, cellen: tuple[str, ...]) -> str:
    return f"| {' | '.join((nummer, *map(_op_een_regel, cellen)))} |"


def _tekst(tekst: str) -> str:
    r"""What someone typed, so that it reads as it is: \*niet vet\*."""
    kaal = "\n".join(map(str.strip, regels(tekst).split("\n")))
    return zichtbaar(_VOORAAN.sub(r"\1\\\2", _OVERAL.sub(r"\\\g<0>", kaal)))


def _op_een_regel(tekst: str) -> str:
    return " ".join(_tekst(tekst).split())
