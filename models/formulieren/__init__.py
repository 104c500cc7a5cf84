"""What a functionaris answers per stap: written once, used by both doors.

The Prefect form, `regie formulier` and `regie besluit` all take their fields, titles and
descriptions from here. Which answer is *allowed* is judged by `models.rules`.
"""

from models.formulieren.basis import Antwoord, Maatregel, Ondertekening, met_ondertekening
from models.formulieren.lokaal_domein import (
    BesluitMaatregelen,
    InformerenPersoon,
    Maatregeladvies,
    MetOverleg,
    Overleg,
    Vervolg,
    Weging,
)
from models.formulieren.producten import PRODUCTFORMULIER, Informatieproduct, Levering
from models.formulieren.spoedmaatregel import Afstemming, Spoedmaatregel, Vaststelling

__all__ = [
    "PRODUCTFORMULIER",
    "Afstemming",
    "Antwoord",
    "BesluitMaatregelen",
    "Informatieproduct",
    "InformerenPersoon",
    "Levering",
    "Maatregel",
    "Maatregeladvies",
    "MetOverleg",
    "Ondertekening",
    "Overleg",
    "Spoedmaatregel",
    "Vaststelling",
    "Vervolg",
    "Weging",
    "met_ondertekening",
]
