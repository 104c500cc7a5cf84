"""What is answered in het stelsel: processes 3b, 4, 9 and 10 (circulaire 2.3, 4.1)."""

from typing import Annotated, Literal

from pydantic import Field

from models.basis import Invoer, Kort, Tekst, Tijdstip
from models.begrippen import Aanleiding
from models.formulieren.basis import Antwoord, Maatregel, Toelichting, als_lijst
from models.formulieren.lokaal_domein import BesluitMaatregelen
from models.formulieren.triage import AndereVerwanten
from models.voorwaarden import INGEVULD, alleen_bij, verplicht_bij


class VerzoekAanwijzing(Invoer):
    """Telefonisch verzoek om onmiddellijke aanwijzing (circulaire 2.3, 2.3.4, N024)."""

    gebeld_op: Tijdstip = Field(title="Wanneer is gebeld")
    gebeld_door: Kort = Field(title="Wie belde namens het OM")
    gesproken_met: Kort = Field(title="Wie sprak namens de NCTV")
    aanleiding: Aanleiding = Field(title="Aanleiding")
    gedeelde_informatie: Tekst = Field(title="Welke informatie is gedeeld")
    motivering: Tekst = Field(title="Waarom persoonsgerichte maatregelen niet kunnen wachten")


class Aanwijzing(Antwoord):
    """Besluit van de NCTV op een verzoek om onmiddellijke aanwijzing (circulaire 2.3.4, N024)."""

    uitkomst: Literal["aangewezen", "niet_aangewezen"] = Field(
        title="Wijst u de persoon onmiddellijk aan?"
    )
    andere_verwanten: AndereVerwanten = Field(
        default=(),
        title="Verwanten buiten het kerngezin die ook worden aangewezen",
        json_schema_extra=alleen_bij("aangewezen"),
    )


class VervolgAanwijzing(Antwoord):
    """Wat de HOvJ na een onmiddellijke aanwijzing doet (circulaire 2.3, N026)."""

    uitkomst: Literal["triage", "niet_voordragen"] = Field(
        title="Voldoet de zaak aan de criteria?",
        description="Zo ja, dan draagt u haar zo snel mogelijk voor; zo niet, dan beëindigt de"
        " NCTV de aanwijzing door terugkeer.",
    )


class Maatregelenadvies(Antwoord):
    """Maatregelenadvies van de adviseur B&B in het stelsel (circulaire 4.1, N100, N133)."""

    uitkomst: Literal["geleverd"] = Field(title="Levering", json_schema_extra=als_lijst)
    maatregelen: Annotated[tuple[Maatregel, ...], Field(min_length=1, max_length=30)] = Field(
        title="Geadviseerde maatregelen"
    )
    schaarse_middelen: Toelichting = Field(
        default="", title="Toewijzing van schaarse middelen", description="Leeg: geen nodig."
    )
    afstemming_gezagen: Toelichting = Field(
        default="",
        title="Afstemming tussen de gezagen daarover",
        description="Met wie, wanneer, en wat is afgesproken.",
        json_schema_extra=verplicht_bij(INGEVULD, veld="schaarse_middelen", norm="N133"),
    )


class BesluitStelsel(BesluitMaatregelen):
    """Besluit van de NCTV over het maatregelenadvies (circulaire 2.3, 2.3.3, 3.3)."""

    ontbrekende_informatie: Toelichting = Field(
        default="",
        title="Welke informatie nog ontbreekt",
        description="Verplicht zolang het volledige overdrachtsdossier er niet is.",
    )
    vervangt_overgenomen: bool = Field(
        default=False,
        title="Vervangt dit besluit ook de maatregelen die van de HOvJ zijn overgenomen?",
        description="Zo niet, dan lopen die door naast wat u nu vaststelt.",
    )


class Terugkeer(Antwoord):
    """Einde van het gezag van de NCTV (circulaire 2.3, N029, N031, N032)."""

    uitkomst: Literal["lokaal_domein", "basispolitiezorg"] = Field(
        title="Waarheen keert de zaak terug?",
        description="Naar het gezag van de HOvJ, of zonder maatregelen naar de basispolitiezorg.",
    )
    afwijking: Toelichting = Field(
        default="",
        title="Waarom terug terwijl er centrale maatregelen lopen",
        description="Na triage alleen dan mogelijk; leeg als er geen meer lopen.",
    )


class AdviesBurgemeester(Antwoord):
    """Advies van de NCTV aan de HOvJ in de zaak van een burgemeester (webtekst JenV, N114)."""

    uitkomst: Literal["gegeven"] = Field(title="Advies", json_schema_extra=als_lijst)
    advies: Tekst = Field(title="Advies aan de HOvJ")
