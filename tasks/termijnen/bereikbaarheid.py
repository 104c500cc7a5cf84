"""Whether everyone whom a running term may have to reach can be reached."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.begrippen import Bevoegd, Feitsoort
from models.fouten import Onleesbaar
from models.rules.termijnen import Plan
from models.tabellen import Termijn, Vastlegging
from tasks.berichten.bereik import heeft_adres, te_bereiken
from tasks.mensen.functionarissen import ontvangers
from tasks.register.lezen import buitengesloten_in


def onbereikbaar(sessie: Session, *, moment: datetime) -> list[Bevoegd]:
    """Roles on the ladders of running terms that nobody who can be reached holds now, in order."""
    niet = (aan for aan, mensen in _nodig(sessie, moment) if not te_bereiken(sessie, mensen))
    return list(dict.fromkeys(niet))


def onbevestigd(sessie: Session, *, moment: datetime) -> list[Bevoegd]:
    """Of these those with an address at which nobody confirmed that something arrives, in order."""
    onzeker = (
        aan
        for aan, mensen in _nodig(sessie, moment)
        if heeft_adres(sessie, mensen) and not te_bereiken(sessie, mensen)
    )
    return list(dict.fromkeys(onzeker))


def _nodig(sessie: Session, moment: datetime) -> list[tuple[Bevoegd, list[str]]]:
    """Every role on the ladder of a running term, and who holds it now.

    Whom a gezag excluded does not count in that case.
    """
    lopend = sessie.exec(select(Termijn).where(col(Termijn.volgende_op).is_not(None)))
    buiten = _buitengesloten(sessie)
    nodig = {
        (aan, buiten.get(termijn.zaaknummer, frozenset()))
        for termijn in lopend
        for stap in Plan.uit_json(termijn.plan).treden
        for aan in stap.aan
    }
    return [
        (aan, ontvangers(sessie, aan, moment=moment, niet=niet))
        for aan, niet in sorted(nodig, key=lambda deel: (deel[0], sorted(deel[1])))
    ]


def _buitengesloten(sessie: Session) -> dict[str, frozenset[str]]:
    """Who has no part where a gezag excluded anyone and a term runs: few cases are unsealed."""
    gezegd = (
        select(Vastlegging.zaaknummer)
        .join(Termijn, col(Termijn.zaaknummer) == col(Vastlegging.zaaknummer))
        .where(
            col(Vastlegging.soort) == Feitsoort.ZAAK_UITSLUITING,
            col(Termijn.volgende_op).is_not(None),
        )
    )
    return {nummer: _van(sessie, nummer) for nummer in sessie.exec(gezegd.distinct())}


def _van(sessie: Session, zaaknummer: str) -> frozenset[str]:
    try:
        return buitengesloten_in(sessie, {zaaknummer})[zaaknummer]
    except Onleesbaar:  # one such case hides nothing of the others; `controleer` names it
        return frozenset()
