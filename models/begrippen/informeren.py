"""Why, when and about what a gemeente is informed (circulaire 2.3.5)."""

from enum import StrEnum


class Scenario(StrEnum):
    """De drie scenario's van informeren (circulaire 2.3.5, N056)."""

    NIEUWE_OPNAME = "nieuwe_opname"
    PLANBAAR = "planbaar"
    ACUUT = "acuut"


class Gelegenheid(StrEnum):
    """What gave occasion; `einde` is the end of a stelselcasus in that gemeente."""

    OPNAME = "opname"
    VERHUIZING = "verhuizing"
    WERKPLEK = "werkplek"
    MOMENT = "moment"
    RISICO = "risico"
    EINDE = "einde"

    @property
    def scenario(self) -> Scenario:
        """circulaire 2.3.5 (N056): een verhuizing en nieuw werk tellen als het eerste scenario."""
        return _SCENARIO.get(self, Scenario.NIEUWE_OPNAME)

    @property
    def blijvend(self) -> bool:
        """Whether it is about the case itself, not about a moment, a risk or its end there."""
        return self in {self.OPNAME, self.VERHUIZING, self.WERKPLEK}


_SCENARIO = {Gelegenheid.MOMENT: Scenario.PLANBAAR, Gelegenheid.RISICO: Scenario.ACUUT}


class Waarover(StrEnum):
    """Waarover de burgemeester wordt geïnformeerd (circulaire 2.3.5, N058)."""

    OPENBARE_ORDE = "openbare_orde"
    ZICHTBARE_MAATREGELEN = "zichtbare_maatregelen"
    VRAGEN_UIT_DE_OMGEVING = "vragen_uit_de_omgeving"
    BESTUURLIJKE_BIJZONDERHEDEN = "bestuurlijke_bijzonderheden"
    INZET_VAN_POLITIE = "inzet_van_politie"
