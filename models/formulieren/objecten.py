"""What is answered about objects and diensten (circulaire 1.2, 2.5)."""

from typing import Annotated, Literal

from pydantic import Field

from models.basis import Tekst
from models.begrippen import Ernst, Grond, Waarschijnlijkheid
from models.formulieren.basis import (
    Antwoord,
    Maatregel,
    Maatregelen,
    Toelichting,
    als_lijst,
)
from models.formulieren.lokaal_domein import BesluitMaatregelen, Maatregeladvies
from models.voorwaarden import INGEVULD, alleen_bij

_MET_ADVIES = alleen_bij(INGEVULD, veld="advies")


class MaatregelObject(Maatregel):
    """Een maatregel voor een object of dienst, met de grond waarop (circulaire 2.5)."""

    grond: Grond | None = Field(
        default=None,
        title="Handhavingsgrond",
        description="Openbare orde: de burgemeester besluit. Strafrechtelijk: de HOvJ."
        " Leeg: zoals de melding, strafrechtelijk bij een concrete dreiging.",
    )


class MaatregeladviesObject(Maatregeladvies):
    """Advies over maatregelen voor een object of dienst (circulaire 2.5)."""

    maatregelen: Annotated[tuple[MaatregelObject, ...], Field(min_length=1, max_length=30)] = Field(
        title="Geadviseerde maatregelen"
    )
    weerstand_persoon: Toelichting = Field(
        default="", title="Advies over de eigen weerstand van de beheerder"
    )
    schaarse_middelen: Toelichting = Field(
        default="",
        title="Toewijzing van schaarse middelen",
        description="Leeg: het LCC heeft hier geen rol.",
    )


class BesluitObject(BesluitMaatregelen):
    """Besluit van het gezag over maatregelen voor een object of dienst (circulaire 2.5 en 3.3)."""

    weerstand_persoon: Tekst = Field(
        title="1. Eigen weerstand van de beheerder",
        description="Wat doet de beheerder zelf, en is dat genoeg?",
    )
    weerstand_werkgever: Toelichting = Field(
        default="", title="2. Weerstand van anderen", description="Leeg: van niemand."
    )


class Niveau(Antwoord):
    """Dreigingsniveau van een object of dienst, met het advies daarbij (circulaire 2.5, N082)."""

    uitkomst: Literal["vastgesteld"] = Field(title="Dreigingsniveau", json_schema_extra=als_lijst)
    ernst: Ernst = Field(title="Dreigingsniveau: ernst")
    waarschijnlijkheid: Waarschijnlijkheid = Field(title="Dreigingsniveau: waarschijnlijkheid")
    advies: Toelichting = Field(
        default="",
        title="Advies aan het gezag",
        description="Om op of af te schalen. Leeg: het niveau vraagt geen verandering.",
    )
    maatregelen: Maatregelen = Field(
        default=(), title="Geadviseerde maatregelen", json_schema_extra=_MET_ADVIES
    )
    grond: Grond | None = Field(
        default=None,
        title="Handhavingsgrond",
        description="Bepaalt aan wie u adviseert: openbare orde aan de burgemeester,"
        " strafrechtelijk aan de HOvJ. Leeg: zoals de melding.",
        json_schema_extra=_MET_ADVIES,
    )
    bindende_aanwijzing: Toelichting = Field(
        default="",
        title="Kenmerk van een bindende aanwijzing van de minister",
        description="Een burgemeester kan er niet van afwijken; een HOvJ is er niet aan gebonden."
        " Leeg: er is er geen.",
        json_schema_extra=_MET_ADVIES,
    )
    blijft_aangewezen: bool = Field(
        default=True,
        title="Blijft het object of de dienst aangewezen?",
        description="Zo niet, dan volgt er geen niveau meer.",
    )


class Opvolging(Antwoord):
    """Of het gezag het advies van de NCTV opvolgt (circulaire 1.2 en 2.5, N005, N083)."""

    uitkomst: Literal["opvolgen", "niet_opvolgen"] = Field(
        title="Volgt u het advies van de NCTV op?",
        description="De motivering zegt waarom. Een burgemeester kan een bindende aanwijzing van de"
        " minister alleen opvolgen.",
    )
