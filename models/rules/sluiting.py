"""Which answers close a case, and what stands in the way (circulaire 2.4.1)."""

from models.fouten import Geweigerd

_SLUITEND = {("overleg", "geen_maatregelen"), ("vervolg", "basispolitiezorg")}


def toets_sluiten(stap: str, uitkomst: str, *, altijd_voorleggen: bool, onbeslist: int) -> None:
    """circulaire 2.4.1 (N070): no case closes while a spoedmaatregel is undecided."""
    if onbeslist and sluitend(stap, uitkomst, altijd_voorleggen=altijd_voorleggen):
        raise Geweigerd(
            "Er loopt een spoedmaatregel waarover nog niet is besloten.",
            norm="N070",
            advies="laat de HOvJ haar eerst vaststellen, aanpassen of beëindigen.",
        )


def sluitend(stap: str, uitkomst: str, *, altijd_voorleggen: bool) -> bool:
    """circulaire 2.4.1 (N065, N067, N074): whether this answer closes a case."""
    if (stap, uitkomst) == ("weging", "geen_ernstige_dreiging"):
        return not altijd_voorleggen
    return (stap, uitkomst) in _SLUITEND
