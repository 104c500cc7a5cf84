import jsonschema
import pytest

from models.stappen import STAPPEN, formulier
from models.voorbeelden.antwoorden import uitkomsten
from tests.regie.conftest import Regie, voorbeeld, vraag

ALLE = [(stap, uitkomst) for stap in STAPPEN for uitkomst in uitkomsten(stap)]


@pytest.mark.parametrize(("stap", "uitkomst"), ALLE)
def test_elk_voorbeeld_past_in_zijn_schema_en_formulier(regie: Regie, stap: str, uitkomst: str):
    document = regie("formulier", regie.melding(), stap, "--uitkomst", uitkomst, "--json").json
    assert document["voorbeeld"]["uitkomst"] == uitkomst
    jsonschema.validate(document["voorbeeld"], document["schema"])
    variant = "ird" if stap == "informatieproduct" else ""
    formulier(stap, variant).model_validate(document["voorbeeld"])


def test_het_voorbeeld_noemt_een_hovj_die_er_is(regie: Regie):
    document = regie("formulier", regie.melding(), "overleg", "--json").json
    assert document["voorbeeld"]["overlegd_met"] == "hovj.oost-brabant"


@pytest.mark.norm("N076")
def test_het_voorbeeld_noemt_nooit_een_hovj_in_de_eigen_zaak(regie: Regie):
    document = regie(
        "formulier", regie.melding(functionaris="hovj.oost-brabant"), "overleg", "--json"
    )
    assert document.json["voorbeeld"]["overlegd_met"] is None


def test_een_open_vraag_bepaalt_het_formulier_van_het_product(regie: Regie, zaak: str):
    vraag(zaak, "overleg")
    besteld = voorbeeld("overleg", "lokaal_domein", product="da")
    assert regie.besluit(zaak, "overleg", "hovj.oost-brabant", besteld).code == 0
    vraag(zaak, "informatieproduct")
    document = regie("formulier", zaak, "informatieproduct", "--json").json
    assert {"ernst", "waarschijnlijkheid"} <= set(document["schema"]["required"])


def test_een_onbekende_uitkomst_noemt_de_mogelijke(regie: Regie, zaak: str):
    gedaan = regie("formulier", zaak, "weging", "--uitkomst", "misschien")
    assert gedaan.code == 2
    assert "ernstige_dreiging, geen_ernstige_dreiging" in gedaan.fout


def test_een_onbekende_stap_noemt_de_bekende(regie: Regie, zaak: str):
    gedaan = regie("formulier", zaak, "wegen")
    assert gedaan.code == 4
    assert "weging, overleg" in gedaan.fout


def test_wie_leest_ziet_velden_keuzen_en_de_opdracht_om_te_antwoorden(regie: Regie, zaak: str):
    getoond = regie("formulier", zaak, "besluit_maatregelen").uit
    for deel in ("Motivering", "maatregelen[].toetsdatum", "onaanvaardbaar", "datum, als"):
        assert deel in getoond
    assert f"regie besluit {zaak} besluit_maatregelen --als" in getoond


def test_wie_leest_ziet_woorden_naast_wat_hij_typt_en_bij_welke_uitkomst_een_veld_hoort(
    regie: Regie, zaak: str
):
    getoond = " ".join(regie("formulier", zaak, "toetsbesluit").uit.split())
    for deel in ("beeindigen (beëindigen)", "Verplicht bij afschalen, anders leeg."):
        assert deel in getoond
    assert "afschalen (" not in getoond


def test_wie_een_script_schrijft_leest_in_het_schema_welk_veld_bij_welke_uitkomst_hoort(
    regie: Regie, zaak: str
):
    velden = regie("formulier", zaak, "vervolg", "--json").json["schema"]["properties"]
    bij = {"uitkomst": ["informatieproduct"]}
    assert (velden["product"]["bij"], velden["product"]["verplicht_bij"]) == (bij, bij)
    assert velden["verduidelijking"]["bij"] == bij
    assert "verplicht_bij" not in velden["verduidelijking"]


def test_een_besluit_met_meer_fouten_noemt_ze_in_een_keer(regie: Regie, zaak: str):
    vraag(zaak, "overleg")
    fout = voorbeeld("overleg", "stelsel", product="di", leverancier="krant", motivering=" ")
    gedaan = regie.besluit(zaak, "overleg", "hovj.oost-brabant", fout)
    assert gedaan.code == 2
    for deel in (
        "motivering: moet minstens 1 teken(s) hebben",
        "product: hoort alleen bij lokaal_domein; kies geen",
        "leverancier: moet een van deze waarden zijn",
    ):
        assert deel in gedaan.fout


def test_alleen_het_voorbeeld_is_een_antwoord_dat_zo_kan_worden_ingevoerd(regie: Regie, zaak: str):
    invoer = regie("formulier", zaak, "weging", "--voorbeeld").json
    assert regie.besluit(zaak, "weging", "rccb.oost-brabant", invoer).code == 0


@pytest.mark.parametrize(
    ("soort", "code"),
    [
        ("melding", 0),
        ("informatieproduct", 0),
        ("terugkeer", 0),
        ("toetsing", 0),
        ("risicomoment", 0),
        ("iets", 2),
    ],
)
def test_voorbeeld_kent_wat_deze_versie_kent(regie: Regie, soort: str, code: int):
    assert regie("voorbeeld", soort).code == code


def test_elk_voorbeeld_van_een_melding_is_een_andere(regie: Regie):
    assert regie("voorbeeld", "melding").json != regie("voorbeeld", "melding").json
