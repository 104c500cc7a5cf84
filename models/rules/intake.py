"""What a melding must satisfy before a case begins (circulaire 2.3, 2.4.1, 3.2)."""

from datetime import datetime

from models.begrippen import Objectcategorie
from models.beleid import Beleid
from models.fouten import Geweigerd, OnjuisteInvoer
from models.melding import Melding, ObjectOfDienst, Persoon

_EERSTE_JAAR = 2000
_ONDER_NCTV = {
    Objectcategorie.KONINKLIJK_PALEIS,
    Objectcategorie.AMBTSWONING_MINISTER_PRESIDENT,
    Objectcategorie.DNB,
}


def toets_melding(melding: Melding, *, nu: datetime) -> None:
    """circulaire 3.2 (N087): no moment or birth date in the future; OnjuisteInvoer if so."""
    if melding.ontvangen_op > nu:
        raise OnjuisteInvoer("ontvangen_op: ligt in de toekomst; noem het tijdstip van ontvangst")
    if melding.ontvangen_op.year < _EERSTE_JAAR:
        raise OnjuisteInvoer(f"ontvangen_op: ligt vóór {_EERSTE_JAAR}; klopt het jaar?")
    geboren = getattr(melding.doelwit, "geboortedatum", None)
    if geboren and geboren > nu.date():
        raise OnjuisteInvoer("doelwit.geboortedatum: ligt in de toekomst")


def toets_ondersteund(melding: Melding) -> None:
    """circulaire 2.5 (N016, N084): kinds of case that this version refuses."""
    if isinstance(melding.doelwit, ObjectOfDienst):
        onder_nctv = melding.doelwit.categorie in _ONDER_NCTV
        raise Geweigerd(
            "Een melding over een object of dienst kan deze versie nog niet aan.",
            norm="N084" if onder_nctv else "N016",
            advies="meld haar rechtstreeks bij de NCTV, die hier gezag is."
            if onder_nctv
            else "behandel haar buiten regie, onder gezag van burgemeester of HOvJ.",
        )


def altijd_voorleggen(persoon: Persoon, beleid: Beleid) -> bool:
    """circulaire 2.4.1 (N067): whether the adviseur BB&C sees this case whatever the weging."""
    bij_om = persoon.werkt_bij_om and beleid.altijd_voorleggen_werkt_bij_om
    return bij_om or persoon.functie in beleid.altijd_voorleggen
