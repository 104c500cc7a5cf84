import re

import pyotp
import pytest

from models.tabellen import Slot
from tasks.basis.database import transactie
from tests.regie.conftest import ERNSTIG, Regie, Uit, vastgelegd

BEHEERDER = "beheerder"


def beheer(regie: Regie, *opdracht: str, als: str = BEHEERDER) -> Uit:
    return regie("functionaris", *opdracht, "--als", als, "--code", regie.code(als))


def app_code(uri: str) -> str:
    return pyotp.parse_uri(uri).now()


def mandaten(regie: Regie, wie: str) -> list[dict[str, object]]:
    alle = regie("functionaris", "lijst", "--json").json
    return next(f["mandaten"] for f in alle if f["id"] == wie)


def test_een_code_is_zes_cijfers_en_niets_anders(regie: Regie):
    gedaan = regie("functionaris", "code", "hovj.limburg")
    assert (gedaan.code, gedaan.fout) == (0, "")
    assert re.fullmatch(r"[0-9]{6}\n", gedaan.uit)


def test_codes_tonen_kan_alleen_op_een_demo(productie: Regie):
    assert productie("functionaris", "code", "wie").code == 3
    assert [poging.stap for poging in vastgelegd("beheer", "poging")] == ["code"]


def test_wie_is_toegevoegd_kan_met_de_app_antwoorden(regie: Regie, zaak: str):
    plek = ("--rol", "rccb", "--gebied", "Oost-Brabant")
    document = beheer(regie, "toevoegen", "j.jansen", *plek, "--json").json
    assert document["id"] == "j.jansen"
    opdracht = ("besluit", zaak, "weging", "--als", "j.jansen", "--invoer", regie.bestand(ERNSTIG))
    assert regie(*opdracht, "--code", app_code(document["uri"])).code == 0


def test_wie_is_toegevoegd_ziet_een_qr_code_en_het_adres_een_keer(regie: Regie):
    getoond = beheer(regie, "toevoegen", "j.jansen").uit
    assert "otpauth://totp/regie:j.jansen?secret=" in getoond
    assert "▄" in getoond
    assert "otpauth" not in regie("functionaris", "lijst", "--json").uit


@pytest.mark.parametrize(
    ("opdracht", "zin"),
    [
        (("toevoegen", "Jan Jansen"), "functionaris: een id"),
        (("toevoegen", "hovj.limburg"), "bestaat al"),
        (("toevoegen", "jan", "--rol", "hovj"), "horen bij elkaar"),
        *(
            (("toevoegen", "jan", deel, waarde), "horen bij een mandaat; geef ook --rol")
            for deel, waarde in (("--van", "2026-03-29"), ("--tot", ""), ("--namens", "aivd"))
        ),
        (("toevoegen", "jan", "--rol", "baas", "--gebied", "Limburg"), "rol: moet een van"),
        (("toevoegen", "jan", "--rol", "hovj", "--gebied", "Lutjebroek"), "gebied: moet een van"),
        (("mandaat", "aivd", "--rol", "burgemeester", "--gebied", "x"), "gebied: is geen bekende"),
        (("mandaat", "aivd", "--rol", "nctv", "--gebied", "landelijk", "--van", "morgen"), "van:"),
        (
            ("mandaat", "aivd", "--rol", "nctv", "--gebied", "landelijk", "--tot", "2020-01-01"),
            "tot: moet na van liggen",
        ),
        (
            ("mandaat", "aivd", "--rol", "nctv", "--gebied", "landelijk", "--namens", "aivd"),
            "namens: niemand vervangt zichzelf",
        ),
        (
            ("mandaat", "aivd", "--rol", "nctv", "--gebied", "landelijk", "--namens", "kmar"),
            "namens: wie vervangen wordt, heeft bij ingang zelf geen mandaat als nctv (landelijk)",
        ),
        (
            ("toevoegen", "jan", "--rol", "nctv", "--gebied", "landelijk", "--namens", "kmar"),
            "namens: wie vervangen wordt, heeft bij ingang zelf geen mandaat als nctv (landelijk)",
        ),
    ],
)
def test_onjuiste_invoer_van_beheer_kost_geen_code(regie: Regie, opdracht, zin: str):
    code = regie.code(BEHEERDER)
    gedaan = regie("functionaris", *opdracht, "--als", BEHEERDER, "--code", code)
    assert (gedaan.code, zin in gedaan.fout) == (2, True), gedaan
    goed = regie("functionaris", "toevoegen", "jan", "--als", BEHEERDER, "--code", code)
    assert goed.code == 0


