import re
from datetime import timedelta

import pyotp
import pytest

from models.fouten import NietGevonden
from models.tabellen import Slot
from tasks.basis.database import transactie
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu
from tasks.mensen.inschrijven import begin, bewijs
from tests.regie.conftest import ERNSTIG, Regie, Uit, vastgelegd

BEHEERDER = "beheerder"
MANDAAT = "rccb (Oost-Brabant)"


def beheer(regie: Regie, *opdracht: str, als: str = BEHEERDER) -> Uit:
    return regie("functionaris", *opdracht, "--als", als, "--code", regie.code(als))


def samen(regie: Regie, *opdracht: str, als: str = BEHEERDER, mee: str = "beheerder2") -> Uit:
    tweede = ("--tweede", mee, "--tweede-code", regie.code(mee))
    return beheer(regie, *opdracht, *tweede, als=als)


def app_code(uri: str, stap: int = 0) -> str:
    """What the app shows, so many steps from now; one step ahead is accepted too."""
    app = pyotp.parse_uri(uri)
    assert isinstance(app, pyotp.TOTP)
    return app.at(nu() + timedelta(seconds=30 * stap))


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


def schrijf_in(link: str) -> tuple[str, str]:
    """What the person does with the link: the kenmerk, and the URI in the app."""
    formulier, uri = begin(link.rpartition("/i/")[2], moment=nu())
    kenmerk, _ = bewijs(formulier, app_code(uri), moment=nu())
    return kenmerk, uri


def test_wie_is_toegevoegd_en_bevestigd_kan_met_de_app_antwoorden(regie: Regie, zaak: str):
    plek = ("--rol", "rccb", "--gebied", "Oost-Brabant")
    document = beheer(regie, "toevoegen", "j.jansen", *plek, "--json").json
    assert document.keys() == {"id", "link"}
    kenmerk, uri = schrijf_in(document["link"])
    opdracht = ("besluit", zaak, "weging", "--als", "j.jansen", "--invoer", regie.bestand(ERNSTIG))
    assert regie(*opdracht, "--code", app_code(uri)).code == 3
    bevestigd = beheer(regie, "bevestig", "j.jansen", "--kenmerk", kenmerk, als="beheerder2")
    assert (bevestigd.code, bevestigd.uit) == (
        0,
        f"Vastgelegd: j.jansen is ingeschreven; mandaten: {MANDAAT}.\n",
    )
    assert regie(*opdracht, "--code", app_code(uri, 1)).code == 0


def test_wie_toevoegt_ziet_een_link_en_nooit_waarmee_de_app_codes_maakt(regie: Regie):
    assert "REGIE_BEVESTIG_URL" in beheer(regie, "toevoegen", "zonder.adres").fout
    regie.monkeypatch.setenv("REGIE_BEVESTIG_URL", "https://regie.example.org/")
    gedaan = beheer(regie, "toevoegen", "j.jansen")
    assert "https://regie.example.org/i/" in gedaan.uit
    assert "regie functionaris bevestig j.jansen --kenmerk" in " ".join(gedaan.fout.split())
    assert "otpauth" not in gedaan.uit + gedaan.fout
    lijst = regie("functionaris", "lijst", "--json")
    assert "otpauth" not in lijst.uit
    assert next(f for f in lijst.json if f["id"] == "j.jansen")["inschrijving"] == (
        "wacht op de functionaris"
    )


def test_een_nieuwe_link_maakt_de_oude_ongeldig(regie: Regie):
    oud = beheer(regie, "toevoegen", "j.jansen", "--json").json["link"]
    nieuw = beheer(regie, "inschrijflink", "j.jansen", "--json").json["link"]
    with pytest.raises(NietGevonden):
        schrijf_in(oud)
    schrijf_in(nieuw)


def test_met_een_nieuwe_telefoon_schrijft_iemand_zich_opnieuw_in(regie: Regie):
    dubbel = beheer(regie, "toevoegen", "hovj.limburg")
    assert (dubbel.code, "regie functionaris herstel hovj.limburg" in dubbel.fout) == (2, True)
    link = samen(regie, "herstel", "hovj.limburg", "--json").json["link"]
    kenmerk, _ = schrijf_in(link)
    assert beheer(regie, "bevestig", "hovj.limburg", "--kenmerk", kenmerk).code == 3
    gedaan = beheer(regie, "bevestig", "hovj.limburg", "--kenmerk", kenmerk, als="beheerder2")
    assert gedaan.code == 0
    assert regie("functionaris", "code", "hovj.limburg").code == 0


