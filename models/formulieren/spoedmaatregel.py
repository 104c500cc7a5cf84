"""What is answered in process 2, and with what it begins (circulaire 2.4.1, N068-N070)."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from models.basis import Datum, Invoer, Tekst, weiger_op
from models.formulieren.basis import Antwoord, Maatregel, Maatregelen
from models.formulieren.lokaal_domein import MetOverleg
from models.voorwaarden import precies_bij


def _zonder_toetsdatum(maatregel: Maatregel) -> Maatregel:
    if maatregel.toetsdatum is not None:
        zin = "hoort niet bij een spoedmaatregel; het gezag zet haar bij de vaststelling"
        weiger_op({("toetsdatum",): zin})
    return maatregel


class Spoedmaatregel(Invoer):
    """Maatregelen die per direct gelden, in afwachting van afstemming (circulaire 2.4.1)."""

    motivering: Tekst = Field(title="Waarom dit niet kan wachten")
    maatregelen: Annotated[
        tuple[Annotated[Maatregel, AfterValidator(_zonder_toetsdatum)], ...],
        Field(min_length=1, max_length=30),
    ] = Field(title="Maatregelen")


class Afstemming(MetOverleg):
    """Afstemming van een spoedmaatregel met de adviseur BB&C (circulaire 2.4.1)."""

    uitkomst: Literal["akkoord", "aanpassen", "beeindigen"] = Field(
        title="Advies over de spoedmaatregel",
        description="Antwoordt de HOvJ zelf, dan is dit meteen de vaststelling.",
    )
    maatregelen: Maatregelen = Field(
        default=(),
        title="Maatregelen in de plaats daarvan",
        json_schema_extra=precies_bij("aanpassen"),
    )


class Vaststelling(Antwoord):
    """Vaststelling van een spoedmaatregel door of namens de HOvJ (circulaire 2.4.1)."""

    uitkomst: Literal["vaststellen", "aanpassen", "beeindigen"] = Field(
        title="Besluit over de spoedmaatregel"
    )
    maatregelen: Maatregelen = Field(
        default=(),
        title="Maatregelen in de plaats daarvan",
        json_schema_extra=precies_bij("aanpassen"),
    )
    toetsdatum: Datum | None = Field(
        default=None, title="Toetsdatum", description="Leeg: de termijn van het beleid."
    )
