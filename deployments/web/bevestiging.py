"""The link in a bericht: a page with one button that confirms receipt, and shows nothing else.

Opening the page confirms nothing: mail programs open links by themselves to look for harm.
"""

import socket
import threading
from contextlib import suppress
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from deployments.poort import achter_poort
from deployments.web.inschrijving import ROUTES
from deployments.web.pagina import pagina
from models.fouten import NietGevonden
from tasks.antwoorden.ontvangst import bevestig_met_link, keur_link
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu

_KNOP = '<form method="post"><button>Ik heb dit bericht ontvangen</button></form>'
_MAX_BYTES = 1024
"""More than any form of ours holds."""
_OPNIEUW_S = 5
_STOPTIJD_S = 5


async def _toon(verzoek: Request) -> HTMLResponse:
    plek = verzoek.path_params
    await run_in_threadpool(keur_link, plek["nummer"], plek["code"], moment=nu())
    return pagina(f"Bericht {plek['nummer']}", _KNOP)


async def _bevestig(verzoek: Request) -> HTMLResponse:
    plek = verzoek.path_params
    await run_in_threadpool(bevestig_met_link, plek["nummer"], plek["code"], moment=nu())
    return pagina("Bedankt, de ontvangst is bevestigd.")


async def _werkt_niet(_: Request, fout: Exception) -> HTMLResponse:
    return pagina(str(fout), status=404)


async def _kan_niet(_: Request, fout: Exception) -> HTMLResponse:
    status = fout.status_code if isinstance(fout, HTTPException) else 500
    return pagina("Deze pagina is er niet.", status=status)


async def _storing(_: Request, __: Exception) -> HTMLResponse:
    return pagina("Dit lukt nu niet; probeer het straks weer.", status=503)


APP = Starlette(
    routes=[
        Route("/b/{nummer}/{code}", _toon, methods=["GET"]),
        Route("/b/{nummer}/{code}", _bevestig, methods=["POST"]),
        *ROUTES,
    ],
    exception_handlers={
        NietGevonden: _werkt_niet,
        HTTPException: _kan_niet,
        Exception: _storing,
    },
)


class Bevestiging:
    """Serves the page while in use; where another klok has the port, that one serves it.

    Nothing is logged: the address of a page confirms a bericht.
    """

    def __init__(self) -> None:
        self._einde = threading.Event()
        self._server = uvicorn.Server(
            uvicorn.Config(
                achter_poort(APP, [instellingen().bevestig_adres], max_bytes=_MAX_BYTES),
                log_config=None,
                log_level="critical",
                access_log=False,
                lifespan="off",
                server_header=False,
                timeout_graceful_shutdown=_STOPTIJD_S,
            )
        )
        self._draad = threading.Thread(target=self._dien, name="bevestiging", daemon=True)

    def __enter__(self) -> Self:
        if instellingen().bevestig_poort:
            self._draad.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._einde.set()
        self._server.should_exit = True
        if self._draad.is_alive():
            self._draad.join(2 * _STOPTIJD_S)

    def _dien(self) -> None:
        plek = (instellingen().klok_host, instellingen().bevestig_poort)
        familie = socket.AF_INET6 if ":" in plek[0] else socket.AF_INET
        while not self._einde.is_set():
            with suppress(OSError), socket.create_server(plek, family=familie) as luisteraar:
                self._server.run(sockets=[luisteraar])
            self._einde.wait(_OPNIEUW_S)
