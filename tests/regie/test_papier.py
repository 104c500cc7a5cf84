"""Formulieren op papier: uitgegeven met `regie dossier`, nagegaan met `regie register`."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hulp.papierspel import kaal, tekst
from tests.regie.conftest import Regie, Uit, vastgelegd, voorbeeld, vraag

HOVJ, RCCB, POLITIE = "hovj.oost-brabant", "rccb.oost-brabant", "politie.oost-brabant"
GEHEIM = "Verzonnen bron die niemand anders mag kennen."


@pytest.fixture
def besloten(regie: Regie, zaak: str) -> str:
    """Een zaak met een besluit over maatregelen, en een product dat niet ieder mag lezen."""
    beperkt = {"inhoud": GEHEIM, "beperking_op_delen": "Bescherming van de bron."}
    for stap, uitkomst, wie, velden in (
        ("informatieproduct", "geleverd", POLITIE, beperkt),
        ("maatregeladvies", "geleverd", POLITIE, {}),
        ("besluit_maatregelen", "vaststellen", HOVJ, {}),
    ):
        vraag(zaak, stap)
        gedaan = regie.besluit(zaak, stap, wie, voorbeeld(stap, uitkomst, **velden))
        assert gedaan.code == 0, gedaan
    return zaak


def geef_uit(regie: Regie, zaak: str, wie: str, doel: Path, *extra: str) -> Uit:
    opdracht = ("dossier", zaak, "--als", wie, "--code", regie.code(wie))
    return regie(*opdracht, "--uit", str(doel), *extra)


def controleer(regie: Regie, document: str, *extra: str) -> Uit:
    return regie("register", "controleer", "--document", document, *extra)


@pytest.mark.norm("N008")
@pytest.mark.parametrize("naam", ["besluit.pdf", "BESLUIT.PDF"])
def test_formulieren_komen_in_een_bestand_voor_wie_ze_vroeg(regie: Regie, besloten: str, naam: str):
    doel = regie.map / naam
    doel.write_text("oud")
    doel.chmod(0o644)
    gedaan = geef_uit(regie, besloten, HOVJ, doel)
    assert gedaan.code == 0, gedaan
    assert gedaan.uit.startswith(f"{besloten}-")
    assert str(doel) in gedaan.fout
    assert stat.S_IMODE(doel.stat().st_mode) == 0o600
    assert kaal("Maatregelenbesluit") in tekst(doel.read_bytes())
    (uitgifte,) = vastgelegd(besloten, "uitgifte")
    assert (uitgifte.functionaris, uitgifte.inhoud["code"]) == (HOVJ, gedaan.uit.strip())
    assert "Uitgifte van formulieren" in regie_dossier(regie, besloten)


def regie_dossier(regie: Regie, zaak: str) -> str:
    return regie("dossier", zaak, "--als", HOVJ, "--code", regie.code(HOVJ)).uit


@pytest.mark.norm("N085")
def test_het_bestand_en_de_code_erop_zijn_na_te_gaan(regie: Regie, besloten: str):
    doel = regie.map / "besluit.pdf"
    uitgegeven = geef_uit(regie, besloten, HOVJ, doel, "--json").json
    assert [formulier["soort"] for formulier in uitgegeven["formulieren"]] == ["maatregelenbesluit"]
    bestand = controleer(regie, str(doel))
    assert (bestand.code, bestand.fout) == (0, "")
    assert bestand.uit.rstrip().endswith("Dit is gelijk aan het register.")
    for stuk in uitgegeven["formulieren"][0]["stukken"]:
        assert stuk["hash"] in bestand.uit
    code = controleer(regie, uitgegeven["code"].lower())
    assert (code.code, code.uit) == (0, bestand.uit)
    assert "Vergelijk zelf de hashes" in code.fout
    assert regie("register", "controleer", "--document", "-", stdin=doel.read_bytes()).code == 0


@pytest.mark.norm("N008", "N085")
def test_wat_een_script_van_het_papier_leest_noemt_niemand(regie: Regie, besloten: str):
    doel = regie.map / "besluit.pdf"
    uitgegeven = geef_uit(regie, besloten, HOVJ, doel, "--json").json
    gelezen = controleer(regie, str(doel), "--json").json
    assert gelezen.pop("uitgegeven_op")
    assert [stuk.pop("formulier") for stuk in gelezen["stukken"]] == ["maatregelenbesluit"] * 2
    assert gelezen == {
        "gelijk": True,
        "bestand_vergeleken": True,
        "zaaknummer": besloten,
        "code": uitgegeven["code"],
        "uitgegeven_aan": {
            "functionaris": HOVJ,
            "rol": "hovj",
            "gebied": "Oost-Brabant",
            "namens": "",
        },
        "stukken": uitgegeven["formulieren"][0]["stukken"],
        "verschillen": [],
    }
    assert controleer(regie, uitgegeven["code"], "--json").json["bestand_vergeleken"] is False


@pytest.mark.norm("N085")
def test_wat_niet_gelijk_is_wordt_genoemd(regie: Regie, besloten: str):
    doel = regie.map / "besluit.pdf"
    code = geef_uit(regie, besloten, HOVJ, doel).uit.strip()
    doel.write_bytes(doel.read_bytes() + b" ")
    gedaan = controleer(regie, str(doel))
    assert gedaan.code == 1
    assert "het bestand is niet gelijk aan wat is uitgegeven" in gedaan.uit
    assert "Gebruik het niet" in gedaan.fout
    anders = controleer(regie, code[:-1] + ("2" if code[-1] != "2" else "3"), "--json")
    assert (anders.code, anders.json["gelijk"]) == (1, False)
    assert anders.json["verschillen"] == ["dit register kent geen uitgifte met deze code"]
    assert controleer(regie, regie.bestand(b"%PDF-1.7")).code == 1


@pytest.mark.parametrize("document", ["weg.pdf", "BB-2026-000001", ".", "", "x" * 5000])
def test_wat_geen_bestand_en_geen_code_is_is_onjuiste_invoer(regie: Regie, document: str):
    gedaan = controleer(regie, document)
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert "--document" in gedaan.fout


@pytest.mark.norm("N094")
def test_een_beperkt_product_staat_op_geen_enkel_papier_van_een_ander(regie: Regie, besloten: str):
    doel = regie.map / "besluit.pdf"
    assert geef_uit(regie, besloten, RCCB, doel).code == 0
    assert kaal(GEHEIM) not in tekst(doel.read_bytes())


@pytest.mark.norm("N008")
@pytest.mark.parametrize("wie", ["beheerder", "hovj.limburg", "burgemeester.gm0772"])
def test_zonder_mandaat_blijft_er_geen_bestand_achter(regie: Regie, besloten: str, wie: str):
    leeg = regie.map / "leeg"
    leeg.mkdir()
    gedaan = geef_uit(regie, besloten, wie, leeg / "besluit.pdf")
    assert (gedaan.code, gedaan.uit) == (3, "")
    assert "N008" in gedaan.fout
    assert (list(leeg.iterdir()), vastgelegd(besloten, "uitgifte")) == ([], [])
    assert vastgelegd(besloten, "poging")[-1].inhoud["functionaris"] == wie


def test_een_formulier_vraagt_een_pdf(regie: Regie, besloten: str):
    opdracht = ("dossier", besloten, "--als", HOVJ, "--code", "123456", "--formulier")
    for extra in ((), ("--uit", str(regie.map / "dossier.md"))):
        gedaan = regie(*opdracht, "maatregelenbesluit", *extra)
        assert (gedaan.code, gedaan.uit) == (2, "")
        assert ".pdf" in gedaan.fout
    gedaan = regie(*opdracht, "bezwaar", "--uit", str(regie.map / "x.pdf"))
    assert gedaan.code == 2
    assert "maatregelenbesluit" in gedaan.fout
    assert vastgelegd(besloten, "inzage") == []


def test_wat_er_nog_niet_is_wordt_niet_gevonden(regie: Regie, zaak: str):
    leeg = regie.map / "leeg"
    leeg.mkdir()
    for extra in ((), ("--formulier", "intakeformulier")):
        gedaan = geef_uit(regie, zaak, HOVJ, leeg / "x.pdf", *extra)
        assert (gedaan.code, gedaan.uit) == (4, "")
        assert f"In zaak {zaak} is nog geen" in gedaan.fout
    assert (list(leeg.iterdir()), vastgelegd(zaak, "uitgifte")) == ([], [])
    assert geef_uit(regie, "BB-2026-999999", HOVJ, leeg / "x.pdf").code == 4


@pytest.mark.parametrize("doel", ["weg/besluit.pdf", "map.pdf"])
def test_kan_het_bestand_niet_dan_wordt_er_niets_uitgegeven(regie: Regie, besloten: str, doel: str):
    (regie.map / "map.pdf").mkdir()
    assert geef_uit(regie, besloten, HOVJ, regie.map / doel).code == 2
    assert vastgelegd(besloten, "uitgifte") == []


def test_alleen_wie_papier_vraagt_wacht_op_de_zetter():
    kijk = (
        "import sys; from deployments.regie import regie as voer_uit; voer_uit(['--help']);"
        " sys.exit('typst' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", kijk], check=False, stdout=-3).returncode == 0