def test_wie_niet_is_ingeschreven_heeft_ook_op_een_demo_geen_codes(regie: Regie):
    beheer(regie, "toevoegen", "j.jansen")
    gedaan = regie("functionaris", "code", "j.jansen")
    assert (gedaan.code, "nog geen codes" in gedaan.fout) == (4, True)


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
    mee = ("--tweede", "beheerder2", "--tweede-code", "000000") if opdracht[0] == "mandaat" else ()
    gedaan = regie("functionaris", *opdracht, "--als", BEHEERDER, "--code", code, *mee)
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
    assert samen(regie, "mandaat", "aivd", *plek, *dagen).code == 0
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
    assert samen(regie, "intrekken", wie).code == 0
    assert regie(*opdracht, "--code", code).code == 3
    assert samen(regie, "intrekken", wie).code == 4


def test_een_mandaat_intrekken_laat_de_andere_staan(regie: Regie):
    plek = ("--rol", "hovj", "--gebied", "Limburg")
    assert samen(regie, "mandaat", "aivd", *plek).code == 0
    assert samen(regie, "mandaat-intrekken", "aivd", *plek).code == 0
    assert [m["tot"] is None for m in mandaten(regie, "aivd")] == [True, False]
    assert samen(regie, "mandaat-intrekken", "aivd", *plek).code == 4


def test_ontgrendelen_opent_wat_onjuiste_codes_sloten(regie: Regie):
    assert samen(regie, "ontgrendel", "aivd").code == 4
    regie("functionaris", "inschrijflink", "j", "--als", "aivd", "--code", "000000")
    beheer(regie, "toevoegen", "j.jansen")
    regie("functionaris", "inschrijflink", "j.jansen", "--als", "aivd", "--code", "000000")
    gedaan = samen(regie, "ontgrendel", "aivd")
    assert (gedaan.code, gedaan.uit) == (0, "Vastgelegd: aivd kan weer codes invoeren.\n")


def test_een_leeg_register_van_productie_krijgt_zijn_eerste_beheerder(productie: Regie):
    assert "regie functionaris toevoegen" in productie("functionaris", "lijst").uit
    uri = productie("functionaris", "toevoegen", "eerste", "--json").json["uri"]
    assert [m["rol"] for m in mandaten(productie, "eerste")] == ["beheerder"]
    tweede = productie("functionaris", "toevoegen", "tweede")
    assert tweede.code == 2
    plek = ("--rol", "beheerder", "--gebied", "landelijk")
    door = ("--als", "eerste", "--code", "-")
    opdracht = ("functionaris", "toevoegen", "tweede", *plek, *door, "--json")
    link = productie(*opdracht, stdin=app_code(uri).encode()).json["link"]
    kenmerk, _ = schrijf_in(link)
    opdracht = ("functionaris", "bevestig", "tweede", "--kenmerk", kenmerk, *door)
    gedaan = productie(*opdracht, stdin=app_code(uri, 1).encode())
    assert gedaan.code == 0, gedaan
    uitzonderingen = [f.inhoud.get("uitzondering") for f in vastgelegd("beheer", "beheer")]
    assert list(filter(None, uitzonderingen)) == [
        "eerste beheerder van een leeg register",
        "er was nog maar één beheerder",
    ]


@pytest.mark.parametrize("deel", ["--persoon", "--tweede"])
def test_wat_bij_een_ondertekening_hoort_valt_zonder_haar_niet_stil_weg(productie: Regie, deel):
    gedaan = productie("functionaris", "toevoegen", "eerste", deel, "een.ander")
    assert (gedaan.code, "horen bij --als" in gedaan.fout) == (2, True)
    assert productie("functionaris", "lijst", "--json").json == []


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


