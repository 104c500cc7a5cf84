"""What earlier releases recorded, read as this release reads a register."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from models.zaak.feit import Feit
from models.zaak.versies import lees

OPNAMES = sorted((Path(__file__).parents[1] / "opnames").glob("*.json"))


@dataclass(frozen=True)
class Opgenomen:
    """One case: its records, where it stood by the fold of its release, and its search tables."""

    zaaknummer: str
    feiten: tuple[Feit, ...]
    stand: dict[str, Any]
    ook: dict[str, Any]
    tabellen: dict[str, list[dict[str, Any]]]

    @property
    def processen(self) -> list[tuple[str, str]]:
        """(proces, onderwerp) of all that ran or was asked in it."""
        gevraagd = ((f.proces, f.onderwerp) for f in self.feiten if f.soort == "vraag")
        liep = ((rij["proces"], rij["onderwerp"]) for rij in self.tabellen.get("proces", ()))
        return list(dict.fromkeys((*gevraagd, *liep)))


@dataclass(frozen=True)
class Opname:
    """All that one release recorded.

    `soorten` are the kinds of record that it knew, `stappen` its (stap, variant).
    """

    uitgave: str
    soorten: frozenset[str]
    stappen: frozenset[tuple[str, str]]
    zaken: dict[str, Opgenomen]
    vastleggingen: tuple[tuple[str, Feit], ...]


@cache
def opname(pad: Path) -> Opname:
    """A recording; those before 0.3.0 hold one case, and no search tables."""
    ruw = json.loads(pad.read_text(encoding="utf-8"))
    zaken = ruw.get("zaken") or {"de zaak": {"stand": ruw["stand"]}}
    eerste = next(iter(zaken.values()))["stand"]["zaaknummer"]
    alle = tuple((v.pop("zaaknummer", eerste), feit_uit(v)) for v in ruw["vastleggingen"])
    return Opname(
        ruw.get("uitgave", pad.stem),
        frozenset(ruw.get("soorten", ())),
        frozenset(map(tuple, ruw.get("stappen", ()))),
        {naam: _zaak(zaak, alle) for naam, zaak in zaken.items()},
        alle,
    )


def alle_zaken() -> Iterator[tuple[str, Opgenomen]]:
    """Every case of every release, named."""
    for pad in OPNAMES:
        for naam, zaak in opname(pad).zaken.items():
            yield f"{pad.stem}: {naam}", zaak


def _zaak(ruw: dict[str, Any], alle: tuple[tuple[str, Feit], ...]) -> Opgenomen:
    zaaknummer = ruw["stand"]["zaaknummer"]
    return Opgenomen(
        zaaknummer,
        tuple(feit for van, feit in alle if van == zaaknummer),
        ruw["stand"],
        ruw.get("ook", {}),
        ruw.get("tabellen", {}),
    )


def feit_uit(vastlegging: dict[str, Any]) -> Feit:
    """A record out of a recording."""
    inhoud = lees(*(vastlegging[veld] for veld in ("soort", "stap", "versie", "inhoud")))
    moment = datetime.fromisoformat(vastlegging["moment"])
    return Feit(**{**vastlegging, "inhoud": inhoud, "moment": moment})
