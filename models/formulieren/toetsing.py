"""What is asked and brought in when measures are reviewed (circulaire 2.2, 3.3)."""

from typing import Annotated, Literal

from pydantic import Field

from models.basis import Datum, Invoer, Tekst
from models.begrippen import (
    Ernst,
    Leverancier,
    Locatie,
    Product,
    SoortMaatregel,
    Waarschijnlijkheid,
)
from models.formulieren.basis import Antwoord, Toelichting
from models.voorwaarden import precies_bij


class Afbouw(Invoer):
    """Welke lopende maatregel eindigt; ook als er meer van zijn."""

    soort: SoortMaatregel = Field(title="Soort maatregel")
    locatie: Locatie = Field(title="Locatie")


class Toetsbesluit(Antwoord):
    """Besluit van het gezag na een toetsing (circulaire 2.2 en 3.3, N020, N097)."""

    uitkomst: Literal[
        "voortzetten", "afschalen", "opschalen", "beeindigen", "informatieproduct"
    ] = Field(
        title="Wat besluit u over de maatregelen?",
        description="Voortzetten, afbouwen wat niet meer nodig is, uitbreiden, alle"
        " beëindigen, of eerst een nieuw informatieproduct.",
    )
    toetsdatum: Datum | None = Field(
        default=None,
        title="Nieuwe toetsdatum",
        description="Van wat nu doorloopt.",
        json_schema_extra=precies_bij("voortzetten", "afschalen", "opschalen"),
    )
    afbouw: Annotated[tuple[Afbouw, ...], Field(max_length=30)] = Field(
        default=(), title="Wat eindigt", json_schema_extra=precies_bij("afschalen")
    )
    route: Literal["maatregeladvies", "intakeformulier"] | None = Field(
        default=None,
        title="Opschalen langs",
        description="Een nieuw advies over maatregelen, of voordracht voor het stelsel.",
        json_schema_extra=precies_bij("opschalen"),
    )
    product: Product = Field(
        default=Product.GEEN,
        title="Informatieproduct",
        description="Welk product wordt besteld.",
        json_schema_extra=precies_bij("informatieproduct"),
    )
    leverancier: Leverancier = Field(
        default=Leverancier.POLITIE, title="Leverancier", description="RA en WA: alleen de AIVD."
    )
    ernst: Ernst | None = Field(
        default=None, title="Dreigingsniveau: ernst", description="Leeg: zoals eerder vastgesteld."
    )
    waarschijnlijkheid: Waarschijnlijkheid | None = Field(
        default=None, title="Dreigingsniveau: waarschijnlijkheid"
    )
    uitvoerbaarheid: Toelichting = Field(
        default="",
        title="Operationele uitvoerbaarheid",
        description="Verplicht als onvoldoende medewerking is gemeld.",
    )
    veiligheid_medewerkers: Toelichting = Field(
        default="",
        title="Veiligheid van medewerkers",
        description="Van wie uitvoert; verplicht als onvoldoende medewerking is gemeld.",
    )
    evaluatie: Toelichting = Field(
        default="",
        title="Evaluatie: wat ging goed, wat kan beter",
        json_schema_extra=precies_bij("beeindigen"),
    )
    ervaring_persoon: Toelichting = Field(
        default="",
        title="Evaluatie: ervaring van de persoon of beheerder",
        json_schema_extra=precies_bij("beeindigen"),
    )


class Toetsing(Invoer):
    """Verzoek om een tussentijdse toetsing (circulaire 2.2, 3.3 en 5.1, N021, N098)."""

    aanleiding: Literal["signaal", "informatieproduct", "medewerking", "uitlating", "anders"] = (
        Field(
            title="Aanleiding",
            description="Bijvoorbeeld onvoldoende medewerking van de persoon.",
        )
    )
    motivering: Tekst = Field(title="Waarom niet tot de toetsdatum kan worden gewacht")
