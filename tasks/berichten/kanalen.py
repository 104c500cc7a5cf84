"""The ways to reach a functionaris: one row per scheme of an address; the rest is for Apprise."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tasks.berichten import apprise_dienst, webhook
from tasks.berichten.apprise_dienst import schema
from tasks.berichten.brief import Brief, Uitslag
from tasks.berichten.postvak import POSTVAK
from tasks.berichten.relais import MAILADRES, TELEFOONNUMMER, stuur_naar_postvak

GEDULD_S = 10.0
"""Seconds after which a receiver counts as not answering."""


class Kanaal(NamedTuple):
    """What makes a channel: whom an address reaches, and one attempt at sending."""

    ontvanger: Callable[[str], str]
    stuur: Callable[[str, Brief, float], Uitslag]


_DIENST = Kanaal(apprise_dienst.ontvanger, apprise_dienst.stuur)
_KANALEN: Mapping[str, Kanaal] = {
    **dict.fromkeys(webhook.SCHEMAS, Kanaal(webhook.ontvanger, webhook.stuur)),
    POSTVAK: Kanaal(apprise_dienst.ontvanger, stuur_naar_postvak),
    "mail": Kanaal(MAILADRES.ontvanger, MAILADRES.stuur),
    "sms": Kanaal(TELEFOONNUMMER.ontvanger, TELEFOONNUMMER.stuur),
}
"""Kind of an address → its channel; any other is a service of Apprise."""


def soort_van(adres: str) -> str:
    """The kind of channel of an address: its scheme, or `mail` or `sms` if it is a bare one."""
    if "://" in adres:
        return schema(adres)
    return "sms" if adres.startswith("+") else "mail"


def ontvanger(adres: str) -> str:
    """Whom an address reaches: exactly one, and who was typed.

    ValueError, which repeats nothing of it, if nothing can send there or it may be another.
    """
    return _kanaal(adres).ontvanger(adres)


def stuur(adres: str, brief: Brief, *, geduld_s: float = GEDULD_S) -> Uitslag:
    """One attempt at one address."""
    return _kanaal(adres).stuur(adres, brief, geduld_s)


def _kanaal(adres: str) -> Kanaal:
    return _KANALEN.get(soort_van(adres), _DIENST)
