"""`regie spoedmaatregel` as someone uses it who cannot wait; Prefect is away in all of this."""

import re

import pytest
from sqlmodel import select

from models.tabellen import Bericht, Termijn
from models.voorbeelden.invoer import spoedmaatregel
from tasks.basis.database import lezen, transactie
from tests.regie.conftest import Regie, Uit, vastgelegd, voorbeeld, vraag

PORTEFEUILLE, HOVJ = "portefeuillehouder_rccb.oost-brabant", "hovj.oost-brabant"
ADVISEUR, RCCB = "adviseur_bbc.oost-brabant", "rccb.oost-brabant"
DATUM = {"soort": "toezicht", "locatie": "woning", "uitvoerder": "politie"}
DATUM |= {"toetsdatum": "2099-12-31"}
GERICHT = {"soort": "persoonsbeveiliging", "locatie": "woning", "uitvoerder": "lx"}
AKKOORD = voorbeeld("afstemming", "akkoord")


def neem(regie: Regie, zaak: str, *extra: str, wie: str = PORTEFEUILLE, **velden: object) -> Uit:
    bestand = regie.bestand(spoedmaatregel() | velden)
    opdracht = ("spoedmaatregel", zaak, "--als", wie, "--code", regie.code(wie))
    return regie(*opdracht, "--invoer", bestand, *extra)


def zie(regie: Regie, zaak: str) -> dict:
    return regie("zaak", zaak, "--json").json


def staat(regie: Regie, zaak: str) -> list[str]:
    return [maatregel["status"] for maatregel in zie(regie, zaak)["maatregelen"]]


def afstemmingen(regie: Regie, zaak: str) -> list[tuple[str, str]]:
    """(id, onderwerp) of the open ones."""
    vragen = zie(regie, zaak)["vragen"]
    return [(v["id"], v["onderwerp"]) for v in vragen if v["stap"] == "afstemming"]


@pytest.mark.norm("N068", "N069")
def test_zonder_prefect_geldt_zij_meteen_en_loopt_haar_termijn(regie: Regie, zaak: str):
    gedaan = neem(regie, zaak)
    assert (gedaan.code, "Zij geldt nu." in gedaan.uit) == (0, True)
    assert "Prefect antwoordt niet" in gedaan.fout
    assert staat(regie, zaak) == ["spoed", "spoed"]
    termijnen = regie("termijnen", zaak, "--json").json
    assert [(t["stap"], t["trede"]) for t in termijnen] == [("afstemming", 0), ("weging", 0)]
    assert regie("gereed", zaak, "--op", "afstemming", "--tijd", "0").code == 0
    with lezen() as sessie:
        kennisgeving = sessie.exec(select(Bericht).where(Bericht.stap == "spoedmaatregel")).one()
    assert kennisgeving.soort == "kennisgeving"
    assert (kennisgeving.rol, kennisgeving.gebied) == ("hovj", "Oost-Brabant")


@pytest.mark.norm("N069")
def test_met_json_staat_er_een_document_en_het_onderwerp_van_haar_vraag(regie: Regie, zaak: str):
    gedaan = neem(regie, zaak, "--json")
    assert set(gedaan.json) == {"zaaknummer", "onderwerp"}
    ((vraag_, onderwerp),) = afstemmingen(regie, zaak)
    assert gedaan.json == {"zaaknummer": zaak, "onderwerp": onderwerp}
    getoond = regie("zaak", zaak).uit
    assert f"afstemming: onderwerp {onderwerp}, --vraag {vraag_}" in re.sub(r"\s+", " ", getoond)


@pytest.mark.norm("N068")
def test_in_opdracht_van_de_hovj_is_zij_vastgesteld_en_vraagt_niets_meer(regie: Regie, zaak: str):
    assert neem(regie, zaak, wie=HOVJ).code == 0
    assert staat(regie, zaak) == ["vastgesteld", "vastgesteld"]
    assert None not in {m["toetsdatum"] for m in zie(regie, zaak)["maatregelen"]}
    assert afstemmingen(regie, zaak) == []


@pytest.mark.parametrize(
    ("velden", "code", "zegt"),
    [
        ({"maatregelen": [DATUM]}, 2, "maatregelen.0.toetsdatum"),
        ({"maatregelen": []}, 2, "maatregelen"),
        ({"motivering": ""}, 2, "motivering"),
        ({"Kanarie": "Kanarie"}, 2, "onbekend"),
        pytest.param({"maatregelen": [GERICHT]}, 3, "N068", marks=pytest.mark.norm("N068")),
    ],
)
def test_wat_niet_kan_wordt_genoemd_en_alleen_een_weigering_vastgelegd(
    regie: Regie, zaak: str, velden: dict, code: int, zegt: str
):
    gedaan = neem(regie, zaak, **velden)
    assert (gedaan.code, gedaan.uit, zegt in gedaan.fout) == (code, "", True), gedaan.fout
    assert len(vastgelegd(zaak, "poging")) == (code == 3)
    assert (vastgelegd(zaak, "spoedmaatregel"), staat(regie, zaak)) == ([], [])


