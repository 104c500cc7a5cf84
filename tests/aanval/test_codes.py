"""Attacks on one-time codes: looked at, guessed, used to shut somebody out or to find out who is.

Each is played with what its attacker has; it fails while the attack succeeds.
"""

import json
import os
import random
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

import pytest
from sqlmodel import select

from models.begrippen import Deur
from models.fouten import Geweigerd
from models.tabellen import Slot
from tasks.antwoorden.beslissen import beslis
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu
from tasks.mensen.codes import gebruik_code
from tasks.register.geweigerde_pogingen import Code, Poging
from tests.hulp.speler import code
from tests.hulp.voorbeelden import antwoord
from tests.hulp.zaakspel import NU, RCCB, Zaakspel

ERNSTIG = antwoord("weging", "ernstige_dreiging")
NIEMAND = 65_534
GLUURDER = """
import glob, json, sys, time
gezien, einde = set(), time.monotonic() + float(sys.argv[1])
while time.monotonic() < einde:
    for bestand in glob.glob("/proc/[0-9]*/cmdline"):
        try:
            with open(bestand, "rb") as f:
                regel = f.read().replace(b"\\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if "deployments.regie besluit" in regel:
            gezien.add(regel)
print(json.dumps(sorted(gezien)))
"""
"""A user without rights who looks at what every process was started with."""


def bespied(tijdens: tuple[str, ...], *, stdin: str = "") -> list[str]:
    """What he sees while this command runs."""
    wie = {"user": NIEMAND, "group": NIEMAND, "extra_groups": []} if os.geteuid() == 0 else {}
    opdracht = ("/usr/bin/python3", "-I", "-c", GLUURDER, "6")
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, cwd="/", env={}, **wie) as gluurder:
        regie = (sys.executable, "-m", "deployments.regie", *tijdens)
        subprocess.run(regie, input=stdin.encode(), capture_output=True, check=False, timeout=60)
        uit, _ = gluurder.communicate(timeout=60)
    return json.loads(uit)


@pytest.fixture
def besluit(demo: Path, tmp_path: Path) -> tuple[str, ...]:
    """The command with which the RCCB answers, but for the code."""
    bestand = tmp_path / "antwoord.json"
    bestand.write_text(json.dumps(ERNSTIG))
    spel = Zaakspel(moment=nu())
    return ("besluit", spel.zaaknummer, "weging", "--als", RCCB, "--invoer", str(bestand))


def test_wie_op_de_machine_rondkijkt_ziet_geen_code(besluit: tuple[str, ...]):
    getypt = "918273"
    gezien = bespied((*besluit, "--code", "-"), stdin=f"{getypt}\n")
    assert any("--code -" in regel for regel in gezien), "the attacker saw the command itself"
    assert [regel for regel in gezien if getypt in regel] == []


def test_wie_op_de_machine_rondkijkt_ziet_een_code_op_de_opdrachtregel_wel(
    besluit: tuple[str, ...],
):
    """Why that is for exercises only; it also proves that this attacker can see."""
    gezien = bespied((*besluit, "--code", "564738"))
    assert any("564738" in regel for regel in gezien)


def raad(wie: str, getypt: str, moment: datetime, *, deur: Deur = Deur.A, vraag: str = "") -> str:
    """One guess: what was said, or nothing if it was right."""
    poging = Poging(wie, Code(getypt), deur, moment)
    with transactie() as sessie:
        return str(gebruik_code(sessie, poging, getypt, vraag=vraag, moment=moment) or "")


@pytest.mark.parametrize("rust", [timedelta(seconds=1), timedelta(hours=6, seconds=1)])
def test_wie_33_dagen_raadt_komt_er_niet_in(demo: Path, rust: timedelta):
    """Five a minute gave half a chance. This is a chance of less than one in a thousand."""
    geluk, moment, keer = random.Random(19), NU, 0
    while moment < NU + timedelta(days=33):
        gezegd = raad(RCCB, f"{geluk.randrange(10**6):06}", moment)
        assert gezegd
        keer += "Te vaak" not in gezegd
        with lezen() as sessie:
            slot = sessie.exec(select(Slot)).one()
        if slot.dicht:
            break
        moment = max(moment + rust, slot.tot or moment)
    assert keer * 3e-6 < 0.001


def test_wie_op_de_pagina_van_prefect_codes_typt_sluit_de_rccb_niet_buiten(demo: Path):
    spel = Zaakspel()
    vraag = spel.vraag("weging")
    for _ in range(60):
        moment = spel.klok()
        with pytest.raises(Geweigerd):
            beslis(vraag.id, ERNSTIG, Poging(RCCB, Code("geen"), Deur.B, moment), moment=moment)
    moment = spel.klok()
    goed = Poging(RCCB, Code(code(RCCB, moment)), Deur.B, moment)
    with pytest.raises(Geweigerd, match=r"deze deur blijft gesloten.*antwoord met `regie besluit`"):
        beslis(vraag.id, ERNSTIG, goed, moment=moment)
    assert raad(RCCB, code(RCCB, moment), moment, deur=Deur.B, vraag="een andere") == ""
    assert spel.beslis(vraag, ERNSTIG, RCCB).functionaris == RCCB


def test_wie_raadt_hoort_en_meet_niet_of_een_id_bestaat(demo: Path):
    duur: dict[str, list[float]] = {RCCB: [], "rccb.bestaat-niet": []}
    gezegd: dict[str, list[str]] = {wie: [] for wie in duur}
    for n in range(60):
        moment = NU + timedelta(hours=2 * n)
        for wie, tijden in duur.items():
            begin = time.process_time()
            gezegd[wie].append(raad(wie, "geen", moment))
            tijden.append(time.process_time() - begin)
    bekend, onbekend = gezegd.values()
    assert bekend == onbekend
    kort, lang = sorted(map(median, duur.values()))
    assert lang < 2 * kort


def test_wie_in_de_databank_van_prefect_schrijft_gebruikt_geen_code_vooruit(demo: Path):
    """A moment of input that is yet to come buys no code of then, and no lock of a year."""
    spel = Zaakspel()
    vraag = spel.vraag("weging")
    moment = spel.klok()
    for vooruit in (timedelta(seconds=100), timedelta(days=365)):
        straks = moment + vooruit
        poging = Poging(RCCB, Code(code(RCCB, straks)), Deur.B, straks)
        with pytest.raises(Geweigerd):
            beslis(vraag.id, ERNSTIG, poging, moment=moment)
    assert spel.beslis(vraag, ERNSTIG, RCCB).functionaris == RCCB
