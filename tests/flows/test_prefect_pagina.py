"""Whatever the Prefect page offers on a run leaves the case where it was, its vraag open again."""

import time
from collections.abc import Callable

import httpx
import pytest

from models.tabellen import Vraag
from tasks.basis.database import lezen
from tests.hulp.mensen import Spel
from tests.hulp.prefect import wacht_tot

pytestmark = pytest.mark.timeout(600)
EIND = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
BINNEN_S = 60


def zet(toestand: str, naam: str | None = None, *, force: bool = False) -> Callable:
    def doe(prefect: httpx.Client, run: str) -> None:
        staat = {"type": toestand, "name": naam}
        prefect.post(f"/flow_runs/{run}/set_state", json={"state": staat, "force": force})

    return doe


def wis(prefect: httpx.Client, run: str) -> None:
    prefect.delete(f"/flow_runs/{run}").raise_for_status()


def kopieer(prefect: httpx.Client, run: str) -> None:
    oud = prefect.get(f"/flow_runs/{run}").json()
    nieuw = {"parameters": oud["parameters"], "name": f"kopie-{oud['name']}"}
    prefect.post(
        f"/deployments/{oud['deployment_id']}/create_flow_run", json=nieuw
    ).raise_for_status()


def hervat(invoer: dict | None) -> Callable:
    def doe(prefect: httpx.Client, run: str) -> None:
        prefect.post(f"/flow_runs/{run}/resume", json={"run_input": invoer} if invoer else {})

    return doe


def opnieuw(prefect: httpx.Client, run: str) -> None:
    """Retry, as the page does: first it must have failed."""
    zet("FAILED", force=True)(prefect, run)
    zet("SCHEDULED", "AwaitingRetry", force=True)(prefect, run)


HANDELINGEN = {
    "Cancel": zet("CANCELLING"),
    "Cancelled": zet("CANCELLED", force=True),
    "Delete": wis,
    "Retry": opnieuw,
    "Copy to new run": kopieer,
    "Resume met onzin": hervat({"uitkomst": "onzin", "x": 1}),
    "Resume met lege handtekening": hervat(
        {"uitkomst": "ernstige_dreiging", "motivering": "x", "functionaris": "x"}
        | {"ondertekeningscode": "000000"}
    ),
    "Resume zonder formulier": hervat(None),
    "set_state Completed": zet("COMPLETED"),
    "set_state Completed met kracht": zet("COMPLETED", force=True),
    "set_state Running": zet("RUNNING"),
    "set_state Scheduled": zet("SCHEDULED"),
    "set_state Paused": zet("PAUSED", "Paused", force=True),
    "set_state Crashed": zet("CRASHED", force=True),
}
LOOP = ["ernstige_dreiging", ("lokaal_domein", {"product": "di"}), "geleverd", "maatregeladvies"]
LOOP += ["geleverd", "vaststellen", "geinformeerd"]


@pytest.mark.parametrize("naam", HANDELINGEN)
def test_een_handeling_op_de_pagina_laat_de_zaak_waar_zij_was(spel: Spel, naam: str):
    zaaknummer = spel.meld()
    vraag = spel.wacht(zaaknummer)
    HANDELINGEN[naam](spel.prefect, vraag.run)
    wacht_weer_open(spel, zaaknummer, "weging")
    assert spel.speel(zaaknummer, "geen_ernstige_dreiging") == ["weging", "-"]
    assert spel.vastgelegd(zaaknummer, "besluit") == [("weging", 1)]
    assert spel.vastgelegd(zaaknummer, "vraag") == [("weging", 1)]


