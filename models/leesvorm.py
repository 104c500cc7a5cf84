"""Reading what was recorded: in the fields of a form, but not by the rules for asking it.

A form may gain a field, lose one, or become stricter. What was recorded before is read all the
same: what the form no longer knows is left out, what it did not know then has its default, or is
None, and no validator judges it again. What needs more than that has an upcaster
(`models.zaak.versies`).
"""

from collections.abc import Callable
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, TypeAdapter

M = TypeVar("M", bound=BaseModel)
Lezer = Callable[[Any], Any]


def gelezen(vorm: type[M], inhoud: dict[str, Any]) -> M:
    """What was recorded with this form, whichever release asked it; unchecked but typed.

    `model_fields_set` holds what was recorded. ValueError for a value that is none of its type,
    such as a word that an enumeration never had; LookupError for a form of a kind that never was.
    """
    velden = _velden(vorm)
    waarden = {naam: lees(inhoud[naam]) for naam, lees in velden.items() if naam in inhoud}
    ontbreekt = {naam: None for naam in _zonder_standaard(vorm) if naam not in waarden}
    return vorm.model_construct(set(waarden), **ontbreekt, **waarden)


@cache
def _velden(vorm: type[BaseModel]) -> dict[str, Lezer]:
    return {naam: _lezer(veld.annotation) for naam, veld in vorm.model_fields.items()}


@cache
def _zonder_standaard(vorm: type[BaseModel]) -> tuple[str, ...]:
    return tuple(naam for naam, veld in vorm.model_fields.items() if veld.is_required())


def _lezer(soort: Any) -> Lezer:  # noqa: ANN401  an annotation of any kind
    """How a value of this annotation is read; constraints in it are passed over."""
    samengesteld = _SAMENGESTELD.get(get_origin(soort))
    return samengesteld(get_args(soort)) if samengesteld else _enkel(soort)


def _enkel(soort: Any) -> Lezer:  # noqa: ANN401  idem
    if soort in {str, bool, int}:
        return _zoals_het_is
    if issubclass(soort, BaseModel):
        return lambda inhoud: gelezen(soort, inhoud)
    return cast("Lezer", soort) if issubclass(soort, Enum) else TypeAdapter(soort).validate_python


def _zoals_het_is(waarde: Any) -> Any:  # noqa: ANN401  idem
    return waarde


def _elk(delen: tuple[Any, ...]) -> Lezer:
    lees = _lezer(delen[0])
    return lambda waarden: tuple(map(lees, waarden))


def _een_van(soorten: tuple[Any, ...]) -> Lezer:
    """One of these, or nothing; of several forms the one whose `soort` it names."""
    soorten = tuple(soort for soort in soorten if soort is not NoneType)
    if len(soorten) == 1:
        lees = _lezer(soorten[0])
        return lambda waarde: None if waarde is None else lees(waarde)
    per_soort = {
        woord: _lezer(vorm)
        for vorm in soorten
        for woord in get_args(vorm.model_fields["soort"].annotation)
    }
    return lambda inhoud: None if inhoud is None else per_soort[inhoud["soort"]](inhoud)


_SAMENGESTELD: dict[Any, Callable[[tuple[Any, ...]], Lezer]] = {
    Annotated: lambda delen: _lezer(delen[0]),
    Literal: lambda _: _zoals_het_is,
    tuple: _elk,
    Union: _een_van,
    UnionType: _een_van,
}
"""What an annotation is made of → how its parts are read."""
