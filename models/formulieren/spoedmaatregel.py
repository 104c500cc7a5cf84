"""What is answered in process 2, and with what it begins (circulaire 2.4.1, N068-N070)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from models.basis import Datum, Invoer, Tekst
from models.formulieren.basis import Antwoord, Maatregel, Maatregelen
from models.formulieren.lokaal_domein import MetOverleg


def _bij_aanpassen(uitkomst: str, maatregelen: tuple[Maatregel, ...]) -> None:
    if (uitkomst == "aanpassen") != bool(maatregelen):
        raise ValueError("maatregelen: minstens een bij aanpassen, anders geen")


class Spoedmaatregel(Invoer):
    """Maatregelen die per direct gelden, in afwachting van afstemming (circulaire 2.4.1)."""

    motivering: Tekst = Field(title="Waarom dit niet kan wachten")
    maatregelen: Annotated[tuple[Maatregel, ...], Field(min_length=1, max_length=30)] = Field(
        title="Maatregelen"
    )

    @model_validator(mode="after")
    def _zonder_toetsdatum(self) -> Self:
        for nummer, maatregel in enumerate(self.maatregelen):
            if maatregel.toetsdatum is not None:
                raise ValueError(
                    f"maatregelen.{nummer}.toetsdatum: hoort niet bij een spoedmaatregel;"
                    " het gezag zet haar bij de vaststelling"
                )
        return self


class Afstemming(MetOverleg):
    """Afstemming van een spoedmaatregel met de adviseur BB&C (circulaire 2.4.1)."""

    uitkomst: Literal["akkoord", "aanpassen", "beeindigen"] = Field(
        title="Advies over de spoedmaatregel",
        description="Antwoordt de HOvJ zelf, dan is dit meteen de vaststelling.",
    )
    maatregelen: Maatregelen = Field(
        default=(), title="Maatregelen in de plaats daarvan", description="Alleen bij aanpassen."
    )

    @model_validator(mode="after")
    def _maatregelen_passen(self) -> Self:
        _bij_aanpassen(self.uitkomst, self.maatregelen)
        return self


class Vaststelling(Antwoord):
    """Vaststelling van een spoedmaatregel door of namens de HOvJ (circulaire 2.4.1)."""

    uitkomst: Literal["vaststellen", "aanpassen", "beeindigen"] = Field(
        title="Besluit over de spoedmaatregel"
    )
    maatregelen: Maatregelen = Field(
        default=(), title="Maatregelen in de plaats daarvan", description="Alleen bij aanpassen."
    )
    toetsdatum: Datum | None = Field(
        default=None, title="Toetsdatum", description="Leeg: de termijn van het beleid."
    )

    @model_validator(mode="after")
    def _maatregelen_passen(self) -> Self:
        _bij_aanpassen(self.uitkomst, self.maatregelen)
        return self
