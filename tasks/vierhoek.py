"""Vierhoeksoverleg: asked by one of the four, with an invitation that says nothing (2.3.5)."""

from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event
from sqlmodel import Session, col, select

from models.formulieren import Vierhoeksoverleg
from models.rules.bevoegden import vierhoek
from models.rules.informering import (
    gemeenten_van,
    toets_stelselcasus,
    toets_vierhoek,
)
from models.tabellen import Bericht, Vastlegging
from tasks.handelingen import Handeling, als_model, breng_in
from tasks.instellingen import instellingen
from tasks.plaats import plaats
from tasks.post import Nieuws, zet_klaar
from tasks.processen import nieuw_onderwerp
from tasks.register import feit_van
from tasks.sleutels import sleutel_van

STAP = "vierhoeksoverleg"


def verzoek(
    zaaknummer: str, invoer: dict[str, Any], *, wie: str, code: str, moment: datetime
) -> str:
    """Record it and invite whoever takes part by the rule (N061), in one act; its onderwerp.

    OnjuisteInvoer for a form that does not fit; Geweigerd (recorded) for anyone but the four, or
    without a stelselcasus in that gemeente.
    """
    overleg = als_model(Vierhoeksoverleg, invoer, moment=moment)
    return breng_in(
        zaaknummer,
        STAP,
        lambda h: _nodig_uit(h, overleg),
        wie=wie,
        code=code,
        moment=moment,
        gemeente=overleg.gemeente,
    )


def _nodig_uit(h: Handeling, overleg: Vierhoeksoverleg) -> str:
    zaak, onderwerp = h.zaak, nieuw_onderwerp()
    toets_stelselcasus(domein=zaak.domein, status=zaak.status, norm="N061")
    weg = zaak.ingetrokken_onderwerpen
    geinformeerd = {i.gemeente for i in zaak.informeringen.values() if i.onderwerp not in weg}
    bekend = {*gemeenten_van(zaak.persoon), *geinformeerd}
    toets_vierhoek(overleg.gemeente, bekend=bekend, op=overleg.op, nu=h.moment)
    h.leg_vast(STAP, overleg, onderwerp=onderwerp)
    nieuws = Nieuws(zaak.zaaknummer, "kennisgeving", STAP, vraag=onderwerp)
    for aan in vierhoek(plaats(zaak, gemeente=overleg.gemeente)):
        niet = zaak.persoon.eigen_functionarissen
        zet_klaar(h.sessie, nieuws, aan, moment=h.moment, niet=niet)
    return onderwerp


def uitnodiging(sessie: Session, bericht: Bericht) -> bytes:
    """The invitation of this bericht (RFC 5545), or nothing if it is about no meeting.

    Case, moment and where to log in; neither place nor people nor content (N106).
    """
    if (bericht.stap, bericht.soort) != (STAP, "kennisgeving"):
        return b""
    vraag = select(Vastlegging).where(
        col(Vastlegging.zaaknummer) == bericht.zaaknummer,
        col(Vastlegging.soort) == STAP,
        col(Vastlegging.onderwerp) == bericht.vraag,
    )
    feit = feit_van(sessie.exec(vraag).one(), sleutel_van(sessie, bericht.zaaknummer))
    overleg = Vierhoeksoverleg.model_validate(feit.inhoud)
    return _agenda(overleg, bericht, feit.moment)


def _agenda(overleg: Vierhoeksoverleg, bericht: Bericht, gemaakt: datetime) -> bytes:
    begin, afspraak = overleg.op.astimezone(UTC), Event()
    for naam, waarde in (
        ("uid", f"{bericht.vraag}@regie"),
        ("dtstamp", gemaakt.astimezone(UTC)),
        ("dtstart", begin),
        ("dtend", begin + timedelta(minutes=overleg.duur_min)),
        ("summary", f"Overleg over zaak {bericht.zaaknummer}"),
        ("url", instellingen().inlogadres),
    ):
        afspraak.add(naam, waarde)
    agenda = Calendar()
    agenda.add("prodid", "-//regie//overleg//NL")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    agenda.add_component(afspraak)
    return bytes(agenda.to_ical())
