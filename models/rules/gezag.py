"""Who has gezag, and which eenheid weighs (circulaire 1.2, 2.1, 2.3, 2.4.2)."""

from models.begrippen import LANDELIJK, Bevoegd, Functie, Grond, Objectcategorie, Rol
from models.formulieren.melding import Doelwit, Melding, ObjectOfDienst
from models.fouten import OnjuisteInvoer
from models.naslag.beleid import Beleid
from models.naslag.gemeenten import gemeenten

ONDER_NCTV = frozenset(
    {
        Objectcategorie.KONINKLIJK_PALEIS,
        Objectcategorie.AMBTSWONING_MINISTER_PRESIDENT,
        Objectcategorie.DNB,
    }
)
"""circulaire 2.5 (N084): guarded by the KMar under the NCTV, whatever the ground."""
_BIJ_OM = {Functie.HOOFDOFFICIER_VAN_JUSTITIE, Functie.OFFICIER_VAN_JUSTITIE}


def stelsel_van_rechtswege(persoon: Doelwit) -> str | None:
    """circulaire 1.2, 2.3 (N003, N022): why the NCTV is gezag from the start, or None."""
    if persoon.functie is Functie.KONINKLIJK_HUIS:
        return "de persoon behoort tot het Koninklijk Huis"
    if persoon.limitatieve_lijst:
        return f"de persoon staat op de limitatieve lijst, categorie {persoon.limitatieve_lijst}"
    return None


def gezag(melding: Melding, beleid: Beleid) -> Bevoegd:
    """circulaire 1.2, 2.1, 2.4.2 (N001, N003, N022, N077, N079): always exactly one gezag.

    Of an object or dienst see `gezag_over`. Of a person by residence, never by work. Without an
    address in the Netherlands: policy (parket of the workplace, else of the eenheid that took the
    melding). A threatened hoofdofficier who lives in the own arrondissement gets the neighbouring
    parket.
    """
    if isinstance(melding.doelwit, ObjectOfDienst):
        return gezag_over(melding.doelwit, grond(melding.doelwit))
    if stelsel_van_rechtswege(melding.doelwit):
        return Bevoegd(Rol.NCTV, LANDELIJK)
    return hovj(melding, beleid)


def grond(wat: ObjectOfDienst) -> Grond:
    """circulaire 2.5 (N081): a concrete threat is strafrechtelijke handhaving."""
    return Grond.STRAFRECHTELIJK if wat.concrete_dreiging else Grond.OPENBARE_ORDE


def gezag_over(wat: ObjectOfDienst, grond: Grond) -> Bevoegd:
    """circulaire 1.2, 2.1, 2.5 (N004, N016, N081, N084): the gezag over measures on this ground.

    That the minister designated an object (artikel 16) changes nothing.
    """
    if wat.categorie in ONDER_NCTV:
        return Bevoegd(Rol.NCTV, LANDELIJK)
    if grond is Grond.STRAFRECHTELIJK:
        return Bevoegd(Rol.HOVJ, gemeenten()[wat.gemeente].parket)
    return Bevoegd(Rol.BURGEMEESTER, wat.gemeente)


def grond_onder(rol: Rol) -> Grond | None:
    """The ground on which this role has gezag over an object or dienst; None for the NCTV."""
    return {Rol.HOVJ: Grond.STRAFRECHTELIJK, Rol.BURGEMEESTER: Grond.OPENBARE_ORDE}.get(rol)


def hovj(melding: Melding, beleid: Beleid) -> Bevoegd:
    """circulaire 2.3.3, 2.4.2 (N041, N077, N079): who puts forward, and has gezag before and after.

    The HOvJ of the residence, whether or not the NCTV is gezag now.
    """
    parket = gemeenten()[_gemeente(melding, beleid)].parket
    eigen = melding.doelwit.parket == parket
    return Bevoegd(Rol.HOVJ, beleid.buur[parket] if eigen else parket)


def eenheid(melding: Melding, beleid: Beleid) -> str:
    """circulaire 2.4.1 (N064): the eenheid whose RCCB weighs, that of the residence."""
    return gemeenten()[_gemeente(melding, beleid)].eenheid


def leverende_eenheid(persoon: Doelwit, eenheid: str, beleid: Beleid) -> str:
    """circulaire 2.4.2 (N078): who draws up product and advice; never a politiechef's own unit."""
    return beleid.buur[eenheid] if persoon.eenheid == eenheid else eenheid


def werkt_bij_om(persoon: Doelwit) -> bool:
    """circulaire 2.4.2 (N080): whether the College van PG's hears of this threat."""
    return persoon.werkt_bij_om or persoon.functie in _BIJ_OM


def _gemeente(melding: Melding, beleid: Beleid) -> str:
    """The gemeente that decides: of residence, else as policy says (`beleid.zonder_adres`)."""
    if isinstance(melding.doelwit, ObjectOfDienst):
        return melding.doelwit.gemeente
    persoon = melding.doelwit
    if persoon.woonadres:
        return persoon.woonadres.gemeente
    eenheid = melding.ontvangen_door.eenheid
    bekend = {
        "werkgemeente": persoon.werkgemeente,
        "ontvangende_eenheid": next(
            (g.code for g in gemeenten().values() if g.eenheid == eenheid), None
        ),
    }
    for gegeven in beleid.zonder_adres:
        if gemeente := bekend[gegeven]:
            return gemeente
    if stelsel_van_rechtswege(persoon):
        return beleid.zonder_adres_rechtens
    raise OnjuisteInvoer(
        "doelwit.werkgemeente: is nodig om het gezag te bepalen (N001), want er is geen adres"
        " in Nederland; of noem ontvangen_door.eenheid"
    )
