"""Running installations that are attacked from another process, with only what its attacker has."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deployments.inrichten import richt_in
from tasks.runs.api import client as prefect_client
from tests.hulp.installaties import omgeving
from tests.hulp.live import (  # noqa: F401  fixtures and hooks
    SNEL,
    installatie_live,
    pytest_runtest_makereport,
    pytest_runtest_setup,
    spel,
    stand,
)
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand

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


@pytest.fixture(scope="session")
def echte_stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Stand, dict[str, str]]]:
    """No demo: with a key, and the Prefect page takes no answers."""
    home = tmp_path_factory.mktemp("echt")
    stand_ = Stand(home)
    waarden = {**ALS_ECHT, "REGIE_HOME": str(home), "PREFECT_API_URL": stand_.api}
    try:
        with omgeving(waarden):
            richt_in()
            stand_.server()
            stand_.werker()
        yield stand_, waarden
    finally:
        stand_.stop()


@pytest.fixture
def echt(echte_stand: tuple[Stand, dict[str, str]]) -> Iterator[Stand]:
    met, waarden = echte_stand
    with omgeving(waarden), pytest.MonkeyPatch.context() as adres:
        adres.setenv("PREFECT_API_URL", waarden["PREFECT_API_URL"])
        yield met


@pytest.fixture
def echt_spel(echt: Stand) -> Iterator[Spel]:
    with prefect_client(echt.api, geduld_s=10) as client:
        yield Spel(client)
