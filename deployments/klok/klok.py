"""`regie klok`: keeps every term, sends berichten, and says that all is well; until ended.

Several may run. Each part goes on by itself: a receiver that hangs, or a Prefect that is away,
holds up no term.
"""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import cycle

import httpx
from rich.console import Console

from deployments.web.bevestiging import Bevestiging
from models.fouten import Onbereikbaar, Onleesbaar, Onverwacht
from tasks.basis.levensteken import LEEF_S, leef
from tasks.basis.tijd import nu
from tasks.berichten.bezorger import Bezorger
from tasks.overzicht.hartslag_naar_buiten import meld_buiten
from tasks.runs.treden_tonen import toon_treden
from tasks.termijnen.treden import eerstvolgende, ronde

_KIJK_S = 0.5
_POST_S = 0.5
_ZICHT_S = 1.0
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
            "termijnen": _termijnen,
            "berichten": partial(_berichten, bezorger, cycle((True, False))),
            "zicht": lambda: _ZICHT_S if toon_treden() == 0 else 0,
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


def _termijnen() -> float:
    """Take what is due; how long until the next step, at most until the next look for new ones."""
    volgende = eerstvolgende()
    if volgende is None:
        return _KIJK_S
    if volgende <= nu():
        ronde(nu)
        return _ADEM_S
    return min(_KIJK_S, (volgende - nu()).total_seconds())


def _berichten(bezorger: Bezorger, wijk: Iterator[bool]) -> float:
    """Hand out what is due; a term that is due goes first, for both wait for the same lock.

    Every other time: where one term after another is due, what they tell of has to go out too.
    """
    volgende = eerstvolgende()
    if volgende and volgende <= nu() and next(wijk):
        return _POST_S
    return _POST_S if bezorger.ronde() == 0 else 0


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
