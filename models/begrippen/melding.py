"""What a melding says."""

from enum import StrEnum


class Bron(StrEnum):
    """How a threat became known (circulaire 3.2)."""

    MELDING = "melding"
    AANGIFTE = "aangifte"
    OPSPORING = "opsporing"
    INTELLIGENCE = "intelligence"
    INLICHTINGENDIENST = "inlichtingendienst"
    KETENPARTNER = "ketenpartner"


class Aard(StrEnum):
    """Concrete or conceivable threat (circulaire 3.2)."""

    CONCREET = "concreet"
    VOORSTELBAAR = "voorstelbaar"


class Organisatie(StrEnum):
    """Where the registration of a melding is kept (webtekst JenV, N115)."""

    POLITIE = "politie"
    KMAR = "kmar"


class Relatie(StrEnum):
    """Relation of a huisgenoot to the person (circulaire 2.3)."""

    LEVENSGEZEL = "levensgezel"
    KIND = "kind"
    STIEFKIND = "stiefkind"
    ADOPTIEKIND = "adoptiekind"
    KIND_VAN_LEVENSGEZEL = "kind_van_levensgezel"
    FAMILIE = "familie"
    ANDERS = "anders"


class Functie(StrEnum):
    """Function of the threatened person."""

    BURGEMEESTER = "burgemeester"
    WETHOUDER = "wethouder"
    RAADSLID = "raadslid"
    COMMISSARIS_VAN_DE_KONING = "commissaris_van_de_koning"
    GEDEPUTEERDE = "gedeputeerde"
    STATENLID = "statenlid"
    WATERSCHAPSBESTUURDER = "waterschapsbestuurder"
    BEWINDSPERSOON = "bewindspersoon"
    KAMERLID = "kamerlid"
    KONINKLIJK_HUIS = "koninklijk_huis"
    HOOFDOFFICIER_VAN_JUSTITIE = "hoofdofficier_van_justitie"
    OFFICIER_VAN_JUSTITIE = "officier_van_justitie"
    RECHTER = "rechter"
    POLITIECHEF = "politiechef"
    ADVOCAAT = "advocaat"
    JOURNALIST = "journalist"
    ANDERS = "anders"


class Objectcategorie(StrEnum):
    """Kind of object or dienst (circulaire 2.5)."""

    KONINKLIJK_PALEIS = "koninklijk_paleis"
    AMBTSWONING_MINISTER_PRESIDENT = "ambtswoning_minister_president"
    DNB = "dnb"
    AANGEWEZEN_ARTIKEL_16 = "aangewezen_artikel_16"
    OVERIG = "overig"
