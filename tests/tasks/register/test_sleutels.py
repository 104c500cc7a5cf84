"""The master key is made once, for a register without secrets; what is lost is never replaced."""

import pytest
from sqlmodel import delete, select

from deployments.inrichten import richt_in
from models.fouten import Onbereikbaar, OnjuisteInvoer
from models.tabellen import Functionaris, Sleutel
from tasks.basis.database import lezen, transactie
from tasks.basis.instellingen import instellingen
from tasks.mensen.accounts import voeg_toe
from tasks.procedures.melding import open_zaak
from tasks.register.controle import controleer
from tasks.register.hoofden import ondertekensleutel
from tasks.register.sleutels import hoofdsleutel, pak_uit
from tasks.register.vastleggen import Handelende
from tests.hulp.installaties import vergeet
from tests.hulp.tegelijk import in_processen
from tests.hulp.voorbeelden import melding
from tests.hulp.zaakspel import NU
from tests.hulp.zoektabellen import zoektabellen

GOED = "YWxsZWVuIG9tIHRlIHRvZXRzZW4sIGdlZW4gZWNodGU="
KAPOT = ["Kanarie", GOED[:-4], f"{GOED[:-5]}=", f"{GOED}Kanarie", "é" * 44]
GEEN_WAARDE = [*KAPOT, " ", ",", f"{GOED},", f",{GOED}", f"{GOED},,{GOED}", f"{GOED},Kanarie"]
GEEN_INHOUD = [*KAPOT, "", "\n", f"{GOED}\nKanarie\n", f"{GOED},{GOED}\n"]


@pytest.fixture
def sleutelloos(zonder_mensen):
    """As an installation is just before its first key: tables, and no secret."""
    with transactie() as sessie:
        sessie.exec(delete(Sleutel))
    (zonder_mensen / "sleutel").unlink()
    return zonder_mensen


def open_():
    return open_zaak(melding(ontvangen_door__registratienummer="PL2100-s1"), moment=NU)


def richt_in_en_lees():
    richt_in()
    return (instellingen().home / "sleutel").read_text()


def test_acht_eerste_starts_tegelijk_krijgen_dezelfde_sleutel(sleutelloos):
    gemaakt = in_processen(richt_in_en_lees, *[()] * 8)
    assert set(gemaakt) == {(sleutelloos / "sleutel").read_text()}
    assert (sleutelloos / "sleutel").stat().st_mode & 0o777 == 0o600
    with lezen() as sessie:
        assert [len(pak_uit(rij.verpakt)) for rij in sessie.exec(select(Sleutel))] == [32, 32]


def test_een_sleutel_die_er_is_blijft_bij_elke_volgende_start(zonder_mensen):
    eerst = (zonder_mensen / "sleutel").read_text()
    assert richt_in_en_lees() == eerst


def test_met_een_sleutel_uit_de_omgeving_wordt_geen_bestand_gemaakt(sleutelloos, monkeypatch):
    monkeypatch.setenv("REGIE_SLEUTEL", GOED)
    vergeet()
    richt_in()
    assert not (sleutelloos / "sleutel").exists()
    with lezen() as sessie:
        assert len(list(sessie.exec(select(Sleutel)))) == 2


@pytest.mark.parametrize("tabel", [Sleutel, Functionaris])
def test_een_register_met_een_geheim_krijgt_geen_nieuwe_sleutel(zonder_mensen, tabel):
    with transactie() as sessie:
        voeg_toe(sessie, "iemand", door=Handelende(), moment=NU)
        if tabel is Functionaris:
            sessie.exec(delete(Sleutel))
    (zonder_mensen / "sleutel").unlink()
    voor = zoektabellen()
    with pytest.raises(Onbereikbaar, match="ontbreekt"):
        richt_in()
    assert not (zonder_mensen / "sleutel").exists()
    assert zoektabellen() == voor


def test_zonder_sleutel_wordt_niets_vastgelegd_en_met_de_oude_weer_wel(zonder_mensen):
    """Also by a process that has the key in its memory still."""
    hoofdsleutel()
    sleutel = zonder_mensen / "sleutel"
    bewaard, voor = sleutel.read_bytes(), zoektabellen()
    sleutel.unlink()
    for _ in range(2):
        with pytest.raises(Onbereikbaar, match="Zet het bestand `sleutel`"):
            open_()
    assert not sleutel.exists()
    assert zoektabellen() == voor
    sleutel.write_bytes(bewaard)
    assert open_() == "BB-2026-000001"
    assert controleer() == []


@pytest.mark.parametrize("waarde", GEEN_WAARDE)
def test_een_waarde_die_geen_sleutel_is_wordt_geweigerd_en_niet_herhaald(
    zonder_mensen, monkeypatch, waarde
):
    monkeypatch.setenv("REGIE_SLEUTEL", waarde)
    vergeet()
    for doe in (hoofdsleutel, open_, richt_in):
        with pytest.raises(OnjuisteInvoer, match="REGIE_SLEUTEL") as fout:
            doe()
        assert not any(deel in str(fout.value) for deel in waarde.split(",") if deel.strip())


@pytest.mark.parametrize("inhoud", [*(tekst.encode() for tekst in GEEN_INHOUD), b"\xff\xfe"])
def test_een_sleutelbestand_zonder_sleutel_wordt_niet_gebruikt_en_blijft_staan(
    zonder_mensen, inhoud
):
    (zonder_mensen / "sleutel").write_bytes(inhoud)
    for doe in (hoofdsleutel, open_, richt_in):
        with pytest.raises(Onbereikbaar, match="leeg of beschadigd") as fout:
            doe()
        assert not {"Kanarie", GOED} & set(str(fout.value).split())
    assert (zonder_mensen / "sleutel").read_bytes() == inhoud


def test_met_een_sleutel_die_niet_past_begint_niets(zonder_mensen, monkeypatch):
    voor = zoektabellen()
    monkeypatch.setenv("REGIE_SLEUTEL", GOED)
    instellingen.cache_clear()
    with pytest.raises(Onbereikbaar, match="past niet op dit register"):
        richt_in()
    assert zoektabellen() == voor


def test_een_beschadigde_ondertekensleutel_wordt_genoemd_en_blijft_staan(zonder_mensen):
    pad = zonder_mensen / "ondertekening.sleutel"
    pad.write_bytes(b"kapot")
    with pytest.raises(Onbereikbaar, match="is beschadigd"):
        ondertekensleutel()
    assert pad.read_bytes() == b"kapot"
