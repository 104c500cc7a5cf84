from datetime import timedelta

import pytest
from sqlmodel import select

from models.tabellen import Maatregel, Mandaat
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu
from tests.regie.conftest import ERNSTIG, Regie, vastgelegd, voorbeeld, vraag

RCCB = "rccb.oost-brabant"
HOVJ = "hovj.oost-brabant"


def geef_mandaat(**velden) -> None:
    with transactie() as sessie:
        sessie.add(Mandaat(van=nu() - timedelta(days=2), **velden))


@pytest.mark.norm("N085")
def test_een_besluit_staat_vast_met_wie_wanneer_en_op_welk_mandaat(regie: Regie, zaak: str):
    gedaan = regie.besluit(zaak, "weging", RCCB, ERNSTIG)
    assert gedaan.code == 0
    assert "Prefect antwoordt niet" in gedaan.fout
    (feit,) = vastgelegd(zaak, "besluit")
    assert (feit.functionaris, feit.rol, feit.gebied) == (RCCB, "rccb", "Oost-Brabant")
    assert feit.inhoud["antwoord"] == ERNSTIG
    assert feit.inhoud["zaakhoofd"] == vastgelegd(zaak, "vraag")[0].hash


@pytest.mark.norm("N085")
@pytest.mark.parametrize("opdracht", ["formulier", "dossier"])
def test_met_een_stand_antwoordt_u_op_wat_u_zag(regie: Regie, zaak: str, opdracht: str):
    wie = ("--als", RCCB, "--code", regie.code(RCCB)) if opdracht == "dossier" else ("weging",)
    hoofd = regie(opdracht, zaak, *wie, "--json").json["hoofd"]
    assert hoofd in [feit["hash"] for feit in regie("register", "toon", zaak, "--json").json]
    assert regie.besluit(zaak, "weging", RCCB, ERNSTIG, "--hoofd", hoofd).code == 0
    (feit,) = vastgelegd(zaak, "besluit")
    assert feit.inhoud["zaakhoofd"] == hoofd
    assert feit.inhoud["getoond"]


def test_op_een_stand_van_voor_een_wijziging_antwoordt_niemand(regie: Regie, zaak: str):
    hoofd = regie("formulier", zaak, "weging", "--json").json["hoofd"]
    invoer = regie("voorbeeld", "wijziging").uit.encode()
    wie = ("--als", HOVJ, "--code", regie.code(HOVJ))
    assert regie("wijziging", zaak, *wie, "--invoer", "-", stdin=invoer).code == 0
    gedaan = regie.besluit(zaak, "weging", RCCB, ERNSTIG, "--hoofd", hoofd)
    assert gedaan.code == 3
    assert gedaan.fout.startswith("Er kwam iets bij sinds de zaak aan u is getoond: wijziging (v")
    assert "(N085) Wat wel kan: lees het dossier opnieuw" in gedaan.fout


def test_een_stand_die_er_niet_is_is_onjuiste_invoer(regie: Regie, zaak: str):
    gedaan = regie.besluit(zaak, "weging", RCCB, ERNSTIG, "--hoofd", "nergens")
    assert gedaan.code == 2
    assert "--hoofd: is geen stand van deze zaak" in gedaan.fout
    assert vastgelegd(zaak, "poging") == []


def test_een_besluit_mag_van_standaardinvoer_komen(regie: Regie, zaak: str):
    gedaan = regie.apart(
        *("besluit", zaak, "weging", "--als", RCCB, "--code", regie.code(RCCB), "--invoer", "-"),
        "--json",
        stdin=b'{"uitkomst": "ernstige_dreiging", "motivering": "Verzonnen."}',
    )
    assert (gedaan.code, gedaan.json) == (0, {"zaaknummer": zaak, "stap": "weging", "vragen": None})


@pytest.mark.parametrize("tijd", ["nan", "inf"])
def test_wie_geen_eindige_tijd_wil_wachten_besluit_niets(regie: Regie, zaak: str, tijd: str):
    gedaan = regie.besluit(zaak, "weging", RCCB, ERNSTIG, "--wacht", tijd)
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert "--wacht: moet een getal van hooguit 31536000 zijn." in gedaan.fout
    assert vastgelegd(zaak, "besluit") == []


