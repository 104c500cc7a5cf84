"""The gemeenten and the areas that follow from them: facts, read once from the project's table."""

import csv
import difflib
from functools import cache
from importlib.resources import files
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field


class Gemeente(NamedTuple):
    """One gemeente: CBS code, name, and the eenheid and parket it lies in."""

    code: str
    naam: str
    provincie: str
    veiligheidsregio: str
    arrondissement: str
    eenheid: str
    parket: str


@cache
def gemeenten() -> dict[str, Gemeente]:
    """All gemeenten by code."""
    with files("models").joinpath("data/gemeenten.csv").open(encoding="utf-8") as bestand:
        return {
            rij["code"]: Gemeente(*(rij[veld] for veld in Gemeente._fields))
            for rij in csv.DictReader(bestand)
        }


@cache
def eenheden() -> tuple[str, ...]:
    """Names of the regional units of the politie."""
    return tuple(sorted({gemeente.eenheid for gemeente in gemeenten().values()}))


@cache
def parketten() -> tuple[str, ...]:
    """Names of the arrondissementsparketten."""
    return tuple(sorted({gemeente.parket for gemeente in gemeenten().values()}))


@cache
def _codes_op_naam() -> dict[str, str]:
    return {gemeente.naam.casefold(): code for code, gemeente in gemeenten().items()}


def gemeentecode(invoer: str) -> str:
    """The code for a code or name; ValueError with the nearest names otherwise."""
    if (code := invoer.strip().upper()) in gemeenten():
        return code
    if code := _codes_op_naam().get(invoer.strip().casefold(), ""):
        return code
    lijkt = difflib.get_close_matches(invoer.strip().casefold(), _codes_op_naam(), n=3)
    namen = [f"{gemeenten()[_codes_op_naam()[n]].naam} ({_codes_op_naam()[n]})" for n in lijkt]
    hint = f"; bedoelt u {' of '.join(namen)}?" if namen else ", bijvoorbeeld GM0772 of Eindhoven"
    raise ValueError("is geen bekende gemeente" + hint)


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


Gemeentecode = Annotated[
    str,
    AfterValidator(gemeentecode),
    Field(max_length=80, examples=["GM0772"], description="Code (GM0772) of naam."),
]
Eenheid = Annotated[str, AfterValidator(_eenheid), Field(max_length=80)]
Parket = Annotated[str, AfterValidator(_parket), Field(max_length=80)]
EigenEenheid = Annotated[str, AfterValidator(_eigen_eenheid), Field(max_length=80)]
"""Where a politiechef leads: a regional or a national unit."""
EigenParket = Annotated[str, AfterValidator(_eigen_parket), Field(max_length=80)]
"""Where a hoofdofficier leads: a parket of an arrondissement or a national one."""
