"""One running regie per group of tests and database; every test plays its own cases on it.

A test that fails shows its cases as `regie zaak` does, and the logs of their runs.
"""

import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, make_url

from deployments.inrichten import richt_in
from tasks.runs.api import client as prefect_client
from tests.hulp.installaties import omgeving
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand
from tests.hulp.toedracht import toedracht

SNEL = {"REGIE_HERSTEL_S": "2", "REGIE_VAST_S": "4", "REGIE_DEMO": "1"}
Live = tuple[Stand, dict[str, str]]
DATABANKEN = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    Spel.gemeld.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    verslag = yield
    if verslag.when == "call" and verslag.failed:
        verslag.sections += toedracht()
    return verslag


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    """What a group shared ends with it: an installation at rest still takes a tenth of a core."""
    try:
        yield
    finally:
        if nextitem is None or _groep(nextitem) != _groep(item):
            _sluit()


def pytest_sessionfinish() -> None:
    """Also after Ctrl-C or `-x`, in the middle of a group."""
    _sluit()


def _sluit() -> None:
    _gedeeld.clear()
    _lopend.close()


def _groep(item: pytest.Item) -> str:
    merk = item.get_closest_marker("xdist_group")
    return merk.args[0] if merk else ""


_lopend = ExitStack()
_gedeeld: dict[str, Live] = {}


def gedeeld(naam: str, begin: AbstractContextManager[Live]) -> Live:
    """The installation of this name, begun by the first test of its group that asks."""
    if naam not in _gedeeld:
        _gedeeld[naam] = _lopend.enter_context(begin)
    return _gedeeld[naam]


@pytest.fixture(params=DATABANKEN)
def installatie_live(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Live:
    if request.param == "postgres" and not os.environ.get("REGIE_TEST_POSTGRES_URL"):
        pytest.skip("REGIE_TEST_POSTGRES_URL is leeg: de helft op PostgreSQL blijft weg")
    return gedeeld(request.param, _live(request.param, tmp_path_factory))


@contextmanager
def _live(databank: str, mappen: pytest.TempPathFactory) -> Iterator[Live]:
    waarden = dict(SNEL)
    databases: list[str] = []
    if databank == "postgres":
        server = os.environ["REGIE_TEST_POSTGRES_URL"]
        databases = [f"regie_{soort}_{os.getpid()}" for soort in ("register", "prefect")]
        register, prefect = (maak_database(server, naam) for naam in databases)
        waarden["REGIE_DATABASE_URL"] = register
        waarden["REGIE_PREFECT_DATABASE_URL"] = prefect.replace("+psycopg", "+asyncpg")
    try:
        with draaiend(mappen.mktemp(f"live-{databank}"), waarden) as installatie:
            yield installatie
    finally:
        for naam in databases:
            wis_database(os.environ["REGIE_TEST_POSTGRES_URL"], naam)


@contextmanager
def draaiend(home: Path, waarden: Mapping[str, str]) -> Iterator[Live]:
    """A first start in this folder, with server and worker; and how a process gets there."""
    stand = Stand(home)
    waarden = {**waarden, "REGIE_HOME": str(home), "PREFECT_API_URL": stand.api}
    try:
        with omgeving(waarden):
            richt_in()
            stand.server()
            stand.werker()
        yield stand, waarden
    finally:
        stand.stop()


@pytest.fixture
def stand(installatie_live: Live) -> Iterator[Stand]:
    met, waarden = installatie_live
    with omgeving(waarden):
        yield met


@pytest.fixture
def spel(stand: Stand) -> Iterator[Spel]:
    with spel_op(stand) as spelend:
        yield spelend


@contextmanager
def spel_op(stand: Stand) -> Iterator[Spel]:
    """People who use this installation."""
    with prefect_client(stand.api, geduld_s=10) as client:
        yield Spel(client)


def maak_database(server: str, naam: str) -> str:
    motor = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with motor.connect() as verbinding:
        verbinding.exec_driver_sql(f"CREATE DATABASE {naam}")
    return make_url(server).set(database=naam).render_as_string(hide_password=False)


def wis_database(server: str, naam: str) -> None:
    motor = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with motor.connect() as verbinding:
        verbinding.exec_driver_sql(f"DROP DATABASE {naam} WITH (FORCE)")