def test_wie_wacht_hoort_dat_de_zaak_nog_niet_verder_is(regie: Regie, zaak: str):
    gedaan = regie.besluit(zaak, "weging", RCCB, ERNSTIG, "--wacht", "0.2")
    assert gedaan.code == 1
    assert "nog niet verder" in gedaan.fout
    assert len(vastgelegd(zaak, "besluit")) == 1


@pytest.mark.norm("N085")
def test_een_tweede_antwoord_op_dezelfde_vraag_wordt_geweigerd_en_vastgelegd(
    regie: Regie, zaak: str
):
    assert regie.besluit(zaak, "weging", RCCB, ERNSTIG).code == 0
    gedaan = regie.besluit(zaak, "weging", RCCB, ERNSTIG)
    assert gedaan.code == 3
    assert "al beantwoord" in gedaan.fout
    assert len(vastgelegd(zaak, "besluit")) == len(vastgelegd(zaak, "poging")) == 1


def test_een_onbekende_stap_en_een_nooit_gestelde_vraag_zijn_er_niet(regie: Regie, zaak: str):
    onbekend = regie.besluit(zaak, "wegen", RCCB, ERNSTIG)
    assert (onbekend.code, "weging, overleg" in onbekend.fout) == (4, True)
    nooit = regie.besluit(zaak, "overleg", RCCB, ERNSTIG)
    assert (nooit.code, "Nu open: weging." in nooit.fout) == (4, True)


def test_een_antwoord_kiest_zijn_vraag(regie: Regie, zaak: str):
    eerste = regie("zaak", zaak, "--json").json["vragen"][0]["id"]
    tweede = vraag(zaak, "weging", keer=2)
    assert regie.besluit(zaak, "weging", RCCB, ERNSTIG, "--vraag", tweede).code == 0
    assert [v["id"] for v in regie("zaak", zaak, "--json").json["vragen"]] == [eerste]
    assert regie.besluit(zaak, "weging", RCCB, ERNSTIG, "--vraag", "onbekend").code == 4


@pytest.mark.parametrize(
    "antwoord",
    [
        {"uitkomst": "misschien", "motivering": "Kanarie"},
        {"uitkomst": "ernstige_dreiging"},
        {**ERNSTIG, "advies": "Kanarie"},
        [],
        b"{",
    ],
)
def test_een_formulier_dat_niet_past_kost_geen_code_en_laat_niets_na(
    regie: Regie, zaak: str, antwoord: object
):
    code = regie.code(RCCB)
    opdracht = ("besluit", zaak, "weging", "--als", RCCB, "--code", code, "--invoer")
    fout = regie(*opdracht, regie.bestand(antwoord))
    assert fout.code == 2
    assert "Kanarie" not in fout.fout
    assert vastgelegd(zaak, "poging") == []
    assert regie(*opdracht, regie.bestand(ERNSTIG)).code == 0


def test_een_code_geldt_een_keer(regie: Regie, zaak: str):
    tweede = vraag(zaak, "weging", keer=2)
    bestand, code = regie.bestand(ERNSTIG), regie.code(RCCB)
    opdracht = ("besluit", zaak, "weging", "--als", RCCB, "--code", code, "--invoer", bestand)
    assert regie(*opdracht).code == 0
    weer = regie(*opdracht, "--vraag", tweede)
    assert weer.code == 3
    assert "code is al gebruikt" in weer.fout


def test_vijf_onjuiste_codes_sluiten_de_deur_en_zeggen_hoe_lang(regie: Regie, zaak: str):
    bestand = regie.bestand(ERNSTIG)
    opdracht = ("besluit", zaak, "weging", "--als", RCCB, "--invoer", bestand, "--code")
    pogingen = [regie(*opdracht, "geen") for _ in range(5)]
    assert [poging.code for poging in pogingen] == [3] * 5
    assert "De functionaris of de code is onjuist." in pogingen[0].fout
    assert "60 s gesloten" in pogingen[4].fout
    dicht = regie(*opdracht, regie.code(RCCB))
    assert dicht.code == 3
    assert "s gesloten" in dicht.fout
    assert len(vastgelegd(zaak, "poging")) == 6


