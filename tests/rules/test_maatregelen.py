from datetime import date, timedelta
from itertools import product

import pytest

from models.begrippen import (
    Domein,
    Ernst,
    Locatie,
    Risico,
    SoortMaatregel,
    Titel,
    Uitvoerder,
    Waarschijnlijkheid,
)
from models.formulieren import BesluitMaatregelen, Maatregel
from models.fouten import Geweigerd, OnjuisteInvoer
from models.rules.maatregelen import (
    keur_afwijzen,
    keur_maatregelen,
    keur_toetsdata,
    risico,
    risico_volgens_tabel,
    titel,
)
from tests.hulp.voorbeelden import MAATREGEL, antwoord

PERSOONSGERICHT = {SoortMaatregel.PERSOONSBEGELEIDING, SoortMaatregel.PERSOONSBEVEILIGING}
EIGEN = {Titel.EIGEN_VERANTWOORDELIJKHEID}
PASSEND = {
    Uitvoerder.POLITIE: {Titel.EIGEN_TAAK, Titel.BIJSTAND},
    Uitvoerder.KMAR: {Titel.EIGEN_TAAK, Titel.BIJSTAND, Titel.ASSISTENTIE},
    Uitvoerder.LX: {Titel.EIGEN_TAAK, Titel.BIJSTAND},
    Uitvoerder.GEMEENTE: EIGEN,
    Uitvoerder.WERKGEVER: EIGEN,
    Uitvoerder.PRIVAAT: EIGEN,
}
STANDAARD = {
    Uitvoerder.POLITIE: Titel.EIGEN_TAAK,
    Uitvoerder.KMAR: Titel.BIJSTAND,
    Uitvoerder.LX: Titel.EIGEN_TAAK,
    Uitvoerder.GEMEENTE: Titel.EIGEN_VERANTWOORDELIJKHEID,
    Uitvoerder.WERKGEVER: Titel.EIGEN_VERANTWOORDELIJKHEID,
    Uitvoerder.PRIVAAT: Titel.EIGEN_VERANTWOORDELIJKHEID,
}
ALLES = list(product(SoortMaatregel, Uitvoerder, [None, *Titel], Domein, [False, True]))
NIVEAUS = list(product(Ernst, Waarschijnlijkheid))
ONAANVAARDBAAR = {
    (Ernst.ERNSTIG, Waarschijnlijkheid.WAARSCHIJNLIJK),
    (Ernst.ERNSTIG, Waarschijnlijkheid.ZEER_WAARSCHIJNLIJK),
    (Ernst.ZEER_ERNSTIG, Waarschijnlijkheid.MOGELIJK),
    (Ernst.ZEER_ERNSTIG, Waarschijnlijkheid.WAARSCHIJNLIJK),
    (Ernst.ZEER_ERNSTIG, Waarschijnlijkheid.ZEER_WAARSCHIJNLIJK),
}
VANDAAG = date(2026, 11, 20)


def maatregel(**wijzigingen):
    return Maatregel.model_validate({**MAATREGEL, "omschrijving": "Verzonnen.", **wijzigingen})


def norm_van(soort, uitvoerder, gekozen, domein, aangewezen):
    """De norm waarop deze maatregel stuit, of niets."""
    geval = maatregel(soort=soort, uitvoerder=uitvoerder, titel=gekozen)
    try:
        keur_maatregelen([geval], domein=domein, aangewezen=aangewezen)
    except Geweigerd as geweigerd:
        return geweigerd.norm
    return None


def standaard(uitvoerder, aangewezen):
    kmar = aangewezen and uitvoerder == Uitvoerder.KMAR
    return Titel.ASSISTENTIE if kmar else STANDAARD[uitvoerder]


def verwachte_norm(soort, uitvoerder, gekozen, domein, aangewezen):
    werkelijk = gekozen or standaard(uitvoerder, aangewezen)
    uitzondering = {(Uitvoerder.LX, Titel.EIGEN_TAAK), (Uitvoerder.KMAR, Titel.ASSISTENTIE)}
    persoonsgericht = soort in PERSOONSGERICHT
    return next(
        (
            norm
            for norm, stuit in {
                "N015": persoonsgericht and domein != Domein.STELSEL,
                "N054": persoonsgericht and (uitvoerder, werkelijk) not in uitzondering,
                "N006": werkelijk not in PASSEND[uitvoerder],
                "N131": werkelijk == Titel.ASSISTENTIE and not aangewezen,
            }.items()
            if stuit
        ),
        None,
    )


@pytest.mark.norm("N006", "N015", "N054", "N131")
def test_elke_maatregel_in_elk_domein_stuit_op_de_juiste_norm_of_op_geen():
    assert {geval: norm_van(*geval) for geval in ALLES} == {
        geval: verwachte_norm(*geval) for geval in ALLES
    }


@pytest.mark.norm("N015", "N054")
def test_buiten_het_stelsel_is_geen_enkele_persoonsgerichte_maatregel_mogelijk():
    buiten = [g for g in ALLES if g[0] in PERSOONSGERICHT and g[3] != Domein.STELSEL]
    assert {norm_van(*geval) for geval in buiten} == {"N015"}


@pytest.mark.norm("N054")
def test_in_het_stelsel_alleen_door_lx_of_kmar_in_assistentie():
    binnen = [g for g in ALLES if g[0] in PERSOONSGERICHT and g[3] == Domein.STELSEL and g[4]]
    assert {(g[1], g[2]) for g in binnen if norm_van(*g) is None} == {
        (Uitvoerder.LX, None),
        (Uitvoerder.LX, Titel.EIGEN_TAAK),
        (Uitvoerder.KMAR, None),
        (Uitvoerder.KMAR, Titel.ASSISTENTIE),
    }


