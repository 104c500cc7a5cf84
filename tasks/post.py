"""Berichten: one row per address, queued with the act that they tell of; the klok sends them.

A bericht says that there is something in a case and where to log in; never what (N106).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from models.begrippen import Bevoegd, StaatBericht
from models.rules.ontvangers import ALARM
from models.tabellen import Bericht, Kanaal
from tasks.database import lezen
from tasks.functionarissen import ontvangers
from tasks.register import Gebeurtenis, Wie, leg_vast, persoon
from tasks.sleutels import BEHEER
from tasks.zaken import zaak

KLAAR = {StaatBericht.AANGENOMEN, StaatBericht.BEVESTIGD, StaatBericht.MISLUKT}


@dataclass(frozen=True)
class Nieuws:
    """What a bericht is about: kind, case, and the step of a term if it comes from one."""

    zaaknummer: str
    soort: str
    stap: str = ""
    trede: int = 0
    vraag: str = ""


def zet_klaar(
    sessie: Session, nieuws: Nieuws, aan: Bevoegd, *, niet: frozenset[str], moment: datetime
) -> None:
    """Queue a bericht for whoever holds this role in this area, but not for `niet`.

    If there is nobody with a channel, it has failed at once and the beheerder hears of it.
    """
    adres = next(_adressen(sessie, aan, niet=niet, moment=moment), None)
    _voeg_toe(sessie, nieuws, aan, adres, reeks=None, moment=moment)


def eigen_zaak_van(sessie: Session, zaaknummer: str) -> frozenset[str]:
    """Functionarissen who get no bericht, because the case is their own (N076, N114)."""
    if zaaknummer == BEHEER:
        return frozenset()
    return persoon(sessie, zaaknummer).eigen_functionarissen


def is_adres_van(sessie: Session, bericht: Bericht, *, moment: datetime) -> bool:
    """Whether its address is still one of somebody who is to be told."""
    return any(adres.id == bericht.kanaal for adres in _adressen_van(sessie, bericht, moment))


def geef_op(sessie: Session, bericht: Bericht, *, moment: datetime) -> None:
    """This address has failed: on to the next one, or an alarm if it was the last."""
    rond_af(sessie, bericht, StaatBericht.MISLUKT, moment=moment)
    reeks = bericht.reeks or bericht.id
    zelfde = or_(col(Bericht.id) == reeks, col(Bericht.reeks) == reeks)
    gehad = set(sessie.exec(select(Bericht.kanaal).where(zelfde)))
    over = (adres for adres in _adressen_van(sessie, bericht, moment) if adres.id not in gehad)
    if volgend := next(over, None):
        aan = Bevoegd(bericht.rol, bericht.gebied)
        _voeg_toe(sessie, _nieuws(bericht), aan, volgend, reeks=reeks, moment=moment)
    else:
        _alarmeer(sessie, bericht, moment=moment)


def rond_af(
    sessie: Session,
    bericht: Bericht,
    staat: StaatBericht,
    *,
    moment: datetime,
    wie: Wie | None = None,
    **extra: str,
) -> None:
    """An end of a bericht, and its record: who was told, where and when."""
    bericht.staat, bericht.volgende_op = staat, None
    sessie.add(bericht)
    inhoud = {
        "nummer": bericht.nummer,
        "soort": bericht.soort,
        "staat": staat,
        "aan": bericht.functionaris,
        "kanaal": bericht.kanaalsoort,
        **extra,
    }
    wat = Gebeurtenis(bericht.zaaknummer, "bericht", inhoud, stap=bericht.stap, wie=wie or Wie())
    leg_vast(sessie, wat, moment=moment)


def lijst(zaaknummer: str | None = None) -> list[dict[str, Any]]:
    """Berichten in the order in which they were made, in the shape that scripts rely on.

    NietGevonden if there is no such case.
    """
    vraag = select(Bericht).order_by(col(Bericht.id))
    if zaaknummer:
        vraag = vraag.where(col(Bericht.zaaknummer) == zaaknummer)
    with lezen() as sessie:
        if zaaknummer and zaaknummer != BEHEER:
            zaak(sessie, zaaknummer)
        return [
            {
                "nummer": bericht.nummer,
                "zaaknummer": bericht.zaaknummer,
                "soort": bericht.soort,
                "stap": bericht.stap,
                "trede": bericht.trede,
                "aan": {"rol": bericht.rol.value, "gebied": bericht.gebied},
                "kanaal": bericht.kanaalsoort,
                "staat": bericht.staat.value,
                "pogingen": bericht.pogingen,
                "op": bericht.op.isoformat(),
            }
            for bericht in sessie.exec(vraag)
        ]


def _adressen(
    sessie: Session, aan: Bevoegd, *, niet: frozenset[str], moment: datetime
) -> Iterator[Kanaal]:
    """Every address for this role: of the first person in order of preference, then the next."""
    for wie in ontvangers(sessie, aan, moment=moment, niet=niet):
        kanalen = select(Kanaal).where(col(Kanaal.functionaris) == wie)
        yield from sessie.exec(kanalen.order_by(col(Kanaal.volgorde)))


def _adressen_van(sessie: Session, bericht: Bericht, moment: datetime) -> Iterator[Kanaal]:
    aan = Bevoegd(bericht.rol, bericht.gebied)
    niet = eigen_zaak_van(sessie, bericht.zaaknummer)
    return _adressen(sessie, aan, niet=niet, moment=moment)


def _voeg_toe(
    sessie: Session,
    nieuws: Nieuws,
    aan: Bevoegd,
    adres: Kanaal | None,
    *,
    reeks: int | None,
    moment: datetime,
) -> None:
    bericht = Bericht(
        **vars(nieuws),
        reeks=reeks,
        rol=aan.rol,
        gebied=aan.gebied,
        functionaris=adres.functionaris if adres else "",
        kanaal=adres.id if adres else None,
        kanaalsoort=adres.soort if adres else "",
        op=moment,
        volgende_op=moment,
    )
    sessie.add(bericht)
    if adres is None:
        sessie.flush()  # its record names its number
        rond_af(sessie, bericht, StaatBericht.MISLUKT, moment=moment)
        _alarmeer(sessie, bericht, moment=moment)


def _alarmeer(sessie: Session, bericht: Bericht, *, moment: datetime) -> None:
    """Nobody could be reached; that the beheerder cannot be either is for `regie status`."""
    if bericht.soort != "alarm":
        nieuws = Nieuws(bericht.zaaknummer, "alarm", bericht.stap, bericht.trede, bericht.vraag)
        niet = eigen_zaak_van(sessie, bericht.zaaknummer)
        zet_klaar(sessie, nieuws, ALARM, niet=niet, moment=moment)


def _nieuws(bericht: Bericht) -> Nieuws:
    return Nieuws(bericht.zaaknummer, bericht.soort, bericht.stap, bericht.trede, bericht.vraag)
