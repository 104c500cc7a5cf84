"""The shipped walk-through, on a running installation: made of commands, each with exit code 0."""

import subprocess
import sys
from pathlib import Path

import pytest

from deployments.demo import vul_demo
from models.begrippen import Domein, Rol
from tasks.database import lezen
from tasks.register import beeld
from tests.installaties import BEGIN
from tests.stand import Spel, Stand


@pytest.mark.timeout(400)
def test_regie_demo_triage_loopt_van_melding_tot_terugkeer(
    spel: Spel, stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    vul_demo(moment=BEGIN)
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
