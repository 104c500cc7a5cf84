"""An answer that was accepted: what its consequences need of it, and of which form they are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from inspect import signature
from typing import TypeVar, get_type_hints

from sqlmodel import Session

from models.formulieren import Antwoord
from models.tabellen import Vraag
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from tasks.register.vastleggen import Handelende


@dataclass(frozen=True)
class Aanvaard:
    """The answer to `vraag`, recorded as `besluit`; `zaak` is the case just before it."""

    sessie: Session
    zaak: Zaakbeeld
    vraag: Vraag
    besluit: Feit
    door: Handelende
    moment: datetime


T = TypeVar("T")


A = TypeVar("A", bound=Antwoord)


def voor_formulier(doe: Callable[[T, A], None]) -> Callable[[T, Antwoord], None]:
    """As `doe`, which takes one form (or some), for a table that takes any answer.

    TypeError for another form: the table is wrong then.
    """
    *_, naam = signature(doe).parameters
    formulier = get_type_hints(doe)[naam]

    @wraps(doe)
    def met_elk(wat: T, antwoord: Antwoord) -> None:
        if not isinstance(antwoord, formulier):
            raise TypeError(f"{doe.__qualname__}: {type(antwoord).__name__}")
        doe(wat, antwoord)

    return met_elk


def alleen_antwoord(keur: Callable[[A], None]) -> Callable[[object, Antwoord], None]:
    """A rule that looks at nothing but its form, as the table takes it."""

    @wraps(keur)
    def zonder_meer(_: object, antwoord: A) -> None:
        keur(antwoord)

    return voor_formulier(zonder_meer)
