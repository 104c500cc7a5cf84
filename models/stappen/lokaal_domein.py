"""Stappen in het lokaal domein, met de spoedmaatregel (circulaire 2.4.1)."""

from models.begrippen import Domein, Product
from models.formulieren.lokaal_domein import (
    BesluitMaatregelen,
    InformerenPersoon,
    Maatregeladvies,
    Overleg,
    Vervolg,
    Weging,
)
from models.formulieren.objecten import BesluitObject, MaatregeladviesObject
from models.formulieren.producten import PRODUCTFORMULIER, Informatieproduct
from models.formulieren.spoedmaatregel import Afstemming, Vaststelling
from models.formulieren.stelsel import BesluitStelsel
from models.rules import bevoegden as wie
from models.stappen.stap import Stap
from models.voorbeelden.invoer import ADVIES

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

_GEEN = {"product": "geen", "leverancier": "politie"}

STAPPEN = (
    Stap(
        "weging", "Weging door de RCCB", "Is dit een ernstige dreiging?", Weging, wie.rccb, "N065"
    ),
    Stap(
        "overleg",
        "Overleg adviseur BB&C met HOvJ",
        "Zijn maatregelen boven de basispolitiezorg nodig?",
        Overleg,
        wie.adviseur,
        "N071",
        voorbeeld={"": _GEEN},
    ),
    Stap(
        "informatieproduct",
        "Levering informatieproduct",
        "Lever het bestelde product.",
        Informatieproduct,
        wie.leverancier,
        "N073",
        varianten=PRODUCTFORMULIER,
        voorbeeld={
            "": {
                "inhoud": "Voorbeeld: vindplaats van het product.",
                "bronnen": [{"soort": "politie", "omschrijving": "Voorbeeld."}],
            }
        },
    ),
    Stap(
        "vervolg",
        "Vervolg",
        "Wat volgt op wat nu bekend is?",
        Vervolg,
        wie.vervolg,
        "N074",
        voorbeeld={
            "": _GEEN,
            "informatieproduct": {"product": Product.DI.value, "leverancier": "politie"},
        },
    ),
    Stap(
        "maatregeladvies",
        "Maatregeladvies",
        "Welke maatregelen worden geadviseerd?",
        Maatregeladvies,
        wie.adviseurs,
        "N009",
        varianten={Domein.OBJECTEN_DIENSTEN: MaatregeladviesObject},
        voorbeeld={"": {"maatregelen": ADVIES, **_WEERSTANDEN}},
    ),
    Stap(
        "besluit_maatregelen",
        "Besluit over maatregelen",
        "Welk dreigingsniveau en welke maatregelen stelt u vast?",
        BesluitMaatregelen,
        wie.gezag,
        "N075",
        varianten={Domein.STELSEL: BesluitStelsel, Domein.OBJECTEN_DIENSTEN: BesluitObject},
        papier="maatregelenbesluit",
        voorbeeld={
            "": _BESLUIT,
            "afwijzen": {
                **_BESLUIT,
                "ernst": "gering",
                "maatregelen": [],
                "risico": "aanvaardbaar",
            },
        },
    ),
    Stap(
        "informeren_persoon",
        "Informeren van persoon of beheerder",
        "Is de persoon, of de beheerder van het object, geïnformeerd?",
        InformerenPersoon,
        wie.informeerders,
        "N107",
        wie_bij={"beperkt": wie.gezag},
        voorbeeld={
            "geinformeerd": {
                "gewezen_op_zwijgplicht": True,
                "geheimhoudingsverklaring": "voorgelegd",
            },
            "beperkt": {"opnieuw_bezien_op": ""},
        },
    ),
    Stap(
        "afstemming",
        "Afstemming spoedmaatregel",
        "Kan de spoedmaatregel zo blijven?",
        Afstemming,
        wie.adviseur,
        "N069",
        papier="maatregelenbesluit",
        voorbeeld={"aanpassen": {"maatregelen": ADVIES[:1]}},
    ),
    Stap(
        "vaststelling",
        "Vaststelling spoedmaatregel",
        "Stelt u de spoedmaatregel vast?",
        Vaststelling,
        wie.hovj_als_gezag,
        "N069",
        papier="maatregelenbesluit",
        voorbeeld={"aanpassen": {"maatregelen": ADVIES[:1]}},
    ),
)
