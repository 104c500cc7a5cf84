"""Processes of a case in the register: found, begun with their first vraag, overtaken."""

from datetime import datetime
from uuid import uuid4

from sqlmodel import Session, col, select

from models.begrippen import Bevoegd, Feitsoort
from models.tabellen import Proces, Vraag
from models.zaak.beeld import Zaakbeeld
from tasks.berichten.adressaten import buitengesloten_van
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, leg_vast
from tasks.termijnen.termijnen import eindig_termijn
from tasks.vragen import lease
from tasks.vragen.vragen import stel_vraag


def zoek_proces(
    sessie: Session, zaaknummer: str, proces: str, onderwerp: str = ""
) -> Proces | None:
    """The process, if there is one."""
    return sessie.exec(
        select(Proces).where(
            col(Proces.zaaknummer) == zaaknummer,
            col(Proces.proces) == proces,
            col(Proces.onderwerp) == onderwerp,
        )
    ).first()


def eis_proces(sessie: Session, zaaknummer: str, proces: str, onderwerp: str = "") -> Proces:
    """The process; LookupError if there is none."""
    if rij := zoek_proces(sessie, zaaknummer, proces, onderwerp):
        return rij
    raise LookupError(f"proces {proces} van {zaaknummer} is er niet")


def nieuw_onderwerp() -> str:
    """An opaque id, for a procedure that a case may have more than once."""
    return uuid4().hex


def begin_procedure(
    sessie: Session,
    zaaknummer: str,
    proces: str,
    *,
    moment: datetime,
    stap: str = "",
    onderwerp: str | None = None,
    gemeente: str = "",
    zaak: Zaakbeeld | None = None,
) -> Proces:
    """Begin a process in the act that gives cause for it.

    Its first vraag, `stap`, is asked at once: its term runs whether or not Prefect is there.
    `zaak` is the case as it is, where that is known.
    """
    rij = Proces(
        zaaknummer=zaaknummer,
        proces=proces,
        onderwerp=nieuw_onderwerp() if onderwerp is None else onderwerp,
        gemeente=gemeente,
        begonnen_op=moment,
    )
    sessie.add(rij)
    if stap:
        stel_vraag(sessie, zaak or beeld(sessie, zaaknummer), rij, stap, 1, moment=moment)
    return rij


def gevraagd_of_begonnen(
    sessie: Session, zaaknummer: str, proces: str, stap: str, *, moment: datetime
) -> str:
    """Id of the open vraag of this stap; if nobody was asked, of the one with which it begins."""
    gesteld = select(Vraag.id).where(col(Vraag.zaaknummer) == zaaknummer, col(Vraag.stap) == stap)
    open_ = gesteld.where(Vraag.is_open())
    if vraag := sessie.exec(open_.order_by(col(Vraag.sinds))).first():
        return vraag
    begonnen = begin_procedure(sessie, zaaknummer, proces, stap=stap, moment=moment)
    return sessie.exec(gesteld.where(col(Vraag.onderwerp) == begonnen.onderwerp)).one()


def wek_proces(sessie: Session, vraag: Vraag) -> None:
    """Have the process of this vraag go on."""
    rij = eis_proces(sessie, vraag.zaaknummer, vraag.proces, vraag.onderwerp)
    lease.wek(rij)
    sessie.add(rij)


def trek_alle_in(
    sessie: Session,
    zaaknummer: str,
    *processen: str,
    reden: str,
    moment: datetime,
    behalve: tuple[str, str] | None = None,
) -> None:
    """Withdraw whatever of these procedures has not come to its end.

    `behalve` is the one (procedure, onderwerp) that goes on.
    """
    lopend = select(Proces).where(
        col(Proces.zaaknummer) == zaaknummer,
        col(Proces.proces).in_(processen),
        Proces.loopt(),
    )
    for rij in sessie.exec(lopend.order_by(col(Proces.id))).all():
        if (rij.proces, rij.onderwerp) != behalve:
            trek_proces_in(sessie, rij, reden=reden, moment=moment)


def trek_in_onder(
    sessie: Session,
    zaak: Zaakbeeld,
    proces: str,
    gezag: Bevoegd,
    *,
    reden: str,
    moment: datetime,
) -> None:
    """Withdraw whatever of this procedure is about what this gezag decides."""
    for onderwerp in sorted(zaak.lopend(proces)):
        if zaak.gezag_bij(onderwerp) == gezag:
            rij = eis_proces(sessie, zaak.zaaknummer, proces, onderwerp)
            trek_proces_in(sessie, rij, reden=reden, moment=moment)


def trek_proces_in(sessie: Session, rij: Proces, *, reden: str, moment: datetime) -> None:
    """Withdraw a process in the act that overtakes it; its open vraag and term close with it.

    Whoever it was asked of is told.
    """
    rij.ingetrokken_op = moment
    lease.wek(rij)
    sessie.add(rij)
    open_ = select(Vraag).where(
        col(Vraag.zaaknummer) == rij.zaaknummer,
        col(Vraag.proces) == rij.proces,
        col(Vraag.onderwerp) == rij.onderwerp,
        Vraag.is_open(),
    )
    vraag = sessie.exec(open_).first()
    if vraag:
        vraag.gesloten_op = moment
        sessie.add(vraag)
        eindig_termijn(sessie, vraag)
        nieuws = Nieuws(rij.zaaknummer, "kennisgeving", vraag.stap, vraag=vraag.id)
        niet = buitengesloten_van(sessie, rij.zaaknummer)
        zet_klaar(sessie, nieuws, Bevoegd(vraag.rol, vraag.gebied), niet=niet, moment=moment)
    wat = Gebeurtenis(
        rij.zaaknummer,
        Feitsoort.INGETROKKEN,
        {"reden": reden, "vraag": vraag.id if vraag else None},
        proces=rij.proces,
        onderwerp=rij.onderwerp,
        stap=vraag.stap if vraag else "",
        keer=vraag.keer if vraag else 1,
    )
    leg_vast(sessie, wat, moment=moment)
