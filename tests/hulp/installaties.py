"""Installations for tests: made once per test process, then copied afresh for every test."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlmodel import SQLModel

from deployments.demo.inrichten import vul_demo
from deployments.inrichten import richt_in
from models.tabellen import Installatie
from tasks.basis import database
from tasks.basis.database import databank, transactie
from tasks.basis.instellingen import instellingen

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
"""Since when the mandates of the demo hold: before any moment that a test plays at."""
LEEG, DEMO = "leeg", "demo"
GEMEENTEN = [
    "GM0153",
    "GM0158",
    "GM0164",
    "GM0363",
    "GM0546",
    "GM0599",
    "GM0772",
    "GM0855",
    "GM0861",
]
"""Of which the demo of a test has functionarissen; those of all 342 would cost each test a copy."""
_TABELLEN = [tabel.name for tabel in SQLModel.metadata.sorted_tables]
_VERBREEK = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_TELLERS = {"bericht": "id", "kanaal": "id", "mandaat": "id", "proces": "id", "trede": "id"}


@contextmanager
def omgeving(waarden: Mapping[str, str]) -> Iterator[None]:
    """This process as one of that installation: nothing remembered from before, or kept after."""
    eigen = {naam for naam in os.environ if naam.startswith("REGIE_") and "_TEST_" not in naam}
    with pytest.MonkeyPatch.context() as omgevingsvariabelen:
        for naam in eigen:
            omgevingsvariabelen.delenv(naam)
        for naam, waarde in waarden.items():
            omgevingsvariabelen.setenv(naam, waarde)
        vergeet()
        try:
            yield
        finally:
            vergeet()


def vergeet() -> None:
    """Let go of everything that this process remembers of an installation."""
    if databank.cache_info().currsize:
        databank().dispose()
    databank.cache_clear()
    instellingen.cache_clear()


def deel_vertalingen() -> None:
    """Have every engine of this process begin with the SQL that earlier ones have made.

    Each test has an engine of its own; making the same SQL anew took a fifth of their time.
    """
    eerder: dict[str, Engine] = {}

    def maak(url: str, **opties: Any) -> Engine:
        nieuw = create_engine(url, **opties)
        ouder = eerder.get(nieuw.dialect.name)
        if ouder is None or ouder.dialect.server_version_info is None:  # it never connected
            eerder[nieuw.dialect.name] = nieuw
            return nieuw
        nieuw.dialect = nieuw.pool._dialect = ouder.dialect  # noqa: SLF001  there is no other way
        nieuw._compiled_cache = ouder._compiled_cache  # noqa: SLF001  idem
        return nieuw

    database.create_engine = maak


class Voorraad:
    """Two prepared installations per database: after a first start, and one with the demo."""

    def __init__(self, map_: Path, server: str = "") -> None:
        self._map, self._server = map_, server
        self._naam = f"regie_toets_{os.getpid()}"
        self._klaar: set[Path] = set()

    def zet(self, soort: str, databank: str, home: Path) -> dict[str, str]:
        """Put a fresh installation in `home`; the environment that belongs to it."""
        waarden = {"REGIE_HOME": str(home), "REGIE_DEMO": str(soort == DEMO)}
        if databank == "postgres":
            waarden["REGIE_DATABASE_URL"] = self._url
            shutil.copytree(self._op_postgres(), home)
            with _verbinding(self._url) as verbinding:
                _hervul(verbinding, soort)
        else:
            shutil.copytree(self._op_sqlite(soort), home)
        return waarden

    def ruim_op(self) -> None:
        """Drop the database of this test process."""
        if self._map / "postgres" in self._klaar:
            with _verbinding(self._server) as verbinding:
                verbinding.exec_driver_sql(f"DROP DATABASE {self._naam} WITH (FORCE)")

    @property
    def _url(self) -> str:
        url = make_url(self._server).set(database=self._naam)
        return url.render_as_string(hide_password=False)

    def _op_sqlite(self, soort: str) -> Path:
        home = self._map / f"sqlite-{soort}"
        if home not in self._klaar:
            with omgeving({"REGIE_HOME": str(home), "REGIE_DEMO": str(soort == DEMO)}):
                richt_in()
                if soort == DEMO:
                    vul_demo(moment=BEGIN, gemeenten=GEMEENTEN)
            self._klaar.add(home)
        return home

    def _op_postgres(self) -> Path:
        home = self._map / "postgres"
        if home not in self._klaar:
            with _verbinding(self._server) as verbinding:
                verbinding.exec_driver_sql(f"CREATE DATABASE {self._naam}")
                verbinding.exec_driver_sql(  # waiting for the disk proves nothing here
                    f"ALTER DATABASE {self._naam} SET synchronous_commit = off"
                )
            self._klaar.add(home)
            with omgeving({"REGIE_HOME": str(home), "REGIE_DATABASE_URL": self._url}):
                richt_in()
                self._bewaar(LEEG)
                with transactie() as sessie:
                    sessie.get_one(Installatie, "demo").waarde = "ja"
                vul_demo(moment=BEGIN, gemeenten=GEMEENTEN)
                self._bewaar(DEMO)
        return home

    def _bewaar(self, soort: str) -> None:
        with _verbinding(self._url) as verbinding:
            verbinding.exec_driver_sql(f"CREATE SCHEMA {soort}")
            for tabel in _TABELLEN:
                verbinding.exec_driver_sql(f"CREATE TABLE {soort}.{tabel} AS TABLE public.{tabel}")


@contextmanager
def _verbinding(url: str) -> Iterator[Connection]:
    motor_ = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with motor_.connect() as verbinding:
            yield verbinding
    finally:
        motor_.dispose()


def _hervul(verbinding: Connection, soort: str) -> None:
    """Fill the tables again from their schema; replica: without the triggers that refuse it."""
    opdrachten = [
        _VERBREEK,
        "BEGIN",
        "SET LOCAL session_replication_role = replica",
        *(f"DELETE FROM {tabel}" for tabel in _TABELLEN),  # noqa: S608  names of our own tables
        *(f"INSERT INTO {tabel} SELECT * FROM {soort}.{tabel}" for tabel in _TABELLEN),  # noqa: S608
        *(
            f"SELECT setval(pg_get_serial_sequence('{tabel}', '{veld}'),"  # noqa: S608
            f" (SELECT count(*) FROM {tabel}) + 1, false)"
            for tabel, veld in _TELLERS.items()
        ),
        "COMMIT",
    ]
    for opdracht in opdrachten:
        verbinding.exec_driver_sql(opdracht)
