"""Every scenario through the procedures themselves; a share of them through a real Prefect."""

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deployments.inrichten import richt_in
from models.begrippen import Domein, Rol
from models.rules.informering import gemeenten_van, lopende
from tasks.basis.database import lezen
from tasks.register.controle import controleer
from tasks.register.lezen import beeld
from tasks.termijnen.bewaking import zonder_ladder, zonder_termijn
from tests.hulp.installaties import omgeving
from tests.hulp.live import maak_database, wis_database
from tests.hulp.lus import loop_door, verkeerd_afgerond
from tests.hulp.mensen import Spel
from tests.hulp.prefect import wacht_tot
from tests.hulp.scenarios import NORMEN as NORMEN_VAN_DE_TABEL
from tests.hulp.scenarios import SCENARIOS, Scenario
from tests.hulp.verloop import Verloop

AANDEEL_S = {"snel": 5, "alles": 15}
NORMEN = pytest.mark.norm(
    "N002",
    "N003",
    "N005",
    "N014",
    "N015",
    "N016",
    "N020",
    "N022",
    "N023",
    "N024",
    "N025",
    "N026",
    "N027",
    "N028",
    "N029",
    "N030",
    "N031",
    "N032",
    "N033",
    "N035",
    "N036",
    "N037",
    "N038",
    "N039",
    "N040",
    "N041",
    "N042",
    "N043",
    "N045",
    "N046",
    "N047",
    "N049",
    "N051",
    "N052",
    "N053",
    "N054",
    "N062",
    "N068",
    "N070",
    "N072",
    "N074",
    "N076",
    "N077",
    "N078",
    "N079",
    "N080",
    "N081",
    "N082",
    "N083",
    "N084",
    "N096",
    "N098",
    "N100",
    "N101",
    "N107",
    "N108",
    "N110",
    "N114",
    "N131",
    "N133",
)
"""All that the table names; each scenario says which are its own."""


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def register(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A register without Prefect, for all scenarios of this database."""
    home, naam = tmp_path_factory.mktemp("scenarios"), f"regie_scenarios_{os.getpid()}"
    waarden = {"REGIE_HOME": str(home), "REGIE_DEMO": "1"}
    server = os.environ.get("REGIE_TEST_POSTGRES_URL", "")
    if request.param == "postgres":
        if not server:
            pytest.skip("REGIE_TEST_POSTGRES_URL is leeg: de helft op PostgreSQL blijft weg")
        waarden["REGIE_DATABASE_URL"] = maak_database(server, naam)
    try:
        with omgeving(waarden):
            richt_in()
            yield home
            assert controleer() == []
    finally:
        if request.param == "postgres":
            wis_database(server, naam)


@NORMEN
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_elk_scenario_loopt_zoals_de_tabel_zegt(register: Path, scenario: Scenario):
    spel = Spel()
    verloop = Verloop(spel, spel.meld(**scenario.doelwit), loop_door, scenario.velden)
    verloop.speel(scenario.speel)
    klopt(verloop, scenario)


def test_de_normen_zijn_die_van_de_tabel():
    assert set(NORMEN.args) == NORMEN_VAN_DE_TABEL


def klopt(verloop: Verloop, scenario: Scenario) -> None:
    """Where it ended, and what may never be."""
    with lezen() as sessie:
        zaak = beeld(sessie, verloop.zaaknummer)
        assert (zonder_termijn(sessie), zonder_ladder(sessie)) == ([], [])
    rij = verloop.spel.zaak(verloop.zaaknummer)
    assert verkeerd_afgerond(verloop.zaaknummer) == []
    assert verloop.gezag == scenario.gezag
    assert f"{zaak.domein}/{zaak.status}" == scenario.einde
    assert verloop.open == set(scenario.open.split())
    assert (zaak.kerngezin if zaak.aangewezen else None) == scenario.gezin
    assert (zaak.aangewezen.overig if zaak.aangewezen else 0) == scenario.overig
    assert (rij.domein, rij.status, rij.gezag_rol) == (zaak.domein, zaak.status, zaak.gezag.rol)
    assert verloop.gebied(Rol.HOVJ) == scenario.gebied
    if scenario.lopend is not None:
        assert len(verloop.maatregelen) == scenario.lopend
    weten_het = lopende(zaak.informeringen.values(), zonder=zaak.ingetrokken_onderwerpen)
    verwacht = set(gemeenten_van(zaak.persoon)) if zaak.domein is Domein.STELSEL else set()
    assert set(weten_het) >= verwacht  # N055: where someone in het stelsel lives or works
    assert verwacht or not weten_het
    gezagen = {maatregel.gezag_rol for maatregel in verloop.maatregelen}
    assert gezagen <= {gezag.rol for gezag in zaak.gezagen}
    if any(maatregel.soort.persoonsgericht for maatregel in verloop.maatregelen):
        assert zaak.domein is Domein.STELSEL


def door_prefect(spel: Spel, scenario: Scenario) -> None:
    zaaknummer = spel.meld(**scenario.doelwit)
    verloop = Verloop(spel, zaaknummer, lambda _: None, scenario.velden, alleen=False)
    verloop.speel(scenario.speel)
    verloop.komt_tot(set(scenario.open.split()), scenario.einde)
    wacht_tot(lambda: not verkeerd_afgerond(zaaknummer), uitleg=f"{zaaknummer}: afgerond")
    klopt(verloop, scenario)


@pytest.mark.timeout(300)
def test_een_wisselend_deel_ook_door_prefect(spel: Spel, versnelling: str, capsys):
    zaad = int(os.environ.get("REGIE_TEST_ZAAD", time.time_ns() % 10**6))
    trekking = random.Random(zaad).sample(SCENARIOS, len(SCENARIOS))
    grens, gespeeld = time.monotonic() + AANDEEL_S[versnelling], 0
    for scenario in trekking:
        if time.monotonic() > grens:
            break
        door_prefect(spel, scenario.values[0])
        gespeeld += 1
    with capsys.disabled():
        print(f"\nscenarios door Prefect: {gespeeld} van {len(trekking)}, zaad {zaad}")


@pytest.mark.sweep
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_elk_scenario_ook_door_prefect(spel: Spel, scenario: Scenario):
    door_prefect(spel, scenario)