@pytest.mark.norm("N068")
def test_wie_haar_niet_mag_nemen_hoort_wie_wel(regie: Regie, zaak: str):
    gedaan = neem(regie, zaak, wie=RCCB)
    assert gedaan.code == 3
    for deel in ("N068", "portefeuillehouder_rccb (Oost-Brabant)", "hovj (Oost-Brabant)"):
        assert deel in gedaan.fout


def test_een_code_geldt_een_keer_en_een_onbekende_zaak_is_er_niet(regie: Regie, zaak: str):
    bestand, code = regie.bestand(spoedmaatregel()), regie.code(PORTEFEUILLE)
    met = ("--als", PORTEFEUILLE, "--code", code, "--invoer", bestand)
    assert regie("spoedmaatregel", "BB-2026-999999", *met).code == 4
    assert regie("spoedmaatregel", zaak, *met).code == 0
    weer = regie("spoedmaatregel", zaak, *met)
    assert (weer.code, "code is al gebruikt" in weer.fout) == (3, True)
    assert len(afstemmingen(regie, zaak)) == 1


@pytest.mark.norm("N070")
def test_zolang_zij_onbeslist_is_sluit_de_zaak_niet_en_daarna_wel(regie: Regie, zaak: str):
    neem(regie, zaak)
    dicht = voorbeeld("weging", "geen_ernstige_dreiging")
    gedaan = regie.besluit(zaak, "weging", RCCB, dicht)
    assert (gedaan.code, "N070" in gedaan.fout) == (3, True)
    assert regie.besluit(zaak, "afstemming", HOVJ, AKKOORD).code == 0
    assert regie.besluit(zaak, "weging", RCCB, dicht).code == 0
    weer = neem(regie, zaak)
    assert (weer.code, "N068" in weer.fout) == (3, True)


@pytest.mark.norm("N069")
def test_zonder_vraag_wordt_de_oudste_beantwoord_en_met_vraag_de_gekozene(regie: Regie, zaak: str):
    for _ in range(3):
        neem(regie, zaak)
    oudste, tweede, jongste = afstemmingen(regie, zaak)
    gekozen = regie.besluit(zaak, "afstemming", ADVISEUR, AKKOORD, "--vraag", jongste[0])
    assert gekozen.code == 0
    assert afstemmingen(regie, zaak) == [oudste, tweede]
    assert regie.besluit(zaak, "afstemming", ADVISEUR, AKKOORD).code == 0
    assert afstemmingen(regie, zaak) == [tweede]
    vaststelling = voorbeeld("vaststelling", "vaststellen")
    vreemd = regie.besluit(zaak, "vaststelling", HOVJ, vaststelling, "--vraag", tweede[0])
    assert vreemd.code == 4
    assert regie.besluit(zaak, "vaststelling", HOVJ, vaststelling).code == 0
    open_ = [v["onderwerp"] for v in zie(regie, zaak)["vragen"] if v["stap"] == "vaststelling"]
    assert open_ == [oudste[1]]


@pytest.mark.norm("N068")
def test_een_antwoord_op_wat_is_opgenomen_hoort_waarom_het_niet_telt(regie: Regie, zaak: str):
    neem(regie, zaak)
    for stap, uitkomst, wie in (
        ("maatregeladvies", "geleverd", "politie.oost-brabant"),
        ("besluit_maatregelen", "vaststellen", HOVJ),
    ):
        vraag(zaak, stap)
        assert regie.besluit(zaak, stap, wie, voorbeeld(stap, uitkomst)).code == 0
    gedaan = regie.besluit(zaak, "afstemming", ADVISEUR, AKKOORD)
    assert (gedaan.code, "ingetrokken: opgenomen in het besluit" in gedaan.fout) == (3, True)
    assert staat(regie, zaak).count("beeindigd") == 2
    assert {t["stap"] for t in regie("termijnen", zaak, "--json").json} == {"weging"}


@pytest.mark.norm("N008", "N106")
def test_het_dossier_toont_haar_en_berichten_zeggen_niets_van_haar(regie: Regie, zaak: str):
    geheim = "Verzonnen reden die nergens anders staat."
    onderwerp = neem(regie, zaak, "--json", motivering=geheim).json["onderwerp"]
    gelezen = regie("dossier", zaak, "--als", ADVISEUR, "--code", regie.code(ADVISEUR)).uit
    assert f"· Spoedmaatregel, onderwerp {onderwerp} (vastlegging" in gelezen
    assert f"· Vraag: Afstemming spoedmaatregel, onderwerp {onderwerp} (vastlegging" in gelezen
    assert geheim in gelezen
    for opdracht in (("zaak", zaak), ("berichten", zaak), ("wachtrij",), ("zaken",)):
        getoond = regie(*opdracht, "--json").uit
        assert geheim not in getoond
        assert ("camerabewaking" in getoond) == (opdracht[0] == "zaak")


@pytest.mark.norm("N070")
def test_status_meldt_een_spoedmaatregel_zonder_klok(regie: Regie, zaak: str):
    neem(regie, zaak)
    assert regie("status", "--json").json["onbewaakt"] == 0
    with transactie() as sessie:
        sessie.delete(sessie.exec(select(Termijn).where(Termijn.stap == "afstemming")).one())
    assert regie("status", "--json").json["onbewaakt"] == 2
