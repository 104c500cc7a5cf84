"""Who registers by hand must get what `regie worker` registers."""

from pathlib import Path

import yaml

from flows.roosters import ROOSTERS, TIJDZONE
from flows.tabel import FLOWS
from models.begrippen import Procedure

WORTEL = Path(__file__).parents[2]
DEPLOYMENTS = yaml.safe_load((WORTEL / "prefect.yaml").read_text())["deployments"]


def test_prefect_yaml_noemt_elk_proces_onder_zijn_eigen_naam():
    assert {d["name"]: d["entrypoint"] for d in DEPLOYMENTS} == {
        naam: f"{flow.fn.__module__}.{flow.fn.__name__}" for naam, flow in FLOWS.items()
    }


def test_prefect_yaml_noemt_elk_rooster_op_zijn_eigen_tijd():
    assert {d["name"]: d["schedules"] for d in DEPLOYMENTS if "schedules" in d} == {
        naam: [{"cron": cron, "timezone": TIJDZONE}] for naam, cron in ROOSTERS.items()
    }


def test_elke_procedure_en_elk_rooster_heeft_een_flow():
    assert set(FLOWS) == {*Procedure, *ROOSTERS}
