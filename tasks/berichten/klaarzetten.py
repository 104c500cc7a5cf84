"""Berichten: one row per address, queued with the act that they tell of; the klok sends them.

A bericht says that there is something in a case and where to log in; never what (N106).
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, or_, select

from models.begrippen import Bevoegd, Feitsoort, StaatBericht
from models.rules.ontvangers import BEHEERDER, alarm
from models.tabellen import Bericht, Kanaal
from tasks.berichten.adressaten import (
    PROEF,
    adressen,
    adressen_van,
    buitengesloten_van,
    kanalen_van,
    ladder_van,
    voor_een_mens,
)
from tasks.berichten.mededeling import INSCHRIJVEN
from tasks.mensen.functionarissen import volmachten
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast

SLOT = "slot"
"""Stap of a bericht about a door that fell shut on wrong codes."""
KLAAR = {StaatBericht.AANGENOMEN, StaatBericht.BEVESTIGD, StaatBericht.MISLUKT}


@dataclass(frozen=True)
class Nieuws:
    """What a bericht is about: kind, case, and the step of a term if it comes from one."""

    zaaknummer: str
    soort: str
    stap: str = ""
    trede: int = 0
    vraag: str = ""
    vastlegging: int | None = None


def zet_klaar(
    sessie: Session, nieuws: Nieuws, aan: Bevoegd, *, niet: frozenset[str], moment: datetime
) -> None:
    """Queue a bericht for whoever holds this role in this area, but not for `niet`.

    If there is nobody with a channel, in a gemeente nobody on its ladder either, it has failed at
    once, and whoever has to know that hears of it.
    """
    plek = next(adressen(sessie, ladder_van(sessie, nieuws.vraag, aan), niet, moment), (aan, None))
    _voeg_toe(sessie, nieuws, *plek, reeks=None, moment=moment)


def zet_proef_klaar(sessie: Session, wie: str, *, moment: datetime) -> None:
    """Queue a bericht to each channel of this functionaris that was not confirmed yet."""
    sessie.flush()  # what was just set has its number
    eigen = [Bevoegd(v.rol, v.gebied) for v in volmachten(sessie, wie, moment=moment)]
    aan = (eigen or [BEHEERDER])[0]
    onbevestigd = kanalen_van(wie).where(col(Kanaal.bevestigd_op).is_(None))
    for kanaal in sessie.exec(onbevestigd):
        nieuws = Nieuws(BEHEER, PROEF, "kanaal")
        _voeg_toe(sessie, nieuws, aan, kanaal, reeks=None, moment=moment)


def zet_klaar_voor(
    sessie: Session, nieuws: Nieuws, wie: str, aan: Bevoegd, *, moment: datetime
) -> None:
    """Queue a bericht for this functionaris, who acted as `aan`; nobody else is told instead.

    Without a channel it has failed at once.
    """
    adres = sessie.exec(kanalen_van(wie)).first()
    _voeg_toe(sessie, nieuws, aan, adres, wie=wie, reeks=None, moment=moment)


def zet_klaar_over_account(sessie: Session, nieuws: Nieuws, wie: str, *, moment: datetime) -> None:
    """Queue a bericht about the account of this functionaris; none without mandate or channel."""
    eigen = [Bevoegd(v.rol, v.gebied) for v in volmachten(sessie, wie, moment=moment)]
    if eigen and sessie.exec(kanalen_van(wie)).first():
        zet_klaar_voor(sessie, nieuws, wie, eigen[0], moment=moment)


def zet_mededeling_klaar(sessie: Session, wie: str, stap: str, *, moment: datetime) -> None:
    """Tell a functionaris at every channel of now, whatever becomes of that channel (`brief`)."""
    houdt = [Bevoegd(v.rol, v.gebied) for v in volmachten(sessie, wie, moment=moment)]
    rol, gebied = next(iter(houdt), BEHEERDER)
    for kanaal in sessie.exec(select(Kanaal).where(col(Kanaal.functionaris) == wie)).all():
        bericht = Bericht(
            zaaknummer=BEHEER,
            soort="kennisgeving",
            stap=stap,
            rol=rol,
            gebied=gebied,
            functionaris=wie,
            kanaal=kanaal.id,
            kanaalsoort=kanaal.soort,
            adres=kanaal.adres,
            op=moment,
            volgende_op=moment,
        )
        sessie.add(bericht)


def geef_op(sessie: Session, bericht: Bericht, *, moment: datetime) -> None:
    """This address has failed: on to the next one, or an alarm if it was the last."""
    met_adres = bericht.adres is not None
    rond_af(sessie, bericht, StaatBericht.MISLUKT, moment=moment)
    if met_adres or bericht.soort == PROEF:
        _alarmeer(sessie, bericht, moment=moment)
        return  # it was for this address alone; a channel that was tried stays unconfirmed
    reeks = bericht.reeks or bericht.id
    zelfde = or_(col(Bericht.id) == reeks, col(Bericht.reeks) == reeks)
    gehad = set(sessie.exec(select(Bericht.kanaal).where(zelfde)))
    plekken = adressen_van(sessie, bericht, moment)
    if volgend := next((plek for plek in plekken if plek[1].id not in gehad), None):
        _voeg_toe(sessie, _nieuws(bericht), *volgend, reeks=reeks, moment=moment)
    else:
        _alarmeer(sessie, bericht, moment=moment)


def rond_af(
    sessie: Session,
    bericht: Bericht,
    staat: StaatBericht,
    *,
    moment: datetime,
    wie: Handelende | None = None,
    **extra: str,
) -> None:
    """An end of a bericht, and its record: who was told, where and when."""
    bericht.staat, bericht.volgende_op, bericht.adres = staat, None, None
    sessie.add(bericht)
    inhoud = {
        "nummer": bericht.nummer,
        "soort": bericht.soort,
        "staat": staat,
        "aan": bericht.functionaris,
        "kanaal": bericht.kanaalsoort,
        **extra,
    }
    wat = Gebeurtenis(
        bericht.zaaknummer, Feitsoort.BERICHT, inhoud, stap=bericht.stap, wie=wie or Handelende()
    )
    leg_vast(sessie, wat, moment=moment)


def _voeg_toe(
    sessie: Session,
    nieuws: Nieuws,
    aan: Bevoegd,
    adres: Kanaal | None,
    *,
    wie: str = "",
    reeks: int | None,
    moment: datetime,
) -> None:
    bericht = Bericht(
        **vars(nieuws),
        reeks=reeks,
        rol=aan.rol,
        gebied=aan.gebied,
        functionaris=adres.functionaris if adres else wie,
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
    """Nobody could be reached; that nobody hears that either is for `regie status`.

    What was for one person alone raises none, it is shown as failed; but whoever never gets a link
    to enrol waits for ever.
    """
    if bericht.soort == "alarm":
        return
    if bericht.stap == INSCHRIJVEN or not voor_een_mens(bericht):
        nieuws = Nieuws(bericht.zaaknummer, "alarm", bericht.stap, bericht.trede, bericht.vraag)
        niet = buitengesloten_van(sessie, bericht.zaaknummer)
        for aan in alarm(bericht.stap):
            zet_klaar(sessie, nieuws, aan, niet=niet, moment=moment)


def _nieuws(bericht: Bericht) -> Nieuws:
    velden = ("zaaknummer", "soort", "stap", "trede", "vraag", "vastlegging")
    return Nieuws(**{veld: getattr(bericht, veld) for veld in velden})
