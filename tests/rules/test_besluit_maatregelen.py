import pytest

from models.begrippen import Ernst, Titel, Uitvoerder, Waarschijnlijkheid
from models.formulieren import (
    BesluitMaatregelen,
    Maatregeladvies,
)
from models.stappen import STAPPEN, formulier
from tests.hulp.voorbeelden import MAATREGEL, antwoord, problemen, zonder

MET_NIVEAU = {"ernst", "waarschijnlijkheid"}
STELT_VAST = {"besluit_maatregelen", "toetsbesluit", "niveau"}
"""The gezag, also in a review; of designated objects and diensten the NCTV (N082)."""


@pytest.mark.norm("N087", "N095")
@pytest.mark.parametrize("stap", sorted(STAPPEN.keys() - STELT_VAST))
def test_alleen_het_gezag_stelt_het_niveau_vast(stap):
    assert MET_NIVEAU & set(formulier(stap).model_fields) == set()


@pytest.mark.norm("N017", "N063", "N095", "N116")
def test_het_besluit_weegt_persoon_dan_werkgever_dan_overheid():
    assert list(BesluitMaatregelen.model_fields) == [
        "uitkomst",
        "motivering",
        "ernst",
        "waarschijnlijkheid",
        "weerstand_persoon",
        "weerstand_werkgever",
        "maatregelen",
        "risico",
    ]
    assert [
        BesluitMaatregelen.model_fields[veld].title
        for veld in ("weerstand_persoon", "weerstand_werkgever", "maatregelen")
    ] == [
        "1. Eigen weerstand van de persoon",
        "2. Weerstand van de werkgever",
        "3. Maatregelen, en wat de overheid aanvult",
    ]


@pytest.mark.norm("N017", "N063", "N095", "N116")
@pytest.mark.parametrize("uitkomst", ["vaststellen", "aanpassen", "afwijzen"])
@pytest.mark.parametrize(
    "veld", ["ernst", "waarschijnlijkheid", "weerstand_persoon", "weerstand_werkgever"]
)
def test_geen_besluit_zonder_niveau_en_weging_van_weerstand(uitkomst, veld):
    invoer = antwoord("besluit_maatregelen", uitkomst)
    assert problemen(BesluitMaatregelen, zonder(invoer, veld)) == (
        f"{veld}: ontbreekt en is verplicht",
    )
    assert len(problemen(BesluitMaatregelen, {**invoer, veld: ""})) == 1


@pytest.mark.norm("N086")
@pytest.mark.parametrize("ernst", Ernst)
@pytest.mark.parametrize("waarschijnlijkheid", Waarschijnlijkheid)
def test_een_dreigingsniveau_is_een_paar(ernst, waarschijnlijkheid):
    niveau = {"ernst": ernst.value, "waarschijnlijkheid": waarschijnlijkheid.value}
    invoer = antwoord("besluit_maatregelen", "vaststellen", **niveau)
    besluit = BesluitMaatregelen.model_validate(invoer)
    assert (besluit.ernst, besluit.waarschijnlijkheid) == (ernst, waarschijnlijkheid)


@pytest.mark.parametrize("uitkomst", ["vaststellen", "aanpassen", "afwijzen"])
@pytest.mark.parametrize("maatregelen", [[], [MAATREGEL]])
def test_maatregelen_horen_bij_vaststellen_en_aanpassen(uitkomst, maatregelen):
    invoer = antwoord("besluit_maatregelen", uitkomst, maatregelen=maatregelen)
    if (uitkomst == "afwijzen") == (maatregelen == []):
        besluit = BesluitMaatregelen.model_validate(invoer)
        assert len(besluit.maatregelen) == len(maatregelen)
    else:
        assert problemen(BesluitMaatregelen, invoer) == (
            "maatregelen: hoort alleen bij vaststellen of aanpassen; laat leeg"
            if maatregelen
            else "maatregelen: is verplicht bij vaststellen of aanpassen",
        )


def test_een_besluit_geeft_elke_maatregel_een_toetsdatum_en_een_advies_niet():
    maatregelen = [MAATREGEL, zonder(MAATREGEL, "toetsdatum")]
    besluit = antwoord("besluit_maatregelen", "vaststellen", maatregelen=maatregelen)
    advies = antwoord("maatregeladvies", "geleverd", maatregelen=maatregelen)
    assert problemen(BesluitMaatregelen, besluit) == (
        "maatregelen.1.toetsdatum: ontbreekt en is verplicht",
    )
    assert Maatregeladvies.model_validate(advies).maatregelen[1].toetsdatum is None


@pytest.mark.parametrize(("aantal", "past"), [(0, False), (1, True), (30, True), (31, False)])
def test_een_advies_heeft_een_tot_dertig_maatregelen(aantal, past):
    invoer = antwoord("maatregeladvies", "geleverd", maatregelen=[MAATREGEL] * aantal)
    if past:
        assert len(Maatregeladvies.model_validate(invoer).maatregelen) == aantal
    else:
        grens = "minstens 1 onderdeel(en)" if aantal == 0 else "hooguit 30 onderdelen"
        woord = "moet" if aantal == 0 else "mag"
        assert problemen(Maatregeladvies, invoer) == (f"maatregelen: {woord} {grens} hebben",)


def test_een_overige_maatregel_heeft_een_omschrijving():
    invoer = antwoord("maatregeladvies", "geleverd", maatregelen=[{**MAATREGEL, "soort": "overig"}])
    assert problemen(Maatregeladvies, invoer) == (
        "maatregelen.0.omschrijving: is verplicht bij soort overig",
    )


@pytest.mark.norm("N006")
def test_elke_maatregel_kent_een_uitvoerder_en_een_titel():
    assert [u.value for u in Uitvoerder] == [
        "politie",
        "kmar",
        "lx",
        "gemeente",
        "werkgever",
        "privaat",
    ]
    assert {"eigen_taak", "bijstand", "assistentie"} <= {titel.value for titel in Titel}
    advies = antwoord("maatregeladvies", "geleverd", maatregelen=[zonder(MAATREGEL, "uitvoerder")])
    assert problemen(Maatregeladvies, advies) == (
        "maatregelen.0.uitvoerder: ontbreekt en is verplicht",
    )
