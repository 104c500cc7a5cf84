"""Complete, acceptable examples of every answer; obviously invented."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from models.begrippen import Domein, Product
from models.invoervoorbeelden import (
    ADVIES,
    BELLEN,
    MOTIVERING,
    OBJECTADVIES,
    dreigingsniveau,
    terugkeer,
)
from models.stappen import STAPPEN


def uitkomsten(stap: str) -> tuple[str, ...]:
    """Outcomes that the form of this stap offers, in order."""
    schema = STAPPEN[stap].formulier.model_json_schema()["properties"]["uitkomst"]
    return tuple(schema["enum"])


def antwoord(
    stap: str, uitkomst: str, *, variant: str, vandaag: date, bekend: Mapping[str, Any]
) -> dict[str, Any]:
    """An answer that fits the form and the rules for this outcome.

    `variant` is that of the vraag; `bekend` are fields whose value the case itself gives, such as
    an HOvJ who may be consulted.
    """
    velden = _VELDEN.get((stap, uitkomst)) or _VELDEN.get((stap, ""), {})
    extra = _PRODUCT.get(variant, {}) if stap == "informatieproduct" else {}
    gegeven = {"uitkomst": uitkomst, "motivering": MOTIVERING, **velden, **extra, **bekend}
    for veld, dagen in _DAGEN.items():
        if gegeven.get(veld) == "":
            gegeven[veld] = (vandaag + timedelta(days=dagen)).isoformat()
    if variant == Domein.OBJECTEN_DIENSTEN and gegeven.get("maatregelen"):
        gegeven["maatregelen"] = OBJECTADVIES
    if stap == "besluit_maatregelen":
        gegeven |= _STELSEL if variant == Domein.STELSEL else {}
        gegeven["maatregelen"] = [
            {
                **maatregel,
                "toetsdatum": (vandaag + timedelta(days=90)).isoformat(),
                "toetscriteria": "Nieuw signaal over de dreiger.",
            }
            for maatregel in gegeven["maatregelen"]
        ]
    return gegeven


_NIVEAU = {"ernst": "ernstig", "waarschijnlijkheid": "mogelijk"}
_WEERSTANDEN = {
    "weerstand_persoon": "Voorbeeld: kan zelf de deur beveiligen, meer niet.",
    "weerstand_werkgever": "Voorbeeld: regelt toegangscontrole op het werk.",
}
_BESLUIT = {
    **_NIVEAU,
    **_WEERSTANDEN,
    "maatregelen": ADVIES,
    "risico": "onaanvaardbaar",
}
_CENTRAAL = [
    {"soort": "persoonsbeveiliging", "locatie": "anders", "uitvoerder": "lx"},
    {"soort": "camerabewaking", "locatie": "woning", "uitvoerder": "politie"},
]
_KADER = {
    "tegen_het_leven": True,
    "geweldsdelict_zes_jaar": True,
    "artikel_285": True,
    "antecedenten_ernstig_geweld": True,
    "gewelddadige_groepering": False,
    "psychische_stoornis": False,
    "dreiger_bekend": True,
    "fenomeen": "georganiseerde_criminaliteit",
    "inzicht_bron": "politie",
}
_OORDEEL = {
    "overwegingen": "Voorbeeld: waarom de zaak al of niet in het stelsel hoort.",
    "informatiebronnen": [{"soort": "politie", "omschrijving": "Voorbeeld: intakeformulier."}],
}
_TOETS = {
    "uitvoerbaarheid": "Voorbeeld: alleen nodig als de persoon onvoldoende meewerkt.",
    "veiligheid_medewerkers": "Voorbeeld: alleen dan.",
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
    ("maatregeladvies", ""): {"maatregelen": ADVIES, **_WEERSTANDEN},
    ("besluit_maatregelen", ""): _BESLUIT,
    ("besluit_maatregelen", "afwijzen"): {
        **_BESLUIT,
        "ernst": "gering",
        "maatregelen": [],
        "risico": "aanvaardbaar",
    },
    ("afstemming", "aanpassen"): {"maatregelen": ADVIES[:1]},
    ("vaststelling", "aanpassen"): {"maatregelen": ADVIES[:1]},
    ("intakeformulier", ""): {
        **_KADER,
        "fenomeen_onderbouwing": "Voorbeeld: waaruit blijkt dat een verband erachter zit.",
        "inzicht_onderbouwing": "Voorbeeld: wat de politie ervan vindt, en waarom.",
        "route_voorstel": "directe_opname",
        "wie": "Voorbeeld.",
        "waarom": "Voorbeeld.",
        "wat": "Voorbeeld.",
        "wanneer": "Voorbeeld.",
        "waar": "Voorbeeld.",
        "gedaan": "Voorbeeld.",
        "loopt": "Voorbeeld.",
    },
    ("ondertekening", ""): _KADER,
    ("ondertekening", "triagetafel"): {
        **_KADER,
        "eigen_oordeel": "Voorbeeld: waarom de zaak aan tafel besproken moet worden.",
    },
    ("triagetafel", ""): {
        "besproken_op": "",
        "deelnemers": ["Politie, verzonnen deelnemer", "NCTV, verzonnen deelnemer"],
        "advies_gezag": "nctv",
    },
    ("oordeel", ""): _OORDEEL,
    ("escalatie_1", ""): _OORDEEL,
    ("escalatie_2", ""): _OORDEEL,
    ("overdrachtsdossier", ""): {
        "vindplaats": "Voorbeeld: kenmerk van het dossier.",
        "informatieproducten": "aanwezig",
        "lopende_maatregelen": "aanwezig",
        "persoon_en_kerngezin": "aanwezig",
        "contacten": "aanwezig",
        "strafzaak": "aanwezig",
    },
    ("ontvangst_dossier", "onvolledig"): {"ontbreekt": "Voorbeeld: de laatste aangifte."},
    ("maatregelenadvies", ""): {
        "maatregelen": _CENTRAAL,
        "schaarse_middelen": "Voorbeeld: een ploeg voor twee weken.",
        "afstemming_gezagen": "Voorbeeld: besproken met de andere gezagen, en wat is afgesproken.",
    },
    ("terugkeer", ""): {"afwijking": terugkeer()["afwijking"]},
    ("advies_burgemeester", ""): {"advies": "Voorbeeld: advies aan de HOvJ."},
    ("vrijgave", "vrijgegeven"): {
        "waarover": ["openbare_orde", "zichtbare_maatregelen"],
        "tekst": "Voorbeeld: wat de gemeente mag weten.",
        "bellen": BELLEN,
    },
    ("vrijgave", "minimumbericht"): {"bellen": BELLEN},
    ("informeren_persoon", "geinformeerd"): {
        "gewezen_op_zwijgplicht": True,
        "geheimhoudingsverklaring": "voorgelegd",
    },
    ("informeren_persoon", "beperkt"): {"opnieuw_bezien_op": ""},
    ("advies", "extra_maatregelen"): {"maatregelen": ADVIES},
    ("niveau", ""): dreigingsniveau(),
    ("toetsbesluit", "voortzetten"): {**_TOETS, "toetsdatum": ""},
    ("toetsbesluit", "afschalen"): {
        **_TOETS,
        "toetsdatum": "",
        "afbouw": [{"soort": "toezicht", "locatie": "woning"}],
    },
    ("toetsbesluit", "opschalen"): {**_TOETS, "toetsdatum": "", "route": "maatregeladvies"},
    ("toetsbesluit", "beeindigen"): {
        **_TOETS,
        "ernst": "gering",
        "waarschijnlijkheid": "mogelijk",
        "evaluatie": "Voorbeeld: wat goed ging, en wat beter kan.",
        "ervaring_persoon": "Voorbeeld: hoe de persoon het vond.",
    },
    ("toetsbesluit", "informatieproduct"): {"product": Product.DI.value, "leverancier": "politie"},
    ("uitlating", "terughoudender"): {
        "wat_anders": "Voorbeeld: niet meer vooraf over tijden en bezetting."
    },
    ("uitlating", "concept_aanpassen"): {"wat_anders": "Voorbeeld: een andere route naar huis."},
}
_DAGEN = {"opnieuw_bezien_op": 30, "besproken_op": 0, "toetsdatum": 90}
"""Field that is left open → days from today that it becomes."""
_STELSEL = {
    "ontbrekende_informatie": "Voorbeeld: leeg zodra het overdrachtsdossier volledig is.",
}
_WEERSTAND = {"weerstand": "Voorbeeld.", "scenarios": "Voorbeeld: twee scenario's."}
_PRODUCT: dict[str, dict[str, Any]] = {
    "di": _NIVEAU,
    "da": _NIVEAU,
    "ra": {**_WEERSTAND, "belang": "Voorbeeld.", "dreiging": "Voorbeeld."},
    "wa": _WEERSTAND,
}
