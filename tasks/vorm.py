"""What follows an answer, or judges it, says by its parameter which form it is about."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import TypeVar, get_type_hints

from models.formulieren import Antwoord

T = TypeVar("T")
A = TypeVar("A", bound=Antwoord)


def op_vorm(doe: Callable[[T, A], None]) -> Callable[[T, Antwoord], None]:
    """As `doe`, which takes one form (or some), for a table that takes any answer.

    TypeError for another form: the table is wrong then.
    """
    _, naam = signature(doe).parameters
    vorm = get_type_hints(doe)[naam]

    @wraps(doe)
    def met_elk(wat: T, antwoord: Antwoord) -> None:
        if not isinstance(antwoord, vorm):
            raise TypeError(f"{doe.__qualname__}: {type(antwoord).__name__}")
        doe(wat, antwoord)

    return met_elk
