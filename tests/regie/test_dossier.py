import stat
from pathlib import Path

import pytest

from models.voorbeelden.invoer import informatieproduct
from tests.regie.conftest import ERNSTIG, Regie, Uit, vastgelegd, voorbeeld, vraag

HOVJ, RCCB, POLITIE = "hovj.oost-brabant", "rccb.oost-brabant", "politie.oost-brabant"
GEHEIM = "Verzonnen bron die niemand anders mag kennen."


def lees(regie: Regie, zaak: str, wie: str, *extra: str) -> Uit:
    return regie("dossier", zaak, "--als", wie, "--code", regie.code(wie), *extra)


@pytest.mark.norm("N008")
def test_een_inzage_staat_vast_met_ontvanger_grondslag_moment_en_soort_inhoud(
    regie: Regie, zaak: str
):
    gelezen = lees(regie, zaak, HOVJ)
    assert gelezen.code == 0
    (inzage,) = vastgelegd(zaak, "inzage")
    assert (inzage.functionaris, inzage.rol, inzage.gebied) == (HOVJ, "hovj", "Oost-Brabant")
    assert inzage.inhoud["ontvanger"] == {"rol": "hovj", "gebied": "Oost-Brabant"}
    assert inzage.inhoud["soort_inhoud"] == "dossier"
    assert "Wet politiegegevens" in inzage.inhoud["grondslag"]


def test_het_dossier_is_leesbaar_nederlands(regie: Regie, zaak: str):
    regie.besluit(zaak, "weging", RCCB, ERNSTIG)
    gelezen = lees(regie, zaak, HOVJ).uit
    for deel in (
        f"# Dossier {zaak}",
        "Naam: Testpersoon Voorbeeld",
        "Besluit: Weging door de RCCB",
        "Is er sprake van ernstige dreiging?: ernstige_dreiging",
        f"Door {RCCB}, rccb (Oost-Brabant).",
        "Weg waarlangs is geantwoord: opdrachtregel",
        "Getekend met: code uit de eigen app",
        "Inzage",
    ):
        assert deel in gelezen


@pytest.mark.norm("N085")
def test_een_besluit_zegt_of_de_beslisser_het_dossier_las(regie: Regie, zaak: str):
    lees(regie, zaak, RCCB)
    regie.besluit(zaak, "weging", RCCB, ERNSTIG)
    (inzage,), (besluit,) = vastgelegd(zaak, "inzage"), vastgelegd(zaak, "besluit")
    assert besluit.inhoud["gelezen"] == inzage.volgnummer


@pytest.mark.norm("N008")
def test_de_kmar_leest_pas_als_er_advies_is_gevraagd(regie: Regie, zaak: str):
    assert lees(regie, zaak, "kmar").code == 3
    vraag(zaak, "maatregeladvies")
    assert lees(regie, zaak, "kmar").code == 0


@pytest.mark.parametrize("wie", [HOVJ, "adviseur_bbc.oost-brabant", RCCB, POLITIE])
def test_wie_in_de_zaak_kan_antwoorden_mag_lezen(regie: Regie, zaak: str, wie: str):
    assert lees(regie, zaak, wie).code == 0


@pytest.mark.norm("N008")
@pytest.mark.parametrize("wie", ["beheerder", "hovj.limburg", "nctv", "burgemeester.gm0772"])
def test_wie_er_niets_te_zoeken_heeft_leest_niet_en_dat_staat_vast(
    regie: Regie, zaak: str, wie: str
):
    gedaan = lees(regie, zaak, wie)
    assert (gedaan.code, gedaan.uit) == (3, "")
    assert "N008" in gedaan.fout
    (poging,) = vastgelegd(zaak, "poging")
    assert poging.inhoud["functionaris"] == wie
    assert vastgelegd(zaak, "inzage") == []


@pytest.mark.norm("N076")
def test_niemand_leest_de_eigen_zaak(regie: Regie):
    zaak = regie.melding(functionaris=HOVJ)
    gedaan = lees(regie, zaak, HOVJ)
    assert (gedaan.code, gedaan.uit) == (3, "")
    assert "N076" in gedaan.fout


