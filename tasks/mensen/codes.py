"""One-time codes: single use, five wrong ones shut the door for a while, all recorded."""

import time
from datetime import datetime, timedelta

from sqlmodel import Session

from models.begrippen import Deur
from models.fouten import Geweigerd
from models.naslag.beleid import beleid_op
from models.tabellen import Functionaris, GebruikteCode, Slot
from tasks.basis.database import lezen, transactie
from tasks.basis.installatie import is_demo
from tasks.basis.tijd import dag, nu
from tasks.mensen.functionarissen import functionaris, geheim_van
from tasks.register.geweigerde_pogingen import Code, Plek, Poging, leg_poging_vast
from tasks.register.sleutels import BEHEER

STAP_S = 30
VENSTER = 1
_TUSSEN_S = 0.5


def gebruik_code(
    sessie: Session, wie: str, code: str, *, deur: Deur, moment: datetime
) -> Geweigerd | None:
    """Check and consume the code of this functionaris as of `moment`, within an act.

    The refusal, or None if the code is right and now used up, whatever becomes of the act.
    """
    oordeel = _oordeel(sessie, wie, code, deur, moment)
    return Geweigerd(oordeel[0], advies=oordeel[1]) if oordeel else None


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
        poging = Poging(wie, Code(""), Deur.A, nu())
        with transactie() as sessie:
            leg_poging_vast(sessie, Plek(BEHEER, "code"), poging, weigering, moment=poging.moment)
        raise weigering
    with lezen() as sessie:
        functionaris(sessie, wie)
    while (code := ongebruikte_code(wie, moment=nu())) is None:
        time.sleep(_TUSSEN_S)
    return code


_OPNIEUW = "ga na of de id klopt, wacht op de volgende code in uw app en probeer opnieuw."
_WACHT = "wacht tot die weer opengaat en neem dan een nieuwe code."


def _oordeel(
    sessie: Session, wie: str, code: str, deur: Deur, moment: datetime
) -> tuple[str, str] | None:
    """What is wrong with it and what to do, or None."""
    slot = sessie.get(Slot, (wie, deur)) or Slot(functionaris=wie, deur=deur)
    if slot.tot and slot.tot > moment:
        seconden = int((slot.tot - moment).total_seconds()) + 1
        return f"Te vaak een onjuiste code; deze deur is nog {seconden} s gesloten.", _WACHT
    mens = sessie.get(Functionaris, wie)
    if mens is None or mens.ingetrokken_op:
        return "De functionaris of de code is onjuist.", _OPNIEUW
    tijdstap = _tijdstap(mens, code, moment)
    if tijdstap is None:
        return _fout(sessie, slot, moment)
    if sessie.get(GebruikteCode, (wie, tijdstap)):
        return "Deze code is al gebruikt; elke code geldt één keer.", _OPNIEUW
    sessie.add(GebruikteCode(functionaris=wie, tijdstap=tijdstap))
    slot.fouten, slot.tot = 0, None
    sessie.add(slot)
    return None


def _fout(sessie: Session, slot: Slot, moment: datetime) -> tuple[str, str]:
    """Policy: after so many wrong codes this door is shut for a while."""
    beleid = beleid_op(dag(moment))
    slot.fouten += 1
    sessie.add(slot)
    if slot.fouten >= beleid.code_fouten:
        slot.fouten, slot.tot = 0, moment + timedelta(seconds=beleid.code_slot_s)
        return f"De code is onjuist; deze deur is nu {beleid.code_slot_s} s gesloten.", _WACHT
    return "De functionaris of de code is onjuist.", _OPNIEUW


def _tijdstap(mens: Functionaris, code: str, moment: datetime) -> int | None:
    totp, nu_stap = geheim_van(mens), int(moment.timestamp()) // STAP_S
    for tijdstap in range(nu_stap - VENSTER, nu_stap + VENSTER + 1):
        if totp.verify(code, for_time=tijdstap * STAP_S):
            return tijdstap
    return None
