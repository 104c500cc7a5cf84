"""Acts that nobody has to ask for, in words: what each is for, and what is said afterwards.

Names and words alone, so that a command line loads them at once; `daden` says what does them.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Handeling(NamedTuple):
    """An act in words; `voorbeeld` is the name of its example, where that is not its own."""

    uitleg: str
    gedaan: str
    voorbeeld: str = ""


HANDELINGEN: Mapping[str, Handeling] = {
    "spoedmaatregel": Handeling(
        "Neem een spoedmaatregel; zij geldt meteen en wordt daarna vastgesteld.",
        "Zij geldt nu.",
    ),
    "onmiddellijke-aanwijzing": Handeling(
        "Leg het telefonische verzoek om onmiddellijke aanwijzing vast; de NCTV besluit.",
        "De NCTV is gevraagd te besluiten.",
    ),
    "terugkeer": Handeling(
        "Beëindig het gezag van de NCTV: terug naar de HOvJ of naar de basispolitiezorg.",
        "Zij geldt nu; `regie zaak` toont wie het gezag is.",
    ),
    "wijziging": Handeling(
        "Leg vast wat er veranderde: adres, werk, gezin, dreiger; gezag en gezin volgen de regel.",
        "Wie het aangaat, krijgt bericht.",
    ),
    "acuut": Handeling(
        "Laat gemeenten meteen weten dat er een acuut risico is; een mens bevestigt.",
        "Het minimumbericht gaat nu uit.",
    ),
    "planbaar": Handeling(
        "Informeer gemeenten over een gepland moment; de NCTV geeft vrij wat zij lezen.",
        "De NCTV is om vrijgave gevraagd.",
    ),
    "vierhoeksoverleg": Handeling(
        "Vraag een vierhoeksoverleg over een stelselcasus in een gemeente.",
        "De deelnemers krijgen een uitnodiging zonder inhoud.",
    ),
    "lever": Handeling(
        "Lever een informatieproduct dat niemand bestelde; het gezag krijgt bericht.",
        "Het gezag krijgt bericht.",
        voorbeeld="informatieproduct",
    ),
    "uitlating": Handeling(
        "Leg een openbare uitlating over dreiging of maatregelen vast; het gezag besluit.",
        "Het gezag is gevraagd wat erop volgt.",
    ),
    "risicomoment": Handeling(
        "Meld een verhoogd risicomoment aan, zoals een openbaar optreden; er volgt advies.",
        "Er is om advies gevraagd, dat er is voor het moment.",
    ),
    "toetsing": Handeling(
        "Laat maatregelen nu toetsen, voor hun toetsdatum, zoals bij onvoldoende medewerking.",
        "Het gezag is gevraagd te besluiten; loopt er al een toetsing, dan hoort dit daarbij.",
    ),
    "dreigingsniveau": Handeling(
        "Stel het dreigingsniveau van een object of dienst vast, met advies of een bindende"
        " aanwijzing van de minister.",
        "Bij advies is het gezag gevraagd of het dat opvolgt.",
    ),
    "verstrekking": Handeling(
        "Leg vast wat buiten regie om is verstrekt, zoals aan een burgemeester (artikel 16 Wpg).",
        "Het gezag krijgt bericht.",
    ),
    "zaak-uitsluiting": Handeling(
        "Sluit een functionaris van een zaak uit, of laat weer toe, als het gezag.",
        "Wie is uitgesloten, handelt hier niet, leest niets en krijgt geen bericht.",
    ),
}
"""Name of the act, and of its command → its words."""
