"""The table of gemeenten: read with faults named by line, looked up by code or name on a day."""

import csv
import difflib
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple, Self

from models.fouten import Invoerfout, OnjuisteInvoer
from models.namen import gevouwen

_CODE = re.compile(r"GM[0-9]{4}")
_MAG_LEEG = frozenset({"geldig_tot", "opvolger", "ook"})
_LIJKT = {"code": 0.8, "naam": 0.6}
"""How much a code or a name must look like what was typed: one digit of a code may differ."""


class Gemeente(NamedTuple):
    """One gemeente: CBS code, name, the areas that it lies in, and from when to when it is there.

    `geldig_tot` is the first day on which it is no more, and `opvolger` what it became then: more
    than one if it was divided. `ook` are other names that people type.
    """

    code: str
    naam: str
    provincie: str
    veiligheidsregio: str
    arrondissement: str
    eenheid: str
    parket: str
    geldig_van: date
    geldig_tot: date | None = None
    opvolger: tuple[str, ...] = ()
    ook: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.naam} ({self.code})"

    def geldt(self, dag: date) -> bool:
        """Whether it is there on this day."""
        return self.geldig_van <= dag and not self.is_beeindigd(dag)

    def is_beeindigd(self, dag: date) -> bool:
        """Whether it ended on this day or before."""
        return self.geldig_tot is not None and self.geldig_tot <= dag


class GeenGemeente(ValueError):
    """No gemeente, or not one; `kort` is what of it may stand where anyone reads it."""

    def __init__(self, *zin: str, kort: str = "") -> None:
        super().__init__("".join(zin))
        self.kort = kort or zin[0]


class Gemeententabel:
    """All gemeenten, former ones too, by code and by every name that they have."""

    def __init__(self, gemeenten: Iterable[Gemeente]) -> None:
        self.gemeenten = {gemeente.code: gemeente for gemeente in gemeenten}
        self._op_naam: dict[str, list[Gemeente]] = defaultdict(list)
        for gemeente in self.gemeenten.values():
            for sleutel in {gevouwen(naam) for naam in (gemeente.naam, *gemeente.ook)}:
                self._op_naam[sleutel].append(gemeente)

    @classmethod
    def lees(cls, tekst: str, naam: str) -> Self:
        """The table in this text; OnjuisteInvoer names file and line of every fault."""
        lezer = csv.DictReader(io.StringIO(tekst))
        if tuple(lezer.fieldnames or ()) != Gemeente._fields:
            kolommen = ",".join(Gemeente._fields)
            raise OnjuisteInvoer(f"{naam}, regel 1", f"moet deze kolommen noemen: {kolommen}")
        regels: list[tuple[int, Gemeente]] = []
        fouten: list[tuple[int, str]] = []
        for rij in lezer:
            try:
                regels.append((lezer.line_num, _gemeente(rij)))
            except ValueError as fout:
                fouten.append((lezer.line_num, str(fout)))
        tabel = cls(gemeente for _, gemeente in regels)
        fouten += [(nummer, fout) for nummer, rij in regels for fout in tabel._fouten(rij)]
        OnjuisteInvoer.eis_geen(
            Invoerfout(f"{naam}, regel {nummer}", fout) for nummer, fout in sorted(fouten)
        )
        return tabel

    def geldige(self, dag: date) -> dict[str, Gemeente]:
        """Those that are there on this day, by code."""
        return {code: gemeente for code, gemeente in self.gemeenten.items() if gemeente.geldt(dag)}

    def opvolgers(self, code: str, dag: date) -> tuple[Gemeente, ...]:
        """What this gemeente has become by this day: itself if it has not ended."""
        gemeente = self.gemeenten[code]
        if not gemeente.is_beeindigd(dag):
            return (gemeente,)
        nu = (later for volgende in gemeente.opvolger for later in self.opvolgers(volgende, dag))
        return tuple(dict.fromkeys(nu))

    def code(self, invoer: str, dag: date | None = None) -> str:
        """The code for a code or a name: on this day, else of whatever there is or was.

        ValueError, which repeats nothing of the input, says what to name instead.
        """
        genoemd = self._genoemd(invoer, dag)
        if not genoemd:
            raise GeenGemeente("is geen bekende gemeente", self._voorstel(invoer))
        if len(genoemd) > 1:
            raise GeenGemeente("is de naam van meer dan één gemeente", f"; kies {keuze(genoemd)}")
        return genoemd[0].code if dag is None else self._op(genoemd[0], dag)

    def _genoemd(self, invoer: str, dag: date | None) -> list[Gemeente]:
        """Which this may be: before a namesake goes one that is there, then one that was."""
        if gemeente := self.gemeenten.get(invoer.strip().upper()):
            return [gemeente]
        alle = self._op_naam.get(gevouwen(invoer), [])
        if dag is None:
            return [g for g in alle if g.geldig_tot is None] or alle
        er_is = [g for g in alle if g.geldt(dag)]
        return er_is or [g for g in alle if g.geldig_van <= dag] or alle

    def _op(self, gemeente: Gemeente, dag: date) -> str:
        if dag < gemeente.geldig_van:
            tot_dan = [g for g in self.geldige(dag).values() if gemeente.code in g.opvolger]
            raise GeenGemeente(
                f"bestaat pas vanaf {gemeente.geldig_van:%d-%m-%Y}",
                f"; kies tot dan {keuze(tot_dan)}" if tot_dan else "",
                kort="bestaat nog niet",
            )
        nu = self.opvolgers(gemeente.code, dag)
        if len(nu) > 1:
            raise GeenGemeente(
                f"is op {gemeente.geldig_tot:%d-%m-%Y} verdeeld",
                f"; kies {keuze(nu)}",
                kort="bestaat niet meer",
            )
        return nu[0].code

    def _voorstel(self, invoer: str) -> str:
        if any(teken.isdigit() for teken in invoer):
            codes = difflib.get_close_matches(
                invoer.strip().upper(), self.gemeenten, cutoff=_LIJKT["code"]
            )
            lijkt = [self.gemeenten[code] for code in codes]
        else:
            namen = difflib.get_close_matches(
                gevouwen(invoer), self._op_naam, cutoff=_LIJKT["naam"]
            )
            lijkt = [gemeente for naam in namen for gemeente in self._op_naam[naam]]
        if not lijkt:
            return ", bijvoorbeeld GM0772 of Eindhoven"
        return f"; bedoelt u {keuze(dict.fromkeys(lijkt))}?"

    def _fouten(self, gemeente: Gemeente) -> Iterator[str]:
        """What of this row does not fit the others.

        An opvolger is there on the day that its predecessor is no more, so it ends later: no chain
        of them is circular.
        """
        if self.gemeenten[gemeente.code] is not gemeente:
            yield "code: staat er twee keer"
        for code in gemeente.opvolger:
            opvolger = self.gemeenten.get(code)
            if opvolger is None:
                yield f"opvolger: {code} staat niet in de tabel"
            elif gemeente.geldig_tot and not opvolger.geldt(gemeente.geldig_tot):
                yield f"opvolger: {opvolger} is er niet op {gemeente.geldig_tot}"
        for ander in self._op_naam[gevouwen(gemeente.naam)]:
            if ander.code < gemeente.code and _zelfde_naam_en_tijd(ander, gemeente):
                yield f"naam: is in die tijd ook die van {ander.code}"


