"""Something that answers as Prefect's health does, and to anything else as it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread


@contextmanager
def gezond(verder: int = 200) -> Iterator[str]:
    """The address of its API; `verder` is the status of every answer but that of its health."""

    class Antwoord(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/api/health" else verder)
            self.end_headers()
            self.wfile.write(b"true")

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Antwoord) as server:
        draad = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        draad.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/api"
        finally:
            server.shutdown()
            draad.join()
