"""A signed webhook: the bericht as JSON, to whoever receives it by machine."""

import asyncio
import hashlib
import hmac
import json
import re
from dataclasses import asdict
from functools import cache
from ssl import SSLContext

import httpx

from tasks.basis.logboek import zwijg
from tasks.berichten.brief import Brief, Uitslag
from tasks.berichten.geadresseerde import ANDERS, ontleed

SCHEMAS = {"webhook": "http", "webhooks": "https"}
"""Scheme of the address → that of the request."""
_ALTIJD = frozenset({"nummer", "zaaknummer", "inloggen", "bevestigen", "op"})
"""What every webhook gets."""
_HOST = re.compile("[a-z0-9._:-]+")
_OOK_TIJDELIJK = {408, 425, 429}
zwijg("httpx", "httpcore")


def ontvanger(adres: str) -> str:
    """The host of an address; ValueError, which repeats nothing of it, without that or a secret."""
    try:
        plek = httpx.URL(adres)
    except httpx.InvalidURL:
        raise ValueError("is geen adres; verwacht webhooks://:GEHEIM@host/pad") from None
    if not (plek.host and plek.password):
        raise ValueError("heeft een host en een geheim nodig: webhooks://:GEHEIM@host/pad")
    if not _HOST.fullmatch(plek.host) or plek.host != ontleed(adres).host.lower():
        raise ValueError(ANDERS)
    return plek.host


def stuur(adres: str, brief: Brief, geduld_s: float) -> Uitslag:
    """One attempt at one address, after another look at whom it reaches."""
    try:
        ontvanger(adres)
    except ValueError:
        return Uitslag.BLIJVEND
    return asyncio.run(_stuur(adres, brief, geduld_s))


def handtekening(geheim: str, lichaam: bytes) -> str:
    """What a receiver checks: HMAC-SHA256 over the body, in hexadecimal."""
    return hmac.digest(geheim.encode(), lichaam, hashlib.sha256).hex()


async def _stuur(adres: str, brief: Brief, geduld_s: float) -> Uitslag:
    """The whole attempt within `geduld_s`, however slowly the receiver talks."""
    plek = httpx.URL(adres)
    inhoud = {veld: waarde for veld, waarde in asdict(brief).items() if waarde or veld in _ALTIJD}
    lichaam = json.dumps(inhoud).encode()
    verzoek = httpx.Request(
        "POST",
        plek.copy_with(scheme=SCHEMAS[plek.scheme], userinfo=b""),
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
