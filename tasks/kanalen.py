"""The ways to reach a functionaris: any service of Apprise, or a signed webhook.

Nothing of an address or a message is ever logged. Apprise would print whole messages at DEBUG and
phone numbers at WARNING; the libraries beneath it print hosts and tokens.
"""

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import asdict, dataclass
from functools import cache
from ssl import SSLContext

import apprise
import httpx
from apprise.attachment.memory import AttachMemory

from tasks.basis.instellingen import instellingen
from tasks.basis.logboek import zwijg
from tasks.postvak import DOMEIN, POSTVAK
from tasks.register.sleutels import BEHEER
from tasks.verzending import Uitslag

GEDULD_S = 10.0
"""Seconds after which a receiver counts as not answering."""
_WEBHOOK = {"webhook": "http", "webhooks": "https"}
_ALTIJD = frozenset({"nummer", "zaaknummer", "inloggen", "bevestigen", "op"})
"""What every webhook gets."""
_OP_DEZE_MACHINE = {"dbus", "glib", "gnome", "kde", "macosx", "qt", "syslog", "windows"}
"""Services of Apprise that reach nobody elsewhere; syslog would even keep the message."""
_OOK_TIJDELIJK = {408, 425, 429}
zwijg("apprise", "httpx", "httpcore", "urllib3", "requests_oauthlib", "oauthlib", "slixmpp")


@dataclass(frozen=True)
class Brief:
    """What a bericht shows, and nothing of what the case is about (N106).

    `op` is the moment of sending, so that who receives a webhook can refuse an old one.
    """

    nummer: str
    zaaknummer: str
    inloggen: str
    bevestigen: str
    op: str
    uitnodiging: str = ""
    """An invitation as text (RFC 5545), for a bericht about a meeting."""

    @property
    def titel(self) -> str:
        """Subject line."""
        return f"regie: bericht {self.nummer} over {self._waarover}"

    @property
    def tekst(self) -> str:
        """Body."""
        bevestig = f"\nBevestig de ontvangst: {self.bevestigen}" if self.bevestigen else ""
        return f"Er staat iets voor u klaar in {self._waarover}.\nLog in: {self.inloggen}{bevestig}"

    @property
    def _waarover(self) -> str:
        return self.zaaknummer if self.zaaknummer == BEHEER else f"zaak {self.zaaknummer}"


def soort_van(adres: str) -> str:
    """The kind of channel of an address, its scheme.

    ValueError, which repeats nothing of it, if nothing can send there or it is more than one.
    """
    soort = adres.partition(":")[0].lower()
    if soort in _WEBHOOK:
        _toets_webhook(adres)
        return soort
    dienst = None if soort in _OP_DEZE_MACHINE else _dienst(adres)
    if dienst is None:
        raise ValueError("is geen adres dat Apprise kent, als mailto://… of webhooks://…")
    if len(dienst) != 1 or getattr(dienst, "cc", None) or getattr(dienst, "bcc", None):
        raise ValueError("noemt meer dan één ontvanger of poging; geef elk adres apart")
    if dienst.optional:
        raise ValueError("is met `optional` altijd goed, ook als het mislukt; haal dat weg")
    return soort


def stuur(adres: str, brief: Brief, *, geduld_s: float = GEDULD_S) -> Uitslag:
    """One attempt at one address."""
    soort = adres.partition(":")[0].lower()
    if soort in _WEBHOOK:
        return asyncio.run(_webhook(adres, brief, geduld_s))
    dienst = _dienst(_volledig(adres) if soort == POSTVAK else adres)
    return _apprise(dienst, brief, geduld_s) if dienst else Uitslag.BLIJVEND


def handtekening(geheim: str, lichaam: bytes) -> str:
    """What a receiver checks: HMAC-SHA256 over the body, in hexadecimal."""
    return hmac.digest(geheim.encode(), lichaam, hashlib.sha256).hex()


def _dienst(adres: str) -> apprise.NotifyBase | None:
    return apprise.Apprise.instantiate(adres, suppress_exceptions=True)


def _volledig(adres: str) -> str:
    """The mailbox of a demo, as Apprise reaches it: by mail."""
    poort = instellingen().adressen.get("postvak", "0")
    aan = f"{adres.partition('://')[2]}@{DOMEIN}"
    return f"mailto://127.0.0.1:{poort}?from=regie@{DOMEIN}&to={aan}&mode=insecure&format=text"


def _apprise(dienst: apprise.NotifyBase, brief: Brief, geduld_s: float) -> Uitslag:
    """Apprise only says yes or no; a no after a silence may still have been taken."""
    dienst.socket_connect_timeout = dienst.socket_read_timeout = geduld_s
    bode = apprise.Apprise()
    bode.add(dienst)
    begin = time.monotonic()
    if bode.notify(title=brief.titel, body=brief.tekst, attach=_bijlage(dienst, brief)):
        return Uitslag.AANGENOMEN
    zweeg = time.monotonic() - begin >= geduld_s
    return Uitslag.ONBEKEND if zweeg else Uitslag.TIJDELIJK


def _bijlage(dienst: apprise.NotifyBase, brief: Brief) -> apprise.AppriseAttachment | None:
    """The invitation, where the service can carry one; its name says nothing."""
    if not (brief.uitnodiging and dienst.attachment_support):
        return None
    bijlage = apprise.AppriseAttachment()
    bijlage.add(
        AttachMemory(  # type: ignore[no-untyped-call]  # apprise has no types here
            brief.uitnodiging, name="overleg.ics", mimetype="text/calendar"
        )
    )
    return bijlage


def _toets_webhook(adres: str) -> None:
    try:
        plek = httpx.URL(adres)
    except httpx.InvalidURL:
        raise ValueError("is geen adres; verwacht webhooks://:GEHEIM@host/pad") from None
    if not (plek.host and plek.password):
        raise ValueError("heeft een host en een geheim nodig: webhooks://:GEHEIM@host/pad")


async def _webhook(adres: str, brief: Brief, geduld_s: float) -> Uitslag:
    """The whole attempt within `geduld_s`, however slowly the receiver talks."""
    plek = httpx.URL(adres)
    inhoud = {veld: waarde for veld, waarde in asdict(brief).items() if waarde or veld in _ALTIJD}
    lichaam = json.dumps(inhoud).encode()
    verzoek = httpx.Request(
        "POST",
        plek.copy_with(scheme=_WEBHOOK[plek.scheme], userinfo=b""),
        content=lichaam,
        headers={
            "Content-Type": "application/json",
            "X-Regie-Bericht": brief.nummer,
            "X-Regie-Handtekening": f"sha256={handtekening(plek.password, lichaam)}",
        },
    )
    bode = httpx.AsyncClient(verify=_tls(), timeout=httpx.Timeout(geduld_s, connect=geduld_s / 2))
    try:
        async with asyncio.timeout(geduld_s), bode:
            antwoord = await bode.send(verzoek, stream=True)
            await antwoord.aclose()
    except (httpx.ConnectError, httpx.ConnectTimeout):
        return Uitslag.TIJDELIJK
    except (httpx.HTTPError, TimeoutError):
        return Uitslag.ONBEKEND
    return _oordeel(antwoord)


def _oordeel(antwoord: httpx.Response) -> Uitslag:
    if antwoord.is_success:
        return Uitslag.AANGENOMEN
    blijvend = antwoord.is_client_error and antwoord.status_code not in _OOK_TIJDELIJK
    return Uitslag.BLIJVEND if blijvend else Uitslag.TIJDELIJK


@cache
def _tls() -> SSLContext:
    """Made once: reading all certificates takes longer than sending."""
    return httpx.create_ssl_context()
