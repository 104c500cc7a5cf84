"""The processes that `regie start` keeps running: started, watched, restarted, ended."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

_RUST_MAX_S = 30
_EINDE_S = 10


@dataclass
class Kind:
    """A child process with its log; restarted when it ends, ever slower if it keeps ending."""

    naam: str
    opdracht: tuple[str, ...]
    omgeving: dict[str, str]
    logmap: Path
    _proces: subprocess.Popen[bytes] | None = None
    _begin: float = 0
    _rust: float = field(default=1)

    @property
    def log(self) -> Path:
        """Where its output goes."""
        return self.logmap / f"{self.naam}.log"

    @property
    def pid(self) -> int | None:
        """Process id while it runs."""
        return self._proces.pid if self._proces and self._proces.poll() is None else None

    def begin(self) -> None:
        """Start it, in a session of its own: Ctrl-C reaches the parent only.

        `-P`: no module of the folder in which `regie start` was given comes before ours.
        """
        self.logmap.mkdir(mode=0o700, exist_ok=True)
        with open(self.log, "ab", opener=lambda p, v: os.open(p, v, 0o600)) as log:
            self._proces = subprocess.Popen(  # noqa: S603  our own module
                (sys.executable, "-P", "-m", "deployments.regie", *self.opdracht),
                env=self.omgeving,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._begin = time.monotonic()

    def houd_gaande(self) -> bool:
        """Restart it if it ended and has rested; True if it was restarted."""
        if self.pid:
            return False
        leefde = time.monotonic() - self._begin
        if leefde < self._rust:
            return False
        self._rust = 1 if leefde > _RUST_MAX_S else min(self._rust * 2, _RUST_MAX_S)
        self.begin()
        return True

    def stop(self) -> None:
        """End it, kindly first."""
        if self._proces is None or self._proces.poll() is not None:
            return
        self._proces.send_signal(signal.SIGTERM)
        try:
            self._proces.wait(_EINDE_S)
        except subprocess.TimeoutExpired:
            self._proces.kill()
            self._proces.wait()
