"""One pass of repair on a real Prefect server, with no worker about that could be first."""

import json
from collections.abc import AsyncIterator, Iterator

import pytest
from prefect.client.orchestration import PrefectClient, get_client
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Suspended
from sqlmodel import col, select

from deployments.inrichten import richt_in
from deployments.prefect.registratie import registreer
from models.tabellen import Proces
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu
from tasks.runs.herstel import herstel
from tasks.runs.runs import lees_run
from tests.hulp.installaties import omgeving, vergeet
from tests.hulp.live import SNEL
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand
from tests.installatie.test_uitval import regie

pytestmark = pytest.mark.timeout(300)
NIEUWE_RUN = "zonder levende run: nieuwe run"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    home = tmp_path_factory.mktemp("herstel")
    stand = Stand(home)
    with omgeving({**SNEL, "REGIE_HOME": str(home)}):
        richt_in()
        try:
            stand.server()
            yield stand
        finally:
            stand.stop()


@pytest.fixture
async def client(server: Stand, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[PrefectClient]:
    monkeypatch.setenv("PREFECT_API_URL", server.api)
    werkpool("eerste", monkeypatch)
    with temporary_settings(updates={PREFECT_API_URL: server.api}):
        async with get_client() as client_:
            await registreer(client_)
            yield client_


def werkpool(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGIE_WERKPOOL", naam)
    vergeet()


def proces(zaaknummer: str) -> Proces:
    with lezen() as sessie:
        return sessie.exec(select(Proces).where(col(Proces.zaaknummer) == zaaknummer)).one()


async def pas(client: PrefectClient, *zaken: str) -> list[tuple[str, str]]:
    gedaan = await herstel(client, moment=nu())
    return [(b.zaaknummer, b.wat) for b in gedaan if b.zaaknummer in zaken]


async def test_een_proces_zonder_deployment_houdt_de_andere_niet_op(client: PrefectClient):
    kapot, heel = Spel().meld(), Spel().meld()
    with transactie() as sessie:
        sessie.get_one(Proces, proces(kapot).id).proces = "bestaat-niet"
    assert await pas(client, kapot, heel) == [
        (kapot, "niet gelukt: ObjectNotFound"),
        (heel, NIEUWE_RUN),
    ]
    run = await lees_run(client, proces(heel).flow_run_id)
    assert (run.name, run.work_pool_name) == (heel, "eerste")
    gedaan = regie("herstel", "--json")
    bevonden = [b["wat"] for b in json.loads(gedaan.stdout) if b["zaaknummer"] == kapot]
    assert (gedaan.returncode, bevonden) == (5, ["niet gelukt: ObjectNotFound"])
    assert "Niet elk proces kon worden hersteld" in gedaan.stderr
    with transactie() as sessie:
        sessie.get_one(Proces, proces(kapot).id).klaar_op = nu()


async def test_een_wachtende_run_in_een_vroegere_werkpool_wordt_door_een_nieuwe_vervangen(
    client: PrefectClient, monkeypatch: pytest.MonkeyPatch
):
    zaak = Spel().meld()
    assert await pas(client, zaak) == [(zaak, NIEUWE_RUN)]
    oud = await lees_run(client, proces(zaak).flow_run_id)
    await client.set_flow_run_state(oud.id, Suspended(timeout_seconds=None), force=True)

    werkpool("tweede", monkeypatch)  # nobody registered there: a new run would not come there
    assert await pas(client, zaak) == [(zaak, "was nog niet gewekt: gewekt")]
    assert proces(zaak).flow_run_id == str(oud.id)

    await registreer(client)
    assert await pas(client, zaak) == [(zaak, "stond in een vroegere werkpool: nieuwe run")]
    oud = await lees_run(client, str(oud.id))
    nieuw = await lees_run(client, proces(zaak).flow_run_id)
    assert (oud.state_name, oud.work_pool_name) == ("Crashed", "eerste")
    assert (nieuw.state_name, nieuw.work_pool_name) == ("Pending", "tweede")
    assert await pas(client, zaak) == []

    werkpool("eerste", monkeypatch)  # who kept the former name leaves it alone
    await client.set_flow_run_state(nieuw.id, Suspended(timeout_seconds=None), force=True)
    assert await pas(client, zaak) == [(zaak, "was nog niet gewekt: gewekt")]
    assert proces(zaak).flow_run_id == str(nieuw.id)
