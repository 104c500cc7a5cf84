"""`regie start --demo` as a person meets it, from an empty home to Ctrl-C."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.hulp.prefect import vrije_poort, wacht_tot

PROJECT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


class Gestart:
    """One `regie start --demo` and the commands that someone types beside it."""

    def __init__(self, home: Path, poort: int) -> None:
        self.home, self.poort, self.scherm = home, poort, home / "scherm.txt"
        schoon = {n: w for n, w in os.environ.items() if not n.startswith(("REGIE_", "PREFECT_"))}
        leeg = home / "leeg"
        leeg.mkdir(parents=True)
        self.omgeving = {**schoon, "HOME": str(leeg), "REGIE_HOME": str(home), "COLUMNS": "200"}
        with self.scherm.open("wb") as scherm:
            self.proces = subprocess.Popen(
                (BIN / "regie", "start", "--demo", "--poort", str(poort)),
                env=self.omgeving,
                stdin=subprocess.DEVNULL,
                stdout=scherm,
                stderr=scherm,
                cwd=PROJECT,
            )

    def tekst(self) -> str:
        return self.scherm.read_text()

    def wacht(self) -> str:
        wacht_tot(lambda: "Functionaris:" in self.tekst(), binnen=115, uitleg=self.tekst())
        return self.tekst()

    def regie(self, *opdracht: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            (BIN / "regie", *opdracht),
            env=self.omgeving,
            capture_output=True,
            text=True,
            cwd=PROJECT,
            check=False,
        )

    def typ(self, opdracht: str) -> subprocess.CompletedProcess[str]:
        """A command line copied from the screen; `.venv/bin/` is where this Python lives."""
        opdracht = opdracht.replace(".venv/bin/", f"{BIN}/")
        return subprocess.run(
            ("bash", "-c", opdracht),
            env=self.omgeving,
            capture_output=True,
            text=True,
            cwd=PROJECT,
            check=False,
        )

    def kinderen(self) -> dict[str, psutil.Process]:
        return {
            next(w for w in DELEN if w in kind.cmdline()): kind
            for kind in psutil.Process(self.proces.pid).children()
            if kind.status() != psutil.STATUS_ZOMBIE
        }


@pytest.fixture(scope="module")
def gestart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gestart]:
    home = tmp_path_factory.mktemp("start")
    begonnen = Gestart(home, vrije_poort())
    try:
        begonnen.wacht()
        yield begonnen
    finally:
        begonnen.proces.send_signal(signal.SIGINT)  # nothing happens if it ended
        begonnen.proces.wait(40)


pytestmark = [pytest.mark.timeout(600), pytest.mark.xdist_group("start")]


DELEN = ("server", "worker", "klok", "postbode")


def opdracht_uit(tekst: str) -> str:
    """The two lines of the command that the screen gives."""
    regels = tekst.splitlines()
    begin = next(n for n, regel in enumerate(regels) if "regie formulier" in regel and "|" in regel)
    return "\n".join(regels[begin : begin + 2])


def test_wie_alleen_het_scherm_volgt_brengt_de_zaak_tot_haar_einde(gestart: Gestart):
    tekst = gestart.tekst()
    assert "wacht op Weging door de RCCB" in tekst
    assert "1. Antwoorden op de opdrachtregel" in tekst
    assert "2. Of in de browser" in tekst
    gedaan = 0
    while "regie formulier" in tekst:
        antwoord = gestart.typ(opdracht_uit(tekst))
        assert (antwoord.returncode, antwoord.stderr) == (0, "")
        tekst = gestart.regie("wachtrij").stdout
        gedaan += 1
    zaak = json.loads(gestart.regie("zaak", "BB-2026-000001", "--json").stdout)
    assert [besluit["stap"] for besluit in zaak["besluiten"]] == [
        "weging",
        "overleg",
        "vervolg",
        "maatregeladvies",
        "besluit_maatregelen",
        "informeren_persoon",
    ]
    assert gedaan == len(zaak["besluiten"])
    assert gestart.regie("register", "controleer").returncode == 0


def test_wie_wacht_ziet_elke_fase_en_haar_duur(gestart: Gestart):
    fasen = re.findall(r"^(.+) … \d+,\d s$", gestart.tekst(), re.MULTILINE)
    assert fasen == [
        "Register inrichten",
        "Functionarissen en een zaak om mee te oefenen",
        "Prefect-server",
        "Werker",
        "Klok",
        "Eerste vraag",
    ]


def test_status_is_goed_terwijl_alles_loopt(gestart: Gestart):
    assert wacht_tot(lambda: gestart.regie("status").returncode == 0, binnen=30)


def test_een_tweede_start_op_dezelfde_plek_zegt_dat(gestart: Gestart):
    tweede = gestart.regie("start", "--demo", "--poort", str(vrije_poort()))
    assert tweede.returncode == 5
    assert "Er loopt al een `regie start`" in tweede.stderr


def test_wie_geweigerd_wordt_laat_geen_server_achter(tmp_path: Path):
    """The server begins first; what is wrong with the register ends it again."""
    home, poort = tmp_path / "fout", vrije_poort()
    home.mkdir()
    (home / "sleutel").write_text("geen sleutel")
    geweigerd = subprocess.run(
        (BIN / "regie", "start", "--demo", "--poort", str(poort)),
        env={**os.environ, "REGIE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    assert (geweigerd.returncode, "sleutel" in geweigerd.stderr) == (5, True)
    begonnen = [
        p for p in psutil.process_iter(["cmdline"]) if str(poort) in (p.info["cmdline"] or ())
    ]
    assert begonnen == []


def test_een_bezette_poort_zegt_dat(gestart: Gestart, tmp_path: Path):
    elders = {**gestart.omgeving, "REGIE_HOME": str(tmp_path / "elders")}
    ander = subprocess.run(
        (BIN / "regie", "start", "--poort", str(gestart.poort)),
        env=elders,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ander.returncode == 5
    assert f"Poort {gestart.poort} is al in gebruik" in ander.stderr


def test_een_gedode_werker_komt_terug_en_de_zaak_gaat_verder(gestart: Gestart, tmp_path: Path):
    gestart.kinderen()["worker"].kill()
    melding = tmp_path / "melding.json"
    melding.write_text(gestart.regie("voorbeeld", "melding").stdout)
    nieuw = json.loads(gestart.regie("melding", str(melding), "--json").stdout)["zaaknummer"]
    assert gestart.regie("gereed", nieuw, "--op", "weging", "--tijd", "60").returncode == 0


def test_er_gaat_niets_naar_buiten(gestart: Gestart):
    """No process of a default installation has a connection beyond this machine."""
    verbindingen = [
        verbinding.raddr.ip
        for proces in [psutil.Process(gestart.proces.pid), *gestart.kinderen().values()]
        for verbinding in proces.net_connections("inet")
        if verbinding.raddr
    ]
    assert {ip for ip in verbindingen if ip not in {"127.0.0.1", "::1"}} == set()


def test_ctrl_c_stopt_alles_en_laat_niets_achter(gestart: Gestart):
    """The last of this file; that one who stops holds up no other is in test_proef."""
    kinderen = list(gestart.kinderen().values())
    gestart.proces.send_signal(signal.SIGINT)
    assert gestart.proces.wait(40) == 0
    assert [kind for kind in kinderen if kind.is_running()] == []
    assert gestart.regie("status").returncode == 1
