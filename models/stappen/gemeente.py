"""Stappen waarmee een gemeente wordt geïnformeerd (circulaire 2.3.5)."""

from models.begrippen import Rol
from models.formulieren.burgemeester import Medewerking, Ontvangst, Vrijgave
from models.rules import bevoegden as wie
from models.stappen.stap import Stap
from models.voorbeelden.invoer import BELLEN

STAPPEN = (
    Stap(
        "vrijgave",
        "Vrijgave aan de gemeente",
        "Wat laat u de gemeente weten?",
        Vrijgave,
        wie.landelijk(Rol.NCTV),
        "N057",
        voorbeeld={
            "vrijgegeven": {
                "waarover": ["openbare_orde", "zichtbare_maatregelen"],
                "tekst": "Voorbeeld: wat de gemeente mag weten.",
                "bellen": BELLEN,
            },
            "minimumbericht": {"bellen": BELLEN},
        },
    ),
    Stap(
        "ontvangst",
        "Ontvangst door de gemeente",
        "Bevestigt u dat u dit bericht hebt ontvangen?",
        Ontvangst,
        wie.gemeente,
        "N055",
    ),
    Stap(
        "medewerking",
        "Medewerking van de gemeente",
        "Werkt de gemeente mee aan wat de NCTV vraagt?",
        Medewerking,
        wie.gemeente,
        "N059",
    ),
)
