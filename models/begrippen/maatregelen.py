"""What is done against a threat, where, by whom and on what ground."""

from enum import StrEnum


class SoortMaatregel(StrEnum):
    """Soort maatregel; persoonsgerichte bestaan alleen in het stelsel."""

    TOEZICHT = "toezicht"
    OBJECTBEVEILIGING = "objectbeveiliging"
    CAMERABEWAKING = "camerabewaking"
    BEWAKINGSCONTAINER = "bewakingscontainer"
    AFSPRAAK_OP_LOCATIE = "afspraak_op_locatie"
    COMMUNICATIE = "communicatie"
    PERSOONSBEGELEIDING = "persoonsbegeleiding"
    PERSOONSBEVEILIGING = "persoonsbeveiliging"
    OVERIG = "overig"

    @property
    def persoonsgericht(self) -> bool:
        """circulaire 2.3.4, N054: de twee soorten die er alleen in het stelsel zijn."""
        return self in {self.PERSOONSBEGELEIDING, self.PERSOONSBEVEILIGING}


class Grond(StrEnum):
    """Handhavingsgrond van een maatregel voor een object of dienst (circulaire 2.5)."""

    OPENBARE_ORDE = "openbare_orde"
    STRAFRECHTELIJK = "strafrechtelijk"


class Locatie(StrEnum):
    """Waar een maatregel geldt."""

    WONING = "woning"
    WERKPLEK = "werkplek"
    ANDERS = "anders"


class Uitvoerder(StrEnum):
    """Wie een maatregel uitvoert."""

    POLITIE = "politie"
    KMAR = "kmar"
    LX = "lx"
    GEMEENTE = "gemeente"
    WERKGEVER = "werkgever"
    PRIVAAT = "privaat"


class Titel(StrEnum):
    """Titel waarop een organisatie uitvoert (circulaire 1.2)."""

    EIGEN_TAAK = "eigen_taak"
    BIJSTAND = "bijstand"
    ASSISTENTIE = "assistentie"
    EIGEN_VERANTWOORDELIJKHEID = "eigen_verantwoordelijkheid"


class StatusMaatregel(StrEnum):
    """Where a measure stands."""

    SPOED = "spoed"
    VASTGESTELD = "vastgesteld"
    BEEINDIGD = "beeindigd"
