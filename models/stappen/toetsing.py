"""Stappen die bezien of maatregelen nog passen (circulaire 2.2, 3.3, 5.2)."""

from models.begrippen import Product
from models.formulieren.communicatie import Uitlating
from models.formulieren.risicomoment import AdviesRisicomoment
from models.formulieren.toetsing import Toetsbesluit
from models.rules import bevoegden as wie
from models.stappen.stap import Stap
from models.voorbeelden.invoer import ADVIES

_TOETS = {
    "uitvoerbaarheid": "Voorbeeld: alleen nodig als de persoon onvoldoende meewerkt.",
    "veiligheid_medewerkers": "Voorbeeld: alleen dan.",
}

STAPPEN = (
    Stap(
        "uitlating",
        "Openbare uitlating",
        "Wat volgt op de openbare uitlating?",
        Uitlating,
        wie.gezag,
        "N110",
        voorbeeld={
            "terughoudender": {
                "wat_anders": "Voorbeeld: niet meer vooraf over tijden en bezetting."
            },
            "concept_aanpassen": {"wat_anders": "Voorbeeld: een andere route naar huis."},
        },
    ),
    Stap(
        "advies",
        "Advies over een verhoogd risicomoment",
        "Zijn voor dat moment extra maatregelen nodig?",
        AdviesRisicomoment,
        wie.adviseur_moment,
        "N096",
        voorbeeld={"extra_maatregelen": {"maatregelen": ADVIES}},
    ),
    Stap(
        "toetsbesluit",
        "Toetsing van maatregelen",
        "Zijn de maatregelen nog nodig, en genoeg?",
        Toetsbesluit,
        wie.gezag,
        "N020",
        voorbeeld={
            "voortzetten": {**_TOETS, "toetsdatum": ""},
            "afschalen": {
                **_TOETS,
                "toetsdatum": "",
                "afbouw": [{"soort": "toezicht", "locatie": "woning"}],
            },
            "opschalen": {**_TOETS, "toetsdatum": "", "route": "maatregeladvies"},
            "beeindigen": {
                **_TOETS,
                "ernst": "gering",
                "waarschijnlijkheid": "mogelijk",
                "evaluatie": "Voorbeeld: wat goed ging, en wat beter kan.",
                "ervaring_persoon": "Voorbeeld: hoe de persoon het vond.",
            },
            "informatieproduct": {"product": Product.DI.value, "leverancier": "politie"},
        },
    ),
)
