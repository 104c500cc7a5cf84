"""Calendars as files that every calendar program reads (RFC 5545); never any content (N106)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event

from tasks.basis.instellingen import instellingen


class Afspraak(NamedTuple):
    """One entry; a `begin` without a time takes the whole day, and then `duur` is not used."""

    nummer: str
    begin: date | datetime
    titel: str
    gemaakt: datetime
    duur: timedelta = timedelta()


def kalender(wat: str, afspraken: Iterable[Afspraak]) -> bytes:
    """A calendar about `wat`; the same entry keeps its number."""
    geheel = Calendar()
    geheel.add("prodid", f"-//regie//{wat}//NL")
    geheel.add("version", "2.0")
    geheel.add("method", "PUBLISH")
    for afspraak in afspraken:
        geheel.add_component(_event(afspraak))
    return bytes(geheel.to_ical())


def _event(afspraak: Afspraak) -> Event:
    event, begin = Event(), afspraak.begin
    if isinstance(begin, datetime):
        begin = begin.astimezone(UTC)
        event.add("dtend", begin + afspraak.duur)
    for naam, waarde in (
        ("uid", f"{afspraak.nummer}@regie"),
        ("dtstamp", afspraak.gemaakt.astimezone(UTC)),
        ("dtstart", begin),
        ("summary", afspraak.titel),
        ("url", instellingen().inlogadres),
    ):
        event.add(naam, waarde)
    return event
