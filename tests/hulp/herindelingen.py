"""A reorganisation as a change of data only; the places are real, what happens to them is not."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from models.naslag import gemeenten

OPVOLGERS = {
    "GM0772": ("GM2001",),
    "GM0861": ("GM2001",),
    "GM0546": ("GM0363",),
    "GM0158": ("GM0153", "GM0164"),
}
"""Eindhoven and Veldhoven merge, Leiden goes to Amsterdam, Haaksbergen is divided."""
_NIEUW = "GM2001,Brainport,{0},Brabant-Zuidoost,{1},{1},{1},{2},,,"


def meegeleverd() -> str:
    """The text of the table that regie ships."""
    return files("models.naslag").joinpath("gemeenten.csv").read_text(encoding="utf-8")


def heringedeeld(dag: date) -> str:
    """That table as somebody changes it for a reorganisation on this day."""
    regels = []
    for regel in meegeleverd().splitlines():
        code, *velden = regel.split(",")
        if code in OPVOLGERS:
            velden[-3:] = dag.isoformat(), "|".join(OPVOLGERS[code]), ""
        regels.append(",".join([code, *velden]))
    return "\n".join([*regels, _NIEUW.format("Noord-Brabant", "Oost-Brabant", dag), ""])


@contextmanager
def met_tabel(map_: Path, tekst: str) -> Iterator[None]:
    """This process as one of a release with that table."""
    bestand = map_ / "gemeenten.csv"
    bestand.write_text(tekst, encoding="utf-8")
    with pytest.MonkeyPatch.context() as ander:
        ander.setattr(gemeenten, "BESTAND", bestand)
        gemeenten.tabel.cache_clear()
        yield
    gemeenten.tabel.cache_clear()
