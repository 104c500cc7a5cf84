"""The forms of process 2, and where and of what kind a spoedmaatregel can be."""

from datetime import date
from itertools import product
from typing import get_args

import pytest

from models.begrippen import Bevoegd, Domein, Rol, SoortMaatregel, Status
from models.formulieren import Afstemming, Maatregel, Spoedmaatregel, Vaststelling
from models.fouten import Geweigerd
from models.rules.maatregelen import keur_spoed
from models.rules.ontvangers import kennisgeving
from models.voorbeelden.antwoorden import antwoord as voorbeeld
from models.voorbeelden.invoer import spoedmaatregel
from models.zaak.vouw import vouw
from tests.hulp.voorbeelden import MAATREGEL, antwoord, problemen, zonder
from tests.rules.test_bevoegdheid import EENHEID, PARKET, plaats, wie_mag
from tests.rules.test_zaakbeeld import ZAAK, begin, besluit, feit

ZONDER_DATUM = {**MAATREGEL, "toetsdatum": None, "omschrijving": "Verzonnen."}
SPOED = {"motivering": "Verzonnen.", "maatregelen": [ZONDER_DATUM]}
HOORT_NIET = "hoort niet bij een spoedmaatregel; het gezag zet haar bij de vaststelling"
FORMULIEREN = {"afstemming": Afstemming, "vaststelling": Vaststelling}
UITKOMSTEN = {
    "afstemming": ("akkoord", "aanpassen", "beeindigen"),
    "vaststelling": ("vaststellen", "aanpassen", "beeindigen"),
}
GERICHT = {SoortMaatregel.PERSOONSBEGELEIDING, SoortMaatregel.PERSOONSBEVEILIGING}
PER_STAP = [(stap, uitkomst) for stap, alle in UITKOMSTEN.items() for uitkomst in alle]


def test_een_spoedmaatregel_komt_er_heel_weer_uit_en_het_voorbeeld_past():
    assert Spoedmaatregel.model_validate(SPOED).model_dump(mode="json") == SPOED
    assert problemen(Spoedmaatregel, spoedmaatregel()) == ()


@pytest.mark.norm("N068")
@pytest.mark.parametrize(
    ("invoer", "probleem"),
    [
        (zonder(SPOED, "motivering"), "motivering: ontbreekt en is verplicht"),
        (zonder(SPOED, "maatregelen"), "maatregelen: ontbreekt en is verplicht"),
        (
            SPOED | {"maatregelen": [ZONDER_DATUM, MAATREGEL]},
            f"maatregelen.1.toetsdatum: {HOORT_NIET}",
        ),
    ],
)
def test_wat_bij_een_spoedmaatregel_ontbreekt_of_niet_hoort_wordt_genoemd(invoer, probleem):
    assert problemen(Spoedmaatregel, invoer) == (probleem,)


@pytest.mark.parametrize(
    "fout",
    [
        {"maatregelen": []},
        {"maatregelen": [ZONDER_DATUM] * 31},
        {"maatregelen": [{**ZONDER_DATUM, "soort": "overig", "omschrijving": ""}]},
        {"motivering": " "},
        {"uitkomst": "vaststellen"},
        {"toetsdatum": "2099-12-31"},
    ],
)
def test_een_onjuiste_spoedmaatregel_past_niet(fout):
    assert len(problemen(Spoedmaatregel, SPOED | fout)) == 1


@pytest.mark.norm("N069")
@pytest.mark.parametrize("stap", FORMULIEREN)
def test_elke_beslissing_kent_precies_deze_uitkomsten(stap):
    assert get_args(FORMULIEREN[stap].model_fields["uitkomst"].annotation) == UITKOMSTEN[stap]


@pytest.mark.norm("N069")
@pytest.mark.parametrize(("stap", "uitkomst"), PER_STAP)
def test_maatregelen_horen_bij_aanpassen_en_alleen_daarbij(stap, uitkomst):
    anders = [] if uitkomst == "aanpassen" else [ZONDER_DATUM]
    assert problemen(FORMULIEREN[stap], antwoord(stap, uitkomst, maatregelen=anders)) == (
        "maatregelen: is verplicht bij aanpassen"
        if uitkomst == "aanpassen"
        else "maatregelen: hoort alleen bij aanpassen; laat leeg",
    )
    bekend = {"overlegd_met": "hovj"} if stap == "afstemming" else {}
    gegeven = voorbeeld(stap, uitkomst, variant="", vandaag=date(2026, 2, 3), bekend=bekend)
    assert problemen(FORMULIEREN[stap], gegeven) == ()


