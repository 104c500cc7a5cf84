"""The shipped walk-through, on a running installation: made of commands, each with exit code 0."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from deployments.demo.namen import demo_id
from models.begrippen import LANDELIJK, Domein, Rol, Status
from models.rules.informering import LADDER
from models.tabellen import Functionaris, Mandaat
from tasks.basis.database import lezen, transactie
from tasks.register.lezen import beeld
from tests.hulp import speler
from tests.hulp.installaties import BEGIN
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand, vrije_poort

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("live-lang"),
    pytest.mark.parametrize("installatie_live", ["sqlite"], indirect=True),  # as `make start` does
]
ZAAK = re.compile(r"BB-[0-9]{4}-[0-9]{6}")
GEMEENTEN = ("GM0772", "GM0855", "GM0363")
WIE = (
    *((rol, "Oost-Brabant") for rol in (Rol.RCCB, Rol.ADVISEUR_BBC, Rol.POLITIE, Rol.HOVJ)),
    (Rol.PORTEFEUILLEHOUDER_RCCB, "Oost-Brabant"),
    *((rol, LANDELIJK) for rol in (Rol.NCTV, Rol.DIRECTEUR_NCTV, Rol.ADVISEUR_BB)),
    *((rol, gemeente) for rol in LADDER for gemeente in GEMEENTEN),
)


def schrijf_in() -> None:
    """Those of the demo who act in the walk; the others of this installation are a test's own."""
    with transactie() as sessie:
        if sessie.get(Functionaris, demo_id(*WIE[0])):
            return
        for rol, gebied in WIE:
            wie = demo_id(rol, gebied)
            mandaat = Mandaat(functionaris=wie, rol=rol, gebied=gebied, van=BEGIN)
            speler.schrijf_in(sessie, wie, mandaat)


def rondleiding(naam: str) -> str:
    """What it printed."""
    gedaan = subprocess.run(
        [sys.executable, "-m", "deployments.regie", "demo", naam],
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedaan.returncode == 0, gedaan.stderr + gedaan.stdout[-2000:]
    assert "Het register is heel." in gedaan.stdout.splitlines()
    return gedaan.stdout


def test_regie_demo_triage_loopt_van_melding_tot_terugkeer(
    spel: Spel, stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    schrijf_in()
    monkeypatch.chdir(tmp_path)
    regels = rondleiding("triage").splitlines()
    zaaknummer = next(regel for regel in regels if regel.startswith("BB-"))
    terug = f"$ regie terugkeer {zaaknummer} --als directeur_nctv"
    assert any(regel.startswith(terug) for regel in regels)
    assert "Dit is gelijk aan het register." in regels
    assert (tmp_path / f"{zaaknummer}.pdf").stat().st_size > 0
    with lezen() as sessie:
        zaak = beeld(sessie, zaaknummer)
    soorten = {"aanwijzing", "terugkeer", "uitgifte"}
    assert soorten <= {feit.soort for feit in zaak.feiten}
    assert (zaak.domein, zaak.gezag.rol, zaak.aangewezen) == (Domein.LOKAAL, Rol.HOVJ, None)


@pytest.mark.norm("N020", "N082", "N083", "N096")
def test_regie_demo_toetsing_loopt_tot_de_laatste_maatregel_en_langs_een_object(
    spel: Spel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    schrijf_in()
    monkeypatch.chdir(tmp_path)
    regels = rondleiding("toetsing").splitlines()
    zaaknummer, plek = (regel for regel in regels if ZAAK.fullmatch(regel))
    assert (tmp_path / "agenda.ics").stat().st_size > 0
    with lezen() as sessie:
        zaak, object_ = beeld(sessie, zaaknummer), beeld(sessie, plek)
    toetsen = [b.uitkomst for b in zaak.besluiten if b.stap == "toetsbesluit"]
    assert (zaak.status, toetsen) == (Status.GESLOTEN, ["afschalen", "beeindigen"])
    assert [(b.stap, b.rol) for b in object_.besluiten] == [
        ("niveau", "nctv"),
        ("opvolging", "burgemeester"),
        ("besluit_maatregelen", "burgemeester"),
    ]


@pytest.mark.norm("N055", "N056", "N057")
def test_regie_demo_burgemeester_informeert_drie_gemeenten(
    spel: Spel, stand: Stand, monkeypatch: pytest.MonkeyPatch
):
    schrijf_in()
    (stand.home / "prefect.json").write_text(f'{{"postvak": {vrije_poort()}}}')
    stand.begin("postbode", "postbode")
    stand.begin("klok", "klok")
    try:
        uit = rondleiding("burgemeester")
    finally:
        stand.dood("klok")
        stand.dood("postbode")
        (stand.home / "prefect.json").unlink()
    zaaknummer = next(regel for regel in uit.splitlines() if regel.startswith("BB-"))
    with lezen() as sessie:
        zaak = beeld(sessie, zaaknummer)
    assert [(b.functionaris, b.uitkomst) for b in zaak.besluiten if b.stap == "ontvangst"] == [
        (demo_id(Rol.BURGEMEESTER, "GM0772"), "ontvangen"),
        (demo_id(Rol.LOCO_BURGEMEESTER, "GM0855"), "ontvangen"),
    ]
    assert {i.gemeente for i in zaak.informeringen.values()} == set(GEMEENTEN)
