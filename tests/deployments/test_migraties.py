"""A register of an earlier release comes along, and ends as the models say."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlmodel import SQLModel

from deployments import inrichten
from tasks.basis.database import databank
from tests.hulp.installaties import omgeving
from tests.hulp.live import maak_database, wis_database

SERVER = os.environ.get("REGIE_TEST_POSTGRES_URL", "")
MET_POSTGRES = [
    pytest.mark.postgres,
    pytest.mark.dialect,
    pytest.mark.skipif(not SERVER, reason="REGIE_TEST_POSTGRES_URL is leeg"),
]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=MET_POSTGRES)])
def leeg(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    waarden = {"REGIE_HOME": str(tmp_path)}
    naam = f"regie_migratie_{os.getpid()}"
    if request.param == "postgres":
        waarden["REGIE_DATABASE_URL"] = maak_database(SERVER, naam)
    with omgeving(waarden):
        yield
    if request.param == "postgres":
        wis_database(SERVER, naam)


def migreer_tot(versie: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(inrichten.__file__).parent / "migraties"))
    command.upgrade(config, versie)


def test_een_register_van_0_1_0_houdt_zijn_zaken_en_verliest_zijn_oude_berichten(leeg):
    migreer_tot("0001")
    with databank().begin() as verbinding:
        for opdracht in (
            (
                "INSERT INTO proces (zaaknummer, proces, onderwerp, generatie, wek, begonnen_op)"
                " VALUES ('BB-2026-000001', 'lokaal-domein', '', 3, false, '2026-02-04 09:00:00')"
            ),
            (
                "INSERT INTO maatregel (id, zaaknummer, soort, locatie, uitvoerder, titel, status,"
                " gezag_rol) VALUES ('m1', 'BB-2026-000001', 'toezicht', 'woning', 'politie',"
                " 'eigen_taak', 'vastgesteld', 'hovj')"
            ),
            (
                "INSERT INTO bericht (zaaknummer, soort, stap, rol, gebied, staat, op) VALUES"
                " ('BB-2026-000001', 'vraag', 'weging', 'rccb', 'Limburg', 'wacht',"
                " '2026-02-04 09:00:00')"
            ),
        ):
            verbinding.execute(text(opdracht))
    migreer_tot("head")
    with databank().begin() as verbinding:
        proces = verbinding.execute(text("SELECT generatie, ingetrokken_op FROM proces")).all()
        maatregel = verbinding.execute(text("SELECT soort, onderwerp FROM maatregel")).all()
        berichten = verbinding.execute(text("SELECT count(*) FROM bericht")).scalar()
    assert (proces, maatregel, berichten) == ([(3, None)], [("toezicht", "")], 0)


def test_na_alle_migraties_is_de_database_wat_de_modellen_zeggen(leeg):
    migreer_tot("head")
    with databank().connect() as verbinding:
        context = MigrationContext.configure(verbinding, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
