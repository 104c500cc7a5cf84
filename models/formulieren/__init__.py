"""What a functionaris answers per stap: written once, used by both doors.

The Prefect form, `regie formulier` and `regie besluit` all take their fields, titles and
descriptions from here. Which answer is *allowed* is judged by `models.rules`.
"""

from models.formulieren.basis import Antwoord, Maatregel, Ondertekening, met_ondertekening
from models.formulieren.burgemeester import (
    AcuutRisico,
    Medewerking,
    Ontvangst,
    PlanbaarMoment,
    Vierhoeksoverleg,
    Vrijgave,
)
from models.formulieren.communicatie import OpenbareUitlating, Uitlating, Verstrekking
from models.formulieren.lokaal_domein import (
    BesluitMaatregelen,
    InformerenPersoon,
    Maatregeladvies,
    MetOverleg,
    Overleg,
    Vervolg,
    Weging,
)
from models.formulieren.objecten import (
    BesluitObject,
    MaatregeladviesObject,
    Niveau,
    Opvolging,
)
from models.formulieren.producten import PRODUCTFORMULIER, Informatieproduct, Levering
from models.formulieren.risicomoment import AdviesRisicomoment, Risicomoment
from models.formulieren.spoedmaatregel import Afstemming, Spoedmaatregel, Vaststelling
from models.formulieren.stelsel import (
    Aanwijzing,
    AdviesBurgemeester,
    BesluitStelsel,
    Maatregelenadvies,
    Terugkeer,
    VervolgAanwijzing,
    VerzoekAanwijzing,
)
from models.formulieren.toetsing import Afbouw, Toetsbesluit, Toetsing
from models.formulieren.triage import (
    KADER,
    AfstemmingEscalatie,
    Intakeformulier,
    Kader,
    OndertekeningIntake,
    OntvangstDossier,
    OordeelNctv,
    Overdrachtsdossier,
    ReactieHovj,
    Triagetafel,
)
from models.formulieren.uitsluiting import ZaakUitsluiting

__all__ = [
    "KADER",
    "PRODUCTFORMULIER",
    "Aanwijzing",
    "AcuutRisico",
    "AdviesBurgemeester",
    "AdviesRisicomoment",
    "Afbouw",
    "Afstemming",
    "AfstemmingEscalatie",
    "Antwoord",
    "BesluitMaatregelen",
    "BesluitObject",
    "BesluitStelsel",
    "Informatieproduct",
    "InformerenPersoon",
    "Intakeformulier",
    "Kader",
    "Levering",
    "Maatregel",
    "Maatregeladvies",
    "MaatregeladviesObject",
    "Maatregelenadvies",
    "Medewerking",
    "MetOverleg",
    "Niveau",
    "Ondertekening",
    "OndertekeningIntake",
    "Ontvangst",
    "OntvangstDossier",
    "OordeelNctv",
    "OpenbareUitlating",
    "Opvolging",
    "Overdrachtsdossier",
    "Overleg",
    "PlanbaarMoment",
    "ReactieHovj",
    "Risicomoment",
    "Spoedmaatregel",
    "Terugkeer",
    "Toetsbesluit",
    "Toetsing",
    "Triagetafel",
    "Uitlating",
    "Vaststelling",
    "Verstrekking",
    "Vervolg",
    "VervolgAanwijzing",
    "VerzoekAanwijzing",
    "Vierhoeksoverleg",
    "Vrijgave",
    "Weging",
    "ZaakUitsluiting",
    "met_ondertekening",
]
