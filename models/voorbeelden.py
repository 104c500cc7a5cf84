"""Complete, acceptable examples of everything that regie takes in; obviously invented."""

from datetime import date, datetime, timedelta
from typing import Any

from models.begrippen import Product
from models.stappen import STAPPEN

_ADVIES = [
    {"soort": "toezicht", "locatie": "woning", "uitvoerder": "politie"},
    {
        "soort": "camerabewaking",
        "locatie": "werkplek",
        "uitvoerder": "werkgever",
        "omschrijving": "Camera bij de ingang.",
    },
]
_MOTIVERING = "Voorbeeld: hier staat waarom."


def uitkomsten(stap: str) -> tuple[str, ...]:
    """Outcomes that the form of this stap offers, in order."""
    schema = STAPPEN[stap].formulier.model_json_schema()["properties"]["uitkomst"]
    return tuple(schema["enum"])


def antwoord(
    stap: str, uitkomst: str, *, variant: str, vandaag: date, overlegd_met: str | None
) -> dict[str, Any]:
    """An answer that fits the form and the rules for this outcome.

    `variant` is the ordered product at `informatieproduct`; `overlegd_met` the id of an HOvJ who
    may be consulted, where the stap asks for one.
    """
    velden = _VELDEN.get((stap, uitkomst)) or _VELDEN.get((stap, ""), {})
    extra = _PRODUCT.get(variant, {}) if stap == "informatieproduct" else {}
    gegeven = {"uitkomst": uitkomst, "motivering": _MOTIVERING, **velden, **extra}
    if stap in {"overleg", "vervolg", "afstemming"}:
        gegeven = {**gegeven, "overlegd_met": overlegd_met}
    if gegeven.get("opnieuw_bezien_op") == "":
        gegeven["opnieuw_bezien_op"] = (vandaag + timedelta(days=30)).isoformat()
    if stap == "besluit_maatregelen":
        toetsdatum = (vandaag + timedelta(days=90)).isoformat()
        gegeven["maatregelen"] = [
            {**m, "toetsdatum": toetsdatum, "toetscriteria": "Nieuw signaal over de dreiger."}
            for m in gegeven["maatregelen"]
        ]
    return gegeven


def melding(*, nu: datetime, nummer: str) -> dict[str, Any]:
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


def informatieproduct() -> dict[str, Any]:
    """An informatieproduct that nobody ordered (a DI may come in so, N090)."""
    return {
        "product": "di",
        "leverancier": "politie",
        "motivering": _MOTIVERING,
        "inhoud": "Verzonnen inschatting.",
        "bronnen": [{"soort": "werkgever", "omschrijving": "Verzonnen melding van de werkgever."}],
        "ernst": "ernstig",
        "waarschijnlijkheid": "mogelijk",
    }


def spoedmaatregel() -> dict[str, Any]:
    """Measures that are effective at once."""
    return {"motivering": "Voorbeeld: waarom dit niet kan wachten.", "maatregelen": _ADVIES}


_NIVEAU = {"ernst": "ernstig", "waarschijnlijkheid": "mogelijk"}
_WEERSTANDEN = {
    "weerstand_persoon": "Voorbeeld: kan zelf de deur beveiligen, meer niet.",
    "weerstand_werkgever": "Voorbeeld: regelt toegangscontrole op het werk.",
}
_BESLUIT = {
    **_NIVEAU,
    **_WEERSTANDEN,
    "maatregelen": _ADVIES,
    "risico": "onaanvaardbaar",
}
_GEEN = {"product": "geen", "leverancier": "politie"}
_VELDEN: dict[tuple[str, str], dict[str, Any]] = {
    ("overleg", ""): _GEEN,
    ("vervolg", ""): _GEEN,
    ("vervolg", "informatieproduct"): {"product": Product.DI.value, "leverancier": "politie"},
    ("informatieproduct", ""): {
        "inhoud": "Voorbeeld: vindplaats van het product.",
        "bronnen": [{"soort": "politie", "omschrijving": "Voorbeeld."}],
    },
    ("maatregeladvies", ""): {"maatregelen": _ADVIES, **_WEERSTANDEN},
    ("besluit_maatregelen", ""): _BESLUIT,
    ("besluit_maatregelen", "afwijzen"): {
        **_BESLUIT,
        "ernst": "gering",
        "maatregelen": [],
        "risico": "aanvaardbaar",
    },
    ("afstemming", "aanpassen"): {"maatregelen": _ADVIES[:1]},
    ("vaststelling", "aanpassen"): {"maatregelen": _ADVIES[:1]},
    ("informeren_persoon", "geinformeerd"): {"gewezen_op_zwijgplicht": True},
    ("informeren_persoon", "beperkt"): {"opnieuw_bezien_op": ""},
}
_WEERSTAND = {"weerstand": "Voorbeeld.", "scenarios": "Voorbeeld: twee scenario's."}
_PRODUCT: dict[str, dict[str, Any]] = {
    "di": _NIVEAU,
    "da": _NIVEAU,
    "ra": {**_WEERSTAND, "belang": "Voorbeeld.", "dreiging": "Voorbeeld."},
    "wa": _WEERSTAND,
}
