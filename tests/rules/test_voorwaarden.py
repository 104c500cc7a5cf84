from enum import Enum
from typing import get_args

import pytest
from pydantic import ValidationError

from models.basis import Invoer
from models.formulieren import Spoedmaatregel, Toetsbesluit, Vrijgave
from models.formulieren.producten import Levering
from models.formulieren.voorafspraken import Waarneming
from models.formulieren.wijziging import Wijziging
from models.fouten import OnjuisteInvoer
from models.stappen import formulier
from models.voorwaarden import INGEVULD, Voorwaarde, mist
from tests.hulp.formulieren import FORMULIEREN
from tests.hulp.voorbeelden import MAATREGEL, antwoord, problemen

MET_VOORWAARDE = [
    (vorm, naam, veld.json_schema_extra)
    for vorm in FORMULIEREN
    for naam, veld in vorm.model_fields.items()
    if isinstance(veld.json_schema_extra, Voorwaarde)
]


def fouten(model: type[Invoer], invoer: dict[str, object]) -> dict[str, str]:
    with pytest.raises(ValidationError) as fout:
        model.model_validate(invoer)
    return {mis.pad: mis.zin for mis in OnjuisteInvoer.uit(fout.value).fouten}


@pytest.mark.parametrize(("vorm", "naam", "voorwaarde"), MET_VOORWAARDE)
def test_een_voorwaarde_noemt_een_veld_dat_ervoor_staat_en_waarden_die_het_kent(
    vorm: type[Invoer], naam: str, voorwaarde: Voorwaarde
):
    velden = list(vorm.model_fields)
    assert voorwaarde.veld in velden[: velden.index(naam)]
    soort = vorm.model_fields[voorwaarde.veld].annotation
    kan = set(soort) if isinstance(soort, type) and issubclass(soort, Enum) else get_args(soort)
    genoemd = {*voorwaarde.bij, *voorwaarde.verplicht_bij}
    assert genoemd
    assert genoemd <= {*kan, INGEVULD}


@pytest.mark.parametrize(("vorm", "naam", "voorwaarde"), MET_VOORWAARDE)
def test_het_schema_zegt_wat_het_formulier_eist_ook_in_woorden(
    vorm: type[Invoer], naam: str, voorwaarde: Voorwaarde
):
    veld = vorm.model_json_schema()["properties"][naam]
    bij = {"bij": voorwaarde.bij, "verplicht_bij": voorwaarde.verplicht_bij}
    for sleutel, waarden in bij.items():
        assert veld.get(sleutel, {}).get(voorwaarde.veld, []) == list(waarden)
    begin = "Verplicht bij" if voorwaarde.verplicht_bij else "Alleen bij"
    assert begin in veld["description"]


def test_in_woorden_staat_er_ook_wat_leeg_moet():
    velden = Toetsbesluit.model_json_schema()["properties"]
    assert velden["toetsdatum"]["description"] == (
        "Van wat nu doorloopt. Verplicht bij voortzetten, afschalen of opschalen, anders leeg."
    )
    medewerking = Vrijgave.model_json_schema()["properties"]["medewerking"]
    assert medewerking["description"].endswith("leeg: nergens voor. Alleen bij vrijgegeven.")


def test_de_fout_van_een_veld_en_die_over_meer_velden_komen_samen():
    invoer = antwoord("toetsbesluit", "opschalen", motivering=" ", route=None, ernst="erg")
    assert fouten(Toetsbesluit, invoer) == {
        "motivering": "moet minstens 1 teken(s) hebben",
        "route": "is verplicht bij opschalen",
        "ernst": "moet een van deze waarden zijn: 'gering', 'matig', 'ernstig' of 'zeer_ernstig'",
    }


