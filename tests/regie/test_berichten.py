"""Terms, berichten, receipt, mailbox and channels on the command line."""

import json
import logging
import threading
from datetime import datetime, timedelta

import pytest

from deployments.klok import postbode
from tasks.basis.tijd import nu
from tasks.berichten.bezorger import bezorg
from tasks.berichten.verzending import neem
from tests.hulp.installaties import vergeet
from tests.hulp.ontvangers import vrije_poort, wacht_op
from tests.hulp.postspel import alle
from tests.regie.conftest import Regie, vastgelegd

RCCB = "rccb.oost-brabant"


def met_code(regie: Regie, *opdracht: str, als: str, **opties: bytes):
    return regie(*opdracht, "--als", als, "--code", regie.code(als), **opties)


def stel_in(regie: Regie, wie: str, invoer: object, *, als: str = ""):
    document = json.dumps(invoer).encode()
    opdracht = ("functionaris", "kanalen", wie, "--invoer", "-")
    if als not in {"", wie}:
        mee = ("--tweede", "beheerder2", "--tweede-code", regie.code("beheerder2"))
        opdracht = (*opdracht, *mee)
    return met_code(regie, *opdracht, als=als or wie, stdin=document)


@pytest.mark.parametrize(
    ("opdracht", "zin"),
    [
        (("termijnen",), "Toon de termijnen van open vragen"),
        (("berichten",), "Toon berichten: aan wie"),
        (("ontvangst",), "Bevestig de ontvangst"),
        (("postvak",), "Toon wat aankwam"),
        (("herbereken",), "Geef lopende termijnen"),
        (("functionaris", "kanalen"), "JSON-lijst"),
    ],
)
def test_de_uitleg_is_nederlands(regie: Regie, opdracht: tuple[str, ...], zin: str):
    gedaan = regie(*opdracht, "--help")
    assert gedaan.code == 0
    assert zin in " ".join(gedaan.uit.split())
    assert "Gebruik: " in gedaan.uit
    assert "Usage" not in gedaan.uit


def test_termijnen_hebben_de_vorm_waarop_scripts_rekenen(regie: Regie, zaak: str):
    (termijn,) = regie("termijnen", "--json").json
    assert regie("termijnen", zaak, "--json").json == [termijn]
    vervalt_op = datetime.fromisoformat(termijn.pop("vervalt_op"))
    assert timedelta(hours=3) < vervalt_op - nu() < timedelta(hours=5)
    assert termijn == {
        "zaaknummer": zaak,
        "stap": "weging",
        "verlopen": False,
        "trede": 0,
        "te_laat_s": 0,
    }
    assert all(deel in regie("termijnen").uit for deel in (zaak, "weging", "0.0 s"))


def test_berichten_hebben_de_vorm_waarop_scripts_rekenen(regie: Regie, zaak: str):
    (bericht,) = regie("berichten", "--json").json
    assert regie("berichten", zaak, "--json").json == [bericht]
    assert datetime.fromisoformat(bericht.pop("op")).utcoffset() == timedelta()
    assert bericht == {
        "nummer": "000001",
        "zaaknummer": zaak,
        "soort": "vraag",
        "stap": "weging",
        "trede": 0,
        "aan": {"rol": "rccb", "gebied": "Oost-Brabant"},
        "kanaal": "postvak",
        "staat": "wacht",
        "pogingen": 0,
    }
    regel = regie("berichten").uit
    assert all(deel in regel for deel in ("000001", zaak, "weging", "wacht"))


def test_zonder_zaken_zijn_de_lijsten_leeg(regie: Regie):
    for opdracht in (("termijnen",), ("berichten",), ("berichten", "beheer"), ("postvak",)):
        assert regie(*opdracht, "--json").json == []
        assert regie(*opdracht).code == 0


@pytest.mark.parametrize("opdracht", ["termijnen", "berichten"])
def test_een_onbekende_zaak_is_niet_te_vinden(regie: Regie, opdracht: str):
    gedaan = regie(opdracht, "BB-2026-999999", "--json")
    assert (gedaan.code, gedaan.uit, "bestaat niet" in gedaan.fout) == (4, "", True)


