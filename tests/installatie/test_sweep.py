"""A worker killed at any touch of the world loses nothing and does nothing twice."""

import os
import random
import time
from collections.abc import Iterator

import httpx
import pytest

from deployments.inrichten import richt_in
from flows.tabel import FLOWS
from tasks.runs.api import client as prefect_client
from tests.hulp.installaties import omgeving
from tests.hulp.live import SNEL
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand, wacht_tot
from tests.hulp.veger import (
    KORT,
    LANG,
    ONMIDDELLIJK,
    SPOED,
    TOETSING,
    TRIAGE,
    Loop,
    Uitslag,
    veeg,
    warm_op,
)

AANDEEL_S = 40
DEEL = tuple(int(n) for n in os.environ.get("REGIE_SWEEP_DEEL", "0/1").split("/"))
"""Read before a test has an environment of its own."""
SPELING = 5
"""Between two answers one run makes a few touches more than another."""
DICHT = "gesloten/basispolitiezorg"
LOPEN: dict[str, tuple[Loop, str]] = {
    "kort": (KORT, DICHT),
    "lang": (LANG, "open/lokaal_domein"),
    "spoed": (SPOED, DICHT),
    "triage": (TRIAGE, "open/stelsel"),
    "onmiddellijk": (ONMIDDELLIJK, DICHT),
    "toetsing": (TOETSING, DICHT),
}
"""What is played, and where the case is then."""


def verwacht(naam: str) -> Uitslag:
    """Each step once, nothing open, nothing typed left in Prefect."""
    loop, einde = LOPEN[naam]
    stappen = sorted((stap, 1) for stap in loop)
    return Uitslag(stappen, stappen, einde, 0, 0, 0)


@pytest.fixture(scope="module")
def veld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Spel, httpx.Client]]:
    """A Prefect server without a worker; the sweep forks its own."""
    home = tmp_path_factory.mktemp("sweep")
    stand = Stand(home)
    waarden = {**SNEL, "REGIE_HOME": str(home), "REGIE_VAST_S": "4"}
    with omgeving(waarden), pytest.MonkeyPatch.context() as adres:
        adres.setenv("PREFECT_API_URL", stand.api)
        adres.setenv("PREFECT_HOME", str(home / "prefect"))
        adres.setenv("PREFECT_WORKER_QUERY_SECONDS", "0.5")
        richt_in()
        stand.server()
        try:
            stand.werker()  # registers the work pool and the deployments, then leaves
            with prefect_client(stand.api, geduld_s=20) as prefect:
                for naam in FLOWS:
                    pad = f"/deployments/name/{naam}/{naam}"
                    wacht_tot(lambda p=pad: prefect.get(p).is_success, uitleg=pad)
            stand.dood("werker")
            with prefect_client(stand.api, geduld_s=20) as prefect:
                yield Spel(prefect), prefect
        finally:
            stand.stop()


@pytest.mark.alles
@pytest.mark.timeout(600)
def test_een_wisselend_deel_van_alle_punten(veld: tuple[Spel, httpx.Client], capsys):
    spel, prefect = veld
    zaad = int(os.environ.get("REGIE_TEST_ZAAD", time.time_ns() % 10**6))
    kans = random.Random(zaad)
    naam = kans.choice(["lang", "triage", "onmiddellijk", "toetsing"])
    loop, _ = LOPEN[naam]
    uitslag, stukken, _ = veeg(spel, prefect, loop, None)
    assert uitslag == verwacht(naam)
    warm_op()
    trekking = kans.sample(range(1, max(stukken) + 1), max(stukken))
    grens, gedaan, gedood = time.monotonic() + AANDEEL_S, 0, 0
    for punt in trekking:
        if time.monotonic() > grens:
            break
        uitslag, _, keer = veeg(spel, prefect, loop, punt)
        assert (punt, uitslag) == (punt, verwacht(naam)), f"zaad {zaad}"
        gedaan, gedood = gedaan + 1, gedood + keer
    with capsys.disabled():
        wat = f"{naam}, {gedaan} van {max(stukken)} keer"
        print(f"\nsweep: {wat}, {gedood} van {sum(stukken)} punten gedood, zaad {zaad}")
    assert gedood >= 1


@pytest.mark.sweep
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("naam", LOPEN)
def test_elk_punt(veld: tuple[Spel, httpx.Client], naam: str, capsys):
    spel, prefect = veld
    loop, _ = LOPEN[naam]
    _, stukken, _ = veeg(spel, prefect, loop, None)
    warm_op()
    deel, delen = DEEL
    fout: list[tuple[int, object]] = []
    gedood = 0
    laatste = max(stukken) + SPELING
    for punt in range(1 + deel, laatste + 1, delen):
        try:
            uitslag, _, keer = veeg(spel, prefect, loop, punt)
        except TimeoutError as laat:
            fout.append((punt, str(laat)))
            continue
        gedood += keer
        if uitslag != verwacht(naam):
            fout.append((punt, uitslag))
        with capsys.disabled():
            print(
                f"sweep: {naam}: punt {punt} van {laatste}, {keer} keer gedood (in totaal"
                f" {gedood}, over alle delen minstens {sum(stukken)} punten), {len(fout)} fout",
                flush=True,
            )
    assert fout == []
