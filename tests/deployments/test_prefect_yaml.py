from pathlib import Path

import yaml

from flows.tabel import FLOWS


def test_prefect_yaml_noemt_elk_proces_onder_zijn_eigen_naam():
    """Who registers by hand must get what `regie worker` registers."""
    bestand = yaml.safe_load((Path(__file__).parents[2] / "prefect.yaml").read_text())
    assert {d["name"]: d["entrypoint"] for d in bestand["deployments"]} == {
        naam: f"{flow.fn.__module__}.{flow.fn.__name__}" for naam, flow in FLOWS.items()
    }
