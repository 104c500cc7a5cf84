"""What stands before every page of ours: its own names only, and no body without end.

A page that answers whatever name it is called by, answers the page of another too, through a name
that was pointed at this machine (DNS rebinding).
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HIER = ("localhost", "127.0.0.1", "[::1]")


def achter_poort(app: ASGIApp, adressen: Iterable[str], *, max_bytes: int) -> ASGIApp:
    """This application, reached at this machine and at these addresses only."""
    namen = {_naam(urlsplit(adres).hostname or "") for adres in adressen if adres}
    binnen = _Begrensd(app, max_bytes)
    return TrustedHostMiddleware(binnen, sorted({*_HIER, *namen}), www_redirect=False)


def _naam(host: str) -> str:
    return f"[{host}]" if ":" in host else host


class _Begrensd:
    """Takes a body in as a whole, and refuses one that is too large, however it is announced."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app, self._max_bytes = app, max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        aangekondigd = Headers(scope=scope).get("content-length", "0")
        te_groot = int(aangekondigd) > self._max_bytes
        berichten = None if te_groot else await _neem_in(receive, self._max_bytes)
        if berichten is None:
            zin = f"Meer dan {self._max_bytes} bytes wordt niet aangenomen."
            await PlainTextResponse(zin, 413)(scope, receive, send)
            return

        async def opnieuw() -> Message:
            return berichten.pop(0) if berichten else await receive()

        await self._app(scope, opnieuw, send)


async def _neem_in(receive: Receive, max_bytes: int) -> list[Message] | None:
    """All of the body as it came, without empty parts; None if there is too much of it."""
    berichten, bytes_ = [], 0
    while True:
        bericht = await receive()
        if bericht.get("body") or not bericht.get("more_body"):
            berichten.append(bericht)
        bytes_ += len(bericht.get("body", b""))
        if bytes_ > max_bytes:
            return None
        if not bericht.get("more_body"):
            return berichten
