"""Stappen in het stelsel, erin en eruit (circulaire 2.3, 4.1)."""

from models.begrippen import Rol
from models.formulieren.stelsel import (
    Aanwijzing,
    AdviesBurgemeester,
    Maatregelenadvies,
    Terugkeer,
    VervolgAanwijzing,
)
from models.rules import bevoegden as wie
from models.stappen.stap import Stap
from models.voorbeelden.invoer import terugkeer

_CENTRAAL = [
    {"soort": "persoonsbeveiliging", "locatie": "anders", "uitvoerder": "lx"},
    {"soort": "camerabewaking", "locatie": "woning", "uitvoerder": "politie"},
]

STAPPEN = (
    Stap(
        "aanwijzing",
        "Onmiddellijke aanwijzing",
        "Wijst u de persoon onmiddellijk aan?",
        Aanwijzing,
        wie.landelijk(Rol.NCTV),
        "N024",
        papier="oordeelsformulier",
    ),
    Stap(
        "vervolg_aanwijzing",
        "Vervolg op de aanwijzing",
        "Draagt u de zaak voor triage voor?",
        VervolgAanwijzing,
        wie.hovj,
        "N026",
    ),
    Stap(
        "maatregelenadvies",
        "Maatregelenadvies stelsel",
        "Welke maatregelen adviseert u de NCTV?",
        Maatregelenadvies,
        wie.landelijk(Rol.ADVISEUR_BB),
        "N100",
        voorbeeld={
            "": {
                "maatregelen": _CENTRAAL,
                "schaarse_middelen": "Voorbeeld: een ploeg voor twee weken.",
                "afstemming_gezagen": "Voorbeeld: besproken met de andere gezagen.",
            }
        },
    ),
    Stap(
        "terugkeer",
        "Terugkeer uit het stelsel",
        "Waarheen keert de zaak terug?",
        Terugkeer,
        wie.landelijk(Rol.NCTV),
        "N032",
        voorbeeld={"": {"afwijking": terugkeer()["afwijking"]}},
    ),
    Stap(
        "advies_burgemeester",
        "Advies in de zaak van een burgemeester",
        "Wat adviseert u de HOvJ?",
        AdviesBurgemeester,
        wie.landelijk(Rol.NCTV),
        "N114",
        voorbeeld={"": {"advies": "Voorbeeld: advies aan de HOvJ."}},
    ),
)
