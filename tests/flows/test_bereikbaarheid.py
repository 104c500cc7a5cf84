"""The daily look at who can be reached, as Prefect plans and runs it."""

import time
from typing import Any

import pytest

from tasks import post
from tests.stand import Spel, wacht_tot

NAAM = "/deployments/name/bereikbaarheid/bereikbaarheid"
pytestmark = pytest.mark.timeout(200)


def geregistreerd(spel: Spel) -> dict[str, Any]:
    wacht_tot(lambda: spel.prefect.get(NAAM).is_success, uitleg="registratie")
    return spel.prefect.get(NAAM).json()


def gepland(spel: Spel, deployment: dict[str, Any]) -> list[dict[str, Any]]:
    waar = {
        "deployments": {"id": {"any_": [deployment["id"]]}},
        "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
    }
    return spel.prefect.post("/flow_runs/filter", json=waar).json()


def test_elke_dag_om_zeven_uur_en_herstel_laat_wat_gepland_is_staan(spel: Spel):
    deployment = geregistreerd(spel)
    (rooster,) = deployment["schedules"]
    assert rooster["schedule"]["cron"] == "0 7 * * *"
    assert rooster["schedule"]["timezone"] == "Europe/Amsterdam"
    eerste = wacht_tot(lambda: gepland(spel, deployment), binnen=90, uitleg="geplande runs")[0]
    time.sleep(7)  # een run zonder zaak die te lang in een staat bleef, zou nu zijn beëindigd
    nu_ = spel.prefect.get(f"/flow_runs/{eerste['id']}").json()
    assert nu_["state_type"] == "SCHEDULED"


def test_wie_niet_te_bereiken_is_staat_in_prefect_en_de_beheerder_hoort_het(spel: Spel):
    zaaknummer = spel.meld()
    spel.wacht(zaaknummer, "weging")
    deployment = geregistreerd(spel)
    nieuw = {"state": {"type": "SCHEDULED"}}
    run = spel.prefect.post(f"/deployments/{deployment['id']}/create_flow_run", json=nieuw).json()

    def klaar() -> bool:
        return spel.prefect.get(f"/flow_runs/{run['id']}").json()["state_type"] == "COMPLETED"

    wacht_tot(klaar, binnen=60, uitleg="bereikbaarheid")
    overzicht = spel.prefect.get("/artifacts/bereikbaarheid/latest").json()["data"]
    assert "| portefeuillehouder_rccb | Oost-Brabant |" in overzicht
    assert zaaknummer not in overzicht
    alarm = [b for b in post.lijst() if b["stap"] == "bereikbaarheid"][-1]
    assert (alarm["soort"], alarm["aan"]["rol"], alarm["zaaknummer"]) == (
        "alarm",
        "beheerder",
        "beheer",
    )
