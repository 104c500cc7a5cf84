"""What is answered in process 1 (circulaire 2.4.1)."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from models.basis import Datum, FunctionarisId, Tekst, weiger_op
from models.begrippen import Ernst, Leverancier, Product, Risico, Waarschijnlijkheid
from models.formulieren.basis import Antwoord, Maatregel, Toelichting, als_lijst
from models.voorwaarden import alleen_bij, precies_bij, verplicht_bij


class Weging(Antwoord):
    """Eerste weging door de RCCB (circulaire 2.4.1)."""

    uitkomst: Literal["ernstige_dreiging", "geen_ernstige_dreiging"] = Field(
        title="Is er sprake van ernstige dreiging?",
        description="Zo niet, dan valt de zaak onder de basispolitiezorg,"
        " tenzij zij altijd aan de adviseur BB&C wordt voorgelegd.",
    )


class MetOverleg(Antwoord):
    """Antwoord in overleg met de HOvJ, die wordt genoemd (circulaire 2.4.1, N071)."""

    overlegd_met: FunctionarisId | None = Field(
        default=None,
        title="Overlegd met (functionaris-id van de HOvJ)",
        description="Verplicht voor de adviseur BB&C; leeg als de HOvJ zelf antwoordt.",
    )


_PRODUCT = "Welk product namens de HOvJ wordt besteld; `geen` als er geen nodig is."


class _MetOpdracht(MetOverleg):
    product: Product = Field(default=Product.GEEN, title="Informatieproduct", description=_PRODUCT)
    leverancier: Leverancier = Field(
        default=Leverancier.POLITIE,
        title="Leverancier",
        description="Wie het product maakt. RA en WA: alleen de AIVD.",
    )


class Overleg(_MetOpdracht):
    """Overleg van de adviseur BB&C met de HOvJ (circulaire 2.4.1)."""

    uitkomst: Literal["lokaal_domein", "stelsel", "geen_maatregelen"] = Field(
        title="Uitkomst van het overleg met de HOvJ",
        description="Maatregelen in het lokaal domein, opdracht tot een intakeformulier voor het"
        " stelsel, of geen maatregelen boven de basispolitiezorg.",
    )
    product: Product = Field(
        default=Product.GEEN,
        title="Informatieproduct",
        description=_PRODUCT,
        json_schema_extra=alleen_bij("lokaal_domein"),
    )


class Vervolg(_MetOpdracht):
    """Wat volgt op wat nu bekend is (circulaire 2.4.1)."""

    uitkomst: Literal["informatieproduct", "maatregeladvies", "stelsel", "basispolitiezorg"] = (
        Field(
            title="Vervolg",
            description="Nog een informatieproduct, een maatregeladvies van de politie, opdracht"
            " tot een intakeformulier voor het stelsel, of terug naar de basispolitiezorg.",
        )
    )
    product: Product = Field(
        default=Product.GEEN,
        title="Informatieproduct",
        description=_PRODUCT,
        json_schema_extra=precies_bij("informatieproduct"),
    )
    verduidelijking: Toelichting = Field(
        default="",
        title="Vraag om verduidelijking",
        description="Wat u de leverancier over een geleverd product vraagt.",
        json_schema_extra=alleen_bij("informatieproduct"),
    )


class Maatregeladvies(Antwoord):
    """Advies over maatregelen (circulaire 1.3 en 2.4.1)."""

    uitkomst: Literal["geleverd"] = Field(title="Levering", json_schema_extra=als_lijst)
    maatregelen: Annotated[tuple[Maatregel, ...], Field(min_length=1, max_length=30)] = Field(
        title="Geadviseerde maatregelen"
    )
    weerstand_persoon: Toelichting = Field(
        default="", title="Advies over de eigen weerstand van de persoon"
    )
    weerstand_werkgever: Toelichting = Field(
        default="", title="Advies over de weerstand van de werkgever"
    )


def _met_toetsdatum(maatregel: Maatregel) -> Maatregel:
    if maatregel.toetsdatum is None and not maatregel.standaard:
        weiger_op({("toetsdatum",): "ontbreekt en is verplicht"})
    return maatregel


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
    maatregelen: Annotated[
        tuple[Annotated[Maatregel, AfterValidator(_met_toetsdatum)], ...], Field(max_length=30)
    ] = Field(
        default=(),
        title="3. Maatregelen, en wat de overheid aanvult",
        description="Elk met een uitvoerder en een toetsdatum.",
        json_schema_extra=precies_bij("vaststellen", "aanpassen"),
    )
    risico: Risico | None = Field(
        default=None,
        title="Risico zonder deze maatregelen",
        description="Leeg: volgt uit de tabel van ernst en waarschijnlijkheid.",
    )


class InformerenPersoon(Antwoord):
    """De persoon informeren, na het besluit en daarna periodiek (circulaire 2.2, 5.2, N107–N109).

    Het pakket is een aanbod op maat; een weigering hoort het gezag, en verandert niets vanzelf.
    """

    uitkomst: Literal["geinformeerd", "beperkt"] = Field(
        title="Is de persoon geïnformeerd?", description="`beperkt` alleen door het gezag."
    )
    gewezen_op_zwijgplicht: bool = Field(
        default=False,
        title="Gewezen op het verbod op uitlatingen aan derden",
        json_schema_extra=verplicht_bij("geinformeerd", norm="N129"),
    )
    geheimhoudingsverklaring: Literal["niet_voorgelegd", "voorgelegd", "ondertekend"] = Field(
        default="niet_voorgelegd", title="Geheimhoudingsverklaring"
    )
    namens_gezag: Toelichting = Field(
        default="",
        title="Wie namens het gezag meedeed",
        description="Rol en functie; leeg: niemand was erbij.",
    )
    reactie: Literal["niet_gegeven", "aanvaard", "geweigerd"] = Field(
        default="niet_gegeven",
        title="Reactie op het aanbod van maatregelen",
        description="Bij een weigering krijgt het gezag bericht; wat loopt, loopt door (N019).",
    )
    opnieuw_informeren_op: Datum | None = Field(
        default=None,
        title="Opnieuw informeren op",
        description="Leeg: na het aantal dagen van het beleid.",
        json_schema_extra=alleen_bij("geinformeerd"),
    )
    opnieuw_bezien_op: Datum | None = Field(
        default=None,
        title="Opnieuw bezien op",
        description="Wanneer u de beperking opnieuw bekijkt.",
        json_schema_extra=verplicht_bij("beperkt"),
    )
