"""Complete invented input, one field of which a test may change; places are real, persons not."""

from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any

from pydantic import BaseModel, ValidationError

from models.fouten import OnjuisteInvoer

GEVESTIGD = {
    "straat": "Voorbeeldstraat",
    "huisnummer": "12",
    "postcode": "5611AA",
    "gemeente": "GM0772",
}
_MELDING: dict[str, Any] = {
    "bron": "aangifte",
    "ontvangen_door": {
        "organisatie": "politie",
        "eenheid": "Oost-Brabant",
        "registratienummer": "PL2100-2026123456",
    },
    "ontvangen_op": "2026-02-03T21:14:00+01:00",
    "aard": "concreet",
    "doelwit": {
        "soort": "persoon",
        "naam": "Testpersoon Voorbeeld",
        "geboortedatum": "1971-04-02",
        "functie": "wethouder",
        "werkgever": "Gemeente Voorbeeld",
        "eenheid": None,
        "parket": None,
        "werkt_bij_om": False,
        "woonadres": GEVESTIGD,
        "werkgemeente": "GM0772",
        "huisgenoten": [
            {
                "naam": "Huisgenoot Voorbeeld",
                "relatie": "levensgezel",
                "zelfde_adres": True,
                "functionaris": None,
            }
        ],
        "limitatieve_lijst": None,
        "functionaris": None,
    },
    "dreiger": {"bekend": True, "omschrijving": "Verzonnen dreiger."},
    "omschrijving": "Verzonnen bedreiging, alleen om te toetsen.",
}
OBJECT: dict[str, Any] = {
    "soort": "object",
    "naam": "Voorbeeldgebouw",
    "gemeente": "GM0772",
    "categorie": "overig",
    "concrete_dreiging": True,
}
MAATREGEL: dict[str, Any] = {
    "soort": "toezicht",
    "locatie": "woning",
    "uitvoerder": "politie",
    "titel": None,
    "standaard": False,
    "toetsdatum": "2099-12-31",
    "toetscriteria": "Verzonnen criterium.",
    "omschrijving": "",
}
_ZONDER_DATUM = {**MAATREGEL, "toetsdatum": None}
_NIVEAU = {"ernst": "matig", "waarschijnlijkheid": "mogelijk"}
_WEERSTAND = {"weerstand_persoon": "Verzonnen.", "weerstand_werkgever": "Verzonnen."}
_BESLUIT = {**_NIVEAU, **_WEERSTAND, "risico": None}
_OPDRACHT = {"product": "geen", "leverancier": "politie", "overlegd_met": "hovj.oost-brabant"}
_VERVOLG = {**_OPDRACHT, "verduidelijking": ""}
_OPNIEUW = {
    "geheimhoudingsverklaring": "niet_voorgelegd",
    "namens_gezag": "",
    "reactie": "niet_gegeven",
    "opnieuw_informeren_op": None,
}
_KADER: dict[str, Any] = {
    "tegen_het_leven": True,
    "geweldsdelict_zes_jaar": True,
    "artikel_285": False,
    "antecedenten_ernstig_geweld": False,
    "gewelddadige_groepering": False,
    "psychische_stoornis": False,
    "dreiger_bekend": True,
    "fenomeen": "terrorisme_extremisme",
    "fenomeen_onderbouwing": "Verzonnen kenmerken.",
    "inzicht_bron": "politie",
    "inzicht_onderbouwing": "Verzonnen inzicht.",
}
_OORDEEL = {
    "overwegingen": "Verzonnen overwegingen.",
    "informatiebronnen": [{"soort": "politie", "omschrijving": "Verzonnen bron."}],
}
_TOETS: dict[str, Any] = {
    "toetsdatum": None,
    "afbouw": [],
    "route": None,
    "product": "geen",
    "leverancier": "politie",
    "ernst": None,
    "waarschijnlijkheid": None,
    "uitvoerbaarheid": "Verzonnen.",
    "veiligheid_medewerkers": "Verzonnen.",
    "evaluatie": "",
    "ervaring_persoon": "",
}
_ANTWOORDEN: dict[tuple[str, str], dict[str, Any]] = {
    ("weging", "ernstige_dreiging"): {},
    ("weging", "geen_ernstige_dreiging"): {},
    ("overleg", "lokaal_domein"): _OPDRACHT,
    ("overleg", "stelsel"): _OPDRACHT,
    ("overleg", "geen_maatregelen"): _OPDRACHT,
    ("informatieproduct", "geleverd"): {
        "inhoud": "Verzonnen product.",
        "bronnen": [{"soort": "werkgever", "omschrijving": "Verzonnen bron."}],
        "verduidelijking": "",
        "beperking_op_delen": "",
    },
    ("vervolg", "informatieproduct"): {**_VERVOLG, "product": "di"},
    ("vervolg", "maatregeladvies"): _VERVOLG,
    ("vervolg", "stelsel"): _VERVOLG,
    ("vervolg", "basispolitiezorg"): _VERVOLG,
    ("maatregeladvies", "geleverd"): {
        "maatregelen": [MAATREGEL],
        "weerstand_persoon": "Verzonnen: beperkt.",
        "weerstand_werkgever": "",
    },
    ("besluit_maatregelen", "vaststellen"): {**_BESLUIT, "maatregelen": [MAATREGEL]},
    ("besluit_maatregelen", "aanpassen"): {**_BESLUIT, "maatregelen": [MAATREGEL]},
    ("besluit_maatregelen", "afwijzen"): {**_BESLUIT, "maatregelen": []},
    **{
        ("afstemming", uitkomst): {
            "overlegd_met": "hovj.oost-brabant",
            "maatregelen": [_ZONDER_DATUM] if uitkomst == "aanpassen" else [],
        }
        for uitkomst in ("akkoord", "aanpassen", "beeindigen")
    },
    **{
        ("vaststelling", uitkomst): {
            "maatregelen": [_ZONDER_DATUM] if uitkomst == "aanpassen" else [],
            "toetsdatum": None,
        }
        for uitkomst in ("vaststellen", "aanpassen", "beeindigen")
    },
    ("informeren_persoon", "geinformeerd"): {
        "gewezen_op_zwijgplicht": True,
        **_OPNIEUW,
        "opnieuw_bezien_op": None,
    },
    ("informeren_persoon", "beperkt"): {
        "gewezen_op_zwijgplicht": False,
        **_OPNIEUW,
        "opnieuw_bezien_op": "2099-12-31",
    },
    ("intakeformulier", "ingevuld"): {
        **_KADER,
        "route_voorstel": "directe_opname",
        **dict.fromkeys(("wie", "waarom", "wat", "wanneer", "waar", "gedaan", "loopt"), "Niets."),
    },
    **{
        ("ondertekening", uitkomst): {**_KADER, "correctie": "", "eigen_oordeel": "Verzonnen."}
        for uitkomst in ("directe_opname", "triagetafel", "aanvullen", "niet_voordragen")
    },
    ("triagetafel", "besproken"): {
        "besproken_op": "2026-02-03",
        "voorzitter": "landelijk_coordinerend_hovj",
        "secretaris": "om_triage",
        "deelnemers": ["Verzonnen deelnemer"],
        "advies_gezag": "nctv",
    },
    **{
        (stap, uitkomst): {**_OORDEEL, "andere_verwanten": []}
        for stap in ("oordeel", "escalatie_1", "escalatie_2")
        for uitkomst in ("opnemen", "niet_opnemen")
    },
    **{
        (stap, uitkomst): {}
        for stap in ("reactie_hovj", "reactie_hovj_2")
        for uitkomst in ("berusten", "escaleren")
    },
    **{
        (stap, uitkomst): {}
        for stap in ("afstemming_1", "afstemming_2")
        for uitkomst in ("voorleggen", "niet_voorleggen")
    },
    ("overdrachtsdossier", "verzonden"): {
        "vindplaats": "Verzonnen kenmerk.",
        "informatieproducten": "aanwezig",
        "lopende_maatregelen": "aanwezig",
        "persoon_en_kerngezin": "aanwezig",
        "contacten": "aanwezig",
        "strafzaak": "aanwezig",
    },
    ("ontvangst_dossier", "volledig"): {"ontbreekt": ""},
    ("ontvangst_dossier", "onvolledig"): {"ontbreekt": "Verzonnen stuk."},
    ("aanwijzing", "aangewezen"): {"andere_verwanten": []},
    ("aanwijzing", "niet_aangewezen"): {"andere_verwanten": []},
    ("vervolg_aanwijzing", "triage"): {},
    ("vervolg_aanwijzing", "niet_voordragen"): {},
    ("maatregelenadvies", "geleverd"): {
        "maatregelen": [{**MAATREGEL, "soort": "persoonsbeveiliging", "uitvoerder": "lx"}],
        "schaarse_middelen": "",
        "afstemming_gezagen": "",
    },
    ("terugkeer", "lokaal_domein"): {"afwijking": ""},
    ("terugkeer", "basispolitiezorg"): {"afwijking": ""},
    ("advies_burgemeester", "gegeven"): {"advies": "Verzonnen advies."},
    ("vrijgave", "vrijgegeven"): {
        "gemeente": None,
        "waarover": ["openbare_orde", "zichtbare_maatregelen"],
        "tekst": "Verzonnen tekst.",
        "bellen": "Verzonnen piket.",
        "medewerking": "",
    },
    ("vrijgave", "minimumbericht"): {
        "gemeente": None,
        "waarover": [],
        "tekst": "",
        "bellen": "Verzonnen piket.",
        "medewerking": "",
    },
    ("ontvangst", "ontvangen"): {},
    ("medewerking", "akkoord"): {"voorwaarden": "Verzonnen voorwaarde."},
    ("medewerking", "niet_akkoord"): {"voorwaarden": ""},
    ("advies", "extra_maatregelen"): {"maatregelen": [{**MAATREGEL, "toetsdatum": None}]},
    ("advies", "geen_extra_maatregelen"): {"maatregelen": []},
    ("toetsbesluit", "voortzetten"): {**_TOETS, "toetsdatum": "2026-06-01"},
    ("toetsbesluit", "afschalen"): {
        **_TOETS,
        "toetsdatum": "2026-06-01",
        "afbouw": [{"soort": "toezicht", "locatie": "woning"}],
    },
    ("toetsbesluit", "opschalen"): {
        **_TOETS,
        "toetsdatum": "2026-06-01",
        "route": "maatregeladvies",
    },
    ("toetsbesluit", "beeindigen"): {
        **_TOETS,
        "ernst": "gering",
        "waarschijnlijkheid": "mogelijk",
        "evaluatie": "Verzonnen evaluatie.",
        "ervaring_persoon": "Verzonnen ervaring.",
    },
    ("toetsbesluit", "informatieproduct"): {**_TOETS, "product": "di"},
    ("niveau", "vastgesteld"): {
        **_NIVEAU,
        "advies": "Verzonnen advies.",
        "maatregelen": [MAATREGEL],
        "grond": None,
        "bindende_aanwijzing": "",
        "blijft_aangewezen": True,
    },
    ("opvolging", "opvolgen"): {},
    ("opvolging", "niet_opvolgen"): {},
    ("uitlating", "terughoudender"): {"wat_anders": "Verzonnen."},
    ("uitlating", "concept_aanpassen"): {"wat_anders": "Verzonnen."},
    ("uitlating", "geen_gevolg"): {"wat_anders": ""},
}
_PRODUCT: dict[str, dict[str, Any]] = {
    "": {},
    "ird": {},
    "di": _NIVEAU,
    "da": _NIVEAU,
    "ra": {"weerstand": "Sterk.", "scenarios": "Een.", "belang": "Groot.", "dreiging": "Klein."},
    "wa": {"weerstand": "Sterk.", "scenarios": "Een."},
}
ANTWOORDEN = tuple(_ANTWOORDEN)
"""Every (stap, uitkomst) that can be answered."""


