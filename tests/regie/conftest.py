"""The command line as a person uses it: real command, real register, Prefect away."""

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from deployments.regie import regie as voer_uit
from models.begrippen import Procedure
from models.tabellen import Proces
from models.voorbeelden.antwoorden import antwoord
from models.voorbeelden.invoer import melding
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu
from tasks.register.lezen import beeld, feiten
from tasks.vragen.vragen import stel_vraag
from tasks.zaak.zaken import open_vragen
from tests.hulp.installaties import vergeet

WEG = "http://127.0.0.1:9/api"


@dataclass(frozen=True)
class Uit:
    code: int
    uit: str
    fout: str

    @property
    def json(self) -> Any:
        return json.loads(self.uit)


@dataclass
class Regie:
    """Runs commands in this process; `apart` in a process of their own."""

    map: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *argumenten: str, stdin: bytes = b"") -> Uit:
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self.capsys.readouterr()
        vergeet()
        code = voer_uit(argumenten)
        return Uit(code, *self.capsys.readouterr())

    def apart(self, *argumenten: str, stdin: bytes = b"", **opties: Any) -> Uit:
        klaar = subprocess.run(
            [sys.executable, "-m", "deployments.regie", *argumenten],
            input=stdin,
            capture_output=True,
            check=False,
            timeout=60,
            **opties,
        )
        return Uit(klaar.returncode, klaar.stdout.decode(), klaar.stderr.decode())

    def code(self, wie: str) -> str:
        return self("functionaris", "code", wie).uit.strip()

    def bestand(self, inhoud: object, naam: str = "invoer.json") -> str:
        pad = self.map / naam
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode())
        return str(pad)

    def melding(self, **wijzigingen: Any) -> str:
        invoer = melding(nu=nu(), nummer="1")
        invoer["doelwit"] |= wijzigingen
        gedaan = self("melding", self.bestand(invoer))
        assert gedaan.code == 0, gedaan
        return gedaan.uit.strip()

    def besluit(self, zaak: str, stap: str, wie: str, invoer: object, *extra: str) -> Uit:
        return self(
            *("besluit", zaak, stap, "--als", wie, "--code", self.code(wie)),
            *("--invoer", self.bestand(invoer), *extra),
        )


@pytest.fixture
def regie(
    demo: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Regie:
    monkeypatch.setenv("PREFECT_API_URL", WEG)
    return Regie(tmp_path, capsys, monkeypatch)


@pytest.fixture
def productie(
    installatie: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Regie:
    monkeypatch.setenv("PREFECT_API_URL", WEG)
    return Regie(tmp_path, capsys, monkeypatch)


@pytest.fixture
def zaak(regie: Regie) -> str:
    """Een zaak in Oost-Brabant waarin de weging open is."""
    zaaknummer = regie.melding()
    vraag(zaaknummer, "weging")
    return zaaknummer


def vraag(zaaknummer: str, stap: str, keer: int = 1) -> str:
    """Stel een vraag zoals het proces dat doet; de weging is al met de melding gesteld."""
    with transactie() as sessie:
        proces = sessie.exec(
            select(Proces).where(
                col(Proces.zaaknummer) == zaaknummer, col(Proces.proces) == Procedure.LOKAAL_DOMEIN
            )
        ).one()
        proces.wek = False
        sessie.add(proces)
        open_ = [v.id for v in open_vragen(sessie, zaaknummer) if (v.stap, v.keer) == (stap, keer)]
        zaak = beeld(sessie, zaaknummer)
        return open_[0] if open_ else stel_vraag(sessie, zaak, proces, stap, keer, moment=nu()).id


def vastgelegd(zaaknummer: str, soort: str) -> list[Any]:
    """Wat van deze soort in het register staat."""
    with lezen() as sessie:
        return [feit for feit in feiten(sessie, zaaknummer) if feit.soort == soort]


def voorbeeld(stap: str, uitkomst: str, *, variant: str = "", **velden: Any) -> dict[str, Any]:
    """Een antwoord dat in Oost-Brabant wordt aanvaard."""
    overleg = {"overlegd_met": "hovj.oost-brabant"}
    bekend = overleg if stap in {"overleg", "vervolg", "afstemming"} else {}
    goed = antwoord(stap, uitkomst, variant=variant, vandaag=nu().date(), bekend=bekend)
    return goed | velden


ERNSTIG = voorbeeld("weging", "ernstige_dreiging")