def test_bij_elke_vraag_van_een_zaak_een_andere_handeling(spel: Spel):
    zaaknummer = spel.meld()
    gevraagd = []
    for uitkomst, naam in zip(LOOP, HANDELINGEN, strict=False):
        vraag = spel.wacht(zaaknummer)
        gevraagd.append(vraag.stap)
        HANDELINGEN[naam](spel.prefect, vraag.run)
        wacht_weer_open(spel, zaaknummer, vraag.stap)
        keuze, velden = uitkomst if isinstance(uitkomst, tuple) else (uitkomst, {})
        spel.antwoord(spel.wacht(zaaknummer, vraag.stap), keuze, **velden)
    assert spel.wacht(zaaknummer) is None
    assert [stap for stap, _ in spel.vastgelegd(zaaknummer, "besluit")] == gevraagd
    assert [stap for stap, _ in spel.vastgelegd(zaaknummer, "vraag")] == gevraagd
    assert wacht_tot(lambda: levend(spel, zaaknummer) == [], binnen=15)


def test_een_gesloten_deurzaak_begint_niet_opnieuw(spel: Spel):
    zaaknummer = spel.meld()
    run = spel.wacht(zaaknummer).run
    spel.speel(zaaknummer, "geen_ernstige_dreiging")
    wacht_tot(lambda: levend(spel, zaaknummer) == [], binnen=15)
    opnieuw(spel.prefect, run)
    kopieer(spel.prefect, run)
    wacht_tot(lambda: levend(spel, zaaknummer) == [], binnen=30)
    assert spel.vastgelegd(zaaknummer, "vraag") == [("weging", 1)]


def test_bij_elke_van_vele_spoedmaatregelen_een_andere_handeling(spel: Spel):
    """All in one case, at once; each is answered after it, and each run ends by itself."""
    zaaknummer = spel.meld()
    onderwerpen = {spel.spoed(zaaknummer): naam for naam in HANDELINGEN}
    vragen = {o: spel.wacht(zaaknummer, "afstemming", onderwerp=o) for o in onderwerpen}
    for onderwerp, naam in onderwerpen.items():
        HANDELINGEN[naam](spel.prefect, vragen[onderwerp].run)
    for onderwerp in onderwerpen:
        wacht_weer_open(spel, zaaknummer, "afstemming", onderwerp)
    for onderwerp in onderwerpen:
        spel.antwoord(spel.wacht(zaaknummer, onderwerp=onderwerp), "beeindigen")
    for onderwerp in onderwerpen:
        assert spel.wacht(zaaknummer, onderwerp=onderwerp) is None
        assert wacht_tot(lambda o=onderwerp: levend(spel, zaaknummer, o) == [], binnen=30)
    aantal = [("afstemming", 1)] * len(onderwerpen)
    assert spel.vastgelegd(zaaknummer, "besluit") == aantal
    assert spel.speel(zaaknummer, "geen_ernstige_dreiging") == ["weging", "-"]
    assert sorted(spel.vastgelegd(zaaknummer, "vraag")) == [*aantal, ("weging", 1)]


def wacht_weer_open(spel: Spel, zaaknummer: str, stap: str, onderwerp: str = "") -> None:
    """Within a minute: this vraag is open, one live run waits for it, with its form."""
    time.sleep(0.5)

    def hersteld() -> bool:
        runs = levend(spel, zaaknummer, onderwerp)
        wachtend = spel.wacht(zaaknummer, stap, onderwerp=onderwerp)
        with lezen() as sessie:
            proces = spel.proces(sessie, zaaknummer, onderwerp)
            rust = proces.bezig_tot is None and not proces.wek
            vraag = sessie.get(Vraag, wachtend.id)
        return (
            rust
            and vraag.gesteld
            and len(runs) == 1
            and runs[0]["state_name"] == "Suspended"
            and runs[0]["id"] == proces.flow_run_id == vraag.run
            and runs[0]["state"]["state_details"]["pause_key"] == vraag.sleutel
        )

    wacht_tot(hersteld, binnen=BINNEN_S, uitleg=f"{zaaknummer}: {stap} staat niet weer open")


def levend(spel: Spel, zaaknummer: str, onderwerp: str = "") -> list[dict]:
    """Runs of this process that are not at an end."""
    return [run for run in spel.runs(zaaknummer, onderwerp) if run["state_type"] not in EIND]
