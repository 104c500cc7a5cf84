from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.begrippen import LANDELIJK, Bevoegd, Rol, Uitvoerder
from models.fouten import Geweigerd
from models.rules.bevoegden import Bevoegdheidscontext
from models.rules.bevoegdheid import Volmacht, Volmachthouder, volmacht_voor
from models.rules.informering import LADDER
from models.stappen import STAPPEN, bevoegden
from tests.hulp.voorbeelden import ANTWOORDEN

# Drie gebieden die overal verschillen, zodat een rol alleen in het juiste gebied past.
PARKET, EENHEID, LEVERT = "Limburg", "Oost-Brabant", "Rotterdam"
HOVJ = Bevoegd(Rol.HOVJ, PARKET)
NCTV = Bevoegd(Rol.NCTV, LANDELIJK)
ADVISEUR = {(Rol.ADVISEUR_BBC, PARKET), (Rol.HOVJ, PARKET)}
NCTV_EN_DIRECTEUR = {(Rol.NCTV, LANDELIJK), (Rol.DIRECTEUR_NCTV, LANDELIJK)}
ADVIES = {
    (Rol.POLITIE, LEVERT),
    (Rol.RCCB, LEVERT),
    (Rol.PORTEFEUILLEHOUDER_RCCB, LEVERT),
    (Rol.KMAR, LANDELIJK),
}
LEVERANCIER = {
    Rol.POLITIE: LEVERT,
    Rol.KMAR: LANDELIJK,
    Rol.AIVD: LANDELIJK,
    Rol.MIVD: LANDELIJK,
}
GEBIEDEN = (PARKET, EENHEID, LEVERT, LANDELIJK, "GM0772")
OPDRACHTEN = [u for aantal in range(4) for u in combinations(Uitvoerder, aantal)]


def plaats(gezag=HOVJ, leverancier=None, uitvoerders=()):
    return Bevoegdheidscontext(gezag, HOVJ, EENHEID, LEVERT, leverancier, frozenset(uitvoerders))


def kies(stap, uitkomst, volmachten, waar):
    return volmacht_voor(stap, uitkomst, houder=Volmachthouder("iemand", volmachten), plaats=waar)


def mag(stap, uitkomst, rol, gebied, waar):
    volmacht = Volmacht(rol, gebied)
    try:
        return kies(stap, uitkomst, [volmacht], waar) == volmacht
    except Geweigerd:
        return False


def wie_mag(stap, uitkomst, waar):
    """Elke rol in elk gebied die dit antwoord mag geven."""
    return {(r, g) for r in Rol for g in GEBIEDEN if mag(stap, uitkomst, r, g, waar)}


@pytest.mark.parametrize(
    ("stap", "uitkomst", "verwacht"),
    [
        *(
            pytest.param(
                "weging",
                uitkomst,
                {(Rol.RCCB, EENHEID), (Rol.PORTEFEUILLEHOUDER_RCCB, EENHEID)},
                marks=pytest.mark.norm("N064", "N065"),
            )
            for uitkomst in ("ernstige_dreiging", "geen_ernstige_dreiging")
        ),
        *(
            pytest.param("overleg", uitkomst, ADVISEUR, marks=pytest.mark.norm("N066", "N071"))
            for uitkomst in ("lokaal_domein", "stelsel", "geen_maatregelen")
        ),
        *(
            pytest.param("vervolg", uitkomst, ADVISEUR, marks=pytest.mark.norm("N074"))
            for uitkomst in ("informatieproduct", "maatregeladvies", "stelsel", "basispolitiezorg")
        ),
        pytest.param("maatregeladvies", "geleverd", ADVIES, marks=pytest.mark.norm("N078")),
        *(
            pytest.param(
                "besluit_maatregelen",
                uitkomst,
                {(Rol.HOVJ, PARKET)},
                marks=pytest.mark.norm("N075", "N095"),
            )
            for uitkomst in ("vaststellen", "aanpassen", "afwijzen")
        ),
        ("informeren_persoon", "beperkt", {(Rol.HOVJ, PARKET)}),
        ("informeren_persoon", "geinformeerd", {(Rol.POLITIE, EENHEID)}),
        ("informatieproduct", "geleverd", {(Rol.POLITIE, LEVERT)}),
    ],
)
def test_in_het_lokaal_domein_antwoordt_precies_wie_in_de_tabel_staat(stap, uitkomst, verwacht):
    assert wie_mag(stap, uitkomst, plaats()) == verwacht


