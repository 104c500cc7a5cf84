"""The shipped walk-through, on a running installation: made of commands, each with exit code 0."""

import subprocess
import sys
from pathlib import Path

import pyotp
import pytest

from deployments.demo import demo_id
from models.begrippen import LANDELIJK, Domein, Rol
from models.tabellen import Functionaris, Mandaat
from tasks.database import lezen, transactie
from tasks.register import beeld
from tasks.sleutels import verpak
from tests.installaties import BEGIN
from tests.stand import Spel, Stand

WIE = (
    *((rol, "Oost-Brabant") for rol in (Rol.RCCB, Rol.ADVISEUR_BBC, Rol.POLITIE, Rol.HOVJ)),
    *((rol, LANDELIJK) for rol in (Rol.NCTV, Rol.DIRECTEUR_NCTV, Rol.ADVISEUR_BB)),
)


def schrijf_in() -> None:
    """Those of the demo who act in the walk; the others of this installation are a test's own."""
    with transactie() as sessie:
        for rol, gebied in WIE:
            wie = demo_id(rol, gebied)
            sessie.add(Functionaris(id=wie, geheim=verpak(pyotp.random_base32().encode())))
            sessie.flush()
            sessie.add(Mandaat(functionaris=wie, rol=rol, gebied=gebied, van=BEGIN))


@pytest.mark.timeout(400)
@pytest.mark.parametrize("installatie_live", ["sqlite"], indirect=True)  # as `make start` gives it
def test_regie_demo_triage_loopt_van_melding_tot_terugkeer(
    spel: Spel, stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    schrijf_in()
    monkeypatch.chdir(tmp_path)
    gedaan = subprocess.run(
        [sys.executable, "-m", "deployments.regie", "demo", "triage"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedaan.returncode == 0, gedaan.stderr + gedaan.stdout[-2000:]
    regels = gedaan.stdout.splitlines()
    zaaknummer = next(regel for regel in regels if regel.startswith("BB-"))
    assert f"$ regie terugkeer {zaaknummer} --als directeur_nctv" in gedaan.stdout
    assert "Dit is gelijk aan het register." in regels
    assert "Het register is heel." in regels
    assert (tmp_path / f"{zaaknummer}.pdf").stat().st_size > 0
    with lezen() as sessie:
        zaak = beeld(sessie, zaaknummer)
    soorten = {"aanwijzing", "terugkeer", "uitgifte"}
    assert soorten <= {feit.soort for feit in zaak.feiten}
    assert (zaak.domein, zaak.gezag.rol, zaak.aangewezen) == (Domein.LOKAAL, Rol.HOVJ, None)
