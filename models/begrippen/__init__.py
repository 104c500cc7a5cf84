"""The fixed vocabulary of the field: one enumeration per concept, words of the circulaire."""

from models.begrippen.dreiging import (
    Bronsoort,
    Ernst,
    Leverancier,
    Product,
    Risico,
    Waarschijnlijkheid,
)
from models.begrippen.feitsoorten import Feitsoort, Kenmerk
from models.begrippen.informeren import Gelegenheid, Scenario, Waarover
from models.begrippen.maatregelen import (
    Grond,
    Locatie,
    SoortMaatregel,
    StatusMaatregel,
    Titel,
    Uitvoerder,
)
from models.begrippen.melding import Aard, Bron, Functie, Objectcategorie, Organisatie, Relatie
from models.begrippen.processen import GEINFORMEERD, Procedure
from models.begrippen.rollen import LANDELIJK, Bevoegd, Gebiedssoort, Rol, Wacht
from models.begrippen.triage import Aanleiding, Fenomeen, Grondslag, Inzicht, Onderdeel, Route
from models.begrippen.zaken import (
    Bewijssoort,
    Deur,
    Doelwitsoort,
    Domein,
    StaatBericht,
    Status,
)

__all__ = [
    "GEINFORMEERD",
    "LANDELIJK",
    "Aanleiding",
    "Aard",
    "Bevoegd",
    "Bewijssoort",
    "Bron",
    "Bronsoort",
    "Deur",
    "Doelwitsoort",
    "Domein",
    "Ernst",
    "Feitsoort",
    "Fenomeen",
    "Functie",
    "Gebiedssoort",
    "Gelegenheid",
    "Grond",
    "Grondslag",
    "Inzicht",
    "Kenmerk",
    "Leverancier",
    "Locatie",
    "Objectcategorie",
    "Onderdeel",
    "Organisatie",
    "Procedure",
    "Product",
    "Relatie",
    "Risico",
    "Rol",
    "Route",
    "Scenario",
    "SoortMaatregel",
    "StaatBericht",
    "Status",
    "StatusMaatregel",
    "Titel",
    "Uitvoerder",
    "Waarover",
    "Waarschijnlijkheid",
    "Wacht",
]