@pytest.mark.norm("N036", "N068", "N070")
def test_zij_kan_alleen_in_een_open_zaak_in_het_lokaal_domein_en_nooit_persoonsgericht():
    gevallen = list(product(SoortMaatregel, Domein, Status))
    kan = {(soort, Domein.LOKAAL, Status.OPEN) for soort in set(SoortMaatregel) - GERICHT}
    verwacht = {geval: None if geval in kan else "N068" for geval in gevallen}
    assert {geval: norm_van(*geval) for geval in gevallen} == verwacht


def norm_van(soort, domein, status):
    """De norm waarop deze maatregel als tweede van twee stuit, of niets."""
    tweede = {**ZONDER_DATUM, "soort": soort}
    maatregelen = [Maatregel.model_validate(invoer) for invoer in (ZONDER_DATUM, tweede)]
    try:
        keur_spoed(maatregelen, domein=domein, status=status)
    except Geweigerd as geweigerd:
        return geweigerd.norm
    return None


@pytest.mark.norm("N006")
def test_ook_haar_titel_past_bij_haar_uitvoerder():
    scheef = Maatregel.model_validate({**ZONDER_DATUM, "titel": "assistentie"})
    with pytest.raises(Geweigerd) as geweigerd:
        keur_spoed([scheef], domein=Domein.LOKAAL, status=Status.OPEN)
    assert geweigerd.value.norm == "N006"


@pytest.mark.norm("N068", "N069")
def test_wie_haar_neemt_afstemt_vaststelt_en_ervan_hoort_staat_in_de_tabel():
    hovj = (Rol.HOVJ, PARKET)
    assert wie_mag("spoedmaatregel", "", plaats()) == {(Rol.PORTEFEUILLEHOUDER_RCCB, EENHEID), hovj}
    for stap, uitkomst in PER_STAP:
        adviseur = {(Rol.ADVISEUR_BBC, PARKET)} if stap == "afstemming" else set()
        assert wie_mag(stap, uitkomst, plaats()) == {hovj} | adviseur
    assert kennisgeving("spoedmaatregel", plaats()) == (Bevoegd(Rol.HOVJ, PARKET),)


def genomen(onderwerp, rol="portefeuillehouder_rccb"):
    return feit("spoedmaatregel", SPOED, proces="spoedmaatregel", onderwerp=onderwerp, rol=rol)


@pytest.mark.norm("N070")
@pytest.mark.parametrize(
    ("feiten", "onbeslist"),
    [
        ([], set()),
        ([genomen("a")], {"a"}),
        ([genomen("a", "hovj")], set()),
        ([genomen("a"), genomen("b")], {"a", "b"}),
        ([genomen("a"), besluit("vaststelling", "beeindigen", onderwerp="a")], set()),
        ([genomen("a"), besluit("vaststelling", "vaststellen", onderwerp="b")], {"a"}),
        ([genomen("a"), feit("ingetrokken", {}, onderwerp="a")], set()),
    ],
)
def test_onbeslist_is_waarover_het_gezag_nog_niet_besliste(feiten, onbeslist):
    assert vouw(ZAAK, [begin(), *feiten]).onbeslist == onbeslist


@pytest.mark.norm("N070")
@pytest.mark.parametrize(("rol", "onbeslist"), [("adviseur_bbc", {"a"}), ("hovj", set())])
def test_een_afstemming_beslist_alleen_als_zij_van_de_hovj_is(rol, onbeslist):
    antwoord_ = {"antwoord": antwoord("afstemming", "akkoord")}
    afgestemd = feit("besluit", antwoord_, "afstemming", onderwerp="a", rol=rol)
    assert vouw(ZAAK, [begin(), genomen("a"), afgestemd]).onbeslist == onbeslist
