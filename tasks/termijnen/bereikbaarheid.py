"""Whether everyone whom a running term may have to reach can be reached."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from models.begrippen import Bevoegd
from models.fouten import Onleesbaar
from models.rules.termijnen import Plan
from models.tabellen import Termijn
from tasks.berichten.bereik import heeft_adres, te_bereiken
from tasks.mensen.functionarissen import ontvangers
from tasks.register.lezen import buitengesloten_in

_PER_KEER = 1_000
"""Cases in one question to the database."""


def onbereikbaar(sessie: Session, *, moment: datetime) -> dict[Bevoegd, bool]:
    """Roles on the ladders of running terms that nobody who can be reached holds now, in order.

    And of each whether there is an address, at which only nobody confirmed that something arrives.
    """
    gevonden: dict[Bevoegd, bool] = {}
    for aan, mensen in _nodig(sessie, moment):
        if not te_bereiken(sessie, mensen):
            gevonden[aan] = gevonden.get(aan, False) or heeft_adres(sessie, mensen)
    return gevonden


def _nodig(sessie: Session, moment: datetime) -> list[tuple[Bevoegd, list[str]]]:
    """Every role on the ladder of a running term, and who holds it now.

    Who has no part in that case does not count: it is about them, or the gezag excluded them.
    """
    lopend = sessie.exec(select(Termijn).where(col(Termijn.volgende_op).is_not(None))).all()
    buiten = _buitengesloten(sessie, sorted({termijn.zaaknummer for termijn in lopend}))
    nodig = {
        (aan, buiten[termijn.zaaknummer])
        for termijn in lopend
        for stap in Plan.uit_json(termijn.plan).treden
        for aan in stap.aan
    }
    return [
        (aan, ontvangers(sessie, aan, moment=moment, niet=niet))
        for aan, niet in sorted(nodig, key=lambda deel: (deel[0], sorted(deel[1])))
    ]


def _buitengesloten(sessie: Session, zaken: Sequence[str]) -> dict[str, frozenset[str]]:
    """Who has no part in each of these cases; so many in one look."""
    gevonden: dict[str, frozenset[str]] = {}
    for begin in range(0, len(zaken), _PER_KEER):
        deel = zaken[begin : begin + _PER_KEER]
        try:
            gevonden |= buitengesloten_in(sessie, deel)
        except Onleesbaar:
            gevonden |= {zaaknummer: _van(sessie, zaaknummer) for zaaknummer in deel}
    return gevonden


def _van(sessie: Session, zaaknummer: str) -> frozenset[str]:
    try:
        return buitengesloten_in(sessie, {zaaknummer})[zaaknummer]
    except Onleesbaar:  # one such case hides nothing of the others; `controleer` names it
        return frozenset()
