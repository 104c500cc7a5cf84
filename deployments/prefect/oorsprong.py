"""What stands before Prefect's application, besides the gate of every page: own origin only.

Prefect answers whatever page asks. Here a page of another origin gets nothing; what is no browser
names no origin: it needs a key, not an origin.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_BELEID = (
    "connect-src 'self'; img-src 'self' data: blob:; form-action 'self'; frame-ancestors 'none'"
)
"""The page asks nothing elsewhere (its second edition reports to its maker), and is in no other."""


class EigenOorsprong:
    """Refuses what a browser asks for the page of another, websockets too."""

    def __init__(self, app: ASGIApp, adressen: Iterable[str]) -> None:
        plekken = [urlsplit(adres) for adres in adressen if adres]
        self._app = app
        self._oorsprongen = {f"{plek.scheme}://{plek.netloc}" for plek in plekken}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, unless a page of another asks."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif self._is_vreemd(scope):
            weigering = PlainTextResponse("Alleen de eigen pagina van Prefect vraagt dit.", 403)
            await weigering(scope, receive, send)
        else:
            await self._app(scope, receive, _zonder_gasten(send))

    def _is_vreemd(self, scope: Scope) -> bool:
        koppen = Headers(scope=scope)
        oorsprong = koppen.get("origin")
        if oorsprong is not None:
            eigen = urlsplit(oorsprong).netloc == koppen.get("host")
            return not eigen and oorsprong not in self._oorsprongen
        if koppen.get("sec-fetch-site", "none") in {"same-origin", "none"}:
            return False
        return scope["path"].startswith("/api/") or not _volgt_link(scope, koppen)


def _volgt_link(scope: Scope, koppen: Headers) -> bool:
    """Whether someone follows a link, in a mail for instance: a page that fills the window."""
    hoe = (scope.get("method"), koppen.get("sec-fetch-mode"), koppen.get("sec-fetch-dest"))
    return hoe == ("GET", "navigate", "document")


def _zonder_gasten(send: Send) -> Send:
    """No answer may be read by a page of another or shown in one, nor ask anything elsewhere."""

    async def verzend(bericht: Message) -> None:
        if bericht["type"] == "http.response.start":
            koppen = MutableHeaders(scope=bericht)
            del koppen["access-control-allow-origin"]
            koppen["content-security-policy"] = _BELEID
        await send(bericht)

    return verzend
