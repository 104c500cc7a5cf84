"""One-time codes: single use, five wrong ones shut the door for a while, all recorded."""

import time
from datetime import datetime, timedelta

from sqlmodel import Session

from models.begrippen import Deur
from models.fouten import Geweigerd
from models.tabellen import Functionaris, GebruikteCode, Slot
from tasks.database import lezen, transactie
from tasks.functionarissen import functionaris, geheim_van, is_demo
from tasks.klok import nu
from tasks.pogingen import leg_poging_vast
from tasks.sleutels import BEHEER

STAP_S = 30
VENSTER = 1
FOUTEN_MAX = 5
SLOT = timedelta(seconds=60)
_TUSSEN_S = 0.5


def bewijs(wie: str, code: str, *, deur: Deur, moment: datetime) -> None:
    """Check and consume the code of this functionaris as of `moment`; Geweigerd if it is not right.

    Stands on its own: a correct code is used up, whatever becomes of the act it was given for.
    """
    with transactie() as sessie:
        weigering = gebruik_code(sessie, wie, code, deur=deur, moment=moment)
    if weigering:
        raise weigering


def gebruik_code(
    sessie: Session, wie: str, code: str, *, deur: Deur, moment: datetime
) -> Geweigerd | None:
    """The same within an act: the refusal, or None if the code is right and now used up."""
    reden = _oordeel(sessie, wie, code, deur, moment)
    if not reden:
        return None
    return Geweigerd(reden, advies="wacht op de volgende code in uw app en probeer opnieuw.")


def ongebruikte_code(wie: str, *, moment: datetime) -> str | None:
    """A code of this functionaris that would be accepted now, or None until the next step.

    One that stays valid for longer goes first, so that there is time to use it.
    """
    with lezen() as sessie:
        mens = sessie.get(Functionaris, wie)
        if mens is None:
            return None
        nu_stap = int(moment.timestamp()) // STAP_S
        venster = range(nu_stap - VENSTER, nu_stap + VENSTER + 1)
        for tijdstap in sorted(venster, key=lambda stap: (stap < nu_stap, stap)):
            if sessie.get(GebruikteCode, (wie, tijdstap)) is None:
                return geheim_van(mens).generate_otp(tijdstap)
    return None


def demo_code(wie: str) -> str:
    """An unused code of this functionaris, waiting for the next step if all are used.

    Geweigerd (recorded) outside a demo installation; NietGevonden if there is no such functionaris.
    """
    with lezen() as sessie:
        demo = is_demo(sessie)
    if not demo:
        weigering = Geweigerd(
            "Codes tonen kan alleen op een demo-installatie.",
            advies="lees de code af in de app van de functionaris.",
        )
        leg_poging_vast(BEHEER, "code", wie, weigering, moment=nu())
        raise weigering
    with lezen() as sessie:
        functionaris(sessie, wie)
    while (code := ongebruikte_code(wie, moment=nu())) is None:
        time.sleep(_TUSSEN_S)
    return code


def _oordeel(sessie: Session, wie: str, code: str, deur: Deur, moment: datetime) -> str | None:
    slot = sessie.get(Slot, (wie, deur)) or Slot(functionaris=wie, deur=deur)
    if slot.tot and slot.tot > moment:
        seconden = int((slot.tot - moment).total_seconds()) + 1
        return f"Te vaak een onjuiste code; deze deur is nog {seconden} s gesloten."
    mens = sessie.get(Functionaris, wie)
    if mens is None or mens.ingetrokken_op:
        return "De functionaris of de code is onjuist."
    tijdstap = _tijdstap(mens, code, moment)
    if tijdstap is None:
        return _fout(sessie, slot, moment)
    if sessie.get(GebruikteCode, (wie, tijdstap)):
        return "Deze code is al gebruikt; elke code geldt één keer."
    sessie.add(GebruikteCode(functionaris=wie, tijdstap=tijdstap))
    slot.fouten, slot.tot = 0, None
    sessie.add(slot)
    return None


def _fout(sessie: Session, slot: Slot, moment: datetime) -> str:
    slot.fouten += 1
    over = FOUTEN_MAX - slot.fouten
    if over <= 0:
        slot.fouten, slot.tot = 0, moment + SLOT
    sessie.add(slot)
    if over <= 0:
        return f"De code is onjuist; deze deur is nu {int(SLOT.total_seconds())} s gesloten."
    return "De functionaris of de code is onjuist."


def _tijdstap(mens: Functionaris, code: str, moment: datetime) -> int | None:
    totp, nu_stap = geheim_van(mens), int(moment.timestamp()) // STAP_S
    for tijdstap in range(nu_stap - VENSTER, nu_stap + VENSTER + 1):
        if totp.verify(code, for_time=tijdstap * STAP_S):
            return tijdstap
    return None
