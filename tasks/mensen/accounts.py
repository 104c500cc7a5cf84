"""Accounts: made and ended, and the secret that gives their codes."""

from collections.abc import Sequence
from datetime import datetime

import pyotp
from sqlmodel import Session, col, delete, select

from models.begrippen import Wacht
from models.fouten import NietGevonden, OnjuisteInvoer
from models.tabellen import Functionaris, Inschrijving, Mandaat, Slot
from tasks.mensen.functionarissen import Door, bestaande, functionaris, leg_beheer_vast
from tasks.register.sleutels import pak_uit, verpak

UITGEVER = "regie"


def voeg_toe(sessie: Session, wie: str, *, door: Door, moment: datetime, persoon: str = "") -> None:
    """Add a functionaris who still has to enrol, with a secret that nobody knows until then.

    `persoon` is another account of the same person, if there is one.
    """
    mens = maak(sessie, wie, persoon)
    inhoud: dict[str, object] = {"wat": "toegevoegd", "functionaris": wie}
    if persoon:
        inhoud["persoon"] = mens.persoon
    leg_beheer_vast(sessie, inhoud, door=door, moment=moment)


def maak(sessie: Session, wie: str, persoon: str = "") -> Functionaris:
    """The row alone: the record of what it is part of is for who calls this."""
    keur_nieuw(sessie, wie)
    mens = Functionaris(id=wie, geheim=verpak(nieuw_geheim()), wacht_op=Wacht.INSCHRIJVING)
    if persoon:
        mens.persoon = bestaande(sessie, persoon).persoon
    sessie.add(mens)
    return mens


def trek_in(sessie: Session, wie: str, *, door: Door, moment: datetime) -> None:
    """End a functionaris and all mandates of that person, from now on."""
    mens = functionaris(sessie, wie)
    mens.ingetrokken_op = moment
    sessie.add(mens)
    sessie.exec(delete(Inschrijving).where(col(Inschrijving.functionaris) == wie))
    for mandaat in sessie.exec(select(Mandaat).where(col(Mandaat.functionaris) == wie)):
        if mandaat.tot is None or mandaat.tot > moment:
            mandaat.tot = moment
            sessie.add(mandaat)
    inhoud: dict[str, object] = {"wat": "ingetrokken", "functionaris": wie}
    leg_beheer_vast(sessie, inhoud, door=door, moment=moment)


def keur_nieuw(sessie: Session, wie: str) -> None:
    """OnjuisteInvoer if there is such a functionaris; it says how someone comes back."""
    if sessie.get(Functionaris, wie):
        raise OnjuisteInvoer(
            "functionaris",
            f"{wie} bestaat al; is dit dezelfde mens, bijvoorbeeld met een nieuwe"
            f" telefoon of terug van weggeweest, gebruik dan `regie functionaris herstel {wie}`;"
            " kies anders een andere id",
        )


def eis_ingeschreven(mens: Functionaris) -> None:
    """NietGevonden for codes of someone whose enrolment is not confirmed."""
    if mens.wacht_op:
        raise NietGevonden(
            "Deze functionaris heeft nog geen codes: de inschrijving is niet bevestigd."
            f" `regie functionaris bevestig {mens.id}` doet dat."
        )


def nieuw_geheim() -> bytes:
    """A seed of one-time codes."""
    return pyotp.random_base32().encode()


def geheim_van(mens: Functionaris) -> pyotp.TOTP:
    """The one-time codes of a functionaris (RFC 6238, 30 s, six digits).

    Of someone who still has to enrol: such as no app will ever show.
    """
    geheim = nieuw_geheim() if mens.wacht_op else pak_uit(mens.geheim)
    return pyotp.TOTP(geheim.decode())


def app_uri(wie: str, geheim: bytes) -> str:
    """What an app reads to make the codes."""
    return pyotp.TOTP(geheim.decode()).provisioning_uri(name=wie, issuer_name=UITGEVER)


def sloten_van(sessie: Session, wie: str) -> Sequence[Slot]:
    """What was counted of wrong codes at the doors of this functionaris."""
    return sessie.exec(select(Slot).where(col(Slot.functionaris) == wie)).all()
