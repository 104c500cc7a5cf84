"""What is answered in process 3 (circulaire 2.3.3)."""

from typing import Annotated, Literal

from pydantic import Field

from models.basis import Datum, FunctionarisId, Invoer, Kort, Tekst
from models.begrippen import Fenomeen, Inzicht, Onderdeel, Relatie, Rol, Route
from models.formulieren.basis import Antwoord, Toelichting, als_lijst
from models.formulieren.producten import Informatiebron
from models.naslag.gemeenten import Gemeentecode
from models.voorwaarden import alleen_bij, precies_bij, verplicht_bij


class Kader(Antwoord):
    """De kenmerken van het toetsingskader (circulaire 2.3.3, N048-N053)."""

    tegen_het_leven: bool = Field(
        title="a. Is de dreiging direct of indirect tegen het leven gericht?"
    )
    geweldsdelict_zes_jaar: bool = Field(
        title="a1. Geweldsdelict met een strafmaximum van zes jaar of meer?",
        description="Gepleegd of medegepleegd.",
    )
    artikel_285: bool = Field(title="a2. Misdrijf van artikel 285 Sr?")
    antecedenten_ernstig_geweld: bool = Field(title="a2. Antecedenten van ernstig geweld?")
    gewelddadige_groepering: bool = Field(title="a2. Deelname aan een gewelddadige groepering?")
    psychische_stoornis: bool = Field(title="a2. Psychische stoornis bij de dreigende actor?")
    dreiger_bekend: bool = Field(title="Is de dreiger of dreigende actor bekend?")
    fenomeen: Fenomeen = Field(title="b. Fenomeen waaruit de dreiging voortkomt")
    fenomeen_onderbouwing: Toelichting = Field(
        default="",
        title="b. Kenmerken van dat fenomeen",
        description="Criminaliteit: het samenwerkingsverband en hoe de dreiger erbij hoort."
        " Terrorisme, extremisme: groepering of individu en de ideologie. Statelijk: de overheid of"
        " wie namens haar handelt. Eenling: de fixatie en het gedrag.",
    )
    inzicht_bron: Inzicht = Field(title="c. Professioneel inzicht van")
    inzicht_onderbouwing: Toelichting = Field(
        default="", title="c. Onderbouwing van dat professioneel inzicht"
    )


KADER = tuple(veld for veld in Kader.model_fields if veld not in Antwoord.model_fields)
"""Fields of the kader, the same in both forms."""


class Intakeformulier(Kader):
    """Intakeformulier voor de triage, door de politie (circulaire 2.3.3, N053)."""

    uitkomst: Literal["ingevuld"] = Field(title="Intakeformulier", json_schema_extra=als_lijst)
    route_voorstel: Route = Field(title="Voorgestelde route")
    wie: Tekst = Field(title="Context: wie dreigt, en wie wordt bedreigd?")
    waarom: Tekst = Field(title="Context: waarom, en wat maakt deze persoon tot doelwit?")
    wat: Tekst = Field(title="Context: waaruit bestaat de dreiging?")
    wanneer: Tekst = Field(title="Context: wanneer, en hoe vaak?")
    waar: Tekst = Field(title="Context: waar?")
    gedaan: Tekst = Field(title="Context: wat is al gedaan?")
    loopt: Tekst = Field(title="Context: wat loopt nu?")


class OndertekeningIntake(Kader):
    """Ondertekening van het intakeformulier door de HOvJ (circulaire 2.3.3, N037, N038).

    U bevestigt of corrigeert elk criterium; het toetsingskader oordeelt over uw antwoorden.
    """

    uitkomst: Literal["directe_opname", "triagetafel", "aanvullen", "niet_voordragen"] = Field(
        title="Hoe draagt u de zaak voor?"
    )
    correctie: Toelichting = Field(
        default="",
        title="Waarom u afwijkt van het intakeformulier",
        description="Verplicht als u een criterium anders beantwoordt dan de politie.",
    )
    eigen_oordeel: Toelichting = Field(
        default="",
        title="Uw eigen oordeel over bespreking aan de triagetafel",
        json_schema_extra=verplicht_bij("triagetafel", norm="N039"),
    )


