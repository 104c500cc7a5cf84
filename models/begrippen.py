"""The fixed vocabulary of the field: one enumeration per concept, words of the circulaire."""

from enum import StrEnum
from typing import NamedTuple

LANDELIJK = "landelijk"


class Rol(StrEnum):
    """Who may act; `omvat` gives the roles whose questions this role may answer too."""

    POLITIE = "politie"
    KMAR = "kmar"
    AIVD = "aivd"
    MIVD = "mivd"
    RCCB = "rccb"
    PORTEFEUILLEHOUDER_RCCB = "portefeuillehouder_rccb"
    ADVISEUR_BBC = "adviseur_bbc"
    HOVJ = "hovj"
    OM_TRIAGE = "om_triage"
    LANDELIJK_COORDINEREND_HOVJ = "landelijk_coordinerend_hovj"
    PG = "pg"
    NCTV = "nctv"
    DIRECTEUR_NCTV = "directeur_nctv"
    COORDINATOR_NCTV = "coordinator_nctv"
    ADVISEUR_BB = "adviseur_bb"
    BURGEMEESTER = "burgemeester"
    LOCO_BURGEMEESTER = "loco_burgemeester"
    AOV = "aov"
    LCC = "lcc"
    LX = "lx"
    BEHEERDER = "beheerder"

    @property
    def omvat(self) -> frozenset["Rol"]:
        """This role and those it includes (processen, Functionarissen en rollen)."""
        return frozenset({self}) | _OMVAT.get(self, frozenset())

    @property
    def gebiedssoort(self) -> "Gebiedssoort":
        """What kind of area a mandate in this role has."""
        return _GEBIEDSSOORT.get(self, Gebiedssoort.LANDELIJK)


class Gebiedssoort(StrEnum):
    """What a `gebied` is the name of; for a gemeente it is the code."""

    EENHEID = "eenheid"
    PARKET = "parket"
    GEMEENTE = "gemeente"
    LANDELIJK = "landelijk"


_OMVAT = {
    Rol.PORTEFEUILLEHOUDER_RCCB: frozenset({Rol.RCCB}),
    Rol.HOVJ: frozenset({Rol.ADVISEUR_BBC}),
    Rol.DIRECTEUR_NCTV: frozenset({Rol.NCTV}),
}
_GEBIEDSSOORT = {
    Rol.POLITIE: Gebiedssoort.EENHEID,
    Rol.RCCB: Gebiedssoort.EENHEID,
    Rol.PORTEFEUILLEHOUDER_RCCB: Gebiedssoort.EENHEID,
    Rol.ADVISEUR_BBC: Gebiedssoort.PARKET,
    Rol.HOVJ: Gebiedssoort.PARKET,
    Rol.BURGEMEESTER: Gebiedssoort.GEMEENTE,
    Rol.LOCO_BURGEMEESTER: Gebiedssoort.GEMEENTE,
    Rol.AOV: Gebiedssoort.GEMEENTE,
}


class Bevoegd(NamedTuple):
    """A role in an area: who is asked, who holds gezag, what a mandate gives."""

    rol: Rol
    gebied: str

    def __str__(self) -> str:
        return f"{self.rol} ({self.gebied})"


class Soort(StrEnum):
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
        """circulaire 2.3.4, N054: the two kinds that only exist in het stelsel."""
        return self in {self.PERSOONSBEGELEIDING, self.PERSOONSBEVEILIGING}


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
    GEWEIGERD = "geweigerd"


class StaatBericht(StrEnum):
    """How far a bericht is; `onbekend` is tried again, the recipient knows it by its number."""

    WACHT = "wacht"
    BEZIG = "bezig"
    AANGENOMEN = "aangenomen"
    BEVESTIGD = "bevestigd"
    MISLUKT = "mislukt"
    ONBEKEND = "onbekend"


class Deur(StrEnum):
    """Through which of the two doors an answer came: command line or Prefect page."""

    A = "a"
    B = "b"