def melding(**wijzigingen: object) -> dict[str, Any]:
    """A complete melding; `doelwit__woonadres=None` changes one field."""
    return _gewijzigd(_MELDING, wijzigingen)


def melding_over(functie: str, gebied: str = "Limburg", **wijzigingen: object) -> dict[str, Any]:
    """A melding about someone with this functie, with the area that belongs to it, if any."""
    veld = {"politiechef": "eenheid", "hoofdofficier_van_justitie": "parket"}.get(functie)
    eigen = {f"doelwit__{veld}": gebied} if veld else {}
    return melding(doelwit__functie=functie, **eigen, **wijzigingen)


def antwoord(
    stap: str, uitkomst: str, *, variant: str = "", **wijzigingen: object
) -> dict[str, Any]:
    """A complete answer; `variant` is the product where an informatieproduct is delivered."""
    kop = {"uitkomst": uitkomst, "motivering": "Verzonnen motivering."}
    return _gewijzigd({**kop, **_ANTWOORDEN[stap, uitkomst], **_PRODUCT[variant]}, wijzigingen)


def zonder(invoer: dict[str, Any], veld: str) -> dict[str, Any]:
    """The same input without this field."""
    return {naam: waarde for naam, waarde in invoer.items() if naam != veld}


def problemen(model: type[BaseModel], invoer: Any) -> tuple[str, ...]:
    """The lines that someone who brings in this input gets to read; none if it fits."""
    try:
        model.model_validate(invoer)
    except ValidationError as fout:
        return OnjuisteInvoer.uit(fout).problemen
    return ()


def _gewijzigd(voorbeeld: dict[str, Any], wijzigingen: dict[str, object]) -> dict[str, Any]:
    invoer = deepcopy(voorbeeld)
    for pad, waarde in wijzigingen.items():
        *ouders, veld = pad.split("__")
        reduce(getitem, ouders, invoer)[veld] = waarde
    return invoer
