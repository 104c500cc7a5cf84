"""One-time codes: single use, wrong ones shut the door for longer each time, all recorded.

An id that does not exist is treated like one that does: the same sentences, the same counting, the
same work. At the Prefect page the lock is on the vraag, so that nobody shuts out a functionaris.
"""

import time
from base64 import b32encode
from dataclasses import asdict
from datetime import datetime, timedelta

import pyotp
from sqlmodel import Session, col, delete, select

from models.basis import kale_code
from models.begrippen import Deur
from models.fouten import Geweigerd
from models.naslag.beleid import Beleid, beleid_op
from models.rules.codeslot import Slotstand, na_juist, na_onjuist
from models.tabellen import Functionaris, GebruikteCode, Slot
from tasks.basis.database import lezen, transactie
from tasks.basis.installatie import is_demo
from tasks.basis.tijd import dag, nu
from tasks.mensen.accounts import eis_ingeschreven, geheim_van
from tasks.mensen.functionarissen import functionaris
from tasks.register.geweigerde_pogingen import Code, Plek, Poging, leg_poging_vast
from tasks.register.sleutels import BEHEER, kenmerk

STAP_S = 30
VENSTER = 1
_UIT_DE_PAS = 3
"""So many steps off, a code is still known for one of a clock that runs wrong."""
VOORUIT = timedelta(minutes=2)
"""How far the clock that noted an input may be ahead of ours."""
_TUSSEN_S = 0.5


def gebruik_code(
    sessie: Session, poging: Poging, cijfers: str, *, vraag: str = "", moment: datetime
) -> Geweigerd | None:
    """Check and consume the code of an attempt, as of when it was entered, within an act.

    `moment` is by our own clock: locks go by that, for the moment of an input comes from elsewhere.
    The refusal, or None if the code is right and now used up, whatever becomes of the act.
    """
    if poging.moment > moment + VOORUIT:
        return Geweigerd(_VOORUIT, advies="zet de klok van de server goed en neem een nieuwe code.")
    ingevoerd = min(poging.moment, moment)  # a code of what is yet to come is never taken
    mens = sessie.get(Functionaris, poging.functionaris)
    app, bekend = _app(sessie, mens, poging.functionaris)
    slot = _slot(sessie, poging, bekend=bekend, vraag=vraag)
    if dicht := _gesloten(slot, moment):
        return dicht
    tijdstap = _tijdstap(app, kale_code(cijfers), ingevoerd)
    beleid = beleid_op(dag(moment))
    if tijdstap is None or mens is None or mens.ingetrokken_op:
        return _onjuist(sessie, slot, beleid, moment)
    return _juist(sessie, slot, mens, tijdstap, beleid, ingevoerd=ingevoerd, moment=moment)


def gesloten_deuren(sessie: Session, *, moment: datetime) -> dict[str, str]:
    """Functionaris whose door is shut now → until when, or `ontgrendelen` if two have to open it.

    Not the doors of single vragen on the page.
    """
    dicht = col(Slot.dicht) | (col(Slot.tot) > moment)
    sloten = sessie.exec(select(Slot).where(dicht, col(Slot.vraag) == ""))
    return {
        slot.functionaris: slot.tot.isoformat() if slot.tot and not slot.dicht else "ontgrendelen"
        for slot in sloten
    }


def ongebruikte_code(wie: str, *, moment: datetime) -> str | None:
    """A code of this functionaris that would be accepted now, or None until the next step.

    One that stays valid for longer goes first, so that there is time to use it.
    """
    with lezen() as sessie:
        mens = sessie.get(Functionaris, wie)
        if mens is None:
            return None
        nu_stap = _stap(moment)
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
        eis_ingeschreven(functionaris(sessie, wie))
    while (code := ongebruikte_code(wie, moment=nu())) is None:
        time.sleep(_TUSSEN_S)
    return code


_VOORUIT = "Deze code is volgens het moment van invoer ingevoerd op een tijd die nog moet komen."
_ONJUIST = "De functionaris of de code is onjuist."
_OPNIEUW = "ga na of de id klopt, wacht op de volgende code in uw app en probeer opnieuw."
_WACHT = {
    Deur.A: "wacht tot die weer opengaat en neem dan een nieuwe code.",
    Deur.B: "antwoord met `regie besluit`, of wacht tot die weer opengaat; neem een nieuwe code.",
}
_DICHT = {
    Deur.A: "laat twee beheerders haar openen met `regie functionaris ontgrendel`.",
    Deur.B: "antwoord met `regie besluit`; op deze pagina kan dat voor deze vraag niet meer.",
}
_ONBEKEND = "?"
"""In front of what is kept of an id that does not exist; no id begins with it."""


def _app(sessie: Session, mens: Functionaris | None, wie: str) -> tuple[pyotp.TOTP, str]:
    """What makes the codes of this functionaris, and the id or, of one who is not there, an HMAC.

    Whoever is not there has an app that nobody holds, so that looking takes as long.
    """
    if mens:
        return geheim_van(mens), mens.id
    gemerkt = kenmerk(sessie, f"slot:{wie}")
    return pyotp.TOTP(b32encode(bytes.fromhex(gemerkt)[:20]).decode()), _ONBEKEND + gemerkt


