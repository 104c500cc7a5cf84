"""The ways to reach a functionaris: one row per scheme of an address; the rest is for Apprise."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tasks.berichten import apprise_dienst, webhook
from tasks.berichten.brief import Brief, Uitslag
from tasks.berichten.postvak import POSTVAK

GEDULD_S = 10.0
"""Seconds after which a receiver counts as not answering."""


class Kanaal(NamedTuple):
    """What makes a channel: whether an address is one of it, and one attempt at sending."""

    keur_adres: Callable[[str], None]
    stuur: Callable[[str, Brief, float], Uitslag]


_DIENST = Kanaal(apprise_dienst.keur_adres, apprise_dienst.stuur)
_WEBHOOK = Kanaal(webhook.keur_adres, webhook.stuur)
_KANALEN: Mapping[str, Kanaal] = {
    **dict.fromkeys(webhook.SCHEMAS, _WEBHOOK),
    POSTVAK: Kanaal(apprise_dienst.keur_adres, apprise_dienst.stuur_naar_postvak),
}
"""Scheme of an address → its channel; any other is a service of Apprise."""


def soort_van(adres: str) -> str:
    """The kind of channel of an address, its scheme.

    ValueError, which repeats nothing of it, if nothing can send there or it is more than one.
    """
    soort = _schema(adres)
    _KANALEN.get(soort, _DIENST).keur_adres(adres)
    return soort


def stuur(adres: str, brief: Brief, *, geduld_s: float = GEDULD_S) -> Uitslag:
    """One attempt at one address."""
    return _KANALEN.get(_schema(adres), _DIENST).stuur(adres, brief, geduld_s)


def _schema(adres: str) -> str:
    return adres.partition(":")[0].lower()
