"""Who reaches the port of an installation that is no demo, without its key and with it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from models.tabellen import Vraag
from tasks.basis.paginasleutel import paginasleutel
from tests.aanval.conftest import begin_aanval, val_aan
from tests.flows.test_deur_b import ingevuld, rijen
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand, vrije_poort, wacht_tot

pytestmark = [pytest.mark.timeout(600), pytest.mark.xdist_group("echt")]
ZONDER = str(httpx.codes.UNAUTHORIZED)


@contextmanager
def verdraaiend(stand: Stand, spel: Spel, vraag: Vraag, sleutel: str) -> Iterator[dict[str, int]]:
    """Someone puts another answer there all the while, under a code that was really typed."""
    wie = spel.bevoegde(vraag, "geen_ernstige_dreiging")
    invoer = json.dumps(ingevuld(spel, vraag, "geen_ernstige_dreiging", wie))
    gezien: dict[str, int] = {}
    with begin_aanval("verdraai", stand.api, str(vraag.run), sleutel, invoer) as indringer:
        assert indringer.stdout is not None
        assert indringer.stdout.readline() == "begonnen\n"
        try:
            yield gezien
        finally:
            gezien |= json.loads(indringer.communicate("stop\n", timeout=60)[0])


def test_zonder_sleutel_leest_en_verandert_niemand_iets(echt: Stand, echt_spel: Spel):
    vraag = echt_spel.wacht(echt_spel.meld(), "weging")
    with verdraaiend(echt, echt_spel, vraag, "") as gezien:
        echt_spel.antwoord(vraag, "ernstige_dreiging")
        assert echt_spel.wacht(vraag.zaaknummer, "overleg")
    assert set(gezien) == {ZONDER}
    assert val_aan("luister", echt.api, "") == "dicht (1008)"


def test_met_de_sleutel_wordt_niets_dat_in_prefect_staat_een_antwoord(echt: Stand, echt_spel: Spel):
    """He writes and resumes every 5 ms: no answer, no attempt, and the vraag is answered after."""
    vraag = echt_spel.wacht(echt_spel.meld(), "weging")
    with verdraaiend(echt, echt_spel, vraag, paginasleutel()) as gezien:
        wacht_tot(lambda: opnieuw_gesteld(echt_spel, vraag), uitleg="niet eens hervat")
    assert gezien["201"] > 0
    assert echt_spel.vastgelegd(vraag.zaaknummer, "besluit") == []
    assert echt_spel.vastgelegd(vraag.zaaknummer, "poging") == []
    wacht_tot(lambda: echt_spel.wacht(vraag.zaaknummer, "weging"))
    echt_spel.antwoord(echt_spel.wacht(vraag.zaaknummer, "weging"), "ernstige_dreiging")
    assert echt_spel.wacht(vraag.zaaknummer, "overleg")
    assert echt_spel.vastgelegd(vraag.zaaknummer, "besluit") == [("weging", 1)]
    wacht_tot(lambda: rijen(echt_spel, vraag) == [], uitleg="wat er stond, is niet gewist")


def opnieuw_gesteld(spel: Spel, vraag: Vraag) -> bool:
    nu_ = spel.wacht(vraag.zaaknummer, "weging")
    return nu_ is not None and nu_.poging > vraag.poging


def test_buiten_een_demo_staat_er_geen_formulier_op_de_pagina(echt: Stand, echt_spel: Spel):
    vraag = echt_spel.wacht(echt_spel.meld(), "weging")
    assert rijen(echt_spel, vraag) == []


@pytest.mark.parametrize("deel", ["server", "worker", "klok"])
def test_buiten_een_demo_begint_niets_zonder_sleutel(echt: Stand, tmp_path: Path, deel: str):
    """A register that is no demo, as seen by a part that was not given the key."""
    geweigerd = start(deel, tmp_path, REGIE_DATABASE_URL=f"sqlite:///{echt.home / 'register.db'}")
    assert geweigerd.returncode == 5
    assert "Er is geen sleutel voor de Prefect-pagina" in geweigerd.stderr


def test_een_demo_die_verder_luistert_dan_deze_machine_vraagt_een_sleutel(tmp_path: Path):
    geweigerd = start("server", tmp_path, REGIE_DEMO="1", PREFECT_SERVER_API_HOST="0.0.0.0")  # noqa: S104
    assert geweigerd.returncode == 5
    assert "Er is geen sleutel voor de Prefect-pagina" in geweigerd.stderr


def test_de_sleutel_staat_in_geen_log_en_op_geen_opdrachtregel(echt: Stand):
    geheim = paginasleutel().partition(":")[2]
    logs = "".join(log.read_text() for log in (echt.home / "log").glob("*.log"))
    regels = "".join(
        Path(f"/proc/{proces.pid}/cmdline").read_text() for proces in echt.processen.values()
    )
    assert len(geheim) > 40
    assert not re.search(re.escape(geheim), logs + regels)
    assert (echt.home / "paginasleutel").stat().st_mode & 0o777 == 0o600


def start(deel: str, home: Path, **waarden: str) -> subprocess.CompletedProcess[str]:
    """A part that is started by itself, and refuses."""
    schoon = {n: w for n, w in os.environ.items() if not n.startswith(("REGIE_", "PREFECT_"))}
    poort = ("--poort", str(vrije_poort())) if deel == "server" else ()
    return subprocess.run(
        (sys.executable, "-m", "deployments.regie", deel, *poort),
        env={**schoon, "REGIE_HOME": str(home), **waarden},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
