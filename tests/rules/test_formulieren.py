from typing import get_args

import pytest

from models.formulieren import (
    met_ondertekening,
)
from models.stappen import STAPPEN, formulier
from tests.hulp.voorbeelden import ANTWOORDEN, antwoord, problemen, zonder


def test_elke_uitkomst_van_elke_stap_heeft_een_voorbeeld_dat_past():
    uitkomsten = {
        (stap, uitkomst)
        for stap in STAPPEN
        for uitkomst in get_args(formulier(stap).model_fields["uitkomst"].annotation)
    }
    assert uitkomsten == set(ANTWOORDEN)


@pytest.mark.parametrize(("stap", "uitkomst"), ANTWOORDEN)
def test_een_antwoord_komt_er_heel_weer_uit(stap, uitkomst):
    invoer = antwoord(stap, uitkomst)
    assert formulier(stap).model_validate(invoer).model_dump(mode="json") == invoer


@pytest.mark.parametrize(
    ("stap", "uitkomsten"),
    [
        pytest.param(
            "weging",
            ("ernstige_dreiging", "geen_ernstige_dreiging"),
            marks=pytest.mark.norm("N065"),
        ),
        pytest.param(
            "overleg",
            ("lokaal_domein", "stelsel", "geen_maatregelen"),
            marks=pytest.mark.norm("N071", "N072"),
        ),
        pytest.param(
            "vervolg",
            ("informatieproduct", "maatregeladvies", "stelsel", "basispolitiezorg"),
            marks=pytest.mark.norm("N074"),
        ),
        pytest.param(
            "besluit_maatregelen",
            ("vaststellen", "aanpassen", "afwijzen"),
            marks=pytest.mark.norm("N075"),
        ),
    ],
)
def test_elke_beslissing_kent_precies_deze_uitkomsten(stap, uitkomsten):
    assert get_args(formulier(stap).model_fields["uitkomst"].annotation) == uitkomsten


@pytest.mark.norm("N065", "N075")
@pytest.mark.parametrize("stap", STAPPEN)
@pytest.mark.parametrize("veld", ["uitkomst", "motivering"])
def test_geen_antwoord_zonder_uitkomst_en_motivering(stap, veld):
    uitkomst = next(u for s, u in ANTWOORDEN if s == stap)
    invoer = antwoord(stap, uitkomst)
    assert problemen(formulier(stap), zonder(invoer, veld)) == (
        f"{veld}: ontbreekt en is verplicht",
    )
    assert len(problemen(formulier(stap), {**invoer, veld: " "})) == 1


def test_een_beperking_heeft_een_dag_om_opnieuw_te_bezien():
    invoer = antwoord("informeren_persoon", "beperkt", opnieuw_bezien_op=None)
    assert problemen(formulier("informeren_persoon"), invoer) == (
        "opnieuw_bezien_op: is verplicht bij beperkt",
    )


def test_een_beperking_wordt_bezien_en_niet_ook_nog_herhaald():
    invoer = antwoord("informeren_persoon", "beperkt", opnieuw_informeren_op="2099-12-31")
    assert problemen(formulier("informeren_persoon"), invoer) == (
        "opnieuw_informeren_op: hoort alleen bij geinformeerd; laat leeg",
    )


@pytest.mark.norm("N109")
@pytest.mark.parametrize("uitkomst", ["geinformeerd", "beperkt"])
def test_een_geheimhoudingsverklaring_is_voorgelegd_getekend_of_geen_van_beide(uitkomst):
    model = formulier("informeren_persoon")
    for stand in ("niet_voorgelegd", "voorgelegd", "ondertekend"):
        invoer = antwoord("informeren_persoon", uitkomst, geheimhoudingsverklaring=stand)
        assert model.model_validate(invoer).geheimhoudingsverklaring == stand
    weg = zonder(antwoord("informeren_persoon", uitkomst), "geheimhoudingsverklaring")
    assert model.model_validate(weg).geheimhoudingsverklaring == "niet_voorgelegd"
    vreemd = antwoord("informeren_persoon", uitkomst, geheimhoudingsverklaring="mondeling")
    assert len(problemen(model, vreemd)) == 1


@pytest.mark.norm("N110")
@pytest.mark.parametrize(
    ("uitkomst", "tekst", "past"),
    [
        ("terughoudender", "", False),
        ("terughoudender", "Niet meer vooraf.", True),
        ("concept_aanpassen", "", False),
        ("concept_aanpassen", "Andere route.", True),
        ("geen_gevolg", "", True),
        ("geen_gevolg", "Toch iets.", False),
    ],
)
def test_wie_iets_verandert_na_een_uitlating_zegt_wat(uitkomst, tekst, past):
    invoer = antwoord("uitlating", uitkomst, wat_anders=tekst)
    bij = "bij terughoudender of concept_aanpassen"
    fout = f"hoort alleen {bij}; laat leeg" if tekst else f"is verplicht {bij}"
    assert problemen(formulier("uitlating"), invoer) == (() if past else (f"wat_anders: {fout}",))


@pytest.mark.parametrize("stap", STAPPEN)
def test_het_formulier_op_de_prefectpagina_is_hetzelfde_met_ondertekening(stap):
    model = formulier(stap)
    erbij = {"functionaris", "ondertekeningscode"}
    assert set(met_ondertekening(model).model_fields) == {*model.model_fields, *erbij}


@pytest.mark.parametrize("code", ["12345", "1234567", "12345a", "", "٠١٢٣٤٥"])
def test_een_ondertekeningscode_is_zes_cijfers(code):
    invoer = {**antwoord("weging", "ernstige_dreiging"), "functionaris": "rccb.limburg"}
    model = met_ondertekening(formulier("weging"))
    assert len(problemen(model, {**invoer, "ondertekeningscode": code})) == 1
    assert model.model_validate({**invoer, "ondertekeningscode": "012345"})
