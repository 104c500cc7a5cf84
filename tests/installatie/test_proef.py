"""`regie start --proef` (`make proef`): two at once beside anything else, and then nothing left."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tests.hulp.geplant import beplant, ontkiemd
from tests.hulp.prefect import wacht_tot
from tests.installatie.test_start import PROJECT, opdracht_uit

pytestmark = [pytest.mark.timeout(300), pytest.mark.xdist_group("start")]
REGIE = f"{sys.executable} -m deployments.regie"
ELDERS = {
    "REGIE_DATABASE_URL": "sqlite:////nergens/register.db",
    "REGIE_SLEUTEL": "onbruikbaar",
    "PREFECT_API_DATABASE_CONNECTION_URL": "sqlite+aiosqlite:////nergens/prefect.db",
}
"""What a developer has set for an installation of another kind."""


@dataclass
class Proef:
    """One that runs, with its screen and the windows beside it."""

    proces: subprocess.Popen[bytes]
    scherm: Path
    plek: dict[str, Any]

    @property
    def tekst(self) -> str:
        return self.scherm.read_text()

    @property
    def export(self) -> str:
        return re.search(r"^export .*$", self.tekst, re.MULTILINE)[0]

    @property
    def home(self) -> Path:
        return Path(re.search(r"REGIE_HOME=(\S+)", self.export)[1])

    @property
    def poorten(self) -> dict[str, int]:
        adres = r"^.*(Prefect|Bevestigen|Mail): +\w+://127\.0\.0\.1:(\d+)"
        return {wat: int(poort) for wat, poort in re.findall(adres, self.tekst, re.MULTILINE)}

    def typ(self, opdracht: str) -> str:
        """In a second window, after the line that the screen gives; what it printed."""
        opdracht = re.sub(r"(\.venv/bin/)?\bregie ", f"{REGIE} ", opdracht)
        gedaan = subprocess.run(
            ("bash", "-c", f"set -o pipefail\n{self.export}\n{opdracht}"),
            capture_output=True,
            text=True,
            check=False,
            **self.plek,
        )
        assert (gedaan.returncode, gedaan.stderr) == (0, ""), opdracht
        return gedaan.stdout

    def processen(self) -> list[psutil.Process]:
        return [proces for proces in psutil.process_iter() if thuis_van(proces) == str(self.home)]

    def luistert(self) -> list[int]:
        return [poort for poort in self.poorten.values() if open_(poort)]


def thuis_van(proces: psutil.Process) -> str | None:
    with suppress(psutil.Error):
        return proces.environ().get("REGIE_HOME")
    return None


def open_(poort: int) -> bool:
    with closing(socket.socket()) as kijker:
        return kijker.connect_ex(("127.0.0.1", poort)) == 0


@contextmanager
def proef(map_: Path) -> Iterator[Proef]:
    """Started by someone with settings of elsewhere, in the environment and in that folder."""
    for naam in ("thuis", "tijdelijk"):
        (map_ / naam).mkdir(parents=True)
    beplant(map_ / "werk", modules=False)  # `python -m` would take those, `regie` does not
    schoon = {n: w for n, w in os.environ.items() if not n.startswith(("REGIE_", "PREFECT_"))}
    schoon |= {"HOME": str(map_ / "thuis"), "TMPDIR": str(map_ / "tijdelijk"), "COLUMNS": "80"}
    plek = {"env": schoon | ELDERS | {"PYTHONPATH": str(PROJECT)}, "cwd": map_ / "werk"}
    scherm = map_ / "scherm.txt"
    with scherm.open("wb") as uit:
        proces = subprocess.Popen(
            [*REGIE.split(), "start", "--proef"],
            stdin=subprocess.DEVNULL,
            stdout=uit,
            stderr=uit,
            **plek,
        )
    try:
        yield Proef(proces, scherm, plek)
    finally:
        proces.send_signal(signal.SIGTERM)
        proces.wait(40)
        assert ontkiemd(map_ / "werk") == []


def test_twee_proeven_naast_elkaar_laten_na_het_stoppen_niets_achter(tmp_path: Path):
    with ExitStack() as stapel:
        een, ander = (stapel.enter_context(proef(tmp_path / naam)) for naam in ("een", "ander"))
        for loopt in (een, ander):
            wacht_tot(lambda p=loopt: "Ctrl-C stopt alles" in p.tekst, binnen=115)
            assert len(loopt.luistert()) == 3, loopt.tekst
            heel = re.findall(r"^REGIE_HOME=\S+ .*regie (\w+)$", loopt.tekst, re.MULTILINE)
            assert heel == ["wachtrij", "postvak", "termijnen"]  # each on one line, to copy
        assert not set(een.poorten.values()) & set(ander.poorten.values())
        assert een.home.parent == tmp_path / "een" / "tijdelijk"
        bediening_werkt(een)
        for loopt, sein in ((een, signal.SIGINT), (ander, signal.SIGTERM)):
            assert len(loopt.processen()) == 4, loopt.processen()
            ander.typ("regie status")  # whoever stops does not hold up who goes on
            loopt.proces.send_signal(sein)
            assert loopt.proces.wait(40) == 0, loopt.tekst
            assert (loopt.processen(), loopt.luistert()) == ([], [])
    over = [pad for naam in ("thuis", "tijdelijk") for pad in tmp_path.glob(f"*/{naam}/*")]
    assert over == []


def bediening_werkt(loopt: Proef) -> None:
    """The first vraag waits in Prefect and on the command line; its answer leads to the next."""
    (eerste,) = json.loads(loopt.typ("regie wachtrij --json"))
    assert eerste["stap"] == "weging"
    run = re.search(r"http://\S+(:\d+)/runs/flow-run/(\S+)", loopt.tekst)
    assert run[1] == f":{loopt.poorten['Prefect']}"
    gevonden = httpx.get(f"http://127.0.0.1{run[1]}/api/flow_runs/{run[2]}").json()
    assert (gevonden["name"], gevonden["state"]["type"]) == (eerste["zaaknummer"], "PAUSED")
    loopt.typ(opdracht_uit(loopt.tekst))
    loopt.typ("regie voorbeeld melding | regie melding -")
    vragen = json.loads(loopt.typ("regie wachtrij --json"))
    assert sorted(vraag["stap"] for vraag in vragen) == ["overleg", "weging"]
    duren = [
        datetime.fromisoformat(vraag["vervalt_op"]) - datetime.fromisoformat(vraag["sinds"])
        for vraag in vragen
    ]
    assert max(duren) < timedelta(hours=1)