class Triagetafel(Antwoord):
    """Verslag van de triagetafel, door het OM (circulaire 2.3.3, N042)."""

    uitkomst: Literal["besproken"] = Field(title="Bespreking", json_schema_extra=als_lijst)
    besproken_op: Datum = Field(title="Datum van de bespreking")
    voorzitter: FunctionarisId = Field(title="Voorzitter (functionaris-id, van het OM)")
    secretaris: FunctionarisId = Field(title="Secretaris (functionaris-id, van het OM)")
    deelnemers: Annotated[tuple[Kort, ...], Field(min_length=1, max_length=30)] = Field(
        title="Deelnemers", description="Organisatie en functie."
    )
    advies_gezag: Literal[Rol.HOVJ, Rol.NCTV] = Field(
        title="Advies: onder welk gezag horen de maatregelen?"
    )


class AndereVerwant(Invoer):
    """Een verwant buiten het kerngezin die ook wordt aangewezen (circulaire 2.3, N030)."""

    naam: Kort = Field(title="Naam")
    relatie: Relatie = Field(title="Relatie")
    gemeente: Gemeentecode | None = Field(default=None, title="Gemeente van de woonplaats")
    reden: Tekst = Field(title="Waarom ook deze persoon")


AndereVerwanten = Annotated[tuple[AndereVerwant, ...], Field(max_length=20)]


class OordeelNctv(Antwoord):
    """Oordeelsformulier van de NCTV (circulaire 2.3.3, N040, N043)."""

    uitkomst: Literal["opnemen", "niet_opnemen"] = Field(
        title="Oordeel over opname", description="Opnemen is de aanwijzing zelf."
    )
    overwegingen: Tekst = Field(title="Overwegingen")
    informatiebronnen: Annotated[tuple[Informatiebron, ...], Field(min_length=1, max_length=20)] = (
        Field(title="Informatie waarop het oordeel rust")
    )
    andere_verwanten: AndereVerwanten = Field(
        default=(),
        title="Verwanten buiten het kerngezin die ook worden aangewezen",
        description="Het kerngezin wordt altijd mee aangewezen; noem hier alleen anderen.",
        json_schema_extra=alleen_bij("opnemen"),
    )


class ReactieHovj(Antwoord):
    """Reactie van de HOvJ op een afwijzing (circulaire 2.3.3, N047)."""

    uitkomst: Literal["berusten", "escaleren"] = Field(title="Berust u in de afwijzing?")


class AfstemmingEscalatie(Antwoord):
    """Afstemming over een escalatie, door het OM (circulaire 2.3.3, N047)."""

    uitkomst: Literal["voorleggen", "niet_voorleggen"] = Field(
        title="Legt u de zaak opnieuw aan de NCTV voor?"
    )


class Overdrachtsdossier(Antwoord):
    """Overdrachtsdossier van de HOvJ aan de NCTV (circulaire 2.3.3, N045)."""

    uitkomst: Literal["verzonden"] = Field(title="Verzending", json_schema_extra=als_lijst)
    vindplaats: Kort = Field(title="Waar het dossier staat", description="Nooit een openbare plek.")
    informatieproducten: Onderdeel = Field(title="Informatieproducten en aangiften")
    lopende_maatregelen: Onderdeel = Field(title="Lopende maatregelen en hun uitvoerders")
    persoon_en_kerngezin: Onderdeel = Field(title="Gegevens van de persoon en het kerngezin")
    contacten: Onderdeel = Field(title="Contactpersonen, ook van de werkgever")
    strafzaak: Onderdeel = Field(title="Stand van de strafzaak tegen de dreiger")


class OntvangstDossier(Antwoord):
    """Ontvangst van het overdrachtsdossier door de NCTV (circulaire 2.3.3, N046)."""

    uitkomst: Literal["volledig", "onvolledig"] = Field(title="Is het dossier volledig?")
    ontbreekt: Toelichting = Field(
        default="", title="Wat ontbreekt", json_schema_extra=precies_bij("onvolledig")
    )
