"""What a functionaris answers per stap: written once, used by both doors.

The Prefect form, `regie formulier` and `regie besluit` all take their fields, titles and
descriptions from here. Which answer is *allowed* is judged by `models.rules`.
"""

from typing import Annotated, Any, Literal, Self, cast

from pydantic import Field, create_model, model_validator

from models.basis import TEKST_MAX, Datum, FunctionarisId, Invoer, Tekst
from models.begrippen import (
    Bronsoort,
    Ernst,
    Leverancier,
    Locatie,
    Product,
    Risico,
    SoortMaatregel,
    Titel,
    Uitvoerder,
    Waarschijnlijkheid,
)

Toelichting = Annotated[str, Field(max_length=TEKST_MAX)]


class Antwoord(Invoer):
    """Antwoord op een vraag: uitkomst en motivering (circulaire 3)."""

    uitkomst: str
    motivering: Tekst = Field(
        title="Motivering",
        description="Waarop uw antwoord rust. Versleuteld vastgelegd; niet in Prefect bewaard.",
    )


class Maatregel(Invoer):
    """Een maatregel: wat, waar, door wie (circulaire 1.2)."""

    soort: SoortMaatregel = Field(title="Soort maatregel")
    locatie: Locatie = Field(title="Locatie")
    uitvoerder: Uitvoerder = Field(title="Uitvoerder")
    titel: Titel | None = Field(
        default=None, title="Titel", description="Leeg: de gewone titel van deze uitvoerder."
    )
    toetsdatum: Datum | None = Field(
        default=None, title="Toetsdatum", description="Wanneer opnieuw wordt getoetst."
    )
    toetscriteria: Toelichting = Field(
        default="", title="Toetscriteria", description="Welke informatie eerder toetsen vraagt."
    )
    omschrijving: Toelichting = Field(default="", title="Omschrijving")

    @model_validator(mode="after")
    def _overig_met_tekst(self) -> Self:
        if self.soort is SoortMaatregel.OVERIG and not self.omschrijving:
            raise ValueError("omschrijving ontbreekt: verplicht bij soort overig")
        return self


Maatregelen = Annotated[tuple[Maatregel, ...], Field(max_length=30)]


class Weging(Antwoord):
    """Eerste weging door de RCCB (circulaire 2.4.1)."""

    uitkomst: Literal["ernstige_dreiging", "geen_ernstige_dreiging"] = Field(
        title="Is er sprake van ernstige dreiging?",
        description="Zo niet, dan valt de zaak onder de basispolitiezorg,"
        " tenzij zij altijd aan de adviseur BB&C wordt voorgelegd.",
    )


class _MetOverleg(Antwoord):
    overlegd_met: FunctionarisId | None = Field(
        default=None,
        title="Overlegd met (functionaris-id van de HOvJ)",
        description="Verplicht voor de adviseur BB&C; leeg als de HOvJ zelf antwoordt.",
    )


class _MetOpdracht(_MetOverleg):
    product: Product = Field(
        default=Product.GEEN,
        title="Informatieproduct",
        description="Welk product namens de HOvJ wordt besteld; `geen` als er geen nodig is.",
    )
    leverancier: Leverancier = Field(
        default=Leverancier.POLITIE,
        title="Leverancier",
        description="Wie het product maakt. RA en WA: alleen de AIVD.",
    )


class Overleg(_MetOpdracht):
    """Overleg van de adviseur BB&C met de HOvJ (circulaire 2.4.1)."""

    uitkomst: Literal["lokaal_domein", "geen_maatregelen"] = Field(
        title="Uitkomst van het overleg met de HOvJ",
        description="Maatregelen in het lokaal domein, of geen boven de basispolitiezorg.",
    )

    @model_validator(mode="after")
    def _product_past(self) -> Self:
        if self.uitkomst == "geen_maatregelen" and self.product is not Product.GEEN:
            raise ValueError("product moet geen zijn bij de uitkomst geen_maatregelen")
        return self


