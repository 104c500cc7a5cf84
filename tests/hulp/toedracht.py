"""What a failed test says of the cases that it opened: how they stand, and what Prefect logged.

Only tells: whatever goes wrong here becomes a sentence, never another failure.
"""

import io
import os
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import httpx
import pytest

from deployments.regie.scherm.zaak import toon_zaak
from tasks.overzicht import zaken as overzicht
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Gemeld

Deel = tuple[str, str]
"""A title and a text, as pytest shows them under a failure."""
HOOGSTENS = 5
"""Cases that are told of; of a test that opened more, the last."""
REGELS = 40
"""Of a log: its last lines."""


def toedracht() -> list[Deel]:
    """Of every case since the last `Spel.gemeld.clear()`, and the logs of their installation."""
    zaken = Spel.gemeld[-HOOGSTENS:]
    delen = [deel for gemeld in zaken for deel in _van_zaak(gemeld)]
    if eerder := [gemeld.zaaknummer for gemeld in Spel.gemeld[:-HOOGSTENS]]:
        delen.append(("eerder geopend, hier niet getoond", ", ".join(eerder)))
    for home in dict.fromkeys(gemeld.home for gemeld in zaken if gemeld.prefect):
        logboeken = sorted((home / "log").glob("*.log"))
        delen += [(f"einde van {log.name}", _veilig(_staart, log)) for log in logboeken]
    return [(titel, tekst) for titel, tekst in delen if tekst]


def _van_zaak(gemeld: Gemeld) -> list[Deel]:
    delen = [(f"regie zaak {gemeld.zaaknummer}", _veilig(_zaaktekst, gemeld))]
    if gemeld.prefect:
        delen.append((f"runs van {gemeld.zaaknummer}", _veilig(_runs, gemeld)))
    return delen


def _veilig(vertel: Callable[[Any], str], wat: object) -> str:
    try:
        return vertel(wat)
    except (Exception, pytest.fail.Exception) as fout:  # noqa: BLE001  also when its time is up
        return f"Niet te tonen, is de installatie er nog? {type(fout).__name__}: {fout}"


def _zaaktekst(gemeld: Gemeld) -> str:
    """Exactly what `regie zaak` shows, while this process still belongs to its installation."""
    if os.environ.get("REGIE_HOME") != str(gemeld.home) or not gemeld.home.is_dir():
        return f"De installatie {gemeld.home} is er niet meer."
    with redirect_stdout(io.StringIO()) as scherm:
        toon_zaak(overzicht.zaak(gemeld.zaaknummer))
    return scherm.getvalue()


def _runs(gemeld: Gemeld) -> str:
    """Every run of this case, how it stands, and what it logged."""
    waar = {"flow_runs": {"name": {"like_": gemeld.zaaknummer}}, "sort": "START_TIME_ASC"}
    runs = _vraag(gemeld.prefect, "/flow_runs/filter", waar)
    return "\n".join(regel for run in runs for regel in _run(gemeld.prefect, run))


def _run(prefect: httpx.Client, run: dict[str, Any]) -> list[str]:
    staat = run["state"] or {}
    kop = f"{run['id']} {run['parameters']}: {staat.get('name')} {staat.get('message') or ''}"
    waar = {"flow_run_id": {"any_": [run["id"]]}}
    laatste = {"logs": waar, "sort": "TIMESTAMP_DESC", "limit": REGELS}
    logs = reversed(_vraag(prefect, "/logs/filter", laatste))
    regels = [f"  {log['timestamp']} {log['message']}" for log in logs]
    return [kop.rstrip(), *(regels or ["  niets gelogd"])]


def _vraag(prefect: httpx.Client, pad: str, waar: dict[str, Any]) -> list[dict[str, Any]]:
    return prefect.post(pad, json=waar, timeout=2).raise_for_status().json()


def _staart(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-REGELS:])