def test_wie_de_rol_heeft_bevestigt_de_ontvangst_een_keer(regie: Regie, zaak: str):
    gedaan = met_code(regie, "ontvangst", "000001", als=RCCB)
    assert (gedaan.code, "000001 is ontvangen door" in gedaan.uit) == (0, True)
    assert regie("berichten", "--json").json[0]["staat"] == "bevestigd"
    assert regie("zaak", zaak, "--json").json["berichten"]["bevestigd"] == 1
    weer = met_code(regie, "ontvangst", "000001", als=RCCB)
    assert (weer.code, "al bevestigd" in weer.fout) == (3, True)


def test_een_ander_bevestigt_niet_en_dat_wordt_vastgelegd(regie: Regie, zaak: str):
    gedaan = met_code(regie, "ontvangst", "000001", als="hovj.limburg")
    assert gedaan.code == 3
    assert "Wat wel kan: laat rccb (Oost-Brabant) de ontvangst bevestigen" in gedaan.fout
    assert regie("ontvangst", "000001", "--als", RCCB, "--code", "000000").code == 3
    pogingen = vastgelegd(zaak, "poging")
    assert [p.inhoud["functionaris"] for p in pogingen] == ["hovj.limburg", RCCB]
    assert {p.stap for p in pogingen} == {"ontvangst"}


@pytest.mark.parametrize("nummer", ["000002", "9" * 40, "een", ""])
def test_een_onbekend_bericht_is_niet_te_vinden(regie: Regie, zaak: str, nummer: str):
    gedaan = met_code(regie, "ontvangst", nummer, als=RCCB)
    assert (gedaan.code, "regie berichten" in gedaan.fout) == (4, True)


def test_ontvangst_zonder_code_is_onjuiste_invoer(regie: Regie, zaak: str):
    assert regie("ontvangst", "000001", "--als", RCCB).code == 2


@pytest.mark.parametrize("als", [RCCB, "beheerder"])
def test_kanalen_stelt_iemand_zelf_in_of_twee_beheerders(regie: Regie, als: str):
    adressen = ["mailto://u:wachtwoord@example.org", "webhooks://:geheim@example.org/in"]
    gedaan = stel_in(regie, RCCB, adressen, als=als)
    assert (gedaan.code, gedaan.uit.splitlines()) == (
        0,
        [
            f"Vastgelegd: {RCCB} heeft 2 kanalen.",
            "1. mailto naar u@example.org",
            "2. webhooks naar example.org",
        ],
    )
    lijst = regie("functionaris", "lijst", "--json")
    assert {f["id"]: f["kanalen"] for f in lijst.json}[RCCB] == ["mailto", "webhooks"]
    feit = vastgelegd("beheer", "beheer")[-1]
    assert (feit.functionaris, feit.inhoud["soorten"]) == (als, ["mailto", "webhooks"])
    assert "example.org" not in lijst.uit + str(feit.inhoud)


def test_voor_scripts_leest_kanalen_in_een_document_terug_wie_elk_adres_bereikt(regie: Regie):
    bestand = regie.bestand(["mailto://u:wachtwoord@example.org"])
    opdracht = ("functionaris", "kanalen", RCCB, "--invoer", bestand, "--json")
    gedaan = met_code(regie, *opdracht, als=RCCB)
    langs = [{"soort": "mailto", "bereikt": "u@example.org"}]
    assert (gedaan.json, gedaan.fout) == ({"id": RCCB, "kanalen": langs}, "")


def test_kanalen_leest_ook_een_bestand_en_een_lege_lijst(regie: Regie):
    bestand = regie.bestand([])
    opdracht = ("functionaris", "kanalen", RCCB, "--invoer", bestand)
    assert "0 kanalen" in met_code(regie, *opdracht, als=RCCB).uit


def test_een_adres_dat_niet_deugt_noemt_zijn_plek_en_kost_geen_code(regie: Regie):
    goed, fout = "mailto://u:p@example.org", "zangvogel://+31600000000"
    een = regie.code(RCCB)
    opdracht = ("functionaris", "kanalen", RCCB, "--als", RCCB, "--code", een, "--invoer", "-")
    gedaan = regie(*opdracht, stdin=json.dumps([goed, goed, fout]).encode())
    assert (gedaan.code, gedaan.uit) == (2, "")
    assert "kanalen.2: is geen adres dat Apprise kent" in " ".join(gedaan.fout.split())
    assert not any(deel in gedaan.fout for deel in ("+316", "u:p@"))
    assert regie(*opdracht, stdin=b'{"kanalen": []}').code == 2
    assert regie(*opdracht, stdin=json.dumps([goed]).encode()).code == 0


