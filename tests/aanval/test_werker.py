"""Who may write in Prefect has a worker run something of his own: through run, deployment, pool."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tasks.runs.api import client as prefect_client
from tests.hulp.installaties import omgeving
from tests.hulp.live import SNEL, draaiend
from tests.hulp.prefect import wacht_tot

WERKERS = ["warm", "process"]
EIND = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
pytestmark = [pytest.mark.alles, pytest.mark.timeout(600)]


class Aanval:
    """A file that is there once somebody's code ran, and what would make it so."""

    def __init__(self, spoor: Path) -> None:
        self.spoor, module = spoor, spoor.parent / "kwaad.py"
        daad = f"open({str(spoor)!r}, 'w').close()"
        module.write_text(
            f"{daad}\nfrom prefect import flow\n@flow(name='agenda')\ndef f(): {daad}\n"
        )
        self.opdracht = f"touch {spoor}"
        self.ingang = f"{module}:f"
        self.stap = {"prefect.deployments.steps.run_shell_script": {"script": self.opdracht}}
        self.omgeving = {"PYTHONPATH": str(module.parent), "PYTHONSTARTUP": str(module)}
        self.omgeving |= {"PREFECT__FLOW_ENTRYPOINT": self.ingang}


@pytest.fixture(params=WERKERS)
def prefect(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[httpx.Client]:
    """The API, with a worker of this kind behind it."""
    home = tmp_path / "regie"
    home.mkdir()
    eigen = {"REGIE_WERKER": request.param, "PREFECT_WORKER_QUERY_SECONDS": "1"}
    with (
        draaiend(home, SNEL | eigen) as (stand, waarden),
        omgeving(waarden),
        prefect_client(stand.api, geduld_s=20) as client,
    ):
        wacht_tot(lambda: deployment(client), binnen=120, uitleg="niet geregistreerd")
        yield client


def deployment(prefect: httpx.Client) -> dict[str, Any]:
    gevonden = prefect.get("/deployments/name/agenda/agenda")
    return gevonden.json() if gevonden.is_success else {}


def gedraaid(prefect: httpx.Client, flow: str, **run: Any) -> str:
    """Make a run, and wait for its end."""
    gemaakt = prefect.post(
        f"/deployments/{flow}/create_flow_run", json={"state": {"type": "SCHEDULED"}} | run
    )
    nummer = gemaakt.raise_for_status().json()["id"]

    def klaar() -> str:
        soort = prefect.get(f"/flow_runs/{nummer}").json()["state_type"]
        return soort if soort in EIND else ""

    return wacht_tot(klaar, binnen=120, uitleg="de run kwam niet ten einde")


def test_een_werker_draait_niets_dat_iemand_in_prefect_zette(prefect: httpx.Client, tmp_path: Path):
    """All at once: every one of these would have left the file."""
    aanval = Aanval(tmp_path / "spoor")
    van = deployment(prefect)
    pool = f"/work_pools/{van['work_pool_name']}"
    sjabloon = {
        "job_configuration": {"command": aanval.opdracht, "env": aanval.omgeving},
        "variables": {"type": "object", "properties": {}},
    }
    prefect.patch(pool, json={"base_job_template": sjabloon}).raise_for_status()
    anders = {"entrypoint": aanval.ingang, "path": str(tmp_path), "pull_steps": [aanval.stap]}
    anders["job_variables"] = {"command": aanval.opdracht, "env": aanval.omgeving}
    prefect.patch(f"/deployments/{van['id']}", json=anders).raise_for_status()
    mee = {"command": aanval.opdracht, "env": aanval.omgeving, "working_dir": str(tmp_path)}
    assert gedraaid(prefect, van["id"], job_variables=mee) == "COMPLETED"  # the flow of ours
    assert not aanval.spoor.exists()


def test_een_run_met_iets_erbij_of_van_een_ander_proces_eindigt_meteen(
    prefect: httpx.Client, tmp_path: Path
):
    aanval = Aanval(tmp_path / "spoor")
    van = deployment(prefect)
    prefect.patch(
        f"/deployments/{van['id']}", json={"enforce_parameter_schema": False}
    ).raise_for_status()
    assert gedraaid(prefect, van["id"], parameters={"meer": "iets"}) == "CRASHED"
    flow = prefect.post("/flows/", json={"name": "kwaad"}).json()["id"]
    eigen = {"name": "kwaad", "flow_id": flow, "entrypoint": aanval.ingang, "path": str(tmp_path)}
    eigen |= {"work_pool_name": van["work_pool_name"], "pull_steps": [aanval.stap]}
    kwaad = prefect.post("/deployments/", json=eigen).raise_for_status().json()["id"]
    assert gedraaid(prefect, kwaad) == "CRASHED"
    assert not aanval.spoor.exists()
