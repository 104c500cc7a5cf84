"""What falls out comes back, and no case notices: server, worker, registration, database."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from deployments.inrichten import richt_in
from models.begrippen import Status
from models.tabellen import Vraag
from models.voorbeelden.invoer import melding
from tasks.basis.tijd import nu
from tasks.runs.api import client as prefect_client
from tests.flows.test_deur_b import antwoord_b, hervat, ingevuld, rijen
from tests.hulp.installaties import omgeving
from tests.hulp.live import SNEL
from tests.hulp.mensen import Spel, code
from tests.hulp.prefect import Stand, wacht_tot

pytestmark = pytest.mark.timeout(600)
LATER = "Prefect antwoordt niet"


@pytest.fixture(scope="module")
def uitval(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Spel, Stand]]:
    """An installation that tests may break; Prefect does not run yet."""
    home = tmp_path_factory.mktemp("uitval")
    stand = Stand(home)
    with omgeving({**SNEL, "REGIE_HOME": str(home)}), pytest.MonkeyPatch.context() as adres:
        adres.setenv("PREFECT_API_URL", stand.api)
        richt_in()
        try:
            with prefect_client(stand.api, geduld_s=20) as prefect:
                yield Spel(prefect), stand
        finally:
            stand.stop()


@pytest.mark.norm("N085")
def test_zonder_prefect_wordt_alles_vastgelegd_en_daarna_gaat_de_zaak_verder(
    uitval: tuple[Spel, Stand],
):
    spel, stand = uitval
    gemeld = regie("melding", "-", invoer=melding(nu=nu(), nummer="1"))
    assert (gemeld.returncode, LATER in gemeld.stderr) == (0, True)
    zaaknummer = gemeld.stdout.strip()
    assert spel.zaak(zaaknummer).status == Status.OPEN

    stand.server()
    stand.werker()
    vraag = spel.wacht(zaaknummer, "weging", binnen=90)

    stand.dood("server")
    gedaan = door_a(spel, vraag, "ernstige_dreiging")
    assert (gedaan.returncode, LATER in gedaan.stderr) == (0, True)
    assert spel.vastgelegd(zaaknummer, "besluit") == [("weging", 1)]

    stand.server()
    vraag = spel.wacht(zaaknummer, "overleg", binnen=60)
    gedaan = door_a(spel, vraag, "geen_maatregelen")
    assert (gedaan.returncode, gedaan.stderr) == (0, "")
    wacht_tot(lambda: spel.wacht(zaaknummer) is None)
    assert spel.vastgelegd(zaaknummer, "vraag") == [("weging", 1), ("overleg", 1)]


def test_een_werker_die_sterft_terwijl_hij_oordeelt(uitval: tuple[Spel, Stand]):
    spel, stand = draaiend(uitval)
    vraag = spel.wacht(spel.meld(), "weging")
    wie = spel.bevoegde(vraag, "ernstige_dreiging")
    hervat(spel, vraag, ingevuld(spel, vraag, "ernstige_dreiging", wie))
    wacht_tot(lambda: staat(spel, vraag.run) == "Running", uitleg="wordt niet opgenomen")
    stand.dood("werker")
    stand.werker()
    wacht_tot(lambda: spel.wacht(vraag.zaaknummer, "overleg"), binnen=60)
    assert spel.vastgelegd(vraag.zaaknummer, "besluit") == [("weging", 1)]
    assert spel.vastgelegd(vraag.zaaknummer, "poging") == []
    wacht_tot(lambda: rijen(spel, vraag) == [], uitleg="getypt is niet gewist")


def test_een_gewist_deployment_komt_terug_met_de_werker(uitval: tuple[Spel, Stand]):
    """Who already waits goes on; a new case waits for the registration, at the latest a restart."""
    spel, stand = draaiend(uitval)
    oud = spel.wacht(spel.meld(), "weging")
    naam = "/deployments/name/lokaal-domein/lokaal-domein"
    spel.prefect.delete(f"/deployments/{spel.prefect.get(naam).json()['id']}").raise_for_status()
    spel.antwoord(oud, "ernstige_dreiging")
    wacht_tot(lambda: spel.wacht(oud.zaaknummer, "overleg"))
    nieuw = spel.meld()
    opnieuw(stand)
    vraag = spel.wacht(nieuw, "weging")
    assert spel.prefect.get(naam).is_success
    antwoord_b(spel, vraag, "geen_ernstige_dreiging")
    wacht_tot(lambda: spel.wacht(nieuw) is None)
    antwoord_b(spel, spel.wacht(oud.zaaknummer, "overleg"), "geen_maatregelen")
    wacht_tot(lambda: spel.wacht(oud.zaaknummer) is None, binnen=60)


def test_een_gewiste_werkpool_komt_terug_met_de_werker(uitval: tuple[Spel, Stand]):
    spel, stand = draaiend(uitval)
    door_a_, door_b_ = (spel.wacht(spel.meld(), "weging") for _ in range(2))
    spel.prefect.delete("/work_pools/regie").raise_for_status()
    spel.antwoord(door_a_, "geen_ernstige_dreiging")
    wacht_tot(lambda: spel.wacht(door_a_.zaaknummer) is None)
    nieuw = spel.meld()
    opnieuw(stand)
    assert spel.wacht(nieuw, "weging")
    antwoord_b(spel, door_b_, "geen_ernstige_dreiging")
    wacht_tot(lambda: spel.wacht(door_b_.zaaknummer) is None, binnen=60)
    antwoord_b(spel, spel.wacht(nieuw, "weging"), "geen_ernstige_dreiging")
    wacht_tot(lambda: spel.wacht(nieuw) is None, binnen=60)


def test_met_een_andere_werkpool_gaan_wachtende_zaken_daarin_verder(uitval: tuple[Spel, Stand]):
    """Also what was typed on the page of the old run while nobody worked counts."""
    spel, stand = draaiend(uitval)
    wacht, getypt = (spel.wacht(spel.meld(), "weging") for _ in range(2))
    stand.dood("werker")
    antwoord_b(spel, getypt, "ernstige_dreiging")
    stand.extra = {"REGIE_WERKPOOL": "andere"}
    stand.werker()
    try:
        wacht_tot(lambda: spel.wacht(getypt.zaaknummer, "overleg"), binnen=60)
        wacht_tot(lambda: pool(spel, spel.wacht(wacht.zaaknummer, "weging").run) == "andere")
        assert [staat(spel, vraag.run) for vraag in (wacht, getypt)] == ["Crashed"] * 2
        antwoord_b(spel, spel.wacht(wacht.zaaknummer, "weging"), "geen_ernstige_dreiging")
        wacht_tot(lambda: spel.wacht(wacht.zaaknummer) is None, binnen=60)
    finally:
        stand.extra = {}
        opnieuw(stand)


def draaiend(uitval: tuple[Spel, Stand]) -> tuple[Spel, Stand]:
    spel, stand = uitval
    if "server" not in stand.processen:
        stand.server()
    if "werker" not in stand.processen:
        stand.werker()
    return spel, stand


def opnieuw(stand: Stand) -> None:
    stand.dood("werker")
    stand.werker()


def staat(spel: Spel, run: str) -> str:
    return spel.prefect.get(f"/flow_runs/{run}").json()["state"]["name"]


def pool(spel: Spel, run: str) -> str:
    return spel.prefect.get(f"/flow_runs/{run}").json()["work_pool_name"]


def door_a(spel: Spel, vraag: Vraag, uitkomst: str) -> subprocess.CompletedProcess[str]:
    wie = spel.bevoegde(vraag, uitkomst)
    opdracht = ("besluit", vraag.zaaknummer, vraag.stap, "--als", wie, "--code", code(wie))
    return regie(*opdracht, "--invoer", "-", invoer=spel.voorbeeld(vraag, uitkomst))


def regie(*opdracht: str, invoer: Any = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a person starts it."""
    return subprocess.run(
        (sys.executable, "-m", "deployments.regie", *opdracht),
        input=json.dumps(invoer),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
