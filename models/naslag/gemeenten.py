"""The gemeenten and the areas that follow from them: facts, read once from the project's table."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from models.naslag.gemeententabel import Gemeente, Gemeententabel

BESTAND = files("models.naslag").joinpath("gemeenten.csv")


@cache
def tabel() -> Gemeententabel:
    """The table that regie ships; OnjuisteInvoer names the line of every fault in it."""
    return Gemeententabel.lees(BESTAND.read_text(encoding="utf-8"), BESTAND.name)


def gemeenten() -> Mapping[str, Gemeente]:
    """All gemeenten by code, those that are no more too."""
    return tabel().gemeenten


def geldige_gemeenten(dag: date) -> Mapping[str, Gemeente]:
    """Those that are there on this day, by code."""
    return tabel().geldige(dag)


def gemeentecode(invoer: str, dag: date | None = None) -> str:
    """The code for a code or name: on this day, else of whatever there is or was.

    ValueError, which repeats nothing of the input, says what to name instead.
    """
    return tabel().code(invoer, dag)


def opvolgers(code: str, dag: date) -> tuple[Gemeente, ...]:
    """What this gemeente has become by this day: itself if it has not ended, more if divided."""
    return tabel().opvolgers(code, dag)


@cache
def eenheden() -> tuple[str, ...]:
    """Names of the regional units of the politie."""
    return tuple(sorted({gemeente.eenheid for gemeente in gemeenten().values()}))


@cache
def parketten() -> tuple[str, ...]:
    """Names of the arrondissementsparketten."""
    return tuple(sorted({gemeente.parket for gemeente in gemeenten().values()}))


LANDELIJKE_EENHEDEN = (
    "Landelijke Expertise en Operaties",
    "Landelijke Opsporing en Interventies",
)
LANDELIJKE_PARKETTEN = ("Functioneel Parket", "Landelijk Parket")


def _eenheid(invoer: str) -> str:
    return _uit(invoer, eenheden(), "politie-eenheid")


def _eigen_eenheid(invoer: str) -> str:
    return _uit(invoer, (*eenheden(), *LANDELIJKE_EENHEDEN), "politie-eenheid")


def _parket(invoer: str) -> str:
    return _uit(invoer, parketten(), "arrondissementsparket")


def _eigen_parket(invoer: str) -> str:
    return _uit(invoer, (*parketten(), *LANDELIJKE_PARKETTEN), "parket")


def _uit(invoer: str, namen: tuple[str, ...], soort: str) -> str:
    if invoer not in namen:
        raise ValueError(f"is geen {soort}; bekend zijn {', '.join(namen)}")
    return invoer


def _gemeente(invoer: str, info: ValidationInfo) -> str:
    """By the day in the context; without one as it is, for a record stays what it was."""
    return gemeentecode(invoer, (info.context or {}).get("dag"))


Gemeentecode = Annotated[
    str,
    AfterValidator(_gemeente),
    Field(max_length=80, examples=["GM0772"], description="Code (GM0772) of naam."),
]
Eenheid = Annotated[str, AfterValidator(_eenheid), Field(max_length=80)]
Parket = Annotated[str, AfterValidator(_parket), Field(max_length=80)]
EigenEenheid = Annotated[str, AfterValidator(_eigen_eenheid), Field(max_length=80)]
"""Where a politiechef leads: a regional or a national unit."""
EigenParket = Annotated[str, AfterValidator(_eigen_parket), Field(max_length=80)]
"""Where a hoofdofficier leads: a parket of an arrondissement or a national one."""