def test_alleen_een_beheerder_mag_dit(regie: Regie):
    gedaan = beheer(regie, "toevoegen", "jan", als="hovj.limburg")
    assert (gedaan.code, "beheerder" in gedaan.fout) == (3, True)
    assert "jan" not in [f["id"] for f in regie("functionaris", "lijst", "--json").json]


def test_zonder_als_voegt_niemand_iemand_toe_aan_een_gevuld_register(regie: Regie):
    gedaan = regie("functionaris", "toevoegen", "jan")
    assert (gedaan.code, "--als" in gedaan.fout) == (2, True)


def test_een_mandaat_heeft_dagen_en_een_vervangene(regie: Regie):
    dagen = ("--van", "2026-03-29", "--tot", "2099-01-01T12:00:00+02:00")
    plek = ("--rol", "hovj", "--gebied", "Limburg", "--namens", "hovj.limburg")
    assert beheer(regie, "mandaat", "aivd", *plek, *dagen).code == 0
    assert mandaten(regie, "aivd")[1] == {
        "rol": "hovj",
        "gebied": "Limburg",
        "van": "2026-03-28T23:00:00+00:00",
        "tot": "2099-01-01T10:00:00+00:00",
        "namens": "hovj.limburg",
    }


def test_wie_is_ingetrokken_doet_niets_meer(regie: Regie, zaak: str):
    wie = "rccb.oost-brabant"
    opdracht = ("besluit", zaak, "weging", "--als", wie, "--invoer", regie.bestand(ERNSTIG))
    code = regie.code(wie)
    assert beheer(regie, "intrekken", wie).code == 0
    assert regie(*opdracht, "--code", code).code == 3
    assert beheer(regie, "intrekken", wie).code == 4


def test_de_laatste_beheerder_blijft(regie: Regie):
    assert beheer(regie, "intrekken", "beheerder2").code == 0
    gedaan = beheer(regie, "intrekken", BEHEERDER)
    assert (gedaan.code, "laatste beheerder" in gedaan.fout) == (3, True)


def test_een_leeg_register_van_productie_krijgt_zijn_eerste_beheerder(productie: Regie):
    assert "regie functionaris toevoegen" in productie("functionaris", "lijst").uit
    uri = productie("functionaris", "toevoegen", "eerste", "--json").json["uri"]
    assert [m["rol"] for m in mandaten(productie, "eerste")] == ["beheerder"]
    tweede = productie("functionaris", "toevoegen", "tweede")
    assert tweede.code == 2
    door, code = ("--als", "eerste", "--code", "-"), app_code(uri).encode()
    assert productie("functionaris", "toevoegen", "tweede", *door, stdin=code).code == 0


def test_de_eerste_van_productie_is_een_beheerder_en_niets_anders(productie: Regie):
    plek = ("--rol", "hovj", "--gebied", "Limburg")
    assert productie("functionaris", "toevoegen", "eerste", *plek).code == 2


def test_de_lijst_toont_mandaten(regie: Regie):
    assert "hovj (Oost-Brabant) vanaf" in regie("functionaris", "lijst").uit


def test_de_lijst_toont_wiens_deur_dicht_is(regie: Regie, zaak: str):
    opdracht = ("dossier", zaak, "--als", "hovj.oost-brabant", "--code", "geen")
    assert [regie(*opdracht).code for _ in range(5)] == [3] * 5
    dicht = {
        f["id"]: f["deur_dicht_tot"]
        for f in regie("functionaris", "lijst", "--json").json
        if f["deur_dicht_tot"]
    }
    assert list(dicht) == ["hovj.oost-brabant"]
    with transactie() as sessie:
        sessie.get_one(Slot, ("hovj.oost-brabant", "a", "")).dicht = True
    lijst = regie("functionaris", "lijst", "--json").json
    assert [f["deur_dicht_tot"] for f in lijst if f["deur_dicht_tot"]] == ["ontgrendelen"]
    assert "deur dicht tot" in " ".join(regie("functionaris", "lijst").uit.split())
