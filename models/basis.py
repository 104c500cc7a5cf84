"""What every model of input shares: strict fields, and errors that never repeat the input."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

TEKST_MAX = 20_000
"""Longest free text accepted, in characters."""


class Invoer(BaseModel):
    """Base of everything that comes from outside."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, hide_input_in_errors=True
    )


Kort = Annotated[str, Field(min_length=1, max_length=200)]
Tekst = Annotated[str, Field(min_length=1, max_length=TEKST_MAX)]
FunctionarisId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{1,62}$")]
