"""Waarop iemand beslist: wat er bijkwam sinds de zaak is getoond, en of dat ertoe doet."""

from collections.abc import Iterable
from typing import NamedTuple

from models.begrippen import Feitsoort, Kenmerk
from models.fouten import Geweigerd

_HOORT_IEDER = frozenset({"informatieproduct", "oordeel", "escalatie_1", "escalatie_2"})
"""Antwoorden die ook voor een andere procedure van de zaak tellen: een product, een oordeel."""


class Nieuw(NamedTuple):
    """Een vastlegging van na wat is getoond; `zelfde`: in de procedure waarin wordt beslist."""

    volgnummer: int
    soort: Feitsoort
    stap: str
    zelfde: bool


def doet_ertoe(nieuw: Nieuw) -> bool:
    """circulaire 3 (N085): of wie beslist, dit moet weten.

    Gegevens, producten, spoed en gezag in de hele zaak; een antwoord of aanleiding in dezelfde
    procedure. Geen inzage, bericht, termijn of geweigerde poging, en niet wat naast deze procedure
    loopt: wie een gemeente informeert, wacht niet op wie een andere informeert.
    """
    if nieuw.soort.kenmerken & Kenmerk.RAAKT_ZAAK:
        return True
    if not nieuw.soort.kenmerken & Kenmerk.RAAKT_PROCEDURE:
        return False
    return nieuw.zelfde or nieuw.stap in _HOORT_IEDER


def keur_getoond(nieuw: Iterable[Nieuw]) -> None:
    """circulaire 3 (N085): wie beslist, kent wat er is; Geweigerd als er iets bijkwam."""
    if erbij := [wat for wat in nieuw if doet_ertoe(wat)]:
        wat = ", ".join(f"{w.soort.toont.lower()} (vastlegging {w.volgnummer})" for w in erbij)
        raise Geweigerd(
            f"Er kwam iets bij sinds de zaak aan u is getoond: {wat}.",
            norm="N085",
            advies="lees het dossier opnieuw, en antwoord op wat er dan staat.",
            kort="Er kwam iets bij in deze zaak sinds zij aan u is getoond.",
        )
