"""The same thing at the same moment, in several processes or threads."""

import multiprocessing
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache
from threading import Barrier
from typing import Any

from models.fouten import Fout
from tests.hulp.installaties import omgeving

PROCESSEN = 8
WIJZE = multiprocessing.get_context("forkserver")
WIJZE.set_forkserver_preload(
    [
        "tests.hulp.installaties",
        "tasks.antwoorden.beslissen",
        "tasks.berichten.bezorger",
        "tests.hulp.zaakspel",
    ]
)
_start: Any = None


def in_processen(doe: Callable[..., object], *argumenten: tuple[object, ...]) -> list[Any]:
    """What each call gave, or the Fout that it raised; eight calls at most, each its own process.

    `doe` is a function of a module, not one made within a test.
    """
    assert len(argumenten) <= PROCESSEN
    regie = {k: v for k, v in os.environ.items() if k.startswith("REGIE_") and "_TEST_" not in k}
    taken = [_pool().submit(_in_installatie, regie, len(argumenten), doe, a) for a in argumenten]
    return [taak.result() for taak in taken]


def in_draden(*doen: Callable[[], object]) -> list[Any]:
    """The same in threads of this process."""
    start = Barrier(len(doen))

    def een(doe: Callable[[], object]) -> object:
        start.wait()
        return _uitkomst(doe)

    with ThreadPoolExecutor(len(doen)) as draden:
        return list(draden.map(een, doen))


def fouten(uitkomsten: Iterable[object]) -> list[Fout]:
    """Those that were refused."""
    return [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Fout)]


@cache
def _pool() -> ProcessPoolExecutor:
    """Eight processes that stay: starting them costs more than most tests."""
    starten = [WIJZE.Barrier(n) for n in range(1, PROCESSEN + 1)]
    return ProcessPoolExecutor(PROCESSEN, WIJZE, initializer=_begin, initargs=(starten,))


def _begin(starten: Any) -> None:
    global _start  # noqa: PLW0603  one per child process
    _start = starten


def _in_installatie(
    regie: dict[str, str], aantal: int, doe: Callable[..., object], argumenten: tuple[object, ...]
) -> object:
    with omgeving(regie):
        _start[aantal - 1].wait(timeout=60)
        return _uitkomst(lambda: doe(*argumenten))


def _uitkomst(doe: Callable[[], object]) -> object:
    try:
        return doe()
    except Fout as fout:
        return fout
