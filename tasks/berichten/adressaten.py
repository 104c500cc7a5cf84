"""Whom a bericht is for: the addresses in order, and who hears nothing of a case."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.begrippen import Bevoegd, Gebiedssoort
from models.rules.termijnen import Plan
from models.tabellen import Bericht, Kanaal, Termijn
from tasks.mensen.functionarissen import ontvangers
from tasks.register.lezen import buitengesloten_in
from tasks.register.sleutels import BEHEER

PROEF = "proef"
"""A bericht that asks whether it arrives: of one channel, about no case, for no role."""


def voor_een_mens(bericht: Bericht) -> bool:
    """Whether one person is told, of an own act or account, and nobody else if that fails."""
    over_account = bericht.zaaknummer == BEHEER and bericht.soort in {"kennisgeving", PROEF}
    return over_account or bericht.vastlegging is not None


def buitengesloten_van(sessie: Session, zaaknummer: str) -> frozenset[str]:
    """Functionarissen who get no bericht about this case (N076, N114); of the beheer nobody."""
    if zaaknummer == BEHEER:
        return frozenset()
    return buitengesloten_in(sessie, {zaaknummer})[zaaknummer]


def is_adres_van(sessie: Session, bericht: Bericht, *, moment: datetime) -> bool:
    """Whether its address is still one of somebody who is to be told, or its own."""
    if bericht.adres:
        return True
    if bericht.soort == PROEF:
        return sessie.get(Kanaal, bericht.kanaal) is not None
    return any(adres.id == bericht.kanaal for _, adres in adressen_van(sessie, bericht, moment))


def adressen(
    sessie: Session, ladder: Iterable[Bevoegd], niet: frozenset[str], moment: datetime
) -> Iterator[tuple[Bevoegd, Kanaal]]:
    """Every address: of the first role the first person in order of preference, then the next.

    Also those that were not confirmed, for something may depend on it.
    """
    for aan in ladder:
        for wie in ontvangers(sessie, aan, moment=moment, niet=niet):
            for kanaal in sessie.exec(kanalen_van(wie)):
                yield aan, kanaal


def kanalen_van(wie: str) -> SelectOfScalar[Kanaal]:
    """The addresses of this functionaris in order of preference, confirmed ones first."""
    eerst = (col(Kanaal.bevestigd_op).is_(None), col(Kanaal.volgorde))
    return select(Kanaal).where(col(Kanaal.functionaris) == wie).order_by(*eerst)


def adressen_van(
    sessie: Session, bericht: Bericht, moment: datetime
) -> Iterator[tuple[Bevoegd, Kanaal]]:
    """Every address that this bericht may go to, in order."""
    aan = Bevoegd(bericht.rol, bericht.gebied)
    if voor_een_mens(bericht):
        return ((aan, kanaal) for kanaal in sessie.exec(kanalen_van(bericht.functionaris)))
    ladder = ladder_van(sessie, bericht.vraag, aan)
    return adressen(sessie, ladder, buitengesloten_van(sessie, bericht.zaaknummer), moment)


def ladder_van(sessie: Session, vraag: str, aan: Bevoegd) -> list[Bevoegd]:
    """circulaire 2.3.5 (N055): in a gemeente whoever cannot be reached is followed by the next."""
    termijn = sessie.get(Termijn, vraag) if _in_gemeente(aan) else None
    if termijn is None:
        return [aan]
    allen = (wie for stap in Plan.uit_json(termijn.plan).treden for wie in stap.aan)
    ladder = list(dict.fromkeys(filter(_in_gemeente, allen)))
    return ladder[ladder.index(aan) :] if aan in ladder else [aan]


def _in_gemeente(aan: Bevoegd) -> bool:
    return aan.rol.gebiedssoort is Gebiedssoort.GEMEENTE