class Vervolg(_MetOpdracht):
    """Wat volgt op wat nu bekend is (circulaire 2.4.1)."""

    uitkomst: Literal["informatieproduct", "maatregeladvies", "basispolitiezorg"] = Field(
        title="Vervolg",
        description="Nog een informatieproduct, een maatregeladvies van de politie,"
        " of terug naar de basispolitiezorg.",
    )
    verduidelijking: Toelichting = Field(
        default="",
        title="Vraag om verduidelijking",
        description="Alleen als u de leverancier iets over een geleverd product vraagt.",
    )

    @model_validator(mode="after")
    def _product_past(self) -> Self:
        if (self.uitkomst == "informatieproduct") != (self.product is not Product.GEEN):
            raise ValueError(
                "product: kies een product bij de uitkomst informatieproduct, anders geen"
            )
        if self.verduidelijking and self.uitkomst != "informatieproduct":
            raise ValueError("verduidelijking hoort bij de uitkomst informatieproduct")
        return self


class Informatiebron(Invoer):
    """Een bron waarop een product rust."""

    soort: Bronsoort = Field(title="Soort bron")
    omschrijving: Toelichting = Field(default="", title="Omschrijving")


def _als_lijst(schema: dict[str, Any]) -> None:
    """A list of one: the Prefect page lets nobody choose what its schema calls constant."""
    schema["enum"] = [schema.pop("const")]


