"""The tables. `vastlegging` is the truth; the others exist for searching and hold no personal data.

Moments are UTC. Empty string stands for "no onderwerp" and the like, so that unique
constraints hold on every database.
"""

from models.tabellen.berichten import Bericht, Kanaal
from models.tabellen.installatie import Hartslag, Installatie
from models.tabellen.mensen import (
    Functionaris,
    GebruikteCode,
    Inschrijving,
    Mandaat,
    Slot,
    Voorafspraak,
)
from models.tabellen.register import Hoofd, Keten, Sleutel, Vastlegging
from models.tabellen.termijnen import Termijn, Trede
from models.tabellen.zaken import Maatregel, Proces, Vraag, Zaak

__all__ = [
    "Bericht",
    "Functionaris",
    "GebruikteCode",
    "Hartslag",
    "Hoofd",
    "Inschrijving",
    "Installatie",
    "Kanaal",
    "Keten",
    "Maatregel",
    "Mandaat",
    "Proces",
    "Sleutel",
    "Slot",
    "Termijn",
    "Trede",
    "Vastlegging",
    "Voorafspraak",
    "Vraag",
    "Zaak",
]
