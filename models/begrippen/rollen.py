"""Who may act: roles, the kind of area each has, and a role in an area."""

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
    def beslist(self) -> bool:
        """Whether this role decides, over people or over who may; the others prepare or receive."""
        return self in _BESLIST

    @property
    def gebiedssoort(self) -> "Gebiedssoort":
        """What kind of area a mandate in this role has."""
        return _GEBIEDSSOORT.get(self, Gebiedssoort.LANDELIJK)


class Wacht(StrEnum):
    """What someone who cannot sign yet waits for: a first enrolment, or one anew."""

    INSCHRIJVING = "inschrijving"
    HERSTEL = "herstel"


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
_BESLIST = frozenset(
    {
        Rol.RCCB,
        Rol.PORTEFEUILLEHOUDER_RCCB,
        Rol.ADVISEUR_BBC,
        Rol.HOVJ,
        Rol.OM_TRIAGE,
        Rol.LANDELIJK_COORDINEREND_HOVJ,
        Rol.PG,
        Rol.NCTV,
        Rol.DIRECTEUR_NCTV,
        Rol.COORDINATOR_NCTV,
        Rol.BEHEERDER,
    }
)
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
