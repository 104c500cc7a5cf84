"""What regie registers in Prefect: once, again where it is gone, and never over an operator."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from prefect.client.orchestration import PrefectClient, get_client
from prefect.settings import PREFECT_API_URL, temporary_settings

from deployments.prefect import registratie
from deployments.prefect.registratie import registreer
from flows.roosters import ROOSTERS
from flows.tabel import FLOWS
from tests.hulp.installaties import omgeving
from tests.hulp.prefect import Stand

ROOSTER = "agenda"


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    home = tmp_path_factory.mktemp("registratie")
    eigen = Stand(home)
    with omgeving({"REGIE_HOME": str(home), "REGIE_DEMO": "1"}):
        try:
            eigen.server()
            yield eigen
        finally:
            eigen.stop()


@pytest.fixture
async def client(stand: Stand, gevraagd: list[str]) -> AsyncIterator[PrefectClient]:
    async def noteer(verzoek: httpx.Request) -> None:
        gevraagd.append(verzoek.url.path)

    haken = {"event_hooks": {"request": [noteer]}}
    with temporary_settings(updates={PREFECT_API_URL: stand.api}):
        async with get_client(httpx_settings=haken) as gemaakt:
            await registreer(gemaakt)
            yield gemaakt


@pytest.fixture
def gevraagd() -> list[str]:
    return []


async def schrijvend(client: PrefectClient, gevraagd: list[str]) -> list[str]:
    """What a registration asks of Prefect beyond looking what is there."""
    gevraagd.clear()
    await registreer(client)
    assert gevraagd[0].endswith("/deployments/filter")
    return gevraagd[1:]


async def test_elk_proces_en_elk_rooster_staat_er(client: PrefectClient, gevraagd: list[str]):
    er_zijn = {deployment.name: deployment for deployment in await client.read_deployments()}
    assert set(er_zijn) == set(FLOWS)
    assert {naam for naam, d in er_zijn.items() if d.schedules} == set(ROOSTERS)
    assert all(s.active for d in er_zijn.values() for s in d.schedules)


async def test_wat_er_al_is_kost_een_vraag(client: PrefectClient, gevraagd: list[str]):
    assert await schrijvend(client, gevraagd) == []


async def test_wat_weg_is_komt_terug_en_de_rest_blijft(client: PrefectClient, gevraagd: list[str]):
    weg = await client.read_deployment_by_name("triage/triage")
    await client.delete_deployment(weg.id)
    assert len(await schrijvend(client, gevraagd)) == 3  # the work pool, the flow, the deployment
    assert (await client.read_deployment_by_name("triage/triage")).entrypoint == weg.entrypoint


async def test_na_een_verloren_werkpool_komt_alles_terug(
    client: PrefectClient, gevraagd: list[str]
):
    await client.delete_work_pool("regie")
    await registreer(client)
    terug = await client.read_deployments()
    assert {deployment.work_pool_name for deployment in terug} == {"regie"}
    assert await schrijvend(client, gevraagd) == []


async def test_een_gepauzeerd_rooster_blijft_gepauzeerd(
    client: PrefectClient, gevraagd: list[str], monkeypatch: pytest.MonkeyPatch
):
    """Also when a release changes what is registered, its time included."""
    eerst = await client.read_deployment_by_name(f"{ROOSTER}/{ROOSTER}")
    await client.update_deployment_schedule(eerst.id, eerst.schedules[0].id, active=False)
    await registreer(client)
    monkeypatch.setattr(registratie, "ROOSTERS", ROOSTERS | {ROOSTER: "7 * * * *"})
    await registreer(client)
    daarna = await client.read_deployment_by_name(f"{ROOSTER}/{ROOSTER}")
    assert [(s.schedule.cron, s.active) for s in daarna.schedules] == [("7 * * * *", False)]
    assert daarna.version != eerst.version
    assert await schrijvend(client, gevraagd) == []


async def test_een_gepauzeerde_deployment_blijft_gepauzeerd(
    client: PrefectClient, gevraagd: list[str], monkeypatch: pytest.MonkeyPatch
):
    toetsing = await client.read_deployment_by_name("toetsing/toetsing")
    await client.pause_deployment(toetsing.id)
    monkeypatch.setattr(registratie, "cleandoc", lambda _: "anders")
    await registreer(client)
    daarna = await client.read_deployment_by_name("toetsing/toetsing")
    assert (daarna.paused, daarna.description) == (True, "anders")


async def test_na_een_verloren_databank_komt_alles_terug(
    client: PrefectClient, gevraagd: list[str]
):
    """Prefect keeps the fingerprints itself, so they are lost with what they are of."""
    for deployment in await client.read_deployments():
        await client.delete_deployment(deployment.id)
    await client.delete_work_pool("regie")
    await registreer(client)
    assert {deployment.name for deployment in await client.read_deployments()} == set(FLOWS)
    assert await schrijvend(client, gevraagd) == []
