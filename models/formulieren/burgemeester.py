"""What is answered, and brought in, in process 5 (circulaire 2.3.5)."""

from typing import Annotated, Literal

from pydantic import Field

from models.basis import Invoer, Kort, Tekst, Tijdstip
from models.begrippen import Waarover
from models.formulieren.basis import Antwoord, Toelichting, als_lijst
from models.naslag.gemeenten import Gemeentecode
from models.voorwaarden import alleen_bij, precies_bij

Bellen = Annotated[Kort, Field(title="Wie te bellen", description="Functie en telefoonnummer.")]
Gemeenten = Annotated[tuple[Gemeentecode, ...], Field(max_length=400)]


class Vrijgave(Antwoord):
    """Wat de NCTV een burgemeester laat weten (circulaire 2.3.5, N057, N058).

    Het bericht zelf zegt alleen dat er iets klaarstaat; dit leest men na inloggen.
    """

    uitkomst: Literal["vrijgegeven", "minimumbericht"] = Field(
        title="Wat geeft u vrij?",
        description="Bij een minimumbericht leest de gemeente alleen wie te bellen.",
    )
    gemeente: Gemeentecode | None = Field(
        default=None,
        title="Voor welke gemeente",
        description="Verplicht op de pagina van Prefect als er meer dan een vrijgave openstaat.",
    )
    waarover: Annotated[tuple[Waarover, ...], Field(max_length=5)] = Field(
        default=(), title="Waarover het gaat", json_schema_extra=precies_bij("vrijgegeven")
    )
    tekst: Toelichting = Field(
        default="", title="Tekst voor de gemeente", json_schema_extra=precies_bij("vrijgegeven")
    )
    bellen: Bellen
    medewerking: Toelichting = Field(
        default="",
        title="Waarvoor medewerking of instemming van de gemeente nodig is",
        description="Bijvoorbeeld het plaatsen van een bewakingscontainer; leeg: nergens voor.",
        json_schema_extra=alleen_bij("vrijgegeven"),
    )


class Ontvangst(Antwoord):
    """Een mens in de gemeente bevestigt de ontvangst (circulaire 2.3.5, N055)."""

    uitkomst: Literal["ontvangen"] = Field(title="Ontvangst", json_schema_extra=als_lijst)


class Medewerking(Antwoord):
    """Antwoord van de gemeente op het verzoek om medewerking (circulaire 2.3.5, N059)."""

    uitkomst: Literal["akkoord", "niet_akkoord"] = Field(title="Werkt de gemeente mee?")
    voorwaarden: Toelichting = Field(default="", title="Afspraken of voorwaarden")


class AcuutRisico(Invoer):
    """Acuut risico: het minimumbericht gaat meteen uit (circulaire 2.3.5, N056, N057)."""

    motivering: Tekst = Field(title="Waarom dit niet kan wachten")
    gemeenten: Gemeenten = Field(
        default=(), title="Gemeenten", description="Leeg: waar de persoon woont en werkt."
    )
    bellen: Bellen


class PlanbaarMoment(Invoer):
    """Een planbare veiligheidssituatie in een of meer gemeenten (circulaire 2.3.5, N056)."""

    motivering: Tekst = Field(title="Wat er gaat gebeuren")
    gemeenten: Annotated[Gemeenten, Field(min_length=1)] = Field(title="Gemeenten")
    op: Tijdstip = Field(title="Wanneer", description="De termijnen eindigen daarvoor.")


class Vierhoeksoverleg(Invoer):
    """Verzoek om een vierhoeksoverleg (circulaire 2.3.5, N061)."""

    motivering: Tekst = Field(title="Waarom dit overleg nodig is")
    gemeente: Gemeentecode = Field(title="Gemeente")
    op: Tijdstip = Field(title="Wanneer")
    duur_min: Annotated[int, Field(ge=5, le=480)] = Field(default=60, title="Duur in minuten")
