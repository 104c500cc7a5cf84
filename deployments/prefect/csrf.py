"""Prefect's check of CSRF tokens, without looking each one up again for every request."""

from time import monotonic

from prefect.server.api.middleware import CsrfMiddleware, NextMiddlewareFunction
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

_KOPPEN = ("prefect-csrf-client", "prefect-csrf-token")
_ONTHOUD_S = 60


class Onthoudend(CsrfMiddleware):
    """Passes a client with a token that passed shortly before: to look it up is a third of a write.

    Prefect keeps tokens in its database, where another server may have made them.
    """

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app)
        self._tot: dict[tuple[str | None, ...], float] = {}

    async def dispatch(self, request: Request, call_next: NextMiddlewareFunction) -> Response:
        """Prefect's own check, unless this client passed it within the last minute."""
        wie = tuple(request.headers.get(kop) for kop in _KOPPEN)
        if self._tot.get(wie, 0) > monotonic():
            return await call_next(request)

        async def verder(verzoek: Request) -> Response:
            if None not in wie:  # a request that changes nothing needs no token
                nu = monotonic()
                self._tot = {bekend: tot for bekend, tot in self._tot.items() if tot > nu}
                self._tot[wie] = nu + _ONTHOUD_S
            return await call_next(verzoek)

        return await super().dispatch(request, verder)
