"""How a threat is weighed, and the products that tell of it."""

from enum import StrEnum


class Ernst(StrEnum):
    """Ernst van de dreiging (circulaire 3.1)."""

    GERING = "gering"
    MATIG = "matig"
    ERNSTIG = "ernstig"
    ZEER_ERNSTIG = "zeer_ernstig"


class Waarschijnlijkheid(StrEnum):
    """Waarschijnlijkheid van de dreiging (circulaire 3.1)."""

    ONWAARSCHIJNLIJK = "onwaarschijnlijk"
    MOGELIJK = "mogelijk"
    WAARSCHIJNLIJK = "waarschijnlijk"
    ZEER_WAARSCHIJNLIJK = "zeer_waarschijnlijk"


class Risico(StrEnum):
    """Oordeel van het gezag over het risico zonder nieuwe maatregelen (circulaire 3.3)."""

    AANVAARDBAAR = "aanvaardbaar"
    ONAANVAARDBAAR = "onaanvaardbaar"


class Product(StrEnum):
    """Soort informatieproduct (circulaire 3.2)."""

    GEEN = "geen"
    IRD = "ird"
    DI = "di"
    DA = "da"
    RA = "ra"
    WA = "wa"


class Leverancier(StrEnum):
    """Wie een informatieproduct maakt."""

    POLITIE = "politie"
    KMAR = "kmar"
    AIVD = "aivd"
    MIVD = "mivd"


class Bronsoort(StrEnum):
    """Waar informatie in een product vandaan komt."""

    POLITIE = "politie"
    KMAR = "kmar"
    AIVD = "aivd"
    MIVD = "mivd"
    OM = "om"
    WERKGEVER = "werkgever"
    BEVEILIGINGSAMBTENAAR = "beveiligingsambtenaar"
    ONDERMIJNINGSBEELD = "ondermijningsbeeld"
    GEMEENTE = "gemeente"
    BETROKKENE = "betrokkene"
    OPEN_BRON = "open_bron"
    ANDERS = "anders"
