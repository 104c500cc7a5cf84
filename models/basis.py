"""What every model of input shares: strict fields, and errors that never repeat the input."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import InitErrorDetails

from models.voorwaarden import fout_bij

TEKST_MAX = 20_000
"""Longest free text accepted, in characters."""
Invoerplek = tuple[int | str, ...]
"""Where in the input, as pydantic names it."""
Invoerregels = Mapping[Invoerplek, str]
"""Place in the input → what is wrong there."""


class Invoer(BaseModel):
    """Base of everything that comes from outside.

    A rule over several fields is a validator of the last of them, which reads the sound ones before
    it in `info.data`: its fault has the place of that field, beside the faults of all others. What
    is wrong with a form as a whole goes through `lees_naast`.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
        validate_default=True,  # what is left empty may be required by another field
    )

    @field_validator("*")
    @classmethod
    def _past_bij_de_rest(cls, waarde: Any, info: ValidationInfo) -> Any:  # noqa: ANN401  any field
        if info.field_name and (
            fout := fout_bij(cls.model_fields, info.field_name, waarde, info.data)
        ):
            raise ValueError(fout)
        return waarde


M = TypeVar("M")


def lees_naast(invoer: Any, lees: ModelWrapValidatorHandler[M], regels: Invoerregels) -> M:  # noqa: ANN401  raw input of any shape
    """The input in its form; its own faults come together with those of `regels`.

    Where both see one at the same place, the rule speaks.
    """
    try:
        gelezen = lees(invoer)
    except ValidationError as fout:
        eigen = [f for f in fout.errors(include_url=False) if f["loc"] not in regels]
        weiger_op(regels, *eigen)
    if regels:
        weiger_op(regels)
    return gelezen


def weiger_op(regels: Invoerregels, *eigen: Any) -> NoReturn:  # noqa: ANN401  as pydantic gives them
    """For a validator: refuse what it was given, at these places within that."""
    fouten = [
        InitErrorDetails(type="value_error", loc=plek, input=None, ctx={"error": ValueError(zin)})
        for plek, zin in regels.items()
    ]
    raise ValidationError.from_exception_data("", [*eigen, *fouten], hide_input=True)


def _uitgeschreven(waarde: Any) -> Any:  # noqa: ANN401  raw input of any shape
    """Refuse a bare number, which pydantic would read as seconds since 1970, in UTC."""
    cijfers = isinstance(waarde, str) and not re.match(r"\s*\d{4}-\d\d-\d\d", waarde)
    if cijfers or isinstance(waarde, int | float):
        raise ValueError("moet uitgeschreven zijn, als 2026-11-20 of 2026-11-20T21:14:00+01:00")
    return waarde


Datum = Annotated[date, BeforeValidator(_uitgeschreven)]
Tijdstip = Annotated[AwareDatetime, BeforeValidator(_uitgeschreven)]
Kort = Annotated[str, Field(min_length=1, max_length=200)]
Tekst = Annotated[str, Field(min_length=1, max_length=TEKST_MAX)]
VORMEN: dict[str, str] = {}
"""Pattern → how such a text looks, in Dutch; an error says this instead of the pattern."""


def vorm(patroon: str, uitleg: str) -> Any:  # noqa: ANN401  as pydantic's own Field
    """A text of a fixed form, for use in Annotated."""
    VORMEN[patroon] = uitleg
    return Field(pattern=patroon)


def id_zoals_gegeven(getypt: str) -> str:
    """The id of a functionaris as it was given out: without space around it, in lower case."""
    return getypt.strip().lower()


def kale_code(getypt: str) -> str:
    """The digits of a one-time code without the spaces that apps print in it (`123 456`)."""
    return "".join(getypt.split())


_ID = "een id in kleine letters, als hovj.limburg"
NieuweId = Annotated[str, vorm(r"^[a-z0-9][a-z0-9._-]{1,62}$", _ID)]
"""The id of a functionaris as it is given out."""
FunctionarisId = Annotated[
    str, vorm(r"^\s*[A-Za-z0-9][A-Za-z0-9._-]{1,62}\s*$", _ID), AfterValidator(id_zoals_gegeven)
]
"""The same as people type it: a telephone makes a capital of the first letter, and adds a space."""
Ondertekeningscode = Annotated[
    str,
    vorm(r"^\s*[0-9]{3}\s?[0-9]{3}\s*$", "zes cijfers, als 123456"),
    AfterValidator(kale_code),
]
