"""Running installations that are attacked from another process, with only what its attacker has."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.hulp.installaties import omgeving
from tests.hulp.live import (  # noqa: F401  fixtures and hooks
    SNEL,
    Live,
    draaiend,
    gedeeld,
    installatie_live,
    pytest_runtest_makereport,
    pytest_runtest_setup,
    pytest_runtest_teardown,
    pytest_sessionfinish,
    spel,
    spel_op,
    stand,
)
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand, vrije_poort

INDRINGER = Path(__file__).parent / "indringer.py"
ALS_ECHT = {naam: waarde for naam, waarde in SNEL.items() if naam != "REGIE_DEMO"}


def val_aan(wat: str, *gegevens: str) -> Any:
    """Play the intruder: what he brought home."""
    return json.loads(begin_aanval(wat, *gegevens).communicate(timeout=120)[0])


def begin_aanval(wat: str, *gegevens: str) -> subprocess.Popen[str]:
    """The intruder at work, with nothing of the environment of regie; he reads lines, and ends."""
    schoon = {n: w for n, w in os.environ.items() if not n.startswith(("REGIE_", "PREFECT_"))}
    return subprocess.Popen(
        (sys.executable, INDRINGER, wat, *gegevens),
        env=schoon,
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def regie(*opdracht: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A command as someone gives it on the server; codes come from stdin, a line each."""
    return subprocess.run(
        (sys.executable, "-m", "deployments.regie", *opdracht),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@contextmanager
def _echt(mappen: pytest.TempPathFactory) -> Iterator[Live]:
    waarden = {**ALS_ECHT, "REGIE_KLOK_POORT": str(vrije_poort())}
    with draaiend(mappen.mktemp("echt"), waarden) as (stand_, waarden):
        with omgeving(waarden):
            stand_.begin("klok", "klok")
        yield stand_, waarden


@pytest.fixture
def echt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    """No demo: with a key, a klok and its pages, and a Prefect page that takes no answers."""
    met, waarden = gedeeld("echt", _echt(tmp_path_factory))
    with omgeving(waarden):
        yield met


@pytest.fixture
def echt_spel(echt: Stand) -> Iterator[Spel]:
    with spel_op(echt) as spelend:
        yield spelend
