"""People who have no part in a case, because the gezag says so."""

from typing import Literal

from pydantic import Field

from models.basis import FunctionarisId, Invoer, Tekst


class ZaakUitsluiting(Invoer):
    """Wie in deze zaak niet handelt, leest of bericht krijgt, of dat weer mag (N008, N076)."""

    functionaris: FunctionarisId = Field(
        title="Functionaris-id", description="Van wie het gaat, bijvoorbeeld politie.limburg."
    )
    uitkomst: Literal["uitsluiten", "toelaten"] = Field(title="Uitsluiten of weer toelaten")
    motivering: Tekst = Field(
        title="Motivering",
        description="Bijvoorbeeld: van deze persoon gaat de dreiging uit, of het is familie.",
    )
