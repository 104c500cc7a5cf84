"""Enrolment in which nobody sees another's secret.

A beheerder adds someone and makes a link, once and for a day. The person opens it, takes the secret
into an app, proves that with a code, and gets a kenmerk: a few signs that only this secret gives.
Another beheerder asks the person for it by a way of his own, and confirms; whoever opened a link
that was not for him is found out there. Until then the account signs nothing.
"""

import hmac
import secrets
from base64 import b32encode
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Annotated, Any

import pyotp
from pydantic import Field, TypeAdapter, ValidationError
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, select

from models.basis import FunctionarisId
from models.begrippen import Bevoegd, Rol, Wacht
from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.naslag.beleid import beleid_op
from models.rules.beheer import EEN_OVER, alleen_een_beheerder, keur_bevestiger
from models.tabellen import Functionaris, Inschrijving, Mandaat
from tasks.basis.database import lezen, transactie
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import dag
from tasks.mensen import accounts, beheerders
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


def schrijf_meteen_in(sessie: Session, wie: str, uitzondering: str, *, moment: datetime) -> str:
    """Enrol without link and without anyone who confirms; the otpauth-URI. Recorded as such."""
    mens, geheim = sessie.get_one(Functionaris, wie), accounts.nieuw_geheim()
    _neem_op(sessie, mens, geheim, Handelende(), uitzondering, moment=moment)
    return accounts.app_uri(wie, geheim)


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


def bevestig(
    kenmerken: Mapping[str, str], poging: Poging, *, moment: datetime
) -> dict[str, list[str]]:
    """Confirm enrolments: of each functionaris the kenmerk that this person gave.

    What mandates each has with that. All or none. NietGevonden for one that does not wait for
    this; Geweigerd (recorded) for a wrong kenmerk, or whoever may not confirm it.
    """
    with lezen() as sessie:
        for wie in kenmerken:
            _eis_bewezen(sessie, wie)
    with als_beheerder(poging, stap="bevestigen", moment=moment, uitgerust=True) as (sessie, door):
        for wie, kenmerk in kenmerken.items():
            _bevestig(sessie, _eis_bewezen(sessie, wie), kenmerk, door=door, moment=moment)
        return {wie: _mandaten(sessie, wie, moment) for wie in kenmerken}


def gelezen_kenmerken(invoer: Any) -> dict[str, str]:  # noqa: ANN401  JSON
    """Kenmerk by functionaris; OnjuisteInvoer if it is anything else."""
    try:
        return TypeAdapter(
            dict[FunctionarisId, Annotated[str, Field(min_length=8)]]
        ).validate_python(invoer, strict=True)
    except ValidationError:
        raise OnjuisteInvoer(
            "kenmerken", 'horen per functionaris te staan, als {"hovj.limburg": "ABCD-EFGH"}'
        ) from None


def kenmerk_van(geheim: bytes) -> str:
    """Eight signs that this secret gives and no other, and that do not give it."""
    tekens = b32encode(sha256(b"kenmerk:" + geheim).digest()).decode()
    return f"{tekens[:4]}-{tekens[4:8]}"


def _bevestig(
    sessie: Session, rij: Inschrijving, kenmerk: str, *, door: Handelende, moment: datetime
) -> None:
    wie, geheim = rij.functionaris, pak_uit(rij.geheim or b"")
    uitzondering = keur_bevestiger(
        mensen.accounts_van(sessie, {door.functionaris, door.namens} - {""}),
        zelf=mensen.accounts_van(sessie, {wie}),
        makers=[mensen.accounts_van(sessie, {maker}) for maker in rij.makers.split()],
        tekenen=beheerders.tekenende_beheerders(sessie, moment=moment),
    )
    gegeven = "".join(filter(str.isalnum, kenmerk.upper()))
    if not hmac.compare_digest(gegeven.encode(), kenmerk_van(geheim).replace("-", "").encode()):
        raise Geweigerd(
            "Dit kenmerk hoort niet bij deze inschrijving.",
            norm="beleid: inschrijven",
            advies="vraag het de functionaris zelf nog eens; blijft het anders, dan opende een"
            f" ander de link: maak een nieuwe met `regie functionaris inschrijflink {wie}`.",
        )
    if uitzondering == EEN_OVER and _meer_dan_beheerder(sessie, wie):
        raise alleen_een_beheerder()
    mens = sessie.get_one(Functionaris, wie)
    _neem_op(sessie, mens, geheim, door, uitzondering, moment=moment)


def _neem_op(
    sessie: Session,
    mens: Functionaris,
    geheim: bytes,
    door: Handelende,
    uitzondering: str,
    *,
    moment: datetime,
) -> None:
    if mens.wacht_op is Wacht.HERSTEL:
        mens.rust_tot = moment + timedelta(minutes=beleid_op(dag(moment)).herstel_rust_minuten)
    mens.geheim, mens.wacht_op = verpak(geheim), None
    sessie.add(mens)
    rustend = select(Mandaat).where(
        col(Mandaat.functionaris) == mens.id,
        col(Mandaat.rol) == Rol.BEHEERDER,
        col(Mandaat.gegeven_op).is_not(None),
    )
    for mandaat in sessie.exec(rustend):
        mandaat.gegeven_op = moment  # nobody signs along with whom he just confirmed
        sessie.add(mandaat)
    sessie.exec(delete(Inschrijving).where(col(Inschrijving.functionaris) == mens.id))
    inhoud: dict[str, object] = {"wat": "bevestigd", "functionaris": mens.id}
    inhoud |= {"kenmerk": kenmerk_van(geheim), "uitzondering": uitzondering}
    sessie.flush()  # from here on the mandates hold
    inhoud["mandaten"] = _mandaten(sessie, mens.id, moment)
    mensen.leg_beheer_vast(sessie, inhoud, door=door, moment=moment)


def _meer_dan_beheerder(sessie: Session, wie: str) -> bool:
    ander = select(Mandaat).where(
        col(Mandaat.functionaris) == wie, col(Mandaat.rol) != Rol.BEHEERDER
    )
    return sessie.exec(ander).first() is not None


def _mandaten(sessie: Session, wie: str, moment: datetime) -> list[str]:
    houdt = mensen.volmachten(sessie, wie, moment=moment)
    return [str(Bevoegd(v.rol, v.gebied)) + f" namens {v.namens}" * bool(v.namens) for v in houdt]


def _eis_wachtend(sessie: Session, wie: str) -> None:
    if mensen.functionaris(sessie, wie).wacht_op is None:
        raise OnjuisteInvoer(
            "functionaris",
            f"de inschrijving van {wie} is al bevestigd; met een nieuwe telefoon"
            f" helpt `regie functionaris herstel {wie}`",
        )


def _eis_bewezen(sessie: Session, wie: str) -> Inschrijving:
    mens = mensen.functionaris(sessie, wie)
    rij = sessie.get(Inschrijving, wie)
    if mens.wacht_op is None or rij is None or rij.bewezen_op is None:
        raise NietGevonden(
            "Van deze functionaris wacht geen inschrijving op bevestiging: de link is nog niet"
            " gebruikt, of alles is al bevestigd. `regie functionaris lijst` toont wat."
        )
    return rij


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