def _gemeente(rij: dict[Any, Any]) -> Gemeente:
    """One row; ValueError names the field that is wrong."""
    if None in rij or None in rij.values():
        raise ValueError(f"moet {len(Gemeente._fields)} velden hebben")
    if leeg := [veld for veld in Gemeente._fields if not (rij[veld] or veld in _MAG_LEEG)]:
        raise ValueError(f"{leeg[0]}: ontbreekt")
    if not _CODE.fullmatch(rij["code"]):
        raise ValueError("code: moet de vorm GM0772 hebben")
    tot = _dag(rij, "geldig_tot") if rij["geldig_tot"] else None
    gelezen: dict[str, Any] = {
        **rij,
        "geldig_van": _dag(rij, "geldig_van"),
        "geldig_tot": tot,
        "opvolger": _lijst(rij["opvolger"]),
        "ook": _lijst(rij["ook"]),
    }
    gemeente = Gemeente(**gelezen)
    if tot and tot <= gemeente.geldig_van:
        raise ValueError("geldig_tot: moet na geldig_van liggen")
    if bool(tot) != bool(gemeente.opvolger):
        raise ValueError("opvolger: hoort bij geldig_tot; noem beide, of geen van beide")
    return gemeente


def _dag(rij: dict[Any, Any], veld: str) -> date:
    try:
        return date.fromisoformat(rij[veld])
    except ValueError:
        raise ValueError(f"{veld}: moet een datum zijn, als 2027-01-01") from None


def _lijst(tekst: str) -> tuple[str, ...]:
    return tuple(tekst.split("|")) if tekst else ()


def _zelfde_naam_en_tijd(een: Gemeente, ander: Gemeente) -> bool:
    zelfde = gevouwen(een.naam) == gevouwen(ander.naam)
    return zelfde and (een.geldt(ander.geldig_van) or ander.geldt(een.geldig_van))


def keuze(gemeenten: Iterable[Gemeente]) -> str:
    """As a choice: A, B of C."""
    *eerder, laatste = map(str, gemeenten)
    return f"{', '.join(eerder)} of {laatste}" if eerder else laatste