@pytest.mark.norm("N074")
def test_beleid_kan_het_vervolg_aan_de_hovj_voorbehouden():
    waar = plaats()._replace(vervolg_door=Rol.HOVJ)
    for uitkomst in ("informatieproduct", "maatregeladvies", "basispolitiezorg"):
        assert wie_mag("vervolg", uitkomst, waar) == {(Rol.HOVJ, PARKET)}


@pytest.mark.norm("N073", "N078")
@pytest.mark.parametrize(("rol", "gebied"), LEVERANCIER.items())
def test_een_product_komt_van_wie_het_is_besteld(rol, gebied):
    waar = plaats(leverancier=rol)
    assert wie_mag("informatieproduct", "geleverd", waar) == {(rol, gebied)}


@pytest.mark.parametrize("uitvoerders", OPDRACHTEN)
def test_wie_uitvoert_informeert_de_persoon(uitvoerders):
    landelijk = {Uitvoerder.KMAR: (Rol.KMAR, LANDELIJK), Uitvoerder.LX: (Rol.LX, LANDELIJK)}
    zelf = {landelijk[u] for u in uitvoerders if u in landelijk}
    anderen = not uitvoerders or set(uitvoerders) - set(landelijk)
    politie = {(Rol.POLITIE, EENHEID)} if anderen else set()
    waar = plaats(uitvoerders=uitvoerders)
    assert wie_mag("informeren_persoon", "geinformeerd", waar) == zelf | politie


@pytest.mark.norm("N107", "N108")
@pytest.mark.parametrize("uitkomst", ["geinformeerd", "beperkt"])
@pytest.mark.parametrize(
    ("gezag", "wie"), [(HOVJ, {(Rol.HOVJ, PARKET)}), (NCTV, NCTV_EN_DIRECTEUR)]
)
def test_na_een_beperking_informeert_alleen_het_gezag(gezag, wie, uitkomst):
    waar = plaats(gezag, uitvoerders=Uitvoerder)._replace(beperkt=True)
    assert wie_mag("informeren_persoon", uitkomst, waar) == wie


@pytest.mark.norm("N110")
@pytest.mark.parametrize("uitkomst", ["terughoudender", "concept_aanpassen", "geen_gevolg"])
@pytest.mark.parametrize(
    ("gezag", "wie"), [(HOVJ, {(Rol.HOVJ, PARKET)}), (NCTV, NCTV_EN_DIRECTEUR)]
)
def test_wat_op_een_uitlating_volgt_besluit_het_gezag(gezag, wie, uitkomst):
    assert wie_mag("uitlating", uitkomst, plaats(gezag)) == wie


@pytest.mark.norm("N110")
@pytest.mark.parametrize(("gezag", "erbij"), [(HOVJ, set()), (NCTV, NCTV_EN_DIRECTEUR)])
def test_een_uitlating_komt_van_wie_de_zaak_heeft(gezag, erbij):
    lokaal = {(rol, EENHEID) for rol in (Rol.POLITIE, Rol.RCCB, Rol.PORTEFEUILLEHOUDER_RCCB)}
    assert wie_mag("openbare_uitlating", "", plaats(gezag)) == lokaal | ADVISEUR | erbij


@pytest.mark.norm("N060")
@pytest.mark.parametrize(
    ("gezag", "erbij"), [(HOVJ, {(Rol.HOVJ, PARKET)}), (NCTV, NCTV_EN_DIRECTEUR)]
)
def test_wat_is_verstrekt_leggen_politie_kmar_en_gezag_vast(gezag, erbij):
    eigen = {(Rol.POLITIE, EENHEID), (Rol.KMAR, LANDELIJK)}
    assert wie_mag("verstrekking", "", plaats(gezag)) == eigen | erbij


@pytest.mark.norm("N033")
@pytest.mark.parametrize("stap", ["overleg", "vervolg", "besluit_maatregelen"])
def test_in_het_stelsel_heeft_de_hovj_geen_rol(stap):
    uitkomsten = [u for s, u in ANTWOORDEN if s == stap]
    verwacht = NCTV_EN_DIRECTEUR if stap == "besluit_maatregelen" else set()
    assert [wie_mag(stap, u, plaats(NCTV)) for u in uitkomsten] == [verwacht] * len(uitkomsten)


