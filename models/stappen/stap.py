"""What a stap is: one row, of which nothing can be forgotten."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from models.begrippen import Bevoegd
from models.formulieren.basis import Antwoord
from models.rules.bevoegden import Bevoegdheidscontext


@dataclass(frozen=True)
class Stap:
    """A stap of a procedure that asks a functionaris something.

    `wie` gives who may answer, the first of them is asked; `norm` refuses anyone else. `varianten`:
    forms for a domein or an ordered product; `wie_bij`: who gives one outcome, if someone else.
    `papier` is the form on paper that the answer belongs to. `voorbeeld`: outcome, or "" for any
    → fields of an acceptable answer that have no default; a date of "" is filled in.
    """

    naam: str
    titel: str
    vraag: str
    formulier: type[Antwoord]
    wie: Callable[[Bevoegdheidscontext], list[Bevoegd]]
    norm: str
    varianten: Mapping[str, type[Antwoord]] = field(default_factory=dict)
    wie_bij: Mapping[str, Callable[[Bevoegdheidscontext], list[Bevoegd]]] = field(
        default_factory=dict
    )
    papier: str = ""
    voorbeeld: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
