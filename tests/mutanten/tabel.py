"""The rows of `tests/mutanten/*.toml`: what is changed in the code, and which tests must see it.

Each row is `[[NAAM]]`, a norm (`N015`) or a word of our own:

- `bestand`: the file that is changed; never a rule itself, but where it is called
- `weg`, `voor`: the text that stands there exactly once, and what takes its place
- `door`: the tests that fail then, named as pytest does; for a norm they carry its mark
- `databank`: `postgres` if it must be that one
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

HIER = Path(__file__).parent
WORTEL = HIER.parents[1]


class Mutant(NamedTuple):
    """One change of the code, and the tests that must fail with it."""

    naam: str
    bestand: str
    weg: str
    voor: str
    door: tuple[str, ...]
    databank: str = "sqlite"

    def fout(self) -> str:
        """Why this row changes nothing, or changes a rule; empty if it is sound."""
        keren = (WORTEL / self.bestand).read_text(encoding="utf-8").count(self.weg)
        if keren != 1:
            return f"`weg` staat {keren} keer in {self.bestand}"
        if not self.door:
            return "`door` is leeg"
        return ""


@cache
def mutanten() -> tuple[Mutant, ...]:
    """Every row, by name."""
    rijen = [
        Mutant(naam=naam, **rij | {"door": tuple(rij["door"])})
        for bestand in sorted(HIER.glob("*.toml"))
        for naam, groep in tomllib.loads(bestand.read_text(encoding="utf-8")).items()
        for rij in groep
    ]
    return tuple(sorted(rijen, key=lambda rij: rij.naam))
