"""The dated table of terms (`termijnen.toml`): policy, read as data, faults named by line."""

import re
import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, NamedTuple, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator

from models.basis import Datum, Invoer, Invoerplek
from models.begrippen import Gebiedssoort, Rol
from models.fouten import OnjuisteInvoer
from models.stappen import STAPNAMEN

OVERIGE = "overige"
IN_DE_ZAAK = ("houder", "gezag")
IN_GEMEENTE = ("ontvangst", "medewerking")
"""Stappen that are about a gemeente, so that people of one can be on their ladder."""
_EENHEID = {"min": timedelta(minutes=1), "uur": timedelta(hours=1)}
_DUUR = re.compile(r"([1-9][0-9]{0,3}) (min|uur|dag|dagen)")


class Duur(NamedTuple):
    """A length of time: of the clock (`tijd`) or in calendar days (`dagen`), never both."""

    tijd: timedelta = timedelta()
    dagen: int = 0


def _duur(waarde: Any) -> Duur:  # noqa: ANN401  raw input of any shape
    if isinstance(waarde, Duur):
        return waarde
    gelezen = _DUUR.fullmatch(waarde) if isinstance(waarde, str) else None
    if gelezen is None:
        raise ValueError('moet een duur zijn, als "30 min", "4 uur" of "5 dagen"')
    aantal, eenheid = int(gelezen[1]), gelezen[2]
    return Duur(_EENHEID[eenheid] * aantal) if eenheid in _EENHEID else Duur(dagen=aantal)


Looptijd = Annotated[Duur, BeforeValidator(_duur)]


def _bekend(naam: str) -> str:
    if naam not in {*Rol, *IN_DE_ZAAK}:
        raise ValueError(f"is geen rol; bekend zijn {', '.join((*IN_DE_ZAAK, *Rol))}")
    return naam


class Sport(Invoer):
    """One rung of a ladder: who is told, how long after the rung before, and who hears it too."""

    aan: Annotated[str, AfterValidator(_bekend)]
    na: Looptijd = Duur()
    ook: tuple[Rol, ...] = ()


class Termijnregel(Invoer):
    """The terms of some stappen (processen, Termijnen)."""

    stap: Annotated[tuple[str, ...], Field(min_length=1)]
    variant: str = ""
    herinnering: Looptijd
    vervalt: Looptijd
    ladder: Annotated[tuple[Sport, ...], Field(min_length=1)]
    herhaal: Looptijd

    @model_validator(mode="after")
    def _klopt(self) -> Self:
        if onbekend := set(self.stap) - STAPNAMEN - {OVERIGE}:
            raise ValueError(f"stap: onbekend zijn {', '.join(sorted(onbekend))}")
        if not set(self.stap) <= set(IN_GEMEENTE) and (hier := self._van_een_gemeente()):
            raise ValueError(f"ladder: {', '.join(hier)} kan alleen bij {', '.join(IN_GEMEENTE)}")
        if "ontvangst" in self.stap and not any(Rol.NCTV in sport.ook for sport in self.ladder):
            raise ValueError('ladder: bij ontvangst hoort de NCTV het; zet ook = ["nctv"]')
        if bool(self.herinnering.dagen) != bool(self.vervalt.dagen):
            raise ValueError("vervalt: kies voor herinnering en vervalt beide uren, of beide dagen")
        if self.herinnering >= self.vervalt:
            raise ValueError("herinnering: moet korter zijn dan vervalt")
        if any((sport.na == Duur()) != (nummer == 0) for nummer, sport in enumerate(self.ladder)):
            raise ValueError("ladder: de eerste heeft geen `na`, elke volgende wel")
        return self

    def _van_een_gemeente(self) -> list[str]:
        rollen = (Rol(naam) for naam in (s.aan for s in self.ladder) if naam not in IN_DE_ZAAK)
        return [rol for rol in rollen if rol.gebiedssoort is Gebiedssoort.GEMEENTE]


class Termijntabel(Invoer):
    """The terms that hold from `geldig_van` on."""

    geldig_van: Datum
    termijn: tuple[Termijnregel, ...]

    @model_validator(mode="after")
    def _volledig(self) -> Self:
        sleutels = [(stap, regel.variant) for regel in self.termijn for stap in regel.stap]
        if dubbel := {stap for stap, variant in sleutels if sleutels.count((stap, variant)) > 1}:
            raise ValueError(f"stap: staat er twee keer: {', '.join(sorted(dubbel))}")
        if (OVERIGE, "") not in sleutels:
            raise ValueError(f"de regel voor {OVERIGE} ontbreekt")
        return self

    def regel(self, stap: str, variant: str = "") -> Termijnregel:
        """The terms of this stap in this variant, else of the stap, else of all others."""
        op_sleutel = {(naam, r.variant): r for r in self.termijn for naam in r.stap}
        sleutels = ((stap, variant), (stap, ""), (OVERIGE, ""))
        return next(op_sleutel[sleutel] for sleutel in sleutels if sleutel in op_sleutel)


class Termijntabellen(Invoer):
    """All versions of the table."""

    tabel: Annotated[tuple[Termijntabel, ...], Field(min_length=1)]

    def op(self, dag: date) -> Termijntabel:
        """The table that holds on this day; the first one before its own beginning."""
        op_volgorde = sorted(self.tabel, key=lambda tabel: tabel.geldig_van)
        begonnen = [tabel for tabel in op_volgorde if tabel.geldig_van <= dag]
        return (begonnen or op_volgorde[:1])[-1]


def lees(tekst: str, naam: str) -> Termijntabellen:
    """The tables in this text; OnjuisteInvoer names file and line of every fault."""
    try:
        return Termijntabellen.model_validate(tomllib.loads(tekst))
    except tomllib.TOMLDecodeError as fout:
        waar = re.search(r"line (\d+), column (\d+)", str(fout))
        plek = f", regel {waar[1]}, kolom {waar[2]}" if waar else ""
        raise OnjuisteInvoer(naam + plek, "is geen geldige TOML") from None
    except ValidationError as fout:
        raise OnjuisteInvoer.uit(
            fout, plek=lambda waar: f"{naam}, regel {_regelnummer(tekst, waar)}"
        ) from None


@cache
def meegeleverd() -> str:
    """The text of the table that regie ships."""
    return files("models.naslag").joinpath("termijnen.toml").read_text(encoding="utf-8")


def _regelnummer(tekst: str, plek: Invoerplek) -> int:
    """Line of a place in the text: of its key, else of the block that it is in, else the first."""
    regels = tekst.splitlines()
    nummer, velden = 0, [deel for deel in plek if isinstance(deel, str)]
    for kop, hoeveelste in zip(("[[tabel]]", "[[tabel.termijn]]"), plek[1::2], strict=False):
        koppen = [n for n, regel in enumerate(regels) if n >= nummer and regel.strip() == kop]
        nummer = koppen[hoeveelste] if isinstance(hoeveelste, int) else nummer
    for verder, regel in enumerate(regels[nummer + 1 :], start=nummer + 1):
        if regel.startswith("[["):
            break
        if any(re.match(rf"\s*{veld}\s*=", regel) for veld in velden[1:]):
            return verder + 1
    return nummer + 1