def test_veel_inschrijvingen_zijn_met_een_code_te_bevestigen(regie: Regie):
    links = {w: beheer(regie, "toevoegen", w, "--json").json["link"] for w in ("j.een", "j.twee")}
    kenmerken = {wie: schrijf_in(link)[0] for wie, link in links.items()}
    bestand = regie.bestand(kenmerken)
    assert beheer(regie, "bevestig", "j.een", "--invoer", bestand, als="beheerder2").code == 2
    for mis in ([], {"j.een": 1}, {"j.een": ""}):
        fout = beheer(regie, "bevestig", "--invoer", regie.bestand(mis, "mis"), als="beheerder2")
        assert (fout.code, "ABCD-EFGH" in fout.fout) == (2, True)
    gedaan = beheer(regie, "bevestig", "--invoer", bestand, als="beheerder2")
    assert (gedaan.code, gedaan.uit.count("is ingeschreven; mandaten: geen.")) == (0, 2)


def test_voor_scripts_is_een_bevestiging_een_document(regie: Regie):
    plek = ("--rol", "rccb", "--gebied", "Oost-Brabant")
    kenmerk, _ = schrijf_in(beheer(regie, "toevoegen", "j.een", *plek, "--json").json["link"])
    opdracht = ("bevestig", "j.een", "--kenmerk", kenmerk, "--json")
    gedaan = beheer(regie, *opdracht, als="beheerder2")
    assert (gedaan.code, gedaan.json) == (0, [{"id": "j.een", "mandaten": [MANDAAT]}])


IMPORT = b"id,naam,functie,rol,gebied,van,tot,adres\nb.een,Een,officier,hovj,Limburg,,,\n"


def test_importeren_gaat_eerst_op_proef_en_dan_door_twee(regie: Regie):
    bestand, uit = regie.bestand(IMPORT, "in.csv"), regie.map / "links.csv"
    proef = regie("functionaris", "importeer", bestand, "--proef")
    assert (proef.code, proef.uit) == (
        0,
        "Nagegaan, niets vastgelegd: 1 functionarissen met 1 mandaten.\n",
    )
    zonder = samen(regie, "importeer", bestand)
    assert (zonder.code, "--uit" in zonder.fout) == (2, True)
    alleen = beheer(regie, "importeer", bestand, "--uit", str(uit))
    assert (alleen.code, "--tweede" in alleen.fout, uit.exists()) == (2, True, False)
    gedaan = samen(regie, "importeer", bestand, "--uit", str(uit))
    assert (gedaan.code, gedaan.uit) == (0, "Vastgelegd: 1 functionarissen met 1 mandaten.\n")
    assert uit.stat().st_mode & 0o777 == 0o600
    assert "REGIE_BEVESTIG_URL" in gedaan.fout
    kop, regel = uit.read_text().splitlines()
    assert (kop, regel.partition("/i/")[0]) == ("id,link", "b.een,")
    schrijf_in(regel.partition(",")[2])


def test_namen_staan_in_de_lijst_en_het_dossier(regie: Regie, zaak: str):
    wie = "rccb.oost-brabant"
    bestand = regie.bestand({"naam": "A. Zangvogel", "functie": "officier"}, "naam.json")
    assert samen(regie, "gegevens", wie, "--invoer", bestand).code == 0
    assert "A. Zangvogel" in regie("functionaris", "lijst").uit
    opdracht = ("besluit", zaak, "weging", "--als", wie, "--invoer", regie.bestand(ERNSTIG))
    assert regie(*opdracht, "--code", regie.code(wie)).code == 0
    dossier = regie("dossier", zaak, "--als", wie, "--code", regie.code(wie))
    assert f"Door A. Zangvogel, officier ({wie})" in " ".join(dossier.uit.split()), dossier


def test_noodherstel_vraagt_de_hoofdsleutel(regie: Regie):
    opdracht = ("functionaris", "noodherstel", BEHEERDER, "--hoofdsleutel", "-", "--json")
    mis = regie(*opdracht, stdin=b"iets anders")
    assert (mis.code, "REGIE_HOME" in mis.fout) == (2, True)
    gedaan = regie(*opdracht, stdin=(instellingen().home / "sleutel").read_bytes())
    assert (gedaan.code, gedaan.json["id"]) == (0, BEHEERDER)
    assert gedaan.json["uri"].startswith("otpauth://")
