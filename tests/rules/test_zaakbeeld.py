from dataclasses import replace
from datetime import UTC, datetime

import pytest

from models.begrippen import Bevoegd, Domein, Rol, Status
from models.formulieren.melding import Melding
from models.formulieren.wijziging import genoemde_gemeenten
from models.rules.sluiting import sluitend
from models.zaak.feit import Feit
from models.zaak.vouw import vouw
from tests.hulp.voorbeelden import MAATREGEL, OBJECT, antwoord, melding

ZAAK = "BB-2026-000001"
ANDERE = {**MAATREGEL, "soort": "camerabewaking", "uitvoerder": "werkgever"}
HOVJ = Bevoegd(Rol.HOVJ, "Oost-Brabant")


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
@pytest.mark.norm("N073")
def test_elke_procedure_heeft_haar_eigen_opdracht():
    ird = besluit("overleg", "lokaal_domein", product="ird")
    wa = replace(besluit("toetsbesluit", "informatieproduct", product="wa"), onderwerp="a1")
    zaak = vouw(ZAAK, [begin(), ird, wa])
    assert (zaak.opdracht(""), zaak.opdracht("a1"), zaak.opdracht("b2")) == (ird, wa, wa)


def test_de_laatste_opdracht_is_het_laatst_bestelde_product():
    overleg = besluit("overleg", "lokaal_domein", product="ird")
    zonder = besluit("overleg", "lokaal_domein")
    geleverd = besluit("informatieproduct", "geleverd", product="ra")
    vervolg = besluit("vervolg", "informatieproduct", product="di")
    advies = besluit("vervolg", "maatregeladvies", 2)
    assert [
        vouw(ZAAK, [begin(), *feiten]).opdracht()
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
        vouw(ZAAK, [begin(), *feiten]).uitvoerders_onder(HOVJ)
        for feiten in ([], [af], [vast], [vast, anders], [vast, anders, af])
    ] == [
        set(),
        set(),
        {MAATREGEL["uitvoerder"]},
        {ANDERE["uitvoerder"]},
        {ANDERE["uitvoerder"]},
    ]


def test_een_advies_is_nog_geen_maatregel():
    advies = besluit("maatregeladvies", "geleverd")
    assert vouw(ZAAK, [begin(), advies]).uitvoerders_onder(HOVJ) == set()


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


def heringedeeld(van, naar):
    gezag = {"rol": "hovj", "gebied": "Amsterdam"}
    afgeleid = {"gezag": gezag, "eenheid": "Amsterdam"}
    return feit("herindeling", {"van": van, "naar": naar, "afgeleid": afgeleid})


@pytest.mark.norm("N001")
@pytest.mark.parametrize(
    ("van", "woont", "werkt"),
    [
        ("GM0772", "GM0363", "GM0861"),
        ("GM0861", "GM0772", "GM0363"),
        ("GM0599", "GM0772", "GM0861"),
    ],
)
def test_na_een_herindeling_ligt_alleen_wat_daar_lag_in_de_opvolger(van, woont, werkt):
    voor = begin(doelwit__werkgemeente="GM0861")
    beeld = vouw(ZAAK, [voor, heringedeeld(van, "GM0363")])
    wie = beeld.persoon
    assert (wie.woonadres.gemeente, wie.werkgemeente) == (woont, werkt)
    assert (beeld.gezag, beeld.eenheid) == (Bevoegd(Rol.HOVJ, "Amsterdam"), "Amsterdam")
    assert (wie.naam, wie.woonadres.straat) == ("Testpersoon Voorbeeld", "Voorbeeldstraat")


def test_wie_geen_adres_heeft_wordt_ook_heringedeeld():
    zonder = begin(doelwit__woonadres=None)
    wie = vouw(ZAAK, [zonder, heringedeeld("GM0772", "GM0363")]).persoon
    assert (wie.woonadres, wie.werkgemeente) == (None, "GM0363")


@pytest.mark.parametrize(("van", "ligt"), [("GM0772", "GM0363"), ("GM0599", "GM0772")])
def test_een_object_ligt_na_een_herindeling_in_de_opvolger(van, ligt):
    beeld = vouw(ZAAK, [begin(doelwit=OBJECT), heringedeeld(van, "GM0363")])
    assert genoemde_gemeenten(beeld.melding) == (ligt,)


def vraag(proces, onderwerp=""):
    return feit("vraag", {}, "weging", proces=proces, onderwerp=onderwerp)


def opnieuw(uitkomst="geinformeerd"):
    gegeven = besluit("informeren_persoon", uitkomst, onderwerp="a1")
    return replace(gegeven, proces="informeren-persoon")


@pytest.mark.norm("N107")
def test_opnieuw_informeren_beeindigt_en_sluit_niets():
    """Of the first process, of het stelsel, or the case: only the procedure itself ends."""
    lopend = [vraag("lokaal-domein"), vraag("stelsel-maatregelen", "b2")]
    beeld = vouw(ZAAK, [begin(), *lopend, vraag("informeren-persoon", "a1"), opnieuw()])
    assert [
        beeld.lopend(proces)
        for proces in ("lokaal-domein", "stelsel-maatregelen", "informeren-persoon")
    ] == [{""}, {"b2"}, set()]
    assert beeld.status is Status.OPEN
    assert not any(
        sluitend("informeren_persoon", uitkomst, altijd_voorleggen=False)
        for uitkomst in ("geinformeerd", "beperkt")
    )


@pytest.mark.norm("N108")
def test_beperkt_is_wie_het_laatst_niet_is_geinformeerd():
    keren = [opnieuw(u) for u in ("beperkt", "geinformeerd")]
    assert [
        (beeld := vouw(ZAAK, [begin(), *feiten])).beperkt_door(beeld.gezag)
        for feiten in ([], keren[:1], keren, keren[::-1], [besluit("weging", "ernstige_dreiging")])
    ] == [False, True, False, True, False]


@pytest.mark.norm("N107")
def test_wie_besloot_informeert_zelf():
    """From the decision until the person is informed of it no other procedure asks for that."""
    vast = besluit("besluit_maatregelen", "vaststellen")
    af = besluit("besluit_maatregelen", "afwijzen")
    klaar = besluit("informeren_persoon", "geinformeerd")
    weg = feit("ingetrokken", {"vraag": None, "reden": ""})
    assert [
        (zaak := vouw(ZAAK, [begin(), *feiten])).informeert(zaak.gezag)
        for feiten in (
            [],
            [vraag("lokaal-domein")],
            [vraag("lokaal-domein"), af],
            [vraag("lokaal-domein"), vast],
            [vraag("lokaal-domein"), vast, klaar],
            [vraag("lokaal-domein"), vast, weg],
            [vraag("informeren-persoon", "a1")],
            [vraag("informeren-persoon", "a1"), opnieuw("beperkt")],
        )
    ] == [False, False, False, True, False, False, True, False]