def test_alle_fouten_over_meer_velden_komen_samen_elk_bij_haar_veld():
    invoer = antwoord("toetsbesluit", "beeindigen", evaluatie="", ervaring_persoon="", product="di")
    assert fouten(Toetsbesluit, invoer) == {
        "product": "hoort alleen bij informatieproduct; kies geen",
        "evaluatie": "is verplicht bij beeindigen",
        "ervaring_persoon": "is verplicht bij beeindigen",
    }


def test_wat_bij_een_onbekende_uitkomst_hoort_wordt_niet_geraden():
    invoer = antwoord("toetsbesluit", "opschalen", route=None) | {"uitkomst": "iets"}
    assert list(fouten(Toetsbesluit, invoer)) == ["uitkomst"]


def test_ook_een_veld_dat_niemand_noemt_kan_verplicht_zijn():
    assert fouten(Levering, {"product": "di", "leverancier": "wie"}).keys() == {
        "leverancier",
        "motivering",
        "ernst",
        "waarschijnlijkheid",
    }


@pytest.mark.parametrize(
    ("norm", "stap", "uitkomst", "erbij", "veld"),
    [
        ("N039", "ondertekening", "triagetafel", {}, "eigen_oordeel"),
        ("N129", "informeren_persoon", "geinformeerd", {}, "gewezen_op_zwijgplicht"),
        (
            *("N133", "maatregelenadvies", "geleverd"),
            {"schaarse_middelen": "Voorbeeld."},
            "afstemming_gezagen",
        ),
    ],
)
def test_wat_een_norm_eist_zegt_het_formulier_maar_weigert_een_regel(
    norm: str, stap: str, uitkomst: str, erbij: dict[str, str], veld: str
):
    model = formulier(stap)
    assert getattr(model.model_fields[veld].json_schema_extra, "norm", "") == norm
    leeg = antwoord(stap, uitkomst, **erbij, **{veld: model.model_fields[veld].default})
    assert mist(model.model_validate(leeg), veld)
    vol = True if veld == "gewezen_op_zwijgplicht" else "Voorbeeld."
    assert not mist(model.model_validate({**leeg, veld: vol}), veld)


def test_een_fout_diep_in_een_lijst_heeft_de_plek_van_dat_veld():
    besluit = antwoord(
        "besluit_maatregelen",
        "vaststellen",
        ernst="erg",
        maatregelen=[
            {**MAATREGEL, "toetsdatum": None},
            {**MAATREGEL, "soort": "overig"},
            {**MAATREGEL, "locatie": "ergens"},
        ],
    )
    assert fouten(formulier("besluit_maatregelen"), besluit).keys() == {
        "ernst",
        "maatregelen.0.toetsdatum",
        "maatregelen.1.omschrijving",
        "maatregelen.2.locatie",
    }
    spoed = {"motivering": " ", "maatregelen": [MAATREGEL]}
    assert fouten(Spoedmaatregel, spoed).keys() == {"motivering", "maatregelen.0.toetsdatum"}


def test_een_waarneming_noemt_elk_veld_dat_niet_klopt():
    zichzelf = {"voor": "aov", "door": "aov", "van": "2026-02-03", "tot_en_met": "2026-02-02"}
    assert fouten(Waarneming, zichzelf) == {
        "door": "niemand neemt voor zichzelf waar",
        "tot_en_met": "ligt voor van",
    }


def test_een_wijziging_van_niets_hoort_ook_wat_er_verder_niet_past():
    assert problemen(Wijziging, {"kleur": "rood"}) == (
        "motivering: ontbreekt en is verplicht",
        "kleur: is een onbekend veld; haal het weg",
        "de invoer: noem minstens een gegeven dat veranderde",
    )


def test_wat_niet_leeg_kan_worden_staat_per_veld_bij_de_andere_fouten():
    leeg = {"motivering": " ", "huisgenoten": None, "gemeente": None, "werkgever": None}
    zin = "kan niet leeg; laat het veld weg"
    assert fouten(Wijziging, leeg) == {
        "motivering": "moet minstens 1 teken(s) hebben",
        "gemeente": zin,
        "huisgenoten": zin,
    }
