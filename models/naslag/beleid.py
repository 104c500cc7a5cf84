"""Dated policy: what the sources leave open, as data (`beleid.toml`), checked when read."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.basis import Invoer
from models.begrippen import Ernst, Functie, Waarschijnlijkheid
from models.naslag.gemeenten import Eenheid, Gemeentecode, Parket, eenheden, parketten
from models.stappen import STAPNAMEN


class Beleid(Invoer):
    """The policy that holds from `geldig_van` on."""

    geldig_van: date
    altijd_voorleggen: frozenset[Functie]
    altijd_voorleggen_werkt_bij_om: bool
    vervolg_door: Literal["adviseur_bbc", "hovj"]
    vier_ogen: dict[str, frozenset[str]]
    zonder_adres: tuple[Literal["werkgemeente", "ontvangende_eenheid"], ...]
    zonder_adres_rechtens: Gemeentecode
    spoed_toetsen_na_dagen: Annotated[int, Field(ge=1, le=90)]
    toetsen_vooraf_dagen: Annotated[int, Field(ge=0, le=90)]
    niveau_elke_dagen: Annotated[int, Field(ge=1, le=365)]
    informeren_elke_dagen: Annotated[int, Field(ge=1, le=365)]
    toetsen_minstens_uren: Annotated[int, Field(ge=1, le=168)]
    eerst_gevraagde_deel: Annotated[float, Field(gt=0, lt=1)]
    voorafspraken_herzien_dagen: Annotated[int, Field(ge=1, le=3660)]
    voorafspraken_vooraf_dagen: Annotated[int, Field(ge=1, le=365)]
    voorafspraken_opnieuw_dagen: Annotated[int, Field(ge=1, le=365)]
    link_geldig_uren: Annotated[int, Field(ge=1, le=168)]
    inschrijflink_geldig_uren: Annotated[int, Field(ge=1, le=168)]
    beheerder_rust_uren: Annotated[int, Field(ge=1, le=168)]
    herstel_rust_minuten: Annotated[int, Field(ge=1, le=1440)]
    adres_rust_uren: Annotated[int, Field(ge=1, le=168)]
    code_fouten: Annotated[int, Field(ge=1, le=20)]
    code_slot_s: Annotated[int, Field(ge=1, le=86_400)]
    code_slot_hoogstens_s: Annotated[int, Field(ge=1, le=604_800)]
    code_sloten: Annotated[int, Field(ge=2, le=20)]
    code_sloten_pagina: Annotated[int, Field(ge=1, le=20)]
    code_vergeet_uren: Annotated[int, Field(ge=1, le=168)]
    bericht_pogingen_s: Annotated[tuple[int, ...], Field(min_length=1)]
    bewaartermijn_jaren: Annotated[int, Field(ge=1, le=100)]
    onaanvaardbaar: dict[Ernst, frozenset[Waarschijnlijkheid]]
    buur: dict[Parket | Eenheid, Parket | Eenheid]

    @model_validator(mode="after")
    def _volledig(self) -> "Beleid":
        if set(self.buur) != {*eenheden(), *parketten()}:
            raise ValueError("buur: elk parket en elke eenheid heeft precies een buur nodig")
        ogen = set(self.vier_ogen).union(*self.vier_ogen.values())
        if onbekend := ogen - STAPNAMEN - {"spoedmaatregel"}:
            raise ValueError(f"vier_ogen: onbekend zijn {', '.join(sorted(onbekend))}")
        if any(naam == buur for naam, buur in self.buur.items()):
            raise ValueError("buur: niemand is de buur van zichzelf")
        return self


@cache
def _versies() -> tuple[Beleid, ...]:
    ruw = tomllib.loads(files("models.naslag").joinpath("beleid.toml").read_text(encoding="utf-8"))
    versies = (Beleid.model_validate(blok) for blok in ruw["beleid"])
    return tuple(sorted(versies, key=lambda versie: versie.geldig_van))


def beleid_op(dag: date) -> Beleid:
    """The policy that holds on this day; LookupError before the first."""
    geldig = [versie for versie in _versies() if versie.geldig_van <= dag]
    if not geldig:
        raise LookupError(f"geen beleid dat op {dag} geldt")
    return geldig[-1]
