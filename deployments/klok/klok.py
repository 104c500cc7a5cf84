"""`regie klok`: keeps every term, sends berichten, and says that all is well; until ended.

Several may run. Each part goes on by itself: a receiver that hangs, or a Prefect that is away,
holds up no term.
"""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import cycle

import httpx
from rich.console import Console

from deployments.web.bevestiging import Bevestiging
from models.fouten import Onbereikbaar, Onleesbaar, Onverwacht
from tasks.basis.database import Wijziging
from tasks.basis.levensteken import LEEF_S, leef
from tasks.basis.tijd import nu
from tasks.berichten.beheerdaden import meld_beheer
from tasks.berichten.bezorger import Bezorger
from tasks.berichten.sloten import meld_sloten
from tasks.overzicht.hartslag_naar_buiten import meld_buiten
from tasks.runs.treden_tonen import toon_treden
from tasks.termijnen.treden import eerstvolgende, ronde

_KIJK_S = 0.5
"""Seconds between two looks whether anything was written."""
_TERMIJN_S = 2.0
_POST_S = 2.0
_ZICHT_S = 5.0
"""Seconds after which a part looks anyhow: that a clock is set, or a next attempt due, is not
written. `regie status` fails when a step is five seconds late."""
_ADEM_S = 0.005
"""Between two rounds of terms: whoever waits for the same lock comes between, on SQLite too."""
_STORING_S = 1.0
_SCHERM = Console(stderr=True, highlight=False)


def draai(einde: threading.Event) -> None:
    """Run every part until `einde`; what is under way is finished first."""
    naam = f"klok-{socket.gethostname()}-{os.getpid()}"
    bezorger = Bezorger()
    with ExitStack() as stapel:
        stapel.callback(bezorger.stop)
        stapel.enter_context(Bevestiging())
        delen: dict[str, Callable[[], float]] = {
            "termijnen": _Kijker(_termijnen),
            "berichten": _Kijker(partial(_berichten, bezorger, cycle((True, False)))),
            "beheer": _Kijker(_beheer),
            "zicht": _Kijker(lambda: _ZICHT_S if toon_treden() == 0 else 0),
            "leven": lambda: _leven(naam),
            "hartslag": meld_buiten,
        }
        draden = [
            threading.Thread(target=_steeds, args=(deel, doe, einde), name=deel)
            for deel, doe in delen.items()
        ]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()


class _Kijker:
    """A part that waits for its time, or until something is written to the register."""

    def __init__(self, doe: Callable[[], float]) -> None:
        self._doe, self._wijziging, self._weer = doe, Wijziging(), 0.0

    def __call__(self) -> float:
        """Seconds until the next look; after a fault it does its part whatever was written."""
        if self._wijziging.is_er() or time.monotonic() >= self._weer:
            self._weer = 0.0
            rust = self._doe()
            self._weer = time.monotonic() + rust  # from its end: a breath that its work would eat
        return min(_KIJK_S, max(0.0, self._weer - time.monotonic()))


def _termijnen() -> float:
    """Take what is due; how long until the next step."""
    volgende = eerstvolgende()
    if volgende is None:
        return _TERMIJN_S
    if volgende <= nu():
        ronde(nu)
        return _ADEM_S
    return min(_TERMIJN_S, (volgende - nu()).total_seconds())


def _berichten(bezorger: Bezorger, wijk: Iterator[bool]) -> float:
    """Hand out what is due; a term that is due goes first, for both wait for the same lock.

    Every other time: where one term after another is due, what they tell of has to go out too.
    """
    volgende = eerstvolgende()
    if volgende and volgende <= nu() and next(wijk):
        return _KIJK_S
    return _POST_S if bezorger.ronde() == 0 else 0


def _beheer() -> float:
    """Tell of doors that shut and of acts; apart: a record that cannot be read stops no bericht."""
    meld_sloten(moment=nu())
    meld_beheer(moment=nu())
    return _POST_S


def _leven(naam: str) -> float:
    leef(naam)
    return LEEF_S


def _steeds(deel: str, doe: Callable[[], float], einde: threading.Event) -> None:
    """Do one part again and again; after a fault it rests and goes on."""
    rust = 0.0
    while not einde.wait(rust):
        try:
            rust = doe()
        except Onleesbaar as fout:  # of which case; what a database says could repeat a value
            _SCHERM.print(f"klok: {deel} lukt nu niet, straks weer: {fout}", markup=False)
            rust = _STORING_S
        except (Onbereikbaar, httpx.HTTPError, OSError) as fout:
            _SCHERM.print(f"klok: {deel} lukt nu niet ({type(fout).__name__}), straks weer")
            rust = _STORING_S
        except Exception as fout:  # noqa: BLE001  a fault in one part must not stop the clock
            _SCHERM.print(f"klok: fout in {deel}: {Onverwacht.uit(fout)}")
            rust = _STORING_S
