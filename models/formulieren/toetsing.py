"""What is asked and brought in when measures are reviewed (circulaire 2.2, 3.3)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

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
        description="Verplicht bij voortzetten, afschalen en opschalen: van wat nu doorloopt.",
    )
    afbouw: Annotated[tuple[Afbouw, ...], Field(max_length=30)] = Field(
        default=(), title="Wat eindigt", description="Alleen bij afschalen, minstens een."
    )
    route: Literal["maatregeladvies", "intakeformulier"] | None = Field(
        default=None,
        title="Opschalen langs",
        description="Alleen bij opschalen: een nieuw advies over maatregelen, of voordracht voor"
        " het stelsel.",
    )
    product: Product = Field(
        default=Product.GEEN,
        title="Informatieproduct",
        description="Alleen bij informatieproduct: welk product wordt besteld.",
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
        description="Verplicht bij beëindigen.",
    )
    ervaring_persoon: Toelichting = Field(
        default="",
        title="Evaluatie: ervaring van de persoon of beheerder",
        description="Verplicht bij beëindigen.",
    )

    @model_validator(mode="after")
    def _velden_passen(self) -> Self:
        for veld, bij in _BIJ.items():
            if bool(_gezegd(getattr(self, veld))) != (self.uitkomst in bij):
                raise ValueError(f"{veld}: verplicht bij {' of '.join(bij)}, anders leeg")
        return self


_BIJ = {
    "toetsdatum": ("voortzetten", "afschalen", "opschalen"),
    "afbouw": ("afschalen",),
    "route": ("opschalen",),
    "product": ("informatieproduct",),
    "evaluatie": ("beeindigen",),
    "ervaring_persoon": ("beeindigen",),
}
"""Field → the outcomes that need it; with any other it stays empty."""


def _gezegd(waarde: object) -> object:
    return None if waarde is Product.GEEN else waarde


class Toetsing(Invoer):
    """Verzoek om een tussentijdse toetsing (circulaire 2.2, 3.3 en 5.1, N021, N098)."""

    aanleiding: Literal["signaal", "informatieproduct", "medewerking", "uitlating", "anders"] = (
        Field(
            title="Aanleiding",
            description="Bijvoorbeeld onvoldoende medewerking van de persoon.",
        )
    )
    motivering: Tekst = Field(title="Waarom niet tot de toetsdatum kan worden gewacht")