def test_wie_niet_bestaat_krijgt_hetzelfde_te_horen_als_bij_een_onjuiste_code(
    regie: Regie, zaak: str
):
    opdracht = ("besluit", zaak, "weging", "--invoer", regie.bestand(ERNSTIG), "--code", "000000")
    gedaan = regie(*opdracht, "--als", "niemand")
    assert gedaan.code == 3
    assert "functionaris of de code is onjuist" in gedaan.fout


@pytest.mark.norm("N065")
def test_een_verkeerd_mandaat_wordt_geweigerd_met_de_norm_en_wie_wel_mag(regie: Regie, zaak: str):
    gedaan = regie.besluit(zaak, "weging", "rccb.limburg", ERNSTIG)
    assert gedaan.code == 3
    assert "N065" in gedaan.fout
    assert "rccb (Oost-Brabant)" in gedaan.fout
    assert [poging.inhoud["norm"] for poging in vastgelegd(zaak, "poging")] == ["N065"]


def test_een_verlopen_mandaat_telt_niet(regie: Regie, zaak: str):
    verlopen = nu() - timedelta(days=1)
    geef_mandaat(functionaris="aivd", rol="rccb", gebied="Oost-Brabant", tot=verlopen)
    assert regie.besluit(zaak, "weging", "aivd", ERNSTIG).code == 3


def test_wie_namens_een_ander_besluit_legt_beiden_vast(regie: Regie, zaak: str):
    geef_mandaat(functionaris="aivd", rol="rccb", gebied="Oost-Brabant", namens=RCCB)
    assert regie.besluit(zaak, "weging", "aivd", ERNSTIG).code == 0
    (feit,) = vastgelegd(zaak, "besluit")
    assert (feit.functionaris, feit.namens) == ("aivd", RCCB)


@pytest.mark.norm("N006")
def test_een_maatregel_heeft_een_uitvoerder_en_diens_titel(regie: Regie, zaak: str):
    advies = voorbeeld("maatregeladvies", "geleverd")
    vraag(zaak, "maatregeladvies")
    assert regie.besluit(zaak, "maatregeladvies", "politie.oost-brabant", advies).code == 0
    vraag(zaak, "besluit_maatregelen")
    besluit = voorbeeld("besluit_maatregelen", "vaststellen")
    besluit["maatregelen"][0] |= {"uitvoerder": "kmar"}
    assert regie.besluit(zaak, "besluit_maatregelen", HOVJ, besluit).code == 0
    getoond = regie("zaak", zaak, "--json").json["maatregelen"]
    assert {m["uitvoerder"] for m in getoond} == {"kmar", "werkgever"}
    with lezen() as sessie:
        titels = {m.uitvoerder.value: m.titel.value for m in sessie.exec(select(Maatregel))}
    assert titels == {"kmar": "bijstand", "werkgever": "eigen_verantwoordelijkheid"}


@pytest.mark.norm("N006")
def test_een_titel_die_niet_bij_de_uitvoerder_past_wordt_geweigerd(regie: Regie, zaak: str):
    vraag(zaak, "besluit_maatregelen")
    besluit = voorbeeld("besluit_maatregelen", "vaststellen")
    besluit["maatregelen"][0] |= {"uitvoerder": "kmar", "titel": "eigen_verantwoordelijkheid"}
    gedaan = regie.besluit(zaak, "besluit_maatregelen", HOVJ, besluit)
    assert (gedaan.code, "N006" in gedaan.fout) == (3, True)


@pytest.mark.norm("N015")
def test_een_persoonsgerichte_maatregel_wordt_geweigerd_met_wat_wel_kan(regie: Regie, zaak: str):
    vraag(zaak, "besluit_maatregelen")
    besluit = voorbeeld("besluit_maatregelen", "vaststellen")
    besluit["maatregelen"][0] |= {"soort": "persoonsbeveiliging"}
    gedaan = regie.besluit(zaak, "besluit_maatregelen", HOVJ, besluit)
    assert gedaan.code == 3
    assert "N015" in gedaan.fout
    assert "onmiddellijke aanwijzing of begin een triage" in gedaan.fout