@pytest.mark.norm("N015")
def test_de_weigering_wijst_naar_aanwijzing_of_triage():
    with pytest.raises(Geweigerd) as geweigerd:
        keur_maatregelen(
            [maatregel(), maatregel(soort="persoonsbeveiliging", uitvoerder="lx")],
            domein=Domein.LOKAAL,
            aangewezen=False,
        )
    assert str(geweigerd.value) == (
        "Een persoonsgerichte maatregel kan niet in het lokaal domein. (N015)"
        " Wat wel kan: vraag een onmiddellijke aanwijzing of begin een triage."
    )


@pytest.mark.norm("N131")
@pytest.mark.parametrize(("aangewezen", "norm"), [(False, "N131"), (True, None)])
@pytest.mark.parametrize("domein", Domein)
def test_de_kmar_assisteert_alleen_bij_een_aangewezen_persoon(domein, aangewezen, norm):
    geval = (SoortMaatregel.TOEZICHT, Uitvoerder.KMAR, Titel.ASSISTENTIE, domein, aangewezen)
    assert norm_van(*geval) == norm


@pytest.mark.norm("N006", "N131")
@pytest.mark.parametrize("aangewezen", [False, True])
@pytest.mark.parametrize("uitvoerder", Uitvoerder)
def test_elke_maatregel_heeft_een_titel_ook_als_die_niet_is_gekozen(uitvoerder, aangewezen):
    gevallen = [maatregel(uitvoerder=uitvoerder, titel=gekozen) for gekozen in (None, *Titel)]
    assert [titel(geval, aangewezen=aangewezen) for geval in gevallen] == [
        standaard(uitvoerder, aangewezen),
        *Titel,
    ]


@pytest.mark.norm("N011")
@pytest.mark.parametrize("locatie", Locatie)
def test_een_werkgever_draagt_werkgeversmaatregelen(locatie):
    geval = maatregel(soort="objectbeveiliging", uitvoerder="werkgever", locatie=locatie)
    assert keur_maatregelen([geval], domein=Domein.LOKAAL, aangewezen=False) is None
    assert titel(geval, aangewezen=False) == Titel.EIGEN_VERANTWOORDELIJKHEID


@pytest.mark.parametrize(
    ("dagen", "past"), [(-1, False), (0, False), (1, True), (365, True), (None, True)]
)
def test_een_toetsdatum_ligt_na_vandaag(dagen, past):
    datum = None if dagen is None else VANDAAG + timedelta(dagen)
    gevallen = [maatregel(), maatregel(toetsdatum=datum)]
    if past:
        assert keur_toetsdata(gevallen, vandaag=VANDAAG) is None
    else:
        with pytest.raises(OnjuisteInvoer) as fout:
            keur_toetsdata(gevallen, vandaag=VANDAAG)
        assert fout.value.problemen == ("maatregelen.1.toetsdatum: moet na vandaag liggen",)


def test_elke_toetsdatum_die_voorbij_is_wordt_genoemd_ook_die_van_alle_tegelijk():
    gevallen = [maatregel(toetsdatum=VANDAAG), maatregel(), maatregel(toetsdatum=VANDAAG)]
    with pytest.raises(OnjuisteInvoer) as fout:
        keur_toetsdata(gevallen, van_alle=VANDAAG, vandaag=VANDAAG)
    assert [mis.pad for mis in fout.value.fouten] == [
        "maatregelen.0.toetsdatum",
        "maatregelen.2.toetsdatum",
        "toetsdatum",
    ]


@pytest.mark.norm("N086", "N132")
def test_elk_dreigingsniveau_heeft_een_risico_in_de_tabel(beleid):
    assert {n for n in NIVEAUS if risico_volgens_tabel(*n, beleid) == "onaanvaardbaar"} == (
        ONAANVAARDBAAR
    )


@pytest.mark.norm("N086")
def test_een_hoger_niveau_is_nooit_aanvaardbaarder(beleid):
    ernst, kans = list(Ernst), list(Waarschijnlijkheid)
    slecht = {
        (ernst.index(e), kans.index(k))
        for e, k in NIVEAUS
        if risico_volgens_tabel(e, k, beleid) == Risico.ONAANVAARDBAAR
    }
    hoger = {(e, k) for e in range(4) for k in range(4) for s in slecht if e >= s[0] and k >= s[1]}
    assert hoger == slecht


@pytest.mark.norm("N132", "N095")
@pytest.mark.parametrize(("ernst", "waarschijnlijkheid"), NIVEAUS)
@pytest.mark.parametrize("oordeel", [None, *Risico])
@pytest.mark.parametrize("uitkomst", ["vaststellen", "aanpassen", "afwijzen"])
def test_bij_een_onaanvaardbaar_risico_kan_afwijzen_niet(
    uitkomst, oordeel, ernst, waarschijnlijkheid, beleid
):
    niveau = {"ernst": ernst, "waarschijnlijkheid": waarschijnlijkheid, "risico": oordeel}
    besluit = BesluitMaatregelen.model_validate(antwoord("besluit_maatregelen", uitkomst, **niveau))
    volgens_tabel = "onaanvaardbaar" if (ernst, waarschijnlijkheid) in ONAANVAARDBAAR else None
    onaanvaardbaar = (oordeel or volgens_tabel) == "onaanvaardbaar"
    assert (risico(besluit, beleid) == Risico.ONAANVAARDBAAR) == onaanvaardbaar
    if onaanvaardbaar and uitkomst == "afwijzen":
        with pytest.raises(Geweigerd) as geweigerd:
            keur_afwijzen(besluit, beleid)
        assert geweigerd.value.norm == "N132"
    else:
        assert keur_afwijzen(besluit, beleid) is None
