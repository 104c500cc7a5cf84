"""What a gemeente agreed beforehand: who is told, in what order, who covers (brief 2012)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from models.basis import Datum, FunctionarisId, Invoer, Tekst
from models.begrippen import Rol

InGemeente = Literal[Rol.BURGEMEESTER, Rol.LOCO_BURGEMEESTER, Rol.AOV]


class Stand(StrEnum):
    """Hoever het is met training of protocol (brief 9 november 2015, N125)."""

    GEDAAN = "gedaan"
    GEPLAND = "gepland"
    NIET = "niet"


class Bereikbaar(Invoer):
    """Hoe iemand te bereiken is, de eerste voorkeur eerst."""

    functionaris: FunctionarisId = Field(title="Functionaris-id")
    kanalen: Annotated[tuple[str, ...], Field(max_length=10)] = Field(title="Adressen")


class Waarneming(Invoer):
    """Wie in een periode voor een ander waarneemt; beide dagen tellen mee."""

    voor: InGemeente = Field(title="Voor")
    door: InGemeente = Field(title="Door")
    van: Datum = Field(title="Van")
    tot_en_met: Datum = Field(title="Tot en met")

    @field_validator("door")
    @classmethod
    def _een_ander(cls, door: Rol, info: ValidationInfo) -> Rol:
        if door == info.data.get("voor"):
            raise ValueError("niemand neemt voor zichzelf waar")
        return door

    @field_validator("tot_en_met")
    @classmethod
    def _na_het_begin(cls, tot_en_met: date, info: ValidationInfo) -> date:
        if tot_en_met < info.data.get("van", tot_en_met):
            raise ValueError("ligt voor van")
        return tot_en_met


class Voorafspraken(Invoer):
    """Voorafspraken van een gemeente (brief 15 februari 2012, N119, N125)."""

    ladder: Annotated[tuple[InGemeente, ...], Field(min_length=1, max_length=3)] = Field(
        title="Wie bericht krijgt, op volgorde"
    )
    bereikbaar: Annotated[tuple[Bereikbaar, ...], Field(max_length=20)] = Field(
        default=(), title="Adressen", description="Wie hier niet staat, houdt de zijne."
    )
    waarneming: Annotated[tuple[Waarneming, ...], Field(max_length=50)] = Field(
        default=(), title="Waarneming"
    )
    berichten: Tekst = Field(title="Wat is afgesproken over berichten")
    training: Stand = Field(title="Training van politieke ambtsdragers")
    protocol: Stand = Field(title="Protocol bij agressie en geweld")
    herzien_op: Datum = Field(title="Herzien op", description="Uiterlijk over een jaar.")

    @field_validator("ladder")
    @classmethod
    def _ieder_een_keer(cls, ladder: tuple[Rol, ...]) -> tuple[Rol, ...]:
        if len(set(ladder)) != len(ladder):
            raise ValueError("noem ieder een keer")
        return ladder

    @field_validator("waarneming")
    @classmethod
    def _een_waarnemer_tegelijk(cls, periodes: tuple[Waarneming, ...]) -> tuple[Waarneming, ...]:
        op_volgorde = sorted(periodes, key=lambda w: (w.voor, w.van))
        for een, ander in pairwise(op_volgorde):
            if een.voor == ander.voor and ander.van <= een.tot_en_met:
                raise ValueError("voor een functie overlappen twee periodes")
        return periodes


def volgorde_op(afspraken: Voorafspraken, dag: date) -> tuple[Rol, ...]:
    """brief 15 februari 2012 (N119): who is told on this day; who covers takes the place."""
    waar = {Rol(w.voor): Rol(w.door) for w in afspraken.waarneming if w.van <= dag <= w.tot_en_met}
    return tuple(dict.fromkeys(_waarnemer(Rol(rol), waar) for rol in afspraken.ladder))


def _waarnemer(rol: Rol, waar: Mapping[Rol, Rol]) -> Rol:
    """Who covers in the end; two who cover for each other each stay themselves."""
    keten = [rol]
    while (volgende := waar.get(keten[-1])) and volgende not in keten:
        keten.append(volgende)
    return rol if keten[-1] in waar else keten[-1]