def _slot(sessie: Session, poging: Poging, *, bekend: str, vraag: str) -> Slot:
    """The lock that this attempt is before: of the vraag on the page, else of the functionaris."""
    op_pagina = poging.deur is Deur.B and bool(vraag)
    plek = ("", str(poging.deur), vraag) if op_pagina else (bekend, str(poging.deur), "")
    gevonden = sessie.get(Slot, plek)
    if gevonden is None:
        gevonden = Slot(functionaris=plek[0], deur=plek[1], vraag=plek[2])
    gevonden.wie = "" if bekend.startswith(_ONBEKEND) else bekend
    return gevonden


def _gesloten(slot: Slot, moment: datetime) -> Geweigerd | None:
    """The refusal by a door that is shut; the code is not looked at, nor used up."""
    deur = _deur(slot)
    if slot.dicht:
        zin = "Te vaak een onjuiste code; deze deur blijft gesloten."
        return Geweigerd(zin, advies=_DICHT[deur])
    if nog := _stand(slot).nog_s(moment):
        zin = f"Te vaak een onjuiste code; deze deur is nog {_duur(nog)} gesloten."
        return Geweigerd(zin, advies=_WACHT[deur])
    return None


def _onjuist(sessie: Session, slot: Slot, beleid: Beleid, moment: datetime) -> Geweigerd:
    """Policy: after so many wrong codes this door is shut, and whom it concerns is told."""
    deur = _deur(slot)
    sloten = beleid.code_sloten_pagina if slot.vraag else beleid.code_sloten
    nieuw = na_onjuist(_stand(slot), sloten=sloten, beleid=beleid, moment=moment)
    _zet(sessie, slot, nieuw)
    _vergeet(sessie, moment)
    if nieuw.dicht:
        slot.gemeld = False
        zin = "De code is onjuist; deze deur blijft nu gesloten."
        return Geweigerd(zin, advies=_DICHT[deur])
    if nog := nieuw.nog_s(moment):
        slot.gemeld = False
        zin = f"De code is onjuist; deze deur is nu {_duur(nog - 1)} gesloten."
        return Geweigerd(zin, advies=_WACHT[deur])
    return Geweigerd(_ONJUIST, advies=_OPNIEUW)


def _juist(
    sessie: Session,
    slot: Slot,
    mens: Functionaris,
    tijdstap: int,
    beleid: Beleid,
    *,
    ingevoerd: datetime,
    moment: datetime,
) -> Geweigerd | None:
    """Whoever has the secret: the code counts, unless it was used or belongs to another moment."""
    verschil = tijdstap - _stap(ingevoerd)
    if sessie.get(GebruikteCode, (mens.id, tijdstap)):
        return Geweigerd("Deze code is al gebruikt; elke code geldt één keer.", advies=_OPNIEUW)
    if verschil >= -VENSTER:  # one that is ahead would count later for whoever guessed it
        sessie.add(GebruikteCode(functionaris=mens.id, tijdstap=tijdstap))
    if abs(verschil) > VENSTER:
        return _uit_de_pas(verschil)
    stand = _stand(slot)
    if (nieuw := na_juist(stand, beleid=beleid, moment=moment)) != stand:
        _zet(sessie, slot, nieuw)
    return None


def _vergeet(sessie: Session, moment: datetime) -> None:
    """Rows that say what no row says too: so what is typed for ids that do not exist passes."""
    sessie.flush()
    niets_meer = col(Slot.schoon_op) < moment, col(Slot.dicht).is_(False), col(Slot.gemeld)
    sessie.exec(delete(Slot).where(*niets_meer))


def _uit_de_pas(verschil: int) -> Geweigerd:
    """Only for who has the secret, so it helps nobody who guesses, and it counts for no lock."""
    hoe = "voor" if verschil > 0 else "achter, of u typte de code te laat"
    return Geweigerd(
        f"Deze code geldt niet op dit moment: de klok van uw telefoon loopt ruim een minuut {hoe}.",
        advies="zet datum en tijd van de telefoon op automatisch en neem de volgende code.",
    )


def _stand(slot: Slot) -> Slotstand:
    return Slotstand(slot.fouten, slot.schoon_op, slot.tot, slot.dicht)


def _zet(sessie: Session, slot: Slot, stand: Slotstand) -> None:
    slot.sqlmodel_update(asdict(stand))
    sessie.add(slot)


def _deur(slot: Slot) -> Deur:
    return Deur.B if slot.vraag else Deur.A


def _duur(seconden: int) -> str:
    """In the unit that people think in."""
    for eenheid, naam in ((3600, "uur"), (60, "minuten")):
        if seconden > 2 * eenheid:
            return f"{-(-seconden // eenheid)} {naam}"
    return f"{seconden} s"


def _stap(moment: datetime) -> int:
    return int(moment.timestamp()) // STAP_S


def _tijdstap(app: pyotp.TOTP, code: str, ingevoerd: datetime) -> int | None:
    """The step that this code belongs to, the nearest first; every one near is looked at."""
    midden = _stap(ingevoerd)
    dichtbij = sorted(range(-_UIT_DE_PAS, _UIT_DE_PAS + 1), key=abs)
    past = [midden + n for n in dichtbij if app.verify(code, for_time=(midden + n) * STAP_S)]
    return past[0] if past else None