def test_voor_de_eigen_kanalen_tekent_niemand_mee(regie: Regie):
    mee = ("--tweede", "beheerder2", "--tweede-code", regie.code("beheerder2"))
    opdracht = ("functionaris", "kanalen", RCCB, "--invoer", "-", *mee)
    gedaan = met_code(regie, *opdracht, als=RCCB, stdin=b"[]")
    assert (gedaan.code, "--tweede: tekent alleen mee" in gedaan.fout) == (2, True)


def test_kanalen_van_een_ander_stellen_alleen_twee_beheerders_in(regie: Regie):
    alleen = ("functionaris", "kanalen", RCCB, "--invoer", "-")
    gedaan = met_code(regie, *alleen, als="beheerder", stdin=b"[]")
    assert (gedaan.code, "--tweede" in gedaan.fout) == (2, True)
    gedaan = stel_in(regie, RCCB, [], als="hovj.limburg")
    assert (gedaan.code, "beheerder" in gedaan.fout) == (3, True)
    assert [p.stap for p in vastgelegd("beheer", "poging")] == ["kanalen"]
    assert stel_in(regie, "niemand", [], als="beheerder").code == 4


def test_herbereken_zonder_wijziging_verschuift_niets(regie: Regie, zaak: str):
    assert regie("herbereken", "--json").json == {"verschoven": 0}
    assert "0 termijnen" in met_code(regie, "herbereken", als="beheerder").uit
    assert met_code(regie, "herbereken", als=RCCB).code == 3
    assert regie("herbereken", "--als", "beheerder").code == 2


def test_herbereken_met_een_andere_tabel_verschuift_wat_loopt(
    regie: Regie, zaak: str, monkeypatch: pytest.MonkeyPatch
):
    (voor,) = regie("termijnen", "--json").json
    monkeypatch.setenv("REGIE_TERMIJN_FACTOR", "2")
    assert regie("herbereken", "--json").json == {"verschoven": 1}
    (na,) = regie("termijnen", "--json").json
    assert na["vervalt_op"] > voor["vervalt_op"]
    assert len(vastgelegd(zaak, "herberekening")) == 1


@pytest.mark.norm("N106")
def test_het_postvak_toont_wat_de_postbode_kreeg_en_die_logt_niets(
    regie: Regie, zaak: str, demo, caplog: pytest.LogCaptureFixture
):
    logging.getLogger("mail").setLevel(logging.NOTSET)
    (demo / "prefect.json").write_text(json.dumps({"postvak": vrije_poort(), "klok": 9}))
    einde = threading.Event()
    bode = threading.Thread(target=postbode.draai, args=(einde,))
    with caplog.at_level(logging.DEBUG):
        bode.start()
        try:
            wacht_op(lambda: verstuurd(nu()))
        finally:
            einde.set()
            bode.join()
    (brief,) = regie("postvak", "--als", RCCB, "--json").json
    assert regie("postvak", "--json").json == [brief]
    assert datetime.fromisoformat(brief.pop("op")) <= nu()
    tekst = brief.pop("tekst").splitlines()
    assert brief == {"aan": RCCB, "onderwerp": f"regie: bericht 000001 over zaak {zaak}"}
    assert tekst[:2] == [
        f"Er staat iets voor u klaar in zaak {zaak}.",
        "Log in: http://127.0.0.1:9",
    ]
    assert tekst[2].startswith("Bevestig de ontvangst: http://127.0.0.1:9/b/000001/")
    assert len(tekst) == 3
    assert regie("postvak", "--als", "../postvak/hovj.limburg", "--json").json == []
    assert zaak in regie("postvak").uit
    assert not any(deel in caplog.text for deel in (zaak, RCCB, "/b/"))


def verstuurd(moment: datetime) -> bool:
    """Tried again as often as it takes for the mail server to be there."""
    vergeet()
    for bericht in neem(moment + timedelta(minutes=2), 1):
        bezorg(bericht)
    return alle()[0].staat == "aangenomen"


def test_buiten_een_demo_is_er_geen_postvak(productie: Regie):
    gedaan = productie("postvak")
    assert (gedaan.code, "demo" in gedaan.fout) == (4, True)
