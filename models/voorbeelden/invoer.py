"""Complete, acceptable input files for whoever brings something in; obviously invented."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from secrets import randbelow
from typing import Any

Document = dict[str, Any]
MOTIVERING = "Voorbeeld: hier staat waarom."
BELLEN = "Verzonnen piket van de NCTV, 070 000 00 00"
ADVIES = [
    {"soort": "toezicht", "locatie": "woning", "uitvoerder": "politie"},
    {
        "soort": "camerabewaking",
        "locatie": "werkplek",
        "uitvoerder": "werkgever",
        "omschrijving": "Camera bij de ingang.",
    },
]
"""Measures of an advice."""
OBJECTADVIES = [{"soort": "objectbeveiliging", "locatie": "anders", "uitvoerder": "politie"}]
"""Measures of an advice about an object or dienst."""
OBJECT = {
    "soort": "object",
    "naam": "Verzonnen gebouw",
    "gemeente": "GM0772",
    "categorie": "overig",
    "concrete_dreiging": True,
}
"""An object that a melding can be about."""


def melding(*, nu: datetime, nummer: str) -> Document:
    """A melding about an invented wethouder in a real gemeente; `nummer` makes it unique."""
    return {
        "bron": "aangifte",
        "ontvangen_door": {
            "organisatie": "politie",
            "eenheid": "Oost-Brabant",
            "registratienummer": f"PL2100-{nu.year}{nummer}",
        },
        "ontvangen_op": (nu - timedelta(hours=1)).isoformat(timespec="seconds"),
        "aard": "concreet",
        "doelwit": {
            "soort": "persoon",
            "naam": "Testpersoon Voorbeeld",
            "geboortedatum": "1971-04-02",
            "functie": "wethouder",
            "werkgever": "Gemeente Voorbeeldstad",
            "woonadres": {
                "straat": "Verzonnenlaan",
                "huisnummer": "12",
                "postcode": "5611AA",
                "gemeente": "GM0772",
            },
            "werkgemeente": "GM0772",
            "huisgenoten": [
                {
                    "naam": "Huisgenoot Voorbeeld",
                    "relatie": "levensgezel",
                    "zelfde_adres": True,
                }
            ],
            "limitatieve_lijst": None,
        },
        "dreiger": {"bekend": True, "omschrijving": "Verzonnen dreiger."},
        "omschrijving": "Verzonnen: een uitgebrande auto voor de deur en een dreigbrief.",
    }


def informatieproduct() -> Document:
    """An informatieproduct that nobody ordered (a DI may come in so, N090)."""
    return {
        "product": "di",
        "leverancier": "politie",
        "motivering": MOTIVERING,
        "inhoud": "Verzonnen inschatting.",
        "bronnen": [{"soort": "werkgever", "omschrijving": "Verzonnen melding van de werkgever."}],
        "ernst": "ernstig",
        "waarschijnlijkheid": "mogelijk",
    }


def spoedmaatregel() -> Document:
    """Measures that are effective at once."""
    return {"motivering": "Voorbeeld: waarom dit niet kan wachten.", "maatregelen": ADVIES}


def verzoek_aanwijzing(nu: datetime) -> Document:
    """A telephone request for onmiddellijke aanwijzing."""
    return {
        "gebeld_op": (nu - timedelta(minutes=10)).isoformat(timespec="seconds"),
        "gebeld_door": "Verzonnen officier van dienst",
        "gesproken_met": "Verzonnen medewerker van de NCTV",
        "aanleiding": "directe_noodzaak",
        "gedeelde_informatie": "Voorbeeld: wat op dat moment bekend was.",
        "motivering": "Voorbeeld: waarom persoonsgerichte maatregelen niet kunnen wachten.",
    }


def terugkeer() -> Document:
    """The gezag of the NCTV ends."""
    return {
        "uitkomst": "lokaal_domein",
        "motivering": MOTIVERING,
        "afwijking": "Voorbeeld: waarom terug terwijl er nog centrale maatregelen lopen.",
    }


def wijziging() -> Document:
    """Facts that changed: the dreiger became known, a child came to live in."""
    return {
        "motivering": "Voorbeeld: waaruit dit blijkt.",
        "dreiger_bekend": True,
        "huisgenoten": [
            {"naam": "Huisgenoot Voorbeeld", "relatie": "levensgezel", "zelfde_adres": True},
            {"naam": "Kind Voorbeeld", "relatie": "kind", "zelfde_adres": True},
        ],
    }


def acuut() -> Document:
    """An acute risk; the minimum message goes to where the person lives and works."""
    return {"motivering": "Voorbeeld: waarom dit niet kan wachten.", "bellen": BELLEN}


def planbaar(nu: datetime) -> Document:
    """A moment next week, in a gemeente."""
    return {
        "motivering": "Voorbeeld: wat er gaat gebeuren.",
        "gemeenten": ["GM0772"],
        "op": (nu + timedelta(days=7)).isoformat(timespec="seconds"),
    }


def vierhoeksoverleg(nu: datetime) -> Document:
    """A meeting tomorrow about a stelselcasus in a gemeente."""
    return {
        "motivering": "Voorbeeld: waarom dit overleg nodig is.",
        "gemeente": "GM0772",
        "op": (nu + timedelta(days=1)).isoformat(timespec="seconds"),
        "duur_min": 60,
    }


def voorafspraken(nu: datetime) -> Document:
    """What a gemeente agreed; the loco covers for two weeks."""
    vandaag = nu.date()
    return {
        "ladder": ["burgemeester", "loco_burgemeester", "aov"],
        "bereikbaar": [],
        "waarneming": [
            {
                "voor": "burgemeester",
                "door": "loco_burgemeester",
                "van": (vandaag + timedelta(days=30)).isoformat(),
                "tot_en_met": (vandaag + timedelta(days=44)).isoformat(),
            }
        ],
        "berichten": "Voorbeeld: bij spoed ook bellen met de AOV.",
        "training": "gedaan",
        "protocol": "gepland",
        "herzien_op": (vandaag + timedelta(days=360)).isoformat(),
    }


def risicomoment(nu: datetime) -> Document:
    """A public appearance in three days."""
    return {
        "op": (nu + timedelta(days=3)).isoformat(timespec="seconds"),
        "plaats": "Verzonnen debat.",
        "gemeente": "GM0772",
        "motivering": MOTIVERING,
    }


def toetsing() -> Document:
    """A request for a review before its date."""
    return {"aanleiding": "medewerking", "motivering": MOTIVERING}


def dreigingsniveau() -> Document:
    """A level of threat with advice for the gezag."""
    return {
        "uitkomst": "vastgesteld",
        "motivering": MOTIVERING,
        "ernst": "ernstig",
        "waarschijnlijkheid": "mogelijk",
        "advies": "Voorbeeld: wat de NCTV het gezag aanraadt, en waarom.",
        "maatregelen": OBJECTADVIES,
    }


def uitlating(nu: datetime) -> Document:
    """Something said in public about the measures."""
    return {
        "op": (nu - timedelta(days=1)).date().isoformat(),
        "waar": "Verzonnen radio-uitzending",
        "omschrijving": "Voorbeeld: wat over de maatregelen is gezegd.",
        "motivering": "Voorbeeld: welke maatregel nu bekend is.",
    }


def verstrekking(nu: datetime) -> Document:
    """What the politie told a burgemeester by itself."""
    return {
        "aan": "burgemeester",
        "gemeente": "GM0772",
        "op": (nu - timedelta(hours=1)).isoformat(timespec="seconds"),
        "grondslag": "artikel 16 Wpg",
        "soort_inhoud": "aard van de dreiging",
        "motivering": "Voorbeeld: waarom de burgemeester dit nu moest weten.",
    }


def zaak_uitsluiting() -> Document:
    """Someone who is to have no part in a case."""
    return {
        "functionaris": "politie2.oost-brabant",
        "uitkomst": "uitsluiten",
        "motivering": "Voorbeeld: waarom deze functionaris aan de zaak niet meedoet.",
    }


INVOER: Mapping[str, Callable[[datetime], Document]] = {
    "melding": lambda nu: melding(nu=nu, nummer=f"{randbelow(10**10):010}"),
    "melding-object": lambda nu: {
        **melding(nu=nu, nummer=f"{randbelow(10**10):010}"),
        "doelwit": OBJECT,
    },
    "spoedmaatregel": lambda _: spoedmaatregel(),
    "onmiddellijke-aanwijzing": verzoek_aanwijzing,
    "terugkeer": lambda _: terugkeer(),
    "wijziging": lambda _: wijziging(),
    "informatieproduct": lambda _: informatieproduct(),
    "acuut": lambda _: acuut(),
    "planbaar": planbaar,
    "vierhoeksoverleg": vierhoeksoverleg,
    "voorafspraken": voorafspraken,
    "risicomoment": risicomoment,
    "toetsing": lambda _: toetsing(),
    "dreigingsniveau": lambda _: dreigingsniveau(),
    "uitlating": uitlating,
    "verstrekking": verstrekking,
    "zaak-uitsluiting": lambda _: zaak_uitsluiting(),
}
"""What `regie voorbeeld` shows, by the name of the kind."""
