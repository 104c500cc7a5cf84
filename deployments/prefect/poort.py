"""What stands before Prefect's application: own names, own origin, and no body without end.

Prefect answers whatever name it is called by and whatever page asks, and keeps what it is sent.
Here a page of another origin gets nothing, not even through a name that was pointed at this
machine (DNS rebinding). What is no browser names no origin: it needs a key, not an origin.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BYTES = 2 * 2**20
"""Of one request, or of one message over a websocket; Prefect's logs are sent in smaller parts."""
_BELEID = (
    "connect-src 'self'; img-src 'self' data: blob:; form-action 'self'; frame-ancestors 'none'"
)
"""The page asks nothing elsewhere (its second edition reports to its maker), and is in no other."""
_HIER = ("localhost", "127.0.0.1", "[::1]")


def achter_poort(app: ASGIApp, adressen: Iterable[str]) -> ASGIApp:
    """This application, reached at this machine and at these addresses only."""
    plekken = [urlsplit(adres) for adres in adressen if adres]
    oorsprongen = {f"{plek.scheme}://{plek.netloc}" for plek in plekken}
    namen = {_naam(plek.hostname or "") for plek in plekken}
    binnen = _EigenOorsprong(_Begrensd(app), oorsprongen)
    return TrustedHostMiddleware(binnen, sorted({*_HIER, *namen}), www_redirect=False)


def _naam(host: str) -> str:
    return f"[{host}]" if ":" in host else host


class _EigenOorsprong:
    """Refuses what a browser asks for the page of another, websockets too."""

    def __init__(self, app: ASGIApp, oorsprongen: set[str]) -> None:
        self._app, self._oorsprongen = app, oorsprongen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
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


class _Begrensd:
    """Takes a body in as a whole, and refuses one that is too large, however it is announced."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        aangekondigd = Headers(scope=scope).get("content-length", "0")
        berichten = None if int(aangekondigd) > MAX_BYTES else await _neem_in(receive)
        if berichten is None:
            te_veel = PlainTextResponse(f"Meer dan {MAX_BYTES} bytes wordt niet aangenomen.", 413)
            await te_veel(scope, receive, send)
            return

        async def opnieuw() -> Message:
            return berichten.pop(0) if berichten else await receive()

        await self._app(scope, opnieuw, send)


async def _neem_in(receive: Receive) -> list[Message] | None:
    """All of the body as it came; None if there is too much of it."""
    berichten, bytes_ = [], 0
    while True:
        bericht = await receive()
        berichten.append(bericht)
        bytes_ += len(bericht.get("body", b""))
        if bytes_ > MAX_BYTES:
            return None
        if not bericht.get("more_body"):
            return berichten
