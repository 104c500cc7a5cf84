"""The toetsingskader over every combination of its inputs (circulaire 2.3.3)."""

from itertools import product

import pytest

from models.begrippen import Fenomeen, Inzicht, Route
from models.fouten import Geweigerd
from models.rules.toetsingskader import Kenmerken, Oordeel, keur_route, toetsingskader

JA_NEE = (False, True)
ALLE = [
    Kenmerken(*booleans, fenomeen, waarom, bron, inzicht)
    for booleans in product(JA_NEE, repeat=7)
    for fenomeen, waarom, bron, inzicht in product(Fenomeen, ("", "x"), Inzicht, ("", "x"))
]
GOED = Kenmerken(
    tegen_het_leven=True,
    geweldsdelict_zes_jaar=True,
    artikel_285=False,
    antecedenten_ernstig_geweld=False,
    gewelddadige_groepering=False,
    psychische_stoornis=False,
    dreiger_bekend=True,
    fenomeen=Fenomeen.STATELIJKE_ACTOR,
    fenomeen_onderbouwing="Verzonnen.",
    inzicht_bron=Inzicht.GEEN,
    inzicht_onderbouwing="",
)


def weigering(route: Route, oordeel: Oordeel, eigen_oordeel: str = "") -> Geweigerd | None:
    try:
        zonder = route is Route.TRIAGETAFEL and not eigen_oordeel
        keur_route(route, oordeel, zonder_eigen_oordeel=zonder)
    except Geweigerd as fout:
        return fout
    return None


@pytest.mark.norm("N035", "N038", "N039", "N048", "N049", "N050", "N051", "N052", "N014")
def test_elke_combinatie_heeft_het_oordeel_van_de_tekst():
    """Written again from the text, in another shape than the rule."""
    assert len(ALLE) == 2**7 * 5 * 2 * 4 * 2
    for k in ALLE:
        factor = k.antecedenten_ernstig_geweld or k.gewelddadige_groepering or k.psychische_stoornis
        delict = k.geweldsdelict_zes_jaar or (k.artikel_285 and factor)
        ernstig = delict and k.tegen_het_leven
        fenomeen = k.fenomeen != "niet_herleidbaar" and k.fenomeen_onderbouwing != ""
        inzicht = k.inzicht_bron != "geen" and k.inzicht_onderbouwing != ""
        oordeel = toetsingskader(k)
        assert (oordeel.a.vervuld, oordeel.b.vervuld, oordeel.c.vervuld) == (
            ernstig,
            fenomeen,
            inzicht,
        )
        assert oordeel.directe_opname == (ernstig and fenomeen and k.dreiger_bekend)
        assert oordeel.triagetafel == inzicht


def test_directe_opname_mist_niets_en_anders_wordt_gezegd_wat():
    for oordeel in map(toetsingskader, ALLE):
        assert oordeel.directe_opname == (oordeel.ontbreekt == ())
        assert all(not criterium.vervuld for criterium in oordeel.ontbreekt)
        geweigerd = weigering(Route.DIRECTE_OPNAME, oordeel)
        assert (geweigerd is None) == oordeel.directe_opname
        if geweigerd:
            assert all(c.waarom in geweigerd.zin for c in oordeel.ontbreekt)
            assert all(c.waarom not in geweigerd.op_de_pagina for c in oordeel.ontbreekt)
            assert geweigerd.norm
            assert geweigerd.norm not in geweigerd.op_de_pagina


def test_de_triagetafel_vraagt_inzicht_en_het_eigen_oordeel():
    for oordeel in map(toetsingskader, ALLE):
        assert weigering(Route.TRIAGETAFEL, oordeel, "") is not None
        assert (weigering(Route.TRIAGETAFEL, oordeel, "Mijn oordeel.") is None) == (
            oordeel.triagetafel
        )


@pytest.mark.parametrize(
    ("anders", "norm", "zin"),
    [
        ({"tegen_het_leven": False}, "N038", "niet direct of indirect tegen het leven"),
        (
            {"geweldsdelict_zes_jaar": False, "artikel_285": True},
            "N038",
            "A2 niet vervuld: artikel 285 zonder een van de drie factoren.",
        ),
        ({"geweldsdelict_zes_jaar": False}, "N038", "A2 niet vervuld: geen misdrijf"),
        ({"fenomeen": Fenomeen.NIET_HERLEIDBAAR}, "N038", "niet herleidbaar tot een fenomeen"),
        ({"fenomeen_onderbouwing": ""}, "N038", "statelijke actor zonder onderbouwing"),
        ({"dreiger_bekend": False}, "N051", "dreigende actor is niet bekend"),
    ],
)
def test_de_weigering_zegt_welk_criterium_ontbreekt(anders, norm, zin):
    fout = weigering(Route.DIRECTE_OPNAME, toetsingskader(GOED._replace(**anders)))
    assert fout is not None
    assert (fout.norm, zin in fout.zin) == (norm, True), fout.zin
    assert fout.advies == "laat het intakeformulier aanvullen."


def test_het_oordeel_kan_worden_voorgelezen():
    k = GOED._replace(geweldsdelict_zes_jaar=False, artikel_285=True)
    assert str(toetsingskader(k).a2) == (
        "a2 niet vervuld: artikel 285 zonder een van de drie factoren"
    )
    assert str(toetsingskader(k._replace(psychische_stoornis=True)).a2) == (
        "a2 vervuld: artikel 285, met een psychische stoornis bij de dreigende actor"
    )
    assert (
        str(toetsingskader(GOED).a)
        == "a vervuld: a1 vervuld, en de dreiging is tegen het leven gericht"
    )