class Informatieproduct(Antwoord):
    """Informatieproduct (circulaire 3.2)."""

    uitkomst: Literal["geleverd"] = Field(title="Levering", json_schema_extra=_als_lijst)
    inhoud: Toelichting = Field(default="", title="Inhoud of vindplaats van het product")
    bronnen: Annotated[tuple[Informatiebron, ...], Field(max_length=20)] = Field(
        default=(), title="Bronnen waarop het product rust"
    )
    beperking_op_delen: Toelichting = Field(
        default="",
        title="Beperking op delen",
        description="Leeg als vrij gedeeld mag worden; anders de reden. Alleen het gezag en de"
        " leverancier lezen het product dan.",
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


PRODUCTFORMULIER: dict[Product, type[Informatieproduct]] = {
    Product.IRD: Informatieproduct,
    Product.DI: Dreigingsinschatting,
    Product.DA: Dreigingsinschatting,
    Product.RA: Risicoanalyse,
    Product.WA: Weerstandsanalyse,
}


class Maatregeladvies(Antwoord):
    """Advies over maatregelen (circulaire 1.3 en 2.4.1)."""

    uitkomst: Literal["geleverd"] = Field(title="Levering", json_schema_extra=_als_lijst)
    maatregelen: Annotated[tuple[Maatregel, ...], Field(min_length=1, max_length=30)] = Field(
        title="Geadviseerde maatregelen"
    )
    weerstand_persoon: Toelichting = Field(
        default="", title="Advies over de eigen weerstand van de persoon"
    )
    weerstand_werkgever: Toelichting = Field(
        default="", title="Advies over de weerstand van de werkgever"
    )


class BesluitMaatregelen(Antwoord):
    """Besluit van het gezag over het maatregeladvies (circulaire 2.4.1 en 3.3).

    Volgorde van verantwoordelijkheid: de persoon zelf, dan de werkgever, dan de overheid.
    """

    uitkomst: Literal["vaststellen", "aanpassen", "afwijzen"] = Field(
        title="Besluit over het maatregeladvies"
    )
    ernst: Ernst = Field(title="Dreigingsniveau: ernst", description="Zoals u het vaststelt.")
    waarschijnlijkheid: Waarschijnlijkheid = Field(title="Dreigingsniveau: waarschijnlijkheid")
    weerstand_persoon: Tekst = Field(
        title="1. Eigen weerstand van de persoon",
        description="In hoeverre kan de persoon zelf weerstand bieden?",
    )
    weerstand_werkgever: Tekst = Field(
        title="2. Weerstand van de werkgever",
        description="In hoeverre kan de werkgever weerstand bieden? Zonder werkgever: zeg dat.",
    )
    maatregelen: Maatregelen = Field(
        default=(),
        title="3. Maatregelen, en wat de overheid aanvult",
        description="Elk met een uitvoerder en een toetsdatum; leeg bij afwijzen.",
    )
    risico: Risico | None = Field(
        default=None,
        title="Risico zonder deze maatregelen",
        description="Leeg: volgt uit de tabel van ernst en waarschijnlijkheid.",
    )

    @model_validator(mode="after")
    def _maatregelen_passen(self) -> Self:
        if (self.uitkomst == "afwijzen") == bool(self.maatregelen):
            raise ValueError(
                "maatregelen: minstens een bij vaststellen of aanpassen, geen bij afwijzen"
            )
        for nummer, maatregel in enumerate(self.maatregelen):
            if maatregel.toetsdatum is None:
                raise ValueError(f"maatregelen.{nummer}.toetsdatum ontbreekt en is verplicht")
        return self


class InformerenPersoon(Antwoord):
    """De persoon informeren na het besluit (circulaire 5.2)."""

    uitkomst: Literal["geinformeerd", "beperkt"] = Field(
        title="Is de persoon geïnformeerd?", description="`beperkt` alleen door het gezag."
    )
    gewezen_op_zwijgplicht: bool = Field(
        default=False,
        title="Gewezen op het verbod op uitlatingen aan derden",
        description="Verplicht bij `geinformeerd`.",
    )
    opnieuw_bezien_op: Datum | None = Field(
        default=None,
        title="Opnieuw bezien op",
        description="Verplicht bij `beperkt`: wanneer u de beperking opnieuw bekijkt.",
    )

    @model_validator(mode="after")
    def _beperkt_met_datum(self) -> Self:
        if self.uitkomst == "beperkt" and self.opnieuw_bezien_op is None:
            raise ValueError("opnieuw_bezien_op ontbreekt: verplicht bij de uitkomst beperkt")
        return self


class Levering(Invoer):
    """Een informatieproduct dat niemand bestelde (circulaire 1.2 en 3.2)."""

    product: Product
    leverancier: Leverancier
    reden: Toelichting = Field(
        default="", title="Reden", description="Verplicht bij een IRD: waarom ongevraagd."
    )
    motivering: Tekst
    inhoud: Toelichting = ""
    bronnen: Annotated[tuple[Informatiebron, ...], Field(max_length=20)] = ()
    beperking_op_delen: Toelichting = ""
    ernst: Ernst | None = None
    waarschijnlijkheid: Waarschijnlijkheid | None = None

    @model_validator(mode="after")
    def _di_heeft_niveau(self) -> Self:
        niveau = (self.ernst, self.waarschijnlijkheid)
        if self.product in {Product.DI, Product.DA} and None in niveau:
            raise ValueError("ernst en waarschijnlijkheid zijn verplicht bij een DI of DA")
        if self.product is Product.GEEN:
            raise ValueError("product: kies ird, di, da, ra of wa")
        return self


class Ondertekening(Invoer):
    """Wie antwoordt, en het bewijs daarvan."""

    functionaris: FunctionarisId = Field(
        title="Uw functionaris-id", description="Bijvoorbeeld hovj.limburg."
    )
    ondertekeningscode: str = Field(
        pattern=r"^[0-9]{6}$",
        title="Ondertekeningscode",
        description="De zes cijfers uit uw app. Elke code geldt één keer.",
    )


def met_ondertekening(formulier: type[Antwoord]) -> type[Antwoord]:
    """The same form with identity and code at the end, for the Prefect page.

    A code is valid for a minute at most: it is typed when all else is.
    """
    bases = cast("tuple[type[Antwoord], ...]", (Ondertekening, formulier))
    return create_model(formulier.__name__, __base__=bases, __doc__=formulier.__doc__)
