"""One running regie per test process and database; every test plays its own cases on it."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import NullPool, create_engine, make_url

from deployments.inrichten import richt_in
from tests.installaties import omgeving
from tests.stand import Spel, Stand

SNEL = {"REGIE_HERSTEL_S": "1", "REGIE_VAST_S": "4", "REGIE_DEMO": "1"}
DATABANKEN = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session", params=DATABANKEN)
def installatie_live(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Stand, dict[str, str]]]:
    home = tmp_path_factory.mktemp(f"live-{request.param}")
    waarden = {**SNEL, "REGIE_HOME": str(home)}
    databases: list[str] = []
    if request.param == "postgres":
        server = os.environ.get("REGIE_TEST_POSTGRES_URL")
        if not server:
            pytest.skip("REGIE_TEST_POSTGRES_URL is leeg: de helft op PostgreSQL blijft weg")
        databases = [f"regie_{soort}_{os.getpid()}" for soort in ("register", "prefect")]
        register, prefect = (maak_database(server, naam) for naam in databases)
        waarden["REGIE_DATABASE_URL"] = register
        waarden["REGIE_PREFECT_DATABASE_URL"] = prefect.replace("+psycopg", "+asyncpg")
    else:
        voorgevuld(home, request.config.cache.mkdir("prefect"))
    stand = Stand(home)
    waarden["PREFECT_API_URL"] = stand.api
    try:
        with omgeving(waarden):
            richt_in()
            stand.server()
            stand.werker()
        bewaar(home, request.config.cache.mkdir("prefect"))
        yield stand, waarden
    finally:
        stand.stop()
        for naam in databases:
            wis_database(os.environ["REGIE_TEST_POSTGRES_URL"], naam)


@pytest.fixture
def stand(installatie_live: tuple[Stand, dict[str, str]]) -> Iterator[Stand]:
    met, waarden = installatie_live
    with omgeving(waarden), pytest.MonkeyPatch.context() as adres:
        adres.setenv("PREFECT_API_URL", waarden["PREFECT_API_URL"])
        yield met


@pytest.fixture
def spel(stand: Stand) -> Iterator[Spel]:
    with httpx.Client(base_url=stand.api, timeout=10) as prefect:
        yield Spel(prefect)


def voorgevuld(home: Path, cache: Path) -> None:
    """An empty Prefect database of an earlier run of the tests, to save its migrations."""
    if (cache / "prefect.db").exists():
        (home / "prefect").mkdir()
        shutil.copy(cache / "prefect.db", home / "prefect" / "prefect.db")


def bewaar(home: Path, cache: Path) -> None:
    """Keep a migrated, still empty Prefect database for the next run."""
    bron, doel = home / "prefect" / "prefect.db", cache / "prefect.db"
    if bron.exists() and not doel.exists():
        with sqlite3.connect(bron) as van, sqlite3.connect(doel.with_suffix(".nieuw")) as naar:
            van.backup(naar)
        doel.with_suffix(".nieuw").replace(doel)


def maak_database(server: str, naam: str) -> str:
    motor = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with motor.connect() as verbinding:
        verbinding.exec_driver_sql(f"CREATE DATABASE {naam}")
    return make_url(server).set(database=naam).render_as_string(hide_password=False)


def wis_database(server: str, naam: str) -> None:
    motor = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with motor.connect() as verbinding:
        verbinding.exec_driver_sql(f"DROP DATABASE {naam} WITH (FORCE)")
