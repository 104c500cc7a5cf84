"""A web server that answers every request as it is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread


@contextmanager
def webserver(inhoud: str, status: Callable[[str], int] = lambda _: 200) -> Iterator[str]:
    """Its address; of each path the status that this gives, and always the same content."""

    class Antwoord(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status(self.path))
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(inhoud.encode())

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Antwoord) as server:
        draad = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        draad.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            draad.join()


@contextmanager
def gezond(verder: int = 200) -> Iterator[str]:
    """The address of an API that is as healthy as Prefect's; `verder` is its other answers."""
    with webserver("true", lambda pad: 200 if pad == "/api/health" else verder) as adres:
        yield f"{adres}/api"
