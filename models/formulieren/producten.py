"""Informatieproducten, ordered or not (circulaire 3.2)."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from models.basis import Invoer, Tekst
from models.begrippen import Bronsoort, Ernst, Leverancier, Product, Waarschijnlijkheid
from models.formulieren.basis import Antwoord, Toelichting, als_lijst
from models.voorwaarden import verplicht_bij


class Informatiebron(Invoer):
    """Een bron waarop een product rust."""

    soort: Bronsoort = Field(title="Soort bron")
    omschrijving: Toelichting = Field(default="", title="Omschrijving")


Bronnen = Annotated[tuple[Informatiebron, ...], Field(max_length=20)]
_BEPERKING = (
    "Leeg als vrij gedeeld mag worden; anders de reden. Alleen het gezag en de leverancier lezen"
    " het product dan."
)


class Informatieproduct(Antwoord):
    """Informatieproduct (circulaire 3.2)."""

    uitkomst: Literal["geleverd"] = Field(title="Levering", json_schema_extra=als_lijst)
    inhoud: Toelichting = Field(default="", title="Inhoud of vindplaats van het product")
    bronnen: Bronnen = Field(default=(), title="Bronnen waarop het product rust")
    verduidelijking: Toelichting = Field(
        default="",
        title="Antwoord op de vraag om verduidelijking",
        description="Alleen als het gezag iets over een eerder product vroeg; zie het dossier.",
    )
    beperking_op_delen: Toelichting = Field(
        default="", title="Beperking op delen", description=_BEPERKING
    )


class Dreigingsinschatting(Informatieproduct):
    """Dreigingsinschatting of dreigingsanalyse (circulaire 3.2)."""

    ernst: Ernst = Field(title="Ernst")
    waarschijnlijkheid: Waarschijnlijkheid = Field(title="Waarschijnlijkheid")


class Weerstandsanalyse(Informatieproduct):
    """Weerstandsanalyse: weerstand van de huidige maatregelen per scenario (circulaire 3.2)."""

    weerstand: Tekst = Field(title="Weerstand")
    scenarios: Tekst = Field(title="Scenario's")


class Risicoanalyse(Weerstandsanalyse):
    """Risicoanalyse: belang, dreiging en weerstand in samenhang (circulaire 3.2)."""

    belang: Tekst = Field(title="Belang")
    dreiging: Tekst = Field(title="Dreiging")


PRODUCTFORMULIER: dict[str, type[Informatieproduct]] = {
    Product.IRD: Informatieproduct,
    Product.DI: Dreigingsinschatting,
    Product.DA: Dreigingsinschatting,
    Product.RA: Risicoanalyse,
    Product.WA: Weerstandsanalyse,
}


_HEEFT_NIVEAU = verplicht_bij(Product.DI, Product.DA, veld="product")


class Levering(Invoer):
    """Een informatieproduct dat niemand bestelde (circulaire 1.2 en 3.2)."""

    product: Product = Field(title="Informatieproduct")
    leverancier: Leverancier = Field(title="Leverancier", description="RA en WA: alleen de AIVD.")
    reden: Toelichting = Field(
        default="",
        title="Reden",
        description="Waarom ongevraagd.",
        json_schema_extra=verplicht_bij(Product.IRD, veld="product", norm="N088"),
    )
    motivering: Tekst = Field(title="Motivering")
    inhoud: Toelichting = Field(default="", title="Inhoud of vindplaats van het product")
    bronnen: Bronnen = Field(default=(), title="Bronnen waarop het product rust")
    beperking_op_delen: Toelichting = Field(
        default="", title="Beperking op delen", description=_BEPERKING
    )
    raakt_toetscriteria: bool = Field(
        default=False,
        title="Raakt de toetscriteria",
        description="Dan toetst het gezag de maatregelen nu al.",
    )
    ernst: Ernst | None = Field(default=None, title="Ernst", json_schema_extra=_HEEFT_NIVEAU)
    waarschijnlijkheid: Waarschijnlijkheid | None = Field(
        default=None, title="Waarschijnlijkheid", json_schema_extra=_HEEFT_NIVEAU
    )

    @field_validator("product")
    @classmethod
    def _is_er_een(cls, product: Product) -> Product:
        if product is Product.GEEN:
            raise ValueError("kies ird, di, da, ra of wa")
        return product
