"""Where a case and its berichten stand."""

from enum import StrEnum


class Doelwitsoort(StrEnum):
    """What is threatened."""

    PERSOON = "persoon"
    OBJECT = "object"
    DIENST = "dienst"


class Domein(StrEnum):
    """Where in the taakveld a case is handled."""

    BASISPOLITIEZORG = "basispolitiezorg"
    LOKAAL = "lokaal_domein"
    STELSEL = "stelsel"
    OBJECTEN_DIENSTEN = "objecten_diensten"


class Status(StrEnum):
    """Whether a case is still handled."""

    OPEN = "open"
    GESLOTEN = "gesloten"


class StaatBericht(StrEnum):
    """How far a bericht is; `onbekend` is tried again, the recipient knows it by its number."""

    WACHT = "wacht"
    BEZIG = "bezig"
    AANGENOMEN = "aangenomen"
    BEVESTIGD = "bevestigd"
    MISLUKT = "mislukt"
    ONBEKEND = "onbekend"


class Deur(StrEnum):
    """How an answer came: command line, Prefect page, or the link in a bericht."""

    A = "a"
    B = "b"
    LINK = "link"


class Bewijssoort(StrEnum):
    """What proved who acted: a code of the own app, a link that was sent, or earlier proof."""

    CODE = "code"
    LINK = "link"
    SESSIE = "sessie"
