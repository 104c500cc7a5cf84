"""Who an address names, read by ourselves: what a library reads in it may be somebody else.

Apprise makes tveld@example.org of s.in'tveld@example.org, and leaves out what it cannot read.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

MEER = "noemt meer dan één ontvanger of poging; geef elk adres apart"
GEEN = "noemt geen ontvanger; zet erbij wie het is, als ?to=naam@example.org"
_ONGEWOON = "noemt als ontvanger iets anders dan een gewoon mailadres, als ?to=naam@example.org"
ANDERS = (
    "is dubbelzinnig: wie het leest, kan er een ander in zien;"
    " schrijf bijzondere tekens in een wachtwoord als %40 (@), %2F (/), %3A (:), %3B (;) of %26 (&)"
)
_DEEL = r"[A-Za-z0-9'&_=~+-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_MAILADRES = re.compile(
    rf"(?=.{{6,254}}\Z)(?=[^@]{{1,64}}@){_DEEL}(?:\.{_DEEL})*@(?:{_LABEL}\.)+[A-Za-z][A-Za-z0-9-]+"
)
"""What every mail server takes without quotes; other signs mean something to those who read it."""
_TELEFOONNUMMER = re.compile(r"\+[1-9][0-9]{7,14}")
_BELBAAR = re.compile(r"[+0-9 ().-]+")
_POORT = re.compile(r":[0-9]+\Z")


class Adres(NamedTuple):
    """An address as it was typed, in parts; what it says of recipients and keys is decoded."""

    gebruiker: str
    host: str
    pad: tuple[str, ...]
    vragen: tuple[tuple[str, str], ...]

    @property
    def genoemd(self) -> list[str]:
        """Every part that can be a recipient, besides host and user."""
        return [*self.pad, *(waarde for naam, waarde in self.vragen if naam == "to")]


def ontleed(adres: str) -> Adres:
    """The parts of an address of the form schema://gebruiker:wachtwoord@host/pad?naam=waarde."""
    voor, _, achter = adres.partition("://")[2].partition("?")
    plek, *pad = voor.split("/")
    wie, _, host = plek.rpartition("@")
    delen = (deel.partition("=") for deel in re.split("[&;]", achter) if deel)
    return Adres(
        gebruiker=unquote(wie.partition(":")[0]),
        host=_POORT.sub("", host).strip("[]"),
        pad=tuple(unquote(deel) for deel in pad if deel),
        vragen=tuple((naam.lower(), unquote(waarde)) for naam, _, waarde in delen),
    )


def is_mailadres(tekst: str) -> bool:
    """Whether this is one mail address and nothing else."""
    return _MAILADRES.fullmatch(tekst) is not None


def is_telefoonnummer(tekst: str) -> bool:
    """Whether this is one telephone number, with its country (E.164)."""
    return _TELEFOONNUMMER.fullmatch(tekst) is not None


def zelfde(een: str, ander: str) -> bool:
    """Whether two ways of writing name the same recipient."""
    return _naam(een) == _naam(ander)


def mailontvanger(adres: str, *, host: str) -> str:
    """The one recipient of an address of mail, which a library says is on `host`.

    Who it names, else its own mailbox; ValueError if that is nobody, more than one, or unclear.
    """
    deel = ontleed(adres)
    zonder_waarde = re.search(r"[&;?][^=&;]+(?=[&;]|\Z)", adres)
    if zonder_waarde or deel.host.lower() != host.lower() or "@" in deel.gebruiker + deel.host:
        raise ValueError(ANDERS)
    if len(deel.genoemd) > 1:
        raise ValueError(MEER)
    if not deel.genoemd and "from" in dict(deel.vragen):
        raise ValueError(GEEN)
    (wie,) = deel.genoemd or [f"{deel.gebruiker}@{deel.host}"]
    if not is_mailadres(wie):
        raise ValueError(_ONGEWOON)
    return wie


def eis_genoemd(adres: str, gelezen: Iterable[str], teruggelezen: str) -> None:
    """ValueError unless a library read in this address whom it names, and left nobody out.

    `teruggelezen` is the address as the library would write it.
    """
    deel, terug = ontleed(adres), ontleed(teruggelezen)
    vragen = (waarde for _, waarde in deel.vragen)  # some services call `to` otherwise
    getypt = _namen([*deel.pad, *vragen, deel.gebruiker, deel.host])
    if not _namen(gelezen) <= getypt:
        raise ValueError(ANDERS)
    bewaard = _namen([*terug.genoemd, terug.gebruiker, terug.host])
    if not adres.lower().startswith("http") and not _namen(deel.genoemd) <= bewaard:
        raise ValueError("noemt iets dat de dienst niet kent; controleer de ontvanger")


def _namen(delen: Iterable[str]) -> set[str]:
    """The same however it is written: a number with or without +, a channel with or without #."""
    return {_naam(stuk) for deel in delen for stuk in (deel, *deel.split(":"))} - {""}


def _naam(deel: str) -> str:
    if _BELBAAR.fullmatch(deel):
        return re.sub(r"[^0-9]", "", deel)
    return deel.strip(" @#!+").casefold()
