"""How it looks: tables and text on stdout, everything else on stderr."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any

import typer

LATER = "Prefect antwoordt niet. Het is vastgelegd en gaat vanzelf verder zodra Prefect er weer is."

Json = Annotated[bool, typer.Option("--json", help="Eén JSON-document, voor scripts.")]
_STUREND = (
    *(n for n in range(32) if n not in {9, 10}),
    *range(127, 160),
    0x061C,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),  # these turn the order of what follows: 321 for 123
    *range(0x2066, 0x206A),
)
_STUURTEKENS = dict.fromkeys(_STUREND, "\N{REPLACEMENT CHARACTER}")
_BREED = 200
"""Width in characters where there is no terminal: a row of a table stays on one line."""


def toon_json(document: object) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def toon(tekst: str) -> None:
    """Plain text on stdout; nothing in it can steer the terminal."""
    sys.stdout.write(tekst.translate(_STUURTEKENS) + "\n")


def zeg(zin: str) -> None:
    """A message to the user on stderr; nothing in it can steer the terminal either."""
    sys.stderr.write(zin.translate(_STUURTEKENS) + "\n")


def toon_tabel(
    koppen: Sequence[str], rijen: Iterable[Sequence[object]], *, leeg: str, titel: str = ""
) -> None:
    """A table on stdout; `leeg` says why there is nothing and what to do next."""
    cellen = [[_cel(waarde) for waarde in rij] for rij in rijen]
    if not cellen:
        toon(leeg)
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    tabel = Table(title=titel or None, title_justify="left", box=SIMPLE_HEAD)
    for nummer, kop in enumerate(koppen):
        tabel.add_column(kop, overflow="fold", no_wrap=nummer == 0)
    for rij in cellen:
        tabel.add_row(*(Text(cel) for cel in rij))
    Console(width=None if sys.stdout.isatty() else _BREED).print(tabel)


def wie(plek: dict[str, Any]) -> str:
    """A role in an area, as people read it."""
    return f"{plek['rol']} ({plek['gebied']})"


def wie_bij_zaken(plek: dict[str, Any]) -> str:
    """The same in a list of cases; no gemeente, which beside a case points at a person (N106)."""
    from models.begrippen import Gebiedssoort, Rol

    in_gemeente = Rol(plek["rol"]).gebiedssoort is Gebiedssoort.GEMEENTE
    return str(plek["rol"]) if in_gemeente else wie(plek)


def op_scherm(moment: str | None) -> str:
    """A moment from a document, as people read it."""
    from tasks.basis import tijd

    return tijd.op_scherm(datetime.fromisoformat(moment)) if moment else ""


@contextmanager
def bezig(zin: str) -> Iterator[None]:
    """Progress of a long wait: on stderr, and only on a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(zin):
        yield


def _cel(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    tekst = "–" if waarde in {None, ""} else str(waarde)
    return tekst.translate(_STUURTEKENS)
