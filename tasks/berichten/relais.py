"""Bare addresses, naam@example.org and +31612345678, by the one relay that the settings name.

So no channel of a functionaris holds a password of the organisation.
"""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

import apprise

from tasks.basis.instellingen import instellingen
from tasks.berichten.apprise_dienst import MAIL, dienst_van, gelezen, lever, naar, schema
from tasks.berichten.brief import Brief, Uitslag
from tasks.berichten.geadresseerde import is_mailadres, is_telefoonnummer, zelfde
from tasks.berichten.postvak import DOMEIN


class Relais(NamedTuple):
    """A kind of bare address: how one looks, and the setting that takes it there."""

    is_adres: Callable[[str], bool]
    hoort: str
    instelling: str

    def ontvanger(self, adres: str) -> str:
        """The address itself; ValueError, which does not repeat it, if nothing takes it there."""
        self._dienst(adres)
        return adres

    def stuur(self, adres: str, brief: Brief, geduld_s: float) -> Uitslag:
        """One attempt."""
        try:
            dienst = self._dienst(adres)
        except ValueError:
            return Uitslag.BLIJVEND
        return lever(dienst, brief, geduld_s)

    def _dienst(self, adres: str) -> apprise.NotifyBase:
        if not self.is_adres(adres):
            raise ValueError(f"is geen {self.hoort}")
        relais = getattr(instellingen(), self.instelling).get_secret_value()
        naam = f"REGIE_{self.instelling.upper()}"
        if not relais:
            raise ValueError(f"is een kaal adres, en daarvoor is {naam} nog niet ingesteld")
        try:
            return _via(relais, adres)
        except ValueError:
            raise ValueError(f"komt niet aan: {naam} leidt niet naar precies één adres") from None


MAILADRES = Relais(is_mailadres, "mailadres, als naam@example.org", "mail_relay")
TELEFOONNUMMER = Relais(is_telefoonnummer, "telefoonnummer, als +31612345678", "sms_relay")


def stuur_naar_postvak(adres: str, brief: Brief, geduld_s: float) -> Uitslag:
    """One attempt at the mailbox of a demo, on this machine."""
    poort = instellingen().adressen.get("postvak", "0")
    bus = dienst_van(f"mailto://127.0.0.1:{poort}?from=regie@{DOMEIN}&mode=insecure")
    return lever(naar(bus, f"{adres.partition('://')[2]}@{DOMEIN}"), brief, geduld_s)


def _via(relais: str, adres: str) -> apprise.NotifyBase:
    """The service of the relay, for this address alone; ValueError if it reads another in it."""
    if schema(relais) in MAIL:
        return naar(dienst_van(relais), adres)
    dienst = dienst_van(f"{relais}{'&' if '?' in relais else '?'}to={quote(adres, safe='')}")
    (gevonden,) = gelezen(dienst)
    if not zelfde(gevonden, adres):
        raise ValueError
    return dienst