@pytest.mark.norm("N033")
@pytest.mark.parametrize("uitkomst", ["vaststellen", "aanpassen", "afwijzen"])
@pytest.mark.parametrize("rol", [r for r in Rol if Rol.NCTV not in r.omvat])
def test_in_het_stelsel_wijst_de_weigering_naar_de_nctv(rol, uitkomst):
    volmachten = [Volmacht(rol, gebied) for gebied in GEBIEDEN]
    with pytest.raises(Geweigerd) as geweigerd:
        kies("besluit_maatregelen", uitkomst, volmachten, plaats(NCTV))
    assert (geweigerd.value.norm, geweigerd.value.advies) == ("N033", "laat de NCTV besluiten.")


@pytest.mark.parametrize(
    ("stap", "uitkomst", "norm", "advies"),
    [
        ("weging", "ernstige_dreiging", "N065", "laat rccb (Oost-Brabant) antwoorden."),
        ("overleg", "lokaal_domein", "N071", "laat adviseur_bbc (Limburg) antwoorden."),
        ("vervolg", "maatregeladvies", "N074", "laat adviseur_bbc (Limburg) antwoorden."),
        ("informatieproduct", "geleverd", "N073", "laat politie (Rotterdam) antwoorden."),
        (
            "maatregeladvies",
            "geleverd",
            "N009",
            (
                "laat portefeuillehouder_rccb (Rotterdam) of politie (Rotterdam)"
                " of rccb (Rotterdam) of kmar (landelijk) antwoorden."
            ),
        ),
        ("besluit_maatregelen", "vaststellen", "N075", "laat hovj (Limburg) antwoorden."),
        ("informeren_persoon", "geinformeerd", "N107", "laat politie (Oost-Brabant) antwoorden."),
        ("informeren_persoon", "beperkt", "N107", "laat hovj (Limburg) antwoorden."),
    ],
)
def test_een_weigering_noemt_de_norm_en_wie_wel_mag(stap, uitkomst, norm, advies):
    with pytest.raises(Geweigerd) as geweigerd:
        kies(stap, uitkomst, [], plaats())
    assert (geweigerd.value.norm, geweigerd.value.advies) == (norm, advies)
    op_de_pagina = geweigerd.value.op_de_pagina
    assert not any(gebied in op_de_pagina for gebied in ("Oost-Brabant", "Limburg", "Rotterdam"))
    assert all(aan.split()[0] in op_de_pagina for aan in advies[len("laat ") :].split(" of "))


def test_waar_niemand_mag_antwoorden_noemt_de_weigering_niemand():
    with pytest.raises(Geweigerd) as geweigerd:
        kies("overleg", "lokaal_domein", [], plaats(NCTV))
    assert geweigerd.value.advies is None


@pytest.mark.norm("N066")
def test_de_adviseur_van_het_parket_wordt_het_overleg_gevraagd():
    assert bevoegden("overleg", plaats()) == [Bevoegd(Rol.ADVISEUR_BBC, PARKET)]


def test_de_beheerder_beslist_nooit_in_een_zaak():
    assert [
        (stap, uitkomst, gezag)
        for stap, uitkomst in ANTWOORDEN
        for gezag in (HOVJ, NCTV)
        if mag(stap, uitkomst, Rol.BEHEERDER, LANDELIJK, plaats(gezag))
    ] == []


def test_elke_stap_heeft_een_regel_in_de_tabel():
    hier = plaats()._replace(gemeente="GM0772", in_gemeente=LADDER)
    assert [stap for stap in STAPPEN if not bevoegden(stap, hier)] == []


@given(
    st.sampled_from(ANTWOORDEN),
    st.lists(st.builds(Volmacht, st.sampled_from(Rol), st.sampled_from(GEBIEDEN))),
)
def test_meer_volmachten_geven_nooit_meer_dan_elk_apart(antwoord, volmachten):
    stap, uitkomst = antwoord
    passend = [v for v in volmachten if mag(stap, uitkomst, v.rol, v.gebied, plaats())]
    try:
        gekozen = [kies(stap, uitkomst, volmachten, plaats())]
    except Geweigerd:
        gekozen = []
    eigen_eerst = [v for v in passend if not v.namens] + [v for v in passend if v.namens]
    assert gekozen == eigen_eerst[:1]


def test_een_volmacht_namens_een_ander_geldt_als_die_van_de_ander():
    volmacht = Volmacht(Rol.HOVJ, PARKET, namens="hovj.limburg")
    gekozen = kies("besluit_maatregelen", "vaststellen", [volmacht], plaats())
    assert gekozen == volmacht
