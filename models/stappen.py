"""Every stap that asks a functionaris something: its title on screen and its form."""

from typing import NamedTuple

from models import formulieren as f
from models.begrippen import Product


class Stap(NamedTuple):
    """A stap of a procedure: fixed name, Dutch title, what is asked, and the form of the answer."""

    naam: str
    titel: str
    vraag: str
    formulier: type[f.Antwoord]


STAPPEN: dict[str, Stap] = {
    stap.naam: stap
    for stap in (
        Stap("weging", "Weging door de RCCB", "Is dit een ernstige dreiging?", f.Weging),
        Stap(
            "overleg",
            "Overleg adviseur BB&C met HOvJ",
            "Zijn maatregelen boven de basispolitiezorg nodig?",
            f.Overleg,
        ),
        Stap(
            "informatieproduct",
            "Levering informatieproduct",
            "Lever het bestelde product.",
            f.Informatieproduct,
        ),
        Stap("vervolg", "Vervolg", "Wat volgt op wat nu bekend is?", f.Vervolg),
        Stap(
            "maatregeladvies",
            "Maatregeladvies",
            "Welke maatregelen worden geadviseerd?",
            f.Maatregeladvies,
        ),
        Stap(
            "besluit_maatregelen",
            "Besluit over maatregelen",
            "Welk dreigingsniveau en welke maatregelen stelt u vast?",
            f.BesluitMaatregelen,
        ),
        Stap(
            "informeren_persoon",
            "Informeren van de persoon",
            "Is de persoon geïnformeerd?",
            f.InformerenPersoon,
        ),
        Stap(
            "afstemming",
            "Afstemming spoedmaatregel",
            "Kan de spoedmaatregel zo blijven?",
            f.Afstemming,
        ),
        Stap(
            "vaststelling",
            "Vaststelling spoedmaatregel",
            "Stelt u de spoedmaatregel vast?",
            f.Vaststelling,
        ),
    )
}


STAPNAMEN = frozenset(STAPPEN) | {
    "intakeformulier",
    "ondertekening",
    "triagetafel",
    "oordeel",
    "overdrachtsdossier",
    "ontvangst_dossier",
    "aanwijzing",
    "ontvangst",
}
"""Every stap that may have terms of its own, also of procedures that are still to come."""


def formulier(stap: str, variant: str = "") -> type[f.Antwoord]:
    """The form of a stap; for `informatieproduct` the variant is the ordered product."""
    if stap == "informatieproduct" and variant:
        return f.PRODUCTFORMULIER[Product(variant)]
    return STAPPEN[stap].formulier
