"""The words of triage and aanwijzing (circulaire 2.3)."""

from enum import StrEnum


class Fenomeen(StrEnum):
    """Dreigingsfenomeen (circulaire 2.3.3, N014, N052)."""

    GEORGANISEERDE_CRIMINALITEIT = "georganiseerde_criminaliteit"
    TERRORISME_EXTREMISME = "terrorisme_extremisme"
    STATELIJKE_ACTOR = "statelijke_actor"
    GEFIXEERDE_EENLING = "gefixeerde_eenling"
    NIET_HERLEIDBAAR = "niet_herleidbaar"


class Inzicht(StrEnum):
    """Van wie het professioneel inzicht komt (circulaire 2.3.3, N039)."""

    GEEN = "geen"
    POLITIE = "politie"
    KMAR = "kmar"
    POLITIE_EN_KMAR = "politie_en_kmar"


class Route(StrEnum):
    """Hoe een zaak aan de NCTV wordt voorgedragen (circulaire 2.3.3, N035)."""

    DIRECTE_OPNAME = "directe_opname"
    TRIAGETAFEL = "triagetafel"


class Onderdeel(StrEnum):
    """Of een onderdeel in het overdrachtsdossier zit (circulaire 2.3.3, N045)."""

    AANWEZIG = "aanwezig"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"
    ONTBREEKT = "ontbreekt"


class Aanleiding(StrEnum):
    """Waarom iemand onmiddellijk wordt aangewezen (circulaire 2.3, N024)."""

    TIJDELIJK_HOOG_RISICO = "tijdelijk_hoog_risico"
    DIRECTE_NOODZAAK = "directe_noodzaak"


class Grondslag(StrEnum):
    """Waarop iemand in het stelsel is (circulaire 2.3)."""

    VAN_RECHTSWEGE = "van_rechtswege"
    TRIAGE = "triage"
    ONMIDDELLIJK = "onmiddellijk"
