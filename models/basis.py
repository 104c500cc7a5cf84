"""What every model of input shares: strict fields, and errors that never repeat the input."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

TEKST_MAX = 20_000
"""Longest free text accepted, in characters."""
Invoerplek = tuple[int | str, ...]
"""Where in the input, as pydantic names it."""


class Invoer(BaseModel):
    """Base of everything that comes from outside."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, hide_input_in_errors=True
    )


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


FunctionarisId = Annotated[
    str, vorm(r"^[a-z0-9][a-z0-9._-]{1,62}$", "een id in kleine letters, als hovj.limburg")
]
