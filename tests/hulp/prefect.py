"""A whole running regie for tests: real Prefect server, real worker, real databases.

`Stand` starts and ends the processes; `Spel` plays people: it brings in meldingen and answers
vragen, each time as a newly enrolled functionaris with the right mandate.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

WACHT_S = 90


def vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def wacht_tot(
    wat: Callable[[], Any], *, binnen: float = WACHT_S, uitleg: str = "", tussen: float = 0.1
) -> Any:
    """Poll until there is something; TimeoutError says what was waited for."""
    grens = time.monotonic() + binnen
    while time.monotonic() < grens:
        if gevonden := wat():
            return gevonden
        time.sleep(tussen)
    raise TimeoutError(uitleg or getattr(wat, "__name__", "wachten"))


@dataclass
class Stand:
    """Processes of one installation; the environment of this test process points at it too."""

    home: Path
    poort: int = field(default_factory=vrije_poort)
    extra: dict[str, str] = field(default_factory=dict)
    processen: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.poort}/api"

    def begin(self, naam: str, *opdracht: str) -> None:
        logmap = self.home / "log"
        logmap.mkdir(exist_ok=True)
        with (logmap / f"{naam}.log").open("ab") as log:
            self.processen[naam] = subprocess.Popen(
                (sys.executable, "-m", "deployments.regie", *opdracht),
                env={**os.environ, "PREFECT_API_URL": self.api, **self.extra},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def server(self) -> None:
        self.begin("server", "server", "--poort", str(self.poort))
        wacht_tot(self.gezond, binnen=110, uitleg="Prefect-server")

    def werker(self, naam: str = "werker") -> None:
        self.begin(naam, "worker")

    def gezond(self) -> bool:
        try:
            return httpx.get(f"{self.api}/health", timeout=1).is_success
        except httpx.HTTPError:
            return False

    def dood(self, naam: str) -> None:
        """SIGKILL, as a power cut would."""
        proces = self.processen.pop(naam)
        os.killpg(proces.pid, signal.SIGKILL)
        proces.wait()

    def stop(self) -> None:
        for naam in list(self.processen):
            self.dood(naam)


@dataclass(frozen=True)
class Gemeld:
    """A case that was brought in, and where."""

    zaaknummer: str
    home: Path
    prefect: httpx.Client | None