def test_zonder_juiste_code_wordt_niets_getoond(regie: Regie, zaak: str):
    gedaan = regie("dossier", zaak, "--als", HOVJ, "--code", "123")
    assert (gedaan.code, gedaan.uit) == (3, "")
    assert vastgelegd(zaak, "inzage") == []


def test_een_bestand_is_alleen_voor_wie_het_maakt(regie: Regie, zaak: str):
    doel = regie.map / "dossier.md"
    doel.write_text("oud")
    doel.chmod(0o644)
    gedaan = lees(regie, zaak, HOVJ, "--uit", str(doel))
    assert (gedaan.code, gedaan.uit) == (0, "")
    assert str(doel) in gedaan.fout
    assert stat.S_IMODE(doel.stat().st_mode) == 0o600
    assert doel.read_text().startswith(f"# Dossier {zaak}")


@pytest.mark.parametrize("doel", ["weg/dossier.md", "."])
def test_kan_het_bestand_niet_dan_wordt_er_niets_gelezen(regie: Regie, zaak: str, doel: str):
    gedaan = lees(regie, zaak, HOVJ, "--uit", str(regie.map / doel))
    assert gedaan.code == 2
    assert vastgelegd(zaak, "inzage") == []


def test_een_weigering_laat_geen_bestand_achter(regie: Regie, zaak: str):
    doel = regie.map / "leeg"
    doel.mkdir()
    assert lees(regie, zaak, "beheerder", "--uit", str(doel / "dossier.md")).code == 3
    assert list(Path(doel).iterdir()) == []


@pytest.mark.norm("N094")
def test_een_product_met_een_beperking_ziet_alleen_het_gezag_en_de_leverancier(
    regie: Regie, zaak: str
):
    vraag(zaak, "informatieproduct")
    beperkt = {"inhoud": GEHEIM, "beperking_op_delen": "Bescherming van de bron."}
    product = voorbeeld("informatieproduct", "geleverd", **beperkt)
    assert regie.besluit(zaak, "informatieproduct", POLITIE, product).code == 0
    for wie in (HOVJ, POLITIE):
        gelezen = lees(regie, zaak, wie).uit
        assert GEHEIM in gelezen
        assert "Bescherming van de bron." in gelezen
    ander = lees(regie, zaak, RCCB).uit
    assert GEHEIM not in ander
    assert "Bescherming van de bron." not in ander
    assert "achtergehouden" in ander
    assert "N094" in ander


@pytest.mark.norm("N094")
def test_ook_het_register_toont_een_beperkt_product_niet_aan_een_ander(regie: Regie, zaak: str):
    product = {**informatieproduct(), "inhoud": GEHEIM, "beperking_op_delen": "Bron."}
    code = regie.code(POLITIE)
    opdracht = ("lever", zaak, "--als", POLITIE, "--code", code)
    assert regie(*opdracht, "--invoer", regie.bestand(product)).code == 0
    for wie, ziet in ((HOVJ, True), (RCCB, False)):
        opdracht = ("register", "toon", zaak, "--als", wie, "--code", regie.code(wie))
        assert (GEHEIM in regie(*opdracht, "--json").uit) is ziet
        assert (GEHEIM in lees(regie, zaak, wie, "--json").uit) is ziet


def test_tekst_uit_een_zaak_stuurt_de_terminal_niet_en_draait_niets_om(regie: Regie):
    stuurt = "\x1b[31m", "\x9b2J", "\u202e", "\u2066", "\u061c", "\u200f"
    zaak = regie.melding(naam="Test".join(("", *stuurt, "persoon")))
    gelezen = lees(regie, zaak, HOVJ).uit
    assert not {*"".join(stuurt)} & {*gelezen} - {*"[31m2J"}
    assert "[U+202E]Test[U+2066]Test[U+061C]Test[U+200F]Testpersoon" in gelezen
