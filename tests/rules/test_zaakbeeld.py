from datetime import UTC, datetime

import pytest

from models.begrippen import Bevoegd, Domein, Rol, Status
from models.formulieren import Maatregel
from models.melding import Melding
from models.zaakbeeld import Feit, vouw
from tests.voorbeelden import MAATREGEL, OBJECT, antwoord, melding

ZAAK = "BB-2026-000001"
ANDERE = {**MAATREGEL, "soort": "camerabewaking"}


def feit(soort, inhoud, stap="", keer=1, **wijzigingen):
    velden = {
        "volgnummer": 1,
        "soort": soort,
        "proces": "lokaal-domein",
        "onderwerp": "",
        "stap": stap,
        "keer": keer,
        "functionaris": "",
        "rol": "",
        "gebied": "",
        "namens": "",
        "moment": datetime(2026, 2, 3, tzinfo=UTC),
        "versie": 1,
        "hash": "",
        "inhoud": inhoud,
    }
    return Feit(**{**velden, **wijzigingen})


def begin(**wijzigingen):
    afgeleid = {
        "domein": "lokaal_domein",
        "gezag": {"rol": "hovj", "gebied": "Oost-Brabant"},
        "eenheid": "Oost-Brabant",
        "altijd_voorleggen": False,
    }
    return feit("melding", {"afgeleid": afgeleid, "melding": melding(**wijzigingen)})


def besluit(stap, uitkomst, keer=1, *, onderwerp="", **wijzigingen):
    inhoud = {"antwoord": antwoord(stap, uitkomst, **wijzigingen)}
    return feit("besluit", inhoud, stap, keer, onderwerp=onderwerp)


def test_een_zaak_begint_met_wat_bij_de_melding_is_afgeleid():
    beeld = vouw(ZAAK, [begin()])
    assert (beeld.zaaknummer, beeld.domein, beeld.status, beeld.gezag, beeld.eenheid) == (
        ZAAK,
        Domein.LOKAAL,
        Status.OPEN,
        Bevoegd(Rol.HOVJ, "Oost-Brabant"),
        "Oost-Brabant",
    )
    assert (beeld.altijd_voorleggen, beeld.melding) == (False, Melding.model_validate(melding()))


@pytest.mark.parametrize("feiten", [[], [besluit("weging", "ernstige_dreiging")]])
def test_een_zaak_zonder_melding_bestaat_niet(feiten):
    with pytest.raises(LookupError, match=ZAAK):
        vouw(ZAAK, feiten)


def test_het_beeld_bewaart_elk_feit_in_volgorde():
    feiten = [begin(), feit("inzage", {}), besluit("weging", "ernstige_dreiging")]
    assert vouw(ZAAK, iter(feiten)).feiten == feiten
    assert vouw(ZAAK, feiten).besluiten == feiten[2:]


def test_een_sluiting_zegt_naar_welk_domein_de_zaak_gaat():
    beeld = vouw(ZAAK, [begin(), feit("sluiting", {"domein": "basispolitiezorg"})])
    assert (beeld.status, beeld.domein) == (Status.GESLOTEN, Domein.BASISPOLITIEZORG)


def test_een_besluit_hoort_bij_precies_een_vraag():
    eerste, tweede = (besluit("vervolg", "maatregeladvies", keer) for keer in (1, 2))
    elders = besluit("vervolg", "basispolitiezorg", onderwerp="GM0772")
    beeld = vouw(ZAAK, [begin(), eerste, tweede, elders])
    gevonden = [
        beeld.besluit("vervolg", 1, proces="lokaal-domein"),
        beeld.besluit("vervolg", 2, proces="lokaal-domein"),
        beeld.besluit("vervolg", 1, proces="lokaal-domein", onderwerp="GM0772"),
        beeld.besluit("vervolg", 3, proces="lokaal-domein"),
        beeld.besluit("overleg", 1, proces="lokaal-domein"),
        beeld.besluit("vervolg", 1, proces="triage"),
    ]
    assert gevonden == [eerste, tweede, elders, None, None, None]
    assert (beeld.laatste("vervolg"), beeld.laatste("weging")) == (elders, None)
    assert [f.uitkomst for f in beeld.besluiten] == ["maatregeladvies"] * 2 + ["basispolitiezorg"]


@pytest.mark.norm("N073")
def test_de_laatste_opdracht_is_het_laatst_bestelde_product():
    overleg = besluit("overleg", "lokaal_domein", product="ird")
    zonder = besluit("overleg", "lokaal_domein")
    geleverd = besluit("informatieproduct", "geleverd", product="ra")
    vervolg = besluit("vervolg", "informatieproduct", product="di")
    advies = besluit("vervolg", "maatregeladvies", 2)
    assert [
        vouw(ZAAK, [begin(), *feiten]).opdracht
        for feiten in (
            [],
            [zonder],
            [overleg],
            [overleg, geleverd],
            [overleg, geleverd, vervolg],
            [overleg, vervolg, advies],
        )
    ] == [None, None, overleg, overleg, vervolg, vervolg]


def test_na_afwijzen_gelden_de_maatregelen_van_het_besluit_ervoor():
    vast = besluit("besluit_maatregelen", "vaststellen")
    anders = besluit("besluit_maatregelen", "aanpassen", 2, maatregelen=[ANDERE])
    af = besluit("besluit_maatregelen", "afwijzen", 3)
    assert [
        vouw(ZAAK, [begin(), *feiten]).maatregelen
        for feiten in ([], [af], [vast], [vast, anders], [vast, anders, af])
    ] == [
        (),
        (),
        (Maatregel.model_validate(MAATREGEL),),
        (Maatregel.model_validate(ANDERE),),
        (Maatregel.model_validate(ANDERE),),
    ]


def test_een_advies_is_nog_geen_maatregel():
    advies = besluit("maatregeladvies", "geleverd")
    assert vouw(ZAAK, [begin(), advies]).maatregelen == ()


def test_een_zaak_over_een_object_heeft_geen_persoon():
    with pytest.raises(TypeError):
        _ = vouw(ZAAK, [begin(doelwit=OBJECT)]).persoon
    assert vouw(ZAAK, [begin()]).persoon == Melding.model_validate(melding()).doelwit


@pytest.mark.parametrize(
    ("functionaris", "namens", "handelden"),
    [("", "", set()), ("a", "", {"a"}), ("a", "b", {"a", "b"})],
)
def test_wie_namens_een_ander_handelt_handelt_met_zijn_tweeen(functionaris, namens, handelden):
    assert feit("besluit", {}, functionaris=functionaris, namens=namens).handelden == handelden
