import json

import pytest

from models.voorbeelden.invoer import melding
from tasks.basis.tijd import nu
from tests.hulp.voorbeelden import OBJECT
from tests.regie.conftest import Regie

KANARIE = "Kanarievogel"


def goed(**velden):
    return melding(nu=nu(), nummer="1") | velden


def test_een_melding_toont_het_zaaknummer(regie: Regie):
    gedaan = regie("melding", regie.bestand(goed()))
    assert (gedaan.code, gedaan.uit) == (0, f"BB-{nu().year}-000001\n")


def test_een_melding_mag_van_standaardinvoer_komen(regie: Regie):
    gedaan = regie("melding", "-", "--json", stdin=json.dumps(goed()).encode())
    assert (gedaan.code, gedaan.json) == (0, {"zaaknummer": f"BB-{nu().year}-000001"})


def test_het_meegeleverde_voorbeeld_wordt_aanvaard(regie: Regie):
    bestand = regie.bestand(regie("voorbeeld", "melding").json)
    assert regie("melding", bestand).code == 0


def test_zonder_prefect_is_de_melding_vastgelegd_en_zegt_regie_dat(regie: Regie):
    gedaan = regie("melding", regie.bestand(goed()))
    assert gedaan.code == 0
    assert "Prefect antwoordt niet" in gedaan.fout
    assert len(regie("zaken", "--json").json) == 1


POLITIE = "politie.oost-brabant"


def test_wie_haar_inbrengt_staat_in_het_register(regie: Regie):
    gedaan = regie(
        "melding", regie.bestand(goed()), "--als", POLITIE, "--code", regie.code(POLITIE)
    )
    rijen = regie("register", "toon", gedaan.uit.strip(), "--json").json
    assert (rijen[0]["soort"], rijen[0]["functionaris"]) == ("melding", POLITIE)


def test_een_verkeerde_code_is_een_weigering(regie: Regie):
    gedaan = regie("melding", regie.bestand(goed()), "--als", POLITIE, "--code", "000000")
    assert (gedaan.code, gedaan.uit) == (3, "")
    assert "code" in gedaan.fout
    assert regie("zaken", "--json").json == []


def test_buiten_een_demo_zegt_regie_wat_ontbreekt(productie: Regie):
    gedaan = productie("melding", productie.bestand(goed()))
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert "--als en --code" in gedaan.fout


@pytest.mark.norm("N115")
def test_elke_melding_verwijst_naar_een_registratie_bij_politie_of_kmar(regie: Regie):
    invoer = goed(ontvangen_door={"organisatie": "politie", "eenheid": "Oost-Brabant"})
    gedaan = regie("melding", regie.bestand(invoer))
    assert gedaan.code == 2
    assert "ontvangen_door.registratienummer: ontbreekt en is verplicht" in gedaan.fout


def test_dezelfde_melding_wijst_naar_de_bestaande_zaak(regie: Regie):
    eerste = regie.melding()
    tweede = regie("melding", regie.bestand(goed()))
    assert tweede.code == 2
    assert eerste in tweede.fout


FOUT = {
    "kapot": (b'{"bron": "' + KANARIE.encode() + b'",\n  "aard" 1}', "regel 2, kolom 10"),
    "leeg": (b"", "regel 1, kolom 1"),
    "te groot": (b'"' + b"x" * 1024 * 1024 + b'"', "groter dan 1 MiB"),
    "latin-1": ('{"bron": "Kanarievogel é"}'.encode("latin-1"), "geen UTF-8 (byte 24)"),
    "NaN": (b'{"Kanarievogel": NaN}', "NaN en Infinity"),
    "oneindig": (b'{"Kanarievogel": -Infinity}', "NaN en Infinity"),
    "te groot getal": (b'{"Kanarievogel": 1e999}', "te groot"),
    "veel cijfers": (b'{"Kanarievogel": ' + b"9" * 5000 + b"}", "te groot"),
    "diep": (b"[" * 100_000, "te groot"),
    "dubbel veld": (b'{"Kanarievogel": 1, "Kanarievogel": 2}', "twee keer"),
    "meer dan een": (b"{} {}", "na het document hoort niets meer"),
    "geen object": (b'["Kanarievogel"]', "moet een object met velden zijn"),
    "getal": (b"7", "moet een object met velden zijn"),
}


@pytest.mark.parametrize(("inhoud", "zin"), FOUT.values(), ids=FOUT)
def test_een_bestand_dat_niet_deugt_is_onjuiste_invoer_en_wordt_niet_herhaald(
    regie: Regie, inhoud: bytes, zin: str
):
    gedaan = regie("melding", regie.bestand(inhoud))
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert zin in gedaan.fout
    assert KANARIE not in gedaan.fout
    assert regie("zaken", "--json").json == []


def test_een_bestand_met_bom_is_gewoon_utf8(regie: Regie):
    bestand = regie.bestand(b"\xef\xbb\xbf" + json.dumps(goed()).encode())
    assert regie("melding", bestand).code == 0


@pytest.mark.parametrize("pad", ["bestaatniet.json", "."])
def test_een_bestand_dat_er_niet_is_of_een_map_is_onjuiste_invoer(regie: Regie, pad: str):
    gedaan = regie("melding", str(regie.map / pad))
    assert gedaan.code == 2
    assert gedaan.fout.startswith("BESTAND:")


@pytest.mark.norm("N087")
@pytest.mark.parametrize(
    ("wijziging", "zin"),
    [
        ({"ernst": "ernstig"}, "N087"),
        ({"bron": KANARIE}, "bron: moet een van deze waarden zijn"),
        ({"iets": KANARIE}, "iets: is een onbekend veld"),
        ({"ontvangen_op": "2999-01-01T00:00:00+01:00"}, "ontvangen_op: ligt in de toekomst"),
        ({"ontvangen_op": "2026-01-01T00:00:00"}, "ontvangen_op: moet een tijdzone hebben"),
    ],
)
def test_een_fout_in_een_veld_noemt_het_veld_en_slaat_niets_op(regie: Regie, wijziging, zin):
    gedaan = regie("melding", regie.bestand(goed(**wijziging)))
    assert gedaan.code == 2
    assert zin in gedaan.fout
    assert KANARIE not in gedaan.fout
    assert regie("zaken", "--json").json == []


@pytest.mark.norm("N016", "N081")
def test_een_object_is_een_zaak_van_het_lokale_gezag(regie: Regie):
    gedaan = regie("melding", regie.bestand(goed(doelwit=OBJECT)))
    assert gedaan.code == 0
    zaak = regie("zaak", gedaan.uit.strip(), "--json").json
    assert (zaak["soort"], zaak["domein"]) == ("object", "objecten_diensten")
    assert zaak["gezag"] == {"rol": "hovj", "gebied": "Oost-Brabant"}
    assert [vraag["stap"] for vraag in zaak["vragen"]] == ["weging"]
