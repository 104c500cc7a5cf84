"""What is brought in and answered about communication (circulaire 1.2, 5.2)."""

from typing import Literal

from pydantic import Field

from models.basis import Datum, Invoer, Kort, Tekst, Tijdstip
from models.formulieren.basis import Antwoord, Toelichting
from models.naslag.gemeenten import Gemeentecode
from models.voorwaarden import precies_bij


class OpenbareUitlating(Invoer):
    """Een openbare uitlating over dreiging of maatregelen (circulaire 5.2, N110)."""

    op: Datum = Field(title="Wanneer")
    waar: Kort = Field(title="Waar", description="Medium, bijeenkomst of plek.")
    omschrijving: Tekst = Field(title="Wat is gezegd")
    motivering: Tekst = Field(title="Wat dit betekent voor de veiligheid")


class Uitlating(Antwoord):
    """Besluit van het gezag na een openbare uitlating (circulaire 5.2, N110)."""

    uitkomst: Literal["terughoudender", "concept_aanpassen", "geen_gevolg"] = Field(
        title="Wat volgt op de uitlating?",
        description="Voortaan terughoudender informeren, het beveiligingsconcept aanpassen, of"
        " niets.",
    )
    wat_anders: Toelichting = Field(
        default="",
        title="Wat er anders wordt",
        description="Waarover minder wordt verteld, of wat in het concept verandert.",
        json_schema_extra=precies_bij("terughoudender", "concept_aanpassen"),
    )


class Verstrekking(Invoer):
    """Informatie die buiten regie om is verstrekt (circulaire 1.2 en 2.3.5, N008, N060).

    Aan wie, grondslag en soort inhoud staan in het overzicht van verstrekkingen: noem daar nooit
    de beschermde persoon.
    """

    aan: Kort = Field(title="Aan wie", description="Een rol, als burgemeester, of een functie.")
    gemeente: Gemeentecode | None = Field(default=None, title="Van welke gemeente")
    op: Tijdstip = Field(title="Wanneer")
    grondslag: Kort = Field(title="Grondslag", description="Bijvoorbeeld: artikel 16 Wpg.")
    soort_inhoud: Kort = Field(
        title="Soort inhoud", description="Bijvoorbeeld: aard van de dreiging. Nooit de inhoud."
    )
    motivering: Tekst = Field(title="Waarom dit is verstrekt")
