"""The daily look at who can be reached, as Prefect plans and runs it."""

import json
import time
from typing import Any

import pytest
from sqlmodel import col, delete, select

from models.begrippen import Rol
from models.tabellen import Kanaal, Mandaat, Proces, Vraag
from models.voorbeelden.invoer import OBJECT
from tasks.basis.database import lezen, transactie
from tasks.berichten import lijst
from tasks.zaak.zaken import open_vragen
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand, wacht_tot

pytestmark = pytest.mark.timeout(200)


def geregistreerd(spel: Spel, naam: str = "bereikbaarheid") -> dict[str, Any]:
    plek = f"/deployments/name/{naam}/{naam}"
    wacht_tot(lambda: spel.prefect.get(plek).is_success, uitleg="registratie")
    return spel.prefect.get(plek).json()


def draai(spel: Spel, naam: str) -> Any:
    """Run it now; what it left among the artifacts."""
    deployment, nieuw = geregistreerd(spel, naam), {"state": {"type": "SCHEDULED"}}
    run = spel.prefect.post(f"/deployments/{deployment['id']}/create_flow_run", json=nieuw).json()

    def klaar() -> bool:
        return spel.prefect.get(f"/flow_runs/{run['id']}").json()["state_type"] == "COMPLETED"

    wacht_tot(klaar, binnen=60, uitleg=naam)
    return spel.prefect.get(f"/artifacts/{naam}/latest").json()["data"]


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
    with transactie() as sessie:  # whom other tests enrolled cannot be reached either
        hebben = select(Mandaat.functionaris).where(
            Mandaat.rol == Rol.PORTEFEUILLEHOUDER_RCCB, Mandaat.gebied == "Oost-Brabant"
        )
        sessie.exec(delete(Kanaal).where(col(Kanaal.functionaris).in_(hebben)))
    overzicht = draai(spel, "bereikbaarheid")
    assert "| portefeuillehouder_rccb | Oost-Brabant |" in overzicht
    assert zaaknummer not in overzicht
    alarm = [b for b in lijst.lijst_berichten() if b["stap"] == "bereikbaarheid"][-1]
    assert (alarm["soort"], alarm["aan"]["rol"], alarm["zaaknummer"]) == (
        "alarm",
        "beheerder",
        "beheer",
    )


@pytest.mark.norm("N055")
def test_waar_een_gemeente_wordt_geinformeerd_staat_in_prefect_maar_niet_welke(spel: Spel):
    """Begun by an aanwijzing, released, and carried on by its own run until a human confirms."""
    zaaknummer = spel.meld(limitatieve_lijst="I")
    spel.antwoord(_gesteld(zaaknummer, "vrijgave"), "vrijgegeven")
    vraag = _gesteld(zaaknummer, "ontvangst")
    rijen = [rij for rij in json.loads(draai(spel, "informeringen")) if rij["zaak"] == zaaknummer]
    assert [rij["wacht op"] for rij in rijen] == ["Ontvangst door de gemeente"]
    assert rijen[0].keys() == {"zaak", "scenario", "sinds", "wacht op", "vóór"}
    spel.antwoord(vraag, "ontvangen")
    with lezen() as sessie:
        waar = select(Proces).where(
            col(Proces.zaaknummer) == zaaknummer, col(Proces.onderwerp) == vraag.onderwerp
        )
        proces = sessie.exec(waar).one()
    wacht_tot(lambda: _toestand(spel, proces) == "COMPLETED", uitleg="de run eindigt")


def test_wat_eraan_komt_staat_in_prefect_en_alleen_de_laatste_keer(spel: Spel, stand: Stand):
    zaaknummer = spel.meld()
    spel.wacht(zaaknummer, "weging")
    for _ in range(2):
        overzicht = draai(spel, "agenda")
    assert f"| {zaaknummer} | Weging door de RCCB | rccb |" in overzicht
    waar = {"artifacts": {"key": {"any_": ["agenda"]}}}
    assert len(spel.prefect.post("/artifacts/filter", json=waar).json()) == 1
    assert zaaknummer.encode() in (stand.home / "agenda.ics").read_bytes()


@pytest.mark.norm("N082")
def test_de_nctv_wordt_volgens_rooster_om_het_niveau_gevraagd(spel: Spel):
    zaaknummer = spel.meld(**{**OBJECT, "categorie": "aangewezen_artikel_16"})
    draai(spel, "dreigingsniveaus")
    spel.antwoord(_gesteld(zaaknummer, "niveau"), "vastgesteld")
    spel.antwoord(_gesteld(zaaknummer, "opvolging"), "niet_opvolgen")
    assert _gesteld(zaaknummer, "weging")


def _gesteld(zaaknummer: str, stap: str) -> Vraag:
    """The open vraag, once its form is in Prefect."""

    def gesteld() -> Vraag | None:
        with lezen() as sessie:
            open_ = open_vragen(sessie, zaaknummer)
        return next((v for v in open_ if v.stap == stap and v.gesteld), None)

    gevonden: Vraag = wacht_tot(gesteld, uitleg=stap)
    return gevonden


def _toestand(spel: Spel, proces: Proces) -> str:
    return str(spel.prefect.get(f"/flow_runs/{proces.flow_run_id}").json()["state_type"])


@pytest.mark.norm("N119")
def test_welke_gemeente_herziet_en_waar_niemand_is_staat_in_prefect(spel: Spel):
    wie = spel.werf(Rol.AOV, "GM0599")
    with transactie() as sessie:
        sessie.exec(delete(Kanaal).where(col(Kanaal.functionaris) == wie))
    overzicht = draai(spel, "voorafspraken")
    assert "Rotterdam (GM0599)" in overzicht.split("## Niemand")[1]
