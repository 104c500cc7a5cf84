"""Enrolment in which nobody sees another's secret.

A beheerder adds someone and makes a link, once and for a day. The person opens it, takes the secret
into an app, proves that with a code, and gets a kenmerk: a few signs that only this secret gives.
Another beheerder asks the person for it by a way of his own, and confirms; whoever opened a link
that was not for him is found out there. Until then the account signs nothing.
"""

import secrets
from base64 import b32encode
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

import pyotp
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from models.fouten import NietGevonden, OnjuisteInvoer
from models.naslag.beleid import beleid_op
from models.tabellen import Inschrijving
from tasks.basis.database import lezen, transactie
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import dag
from tasks.mensen import accounts
from tasks.mensen import functionarissen as mensen
from tasks.mensen.beheer import als_beheerder
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.sleutels import kenmerk as hmac_van
from tasks.register.sleutels import pak_uit, verpak
from tasks.register.vastleggen import Handelende

_LENGTE = 32
_WERKT_NIET = (
    "Deze inschrijflink werkt niet of niet meer. Was u zelf nog niet klaar, of hebt u haar nooit"
    " geopend? Zeg dat dan meteen tegen de beheerder, en vraag een nieuwe."
)


def maak_link(
    sessie: Session, wie: str, makers: Sequence[Handelende], *, moment: datetime
) -> Inschrijving:
    """A new link to enrol; what there was of an earlier one is void."""
    geldig = timedelta(hours=beleid_op(dag(moment)).inschrijflink_geldig_uren)
    kennen = (id_ for maker in makers for id_ in (maker.functionaris, maker.namens) if id_)
    rij = Inschrijving(functionaris=wie, makers=" ".join(kennen), geldig_tot=moment + geldig)
    rij.link = _hash(_token(sessie, rij))
    return sessie.merge(rij)


def adres_van(sessie: Session, rij: Inschrijving) -> str:
    """Where the person enrols. It can be made again from the row, but only with the master key."""
    return f"{instellingen().bevestig_adres}/i/{_token(sessie, rij)}"


def nieuwe_link(wie: str, poging: Poging, *, moment: datetime) -> str:
    """A new link for someone whose enrolment is not confirmed; the old one is void."""
    with lezen() as sessie:
        _eis_wachtend(sessie, wie)
    with als_beheerder(poging, stap="inschrijflink", moment=moment, uitgerust=True) as (s, een):
        _eis_wachtend(s, wie)  # it may have been confirmed meanwhile
        inhoud: dict[str, object] = {"wat": "inschrijflink", "functionaris": wie}
        mensen.leg_beheer_vast(s, inhoud, door=een, moment=moment)
        return adres_van(s, maak_link(s, wie, (een,), moment=moment))


def keur_link(token: str, *, moment: datetime) -> None:
    """NietGevonden if this link is wrong, used or too old; uses nothing up."""
    with lezen() as sessie:
        _van_link(sessie, token, moment)


def begin(token: str, *, moment: datetime) -> tuple[str, str]:
    """Open a link, once: what goes with the form that proves the app, and the otpauth-URI."""
    with lezen() as sessie:
        _van_link(sessie, token, moment)  # a wrong one holds up no act
    formulier, geheim = secrets.token_urlsafe(_LENGTE), accounts.nieuw_geheim()
    with transactie() as sessie:
        rij = _van_link(sessie, token, moment)
        rij.link, rij.formulier, rij.geheim = "", _hash(formulier), verpak(geheim)
        sessie.add(rij)
        _leg_vast(sessie, "inschrijflink geopend", rij.functionaris, moment)
        return formulier, accounts.app_uri(rij.functionaris, geheim)


def bewijs(formulier: str, code: str, *, moment: datetime) -> tuple[str, str]:
    """A code from the app shows that it works: the kenmerk; or empty, and the otpauth-URI again."""
    van_formulier = col(Inschrijving.formulier) == _hash(formulier)
    with lezen() as sessie:
        _zoek(sessie, van_formulier, moment)  # a wrong one holds up no act
    with transactie() as sessie:
        rij = _zoek(sessie, van_formulier, moment)
        geheim = pak_uit(rij.geheim or b"")
        if not pyotp.TOTP(geheim.decode()).verify(code, for_time=moment, valid_window=1):
            return "", accounts.app_uri(rij.functionaris, geheim)
        if rij.bewezen_op is None:
            rij.bewezen_op = moment
            sessie.add(rij)
            _leg_vast(sessie, "ingeschreven", rij.functionaris, moment)
        return kenmerk_van(geheim), ""


def kenmerk_van(geheim: bytes) -> str:
    """Eight signs that this secret gives and no other, and that do not give it."""
    tekens = b32encode(sha256(b"kenmerk:" + geheim).digest()).decode()
    return f"{tekens[:4]}-{tekens[4:8]}"


def _eis_wachtend(sessie: Session, wie: str) -> None:
    if mensen.functionaris(sessie, wie).wacht_op is None:
        raise OnjuisteInvoer(
            "functionaris",
            f"de inschrijving van {wie} is al bevestigd; met een nieuwe telefoon"
            f" helpt `regie functionaris herstel {wie}`",
        )


def _van_link(sessie: Session, token: str, moment: datetime) -> Inschrijving:
    return _zoek(sessie, col(Inschrijving.link) == _hash(token), moment)


def _zoek(sessie: Session, waar: ColumnElement[bool], moment: datetime) -> Inschrijving:
    rij = sessie.exec(select(Inschrijving).where(waar)).first()
    if rij is None or rij.geldig_tot < moment:
        raise NietGevonden(_WERKT_NIET)
    mensen.functionaris(sessie, rij.functionaris)
    return rij


def _token(sessie: Session, rij: Inschrijving) -> str:
    wat = f"inschrijving:{rij.functionaris}:{rij.geldig_tot.timestamp()}"
    return hmac_van(sessie, wat)[:_LENGTE]


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _leg_vast(sessie: Session, wat: str, wie: str, moment: datetime) -> None:
    inhoud: dict[str, object] = {"wat": wat, "functionaris": wie}
    mensen.leg_beheer_vast(sessie, inhoud, door=Handelende(), moment=moment)
