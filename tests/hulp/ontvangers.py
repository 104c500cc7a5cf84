"""Receivers of berichten on this machine, that take them or go wrong in a way of choice."""

import asyncio
import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller

from tasks.basis.logboek import zwijg

GEHEIM = "geheim-van-de-proef"


class Ontvanger:
    """What arrived, and how it goes: one answer after the other, the last one for ever."""

    def __init__(self, *gedrag: int | str) -> None:
        self.gekregen: list[tuple[str, dict[str, str], bytes]] = []
        self.einde = threading.Event()
        self._gedrag = list(gedrag) or [200]
        self._slot = threading.Lock()

    @property
    def nummers(self) -> list[str]:
        return [nummer for nummer, _, _ in self.gekregen]

    def neem_aan(self, nummer: str, koppen: dict[str, str], lichaam: bytes) -> int | str:
        with self._slot:
            self.gekregen.append((nummer, koppen, lichaam))
            return self._gedrag.pop(0) if len(self._gedrag) > 1 else self._gedrag[0]


@contextmanager
def webhook(*gedrag: int | str) -> Iterator[tuple[str, Ontvanger]]:
    """Address and receiver; an answer is a status, or `hangt`, `laat`, `breekt`, `drupt`."""
    ontvanger = Ontvanger(*gedrag)

    class Balie(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            lichaam = self.rfile.read(int(self.headers["Content-Length"]))
            nummer = self.headers["X-Regie-Bericht"] or ""
            antwoord = ontvanger.neem_aan(nummer, dict(self.headers), lichaam)
            _antwoord(self, ontvanger, antwoord)

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            pass  # who sends may hang up

    server = Server(("127.0.0.1", 0), Balie)
    draad = threading.Thread(target=server.serve_forever, args=(0.02,))
    draad.start()
    try:
        yield f"webhook://:{GEHEIM}@127.0.0.1:{server.server_port}/in?van=regie", ontvanger
    finally:
        ontvanger.einde.set()
        server.shutdown()
        draad.join()
        server.server_close()


def _antwoord(balie: BaseHTTPRequestHandler, ontvanger: Ontvanger, antwoord: int | str) -> None:
    match antwoord:
        case "hangt":
            ontvanger.einde.wait(60)
        case "laat":
            ontvanger.einde.wait(1)
            balie.send_response(200)
        case "breekt":
            afbreken = struct.pack("ii", 1, 0)
            balie.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, afbreken)
            balie.connection.close()
            return
        case "drupt":
            while not ontvanger.einde.wait(0.05):
                balie.wfile.write(b"H")
        case int():
            balie.send_response(antwoord)
            balie.send_header("Content-Length", "0")
            balie.send_header("Location", "/elders")
    balie.end_headers()


@contextmanager
def mailserver(*gedrag: int | str) -> Iterator[tuple[str, Ontvanger]]:
    """The same for mail: an answer is 250, 451 (not now), 550 (never) or `hangt`."""
    zwijg("mail")  # what the receiver logs, is not ours
    ontvanger = Ontvanger(*gedrag or (250,))

    class Brievenbus:
        async def handle_DATA(self, _: Any, __: Any, brief: Any) -> str:  # noqa: N802
            onderwerp = message_from_bytes(brief.content)["Subject"]
            antwoord = ontvanger.neem_aan(onderwerp, {"aan": brief.rcpt_tos[0]}, brief.content)
            if antwoord == "hangt":
                await _hang(ontvanger)
                antwoord = 250
            return f"{antwoord} ."

    bus = Controller(Brievenbus(), hostname="127.0.0.1", port=vrije_poort())
    bus.start()
    try:
        plek = f"127.0.0.1:{bus.port}?from=regie@example.org&to=iemand@example.org"
        yield f"mailto://{plek}&mode=insecure&format=text", ontvanger
    finally:
        ontvanger.einde.set()
        bus.stop()


async def _hang(ontvanger: Ontvanger) -> None:
    await asyncio.get_running_loop().run_in_executor(None, ontvanger.einde.wait, 60)


def vrije_poort() -> int:
    """A port on which nothing listens."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def wacht_op(goed: Any, *, binnen: float = 10) -> None:
    grens = time.monotonic() + binnen
    while not goed():
        assert time.monotonic() < grens, "het kwam niet"
        time.sleep(0.01)


def inhoud(lichaam: bytes) -> Any:
    return json.loads(lichaam)
