"""What all answers share: outcome and reasons, a measure, and the signature under them."""

from typing import Annotated, Any, cast

from pydantic import Field, create_model

from models.basis import TEKST_MAX, Datum, FunctionarisId, Invoer, Ondertekeningscode, Tekst
from models.begrippen import Locatie, SoortMaatregel, Titel, Uitvoerder
from models.voorwaarden import verplicht_bij

Toelichting = Annotated[str, Field(max_length=TEKST_MAX)]


class Antwoord(Invoer):
    """Antwoord op een vraag: uitkomst en motivering (circulaire 3)."""

    uitkomst: str = Field(title="Uitkomst")
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
    omschrijving: Toelichting = Field(
        default="",
        title="Omschrijving",
        json_schema_extra=verplicht_bij(SoortMaatregel.OVERIG, veld="soort"),
    )
    standaard: bool = Field(
        default=False,
        title="Standaard",
        description="Alleen voor categorie I van de limitatieve lijst; zij wordt niet getoetst.",
    )


Maatregelen = Annotated[tuple[Maatregel, ...], Field(max_length=30)]


def als_lijst(schema: dict[str, Any]) -> None:
    """A list of one: the Prefect page lets nobody choose what its schema calls constant."""
    schema["enum"] = [schema.pop("const")]


class Ondertekening(Invoer):
    """Wie antwoordt, en het bewijs daarvan."""

    functionaris: FunctionarisId = Field(
        title="Uw functionaris-id", description="Bijvoorbeeld hovj.limburg."
    )
    ondertekeningscode: Ondertekeningscode = Field(
        title="Ondertekeningscode",
        description="De zes cijfers uit uw app. Elke code geldt één keer.",
    )


def met_ondertekening(formulier: type[Antwoord]) -> type[Antwoord]:
    """The same form with identity and code at the end, for the Prefect page.

    A code is valid for a minute at most: it is typed when all else is.
    """
    bases = cast("tuple[type[Antwoord], ...]", (Ondertekening, formulier))
    return create_model(formulier.__name__, __base__=bases, __doc__=formulier.__doc__)
