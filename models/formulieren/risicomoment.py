"""What is announced and advised about a moment of more risk (circulaire 3.3)."""

from typing import Literal, Self

from pydantic import Field, model_validator

from models.basis import Invoer, Kort, Tekst, Tijdstip
from models.formulieren.basis import Antwoord, Maatregelen
from models.naslag.gemeenten import Gemeentecode


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
        default=(), title="Geadviseerde maatregelen", description="Alleen bij extra_maatregelen."
    )

    @model_validator(mode="after")
    def _maatregelen_passen(self) -> Self:
        if (self.uitkomst == "extra_maatregelen") != bool(self.maatregelen):
            raise ValueError("maatregelen: minstens een bij extra_maatregelen, anders geen")
        return self
