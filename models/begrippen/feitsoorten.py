"""De soorten vastlegging, elk met wat overal voor haar geldt."""

from enum import Flag, StrEnum, auto
from typing import Self


class Kenmerk(Flag):
    """What is true of a kind of record."""

    GEEN = 0
    GEBEURT = auto()
    """Someone is told of it, and may then read what it is about (N008)."""
    BEREIDT_VOOR = auto()
    """People prepared or decided something with it, which counts for four eyes."""
    LEEST = auto()
    """Someone saw what is in the case."""
    VERSTREKT = auto()
    """It can disclose something: it is in the list of disclosures (N008, N060)."""
    WIE_HET_IS = auto()
    """It says who is threatened, and with whom."""
    WIE_ER_BUITEN_STAAT = auto()
    """It says who has no part in the case: it is their own, or the gezag excluded them."""
    RAAKT_ZAAK = auto()
    """Whoever decides anything in the case has to know it: facts, products, gezag, urgency."""
    RAAKT_PROCEDURE = auto()
    """Whoever decides in the same procedure has to know it, and nobody beside it."""
    VAN_BEHEER = auto()
    """It belongs to no case, but to the beheer of the installation."""


GEBEURT, BEREIDT_VOOR, LEEST = Kenmerk.GEBEURT, Kenmerk.BEREIDT_VOOR, Kenmerk.LEEST
VERSTREKT, VAN_BEHEER = Kenmerk.VERSTREKT, Kenmerk.VAN_BEHEER
WIE_HET_IS, WIE_ER_BUITEN_STAAT = Kenmerk.WIE_HET_IS, Kenmerk.WIE_ER_BUITEN_STAAT

RAAKT_ZAAK, RAAKT_PROCEDURE = Kenmerk.RAAKT_ZAAK, Kenmerk.RAAKT_PROCEDURE
_VAN_DE_ZAAK = GEBEURT | WIE_HET_IS | WIE_ER_BUITEN_STAAT | RAAKT_ZAAK
"""The facts with which a case begins, and what changes them."""


class Feitsoort(StrEnum):
    """A kind of record; `toont` is its name for people. One that was ever recorded stays."""

    toont: str
    kenmerken: Kenmerk

    def __new__(cls, naam: str, toont: str = "", kenmerken: Kenmerk = Kenmerk.GEEN) -> Self:
        """A row of the table as a member."""
        lid = str.__new__(cls, naam)
        lid._value_, lid.toont, lid.kenmerken = naam, toont, kenmerken
        return lid

    @classmethod
    def met(cls, kenmerk: Kenmerk) -> frozenset["Feitsoort"]:
        """Every kind of which this is true."""
        return frozenset(soort for soort in cls if kenmerk in soort.kenmerken)

    MELDING = "melding", "Melding", _VAN_DE_ZAAK
    VRAAG = "vraag", "Vraag"
    BESLUIT = "besluit", "Besluit", GEBEURT | BEREIDT_VOOR | VERSTREKT | RAAKT_PROCEDURE
    SLUITING = "sluiting", "Sluiting", GEBEURT
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    POGING = "poging", "Geweigerde poging"
    INZAGE = "inzage", "Inzage", LEEST | VERSTREKT
    UITGIFTE = "uitgifte", "Uitgifte van formulieren", LEEST | VERSTREKT
    LEVERING = "levering", "Ongevraagd informatieproduct", GEBEURT | VERSTREKT | RAAKT_ZAAK
    SPOEDMAATREGEL = "spoedmaatregel", "Spoedmaatregel", GEBEURT | BEREIDT_VOOR | RAAKT_ZAAK
    VERZOEK_AANWIJZING = "verzoek_aanwijzing", "Verzoek om onmiddellijke aanwijzing", VERSTREKT
    AANWIJZING = "aanwijzing", "Aanwijzing", RAAKT_ZAAK
    TERUGKEER = "terugkeer", "Terugkeer van het gezag", RAAKT_ZAAK
    WIJZIGING = "wijziging", "Wijziging", _VAN_DE_ZAAK
    ZAAK_UITSLUITING = "zaak_uitsluiting", "Wie aan de zaak niet meedoet", WIE_ER_BUITEN_STAAT
    HERINDELING = "herindeling", "Herindeling van gemeenten"
    INFORMERING = "informering", "Informeren van een gemeente", VERSTREKT
    VOLGORDE = "volgorde", "Wie in de gemeente bericht krijgt"
    ACUUT = "acuut", "Acuut risico"
    MOMENT = "moment", "Gepland moment in een gemeente"
    VIERHOEKSOVERLEG = "vierhoeksoverleg", "Vierhoeksoverleg"
    OPENBARE_UITLATING = "openbare_uitlating", "Openbare uitlating"
    TOETSING = "toetsing", "Toetsing", RAAKT_PROCEDURE
    RISICOMOMENT = "risicomoment", "Verhoogd risicomoment"
    GROND = "grond", "Handhavingsgrond"
    VERSTREKKING = "verstrekking", "Verstrekking buiten regie", VERSTREKT
    HERINNERING = "herinnering", "Herinnering"
    OVERSCHRIJDING = "overschrijding", "Overschrijding"
    ESCALATIE = "escalatie", "Escalatie"
    HERBEREKENING = "herberekening", "Nieuwe termijn"
    BERICHT = "bericht", "Bericht"
    BEHEER = "beheer", "Beheer", VAN_BEHEER
    VERNIETIGING = "vernietiging", "Vernietiging van een zaak", VAN_BEHEER
    VOORAFSPRAKEN = "voorafspraken", "Voorafspraken van een gemeente", VAN_BEHEER
