"""Wie gezag heeft, en welke eenheid weegt (circulaire 1.2, 2.1, 2.3, 2.4.2)."""

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
"""circulaire 2.5 (N084): bewaakt door de KMar onder de NCTV, op welke grond ook."""
_BIJ_OM = {Functie.HOOFDOFFICIER_VAN_JUSTITIE, Functie.OFFICIER_VAN_JUSTITIE}


def stelsel_van_rechtswege(persoon: Doelwit) -> str | None:
    """circulaire 1.2, 2.3 (N003, N022): waarom de NCTV van meet af aan gezag is, of None."""
    if persoon.functie is Functie.KONINKLIJK_HUIS:
        return "de persoon behoort tot het Koninklijk Huis"
    if persoon.limitatieve_lijst:
        return f"de persoon staat op de limitatieve lijst, categorie {persoon.limitatieve_lijst}"
    return None


def gezag(melding: Melding, beleid: Beleid) -> Bevoegd:
    """circulaire 1.2, 2.1, 2.4.2 (N001, N003, N022, N077, N079): altijd precies één gezag.

    Over een object of dienst: zie `gezag_over`. Over een persoon naar woonplaats, nooit naar werk.
    Zonder adres in Nederland: beleid (het parket van de werkplek, anders van de eenheid die de
    melding opnam). Een bedreigde hoofdofficier die in het eigen arrondissement woont, krijgt het
    buurparket.
    """
    if isinstance(melding.doelwit, ObjectOfDienst):
        return gezag_over(melding.doelwit, grond(melding.doelwit))
    if stelsel_van_rechtswege(melding.doelwit):
        return Bevoegd(Rol.NCTV, LANDELIJK)
    return hovj(melding, beleid)


def grond(wat: ObjectOfDienst) -> Grond:
    """circulaire 2.5 (N081): een concrete dreiging is strafrechtelijke handhaving."""
    return Grond.STRAFRECHTELIJK if wat.concrete_dreiging else Grond.OPENBARE_ORDE


def gezag_over(wat: ObjectOfDienst, grond: Grond) -> Bevoegd:
    """circulaire 1.2, 2.1, 2.5 (N004, N016, N081, N084): wie gezag heeft op deze grond.

    Dat de minister een object aanwees (artikel 16), verandert niets.
    """
    if wat.categorie in ONDER_NCTV:
        return Bevoegd(Rol.NCTV, LANDELIJK)
    if grond is Grond.STRAFRECHTELIJK:
        return Bevoegd(Rol.HOVJ, gemeenten()[wat.gemeente].parket)
    return Bevoegd(Rol.BURGEMEESTER, wat.gemeente)


def grond_onder(rol: Rol) -> Grond | None:
    """De grond waarop deze rol gezag heeft over een object of dienst; None voor de NCTV."""
    return {Rol.HOVJ: Grond.STRAFRECHTELIJK, Rol.BURGEMEESTER: Grond.OPENBARE_ORDE}.get(rol)


def hovj(melding: Melding, beleid: Beleid) -> Bevoegd:
    """circulaire 2.3.3, 2.4.2 (N041, N077, N079): wie voordraagt; gezag voor en na de NCTV.

    De HOvJ van de woonplaats, of de NCTV nu gezag is of niet.
    """
    parket = gemeenten()[_gemeente(melding, beleid)].parket
    eigen = melding.doelwit.parket == parket
    return Bevoegd(Rol.HOVJ, beleid.buur[parket] if eigen else parket)


def eenheid(melding: Melding, beleid: Beleid) -> str:
    """circulaire 2.4.1 (N064): de eenheid waarvan het RCCB weegt, die van de woonplaats."""
    return gemeenten()[_gemeente(melding, beleid)].eenheid


def leverende_eenheid(persoon: Doelwit, eenheid: str, beleid: Beleid) -> str:
    """circulaire 2.4.2 (N078): wie product en advies opstelt; nooit de eenheid van de chef zelf."""
    return beleid.buur[eenheid] if persoon.eenheid == eenheid else eenheid


def werkt_bij_om(persoon: Doelwit) -> bool:
    """circulaire 2.4.2 (N080): of het College van PG’s van deze dreiging hoort."""
    return persoon.werkt_bij_om or persoon.functie in _BIJ_OM


def _gemeente(melding: Melding, beleid: Beleid) -> str:
    """De gemeente die beslissend is: de woonplaats, anders naar beleid (`beleid.zonder_adres`)."""
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
        "doelwit.werkgemeente",
        "is nodig om het gezag te bepalen (N001), want er is geen adres"
        " in Nederland; of noem ontvangen_door.eenheid",
    )
