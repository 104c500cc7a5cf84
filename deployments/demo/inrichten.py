"""The demo installation: functionarissen for every role and area, and a shipped melding."""

from collections.abc import Callable, Collection
from datetime import date, datetime

import pyotp
from sqlmodel import Session, col, func, insert, select

from deployments.demo.namen import demo_id
from models.begrippen import LANDELIJK, Feitsoort, Gebiedssoort, Rol
from models.naslag.gemeenten import eenheden, geldige_gemeenten, parketten
from models.tabellen import Functionaris, Kanaal, Mandaat, Zaak
from models.voorbeelden.invoer import melding
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag
from tasks.berichten.postvak import POSTVAK
from tasks.procedures.melding import open_zaak
from tasks.register.sleutels import BEHEER, verpak
from tasks.register.vastleggen import Gebeurtenis, leg_vast

_GEBIEDEN: dict[Gebiedssoort, Callable[[date], tuple[str, ...]]] = {
    Gebiedssoort.EENHEID: lambda _: eenheden(),
    Gebiedssoort.PARKET: lambda _: parketten(),
    Gebiedssoort.GEMEENTE: lambda dag_: tuple(geldige_gemeenten(dag_)),
    Gebiedssoort.LANDELIJK: lambda _: (LANDELIJK,),
}
_TWEEDE = {Rol.POLITIE: "politie2", Rol.BEHEERDER: "beheerder2"}
"""Roles of which the demo has a second functionaris, because some acts need two people."""


def vul_demo(*, moment: datetime, gemeenten: Collection[str] = ()) -> int:
    """Enrol the demo functionarissen, in one act; how many. Nothing if they are there.

    Of every gemeente of that day, or of these (codes).
    """
    with transactie() as sessie:
        if sessie.exec(select(func.count(col(Functionaris.id)))).one():
            return 0
        wie = [
            (demo_id(naam, gebied), rol, gebied)
            for rol in Rol
            for naam in filter(None, (rol.value, _TWEEDE.get(rol)))
            for gebied in _GEBIEDEN[rol.gebiedssoort](dag(moment))
            if not gemeenten or rol.gebiedssoort is not Gebiedssoort.GEMEENTE or gebied in gemeenten
        ]
        _schrijf_in(sessie, wie, moment)
        inhoud = {"wat": "demo ingericht", "functionarissen": [w[0] for w in wie]}
        leg_vast(sessie, Gebeurtenis(BEHEER, Feitsoort.BEHEER, inhoud), moment=moment)
    return len(wie)


def open_demozaak(*, moment: datetime) -> str:
    """The case of the shipped melding, opened at the first start."""
    with lezen() as sessie:
        if eerste := sessie.exec(select(Zaak.zaaknummer).order_by(col(Zaak.zaaknummer))).first():
            return eerste
    return open_zaak(melding(nu=moment, nummer="000001"), moment=moment)


def _schrijf_in(sessie: Session, wie: list[tuple[str, Rol, str]], moment: datetime) -> None:
    """As rows at once: one object for each of three thousand rows took half the time."""
    namen = [naam for naam, _, _ in wie]
    sessie.execute(
        insert(Functionaris),
        [{"id": naam, "geheim": verpak(pyotp.random_base32().encode())} for naam in namen],
    )
    sessie.execute(
        insert(Mandaat),
        [
            {"functionaris": f, "rol": rol, "gebied": gebied, "van": moment}
            for f, rol, gebied in wie
        ],
    )
    postvak = {"volgorde": 0, "soort": POSTVAK, "bevestigd_op": moment}
    sessie.execute(
        insert(Kanaal),
        [
            postvak | {"functionaris": f, "adres": verpak(f"{POSTVAK}://{f}".encode())}
            for f in namen
        ],
    )
