"""What is announced and advised about a moment of more risk (circulaire 3.3)."""

from typing import Literal

from pydantic import Field

from models.basis import Invoer, Kort, Tekst, Tijdstip
from models.formulieren.basis import Antwoord, Maatregelen
from models.naslag.gemeenten import Gemeentecode
from models.voorwaarden import precies_bij


class Risicomoment(Invoer):
    """Een verhoogd risicomoment, zoals een openbaar optreden (circulaire 3.3, N096)."""

    op: Tijdstip = Field(title="Wanneer", description="De termijnen eindigen daarvoor.")
    plaats: Kort = Field(title="Bevoegdheidscontext of gelegenheid")
    gemeente: Gemeentecode = Field(title="Gemeente")
    motivering: Tekst = Field(title="Waarom het risico dan hoger is")


class AdviesRisicomoment(Antwoord):
    """Advies over een verhoogd risicomoment (circulaire 3.3, N096)."""

    uitkomst: Literal["extra_maatregelen", "geen_extra_maatregelen"] = Field(
        title="Zijn extra maatregelen nodig?",
        description="Het is een advies: over extra maatregelen besluit het gezag, voor het moment.",
    )
    maatregelen: Maatregelen = Field(
        default=(),
        title="Geadviseerde maatregelen",
        json_schema_extra=precies_bij("extra_maatregelen"),
    )
