from itertools import product

import pytest

from models.begrippen import LANDELIJK, Bevoegd, Functie, Grond, Objectcategorie, Rol
from models.formulieren.melding import Melding
from models.fouten import OnjuisteInvoer
from models.naslag.gemeenten import eenheden, gemeenten, parketten
from models.rules.gezag import (
    eenheid,
    gezag,
    gezag_over,
    grond_onder,
    hovj,
    leverende_eenheid,
    stelsel_van_rechtswege,
)
from tests.hulp.voorbeelden import GEVESTIGD, OBJECT, melding, melding_over

VAN_RECHTSWEGE = {Functie.KONINKLIJK_HUIS}


def een_melding(**wijzigingen):
    return Melding.model_validate(melding(**wijzigingen))


def met_functie(functie, gebied, **wijzigingen):
    return Melding.model_validate(melding_over(functie, gebied, **wijzigingen))


def wonend_in(gemeente):
    return {**GEVESTIGD, "gemeente": gemeente}


@pytest.mark.norm("N001", "N077")
def test_het_gezag_is_de_hovj_van_de_woonplaats_in_elke_gemeente(beleid):
    assert {
        code: gezag(een_melding(doelwit__woonadres=wonend_in(code)), beleid) for code in gemeenten()
    } == {code: Bevoegd(Rol.HOVJ, gemeente.parket) for code, gemeente in gemeenten().items()}


@pytest.mark.norm("N064")
def test_de_eenheid_van_de_woonplaats_weegt_in_elke_gemeente(beleid):
    assert {
        code: eenheid(een_melding(doelwit__woonadres=wonend_in(code)), beleid)
        for code in gemeenten()
    } == {code: gemeente.eenheid for code, gemeente in gemeenten().items()}


@pytest.mark.norm("N064", "N077")
@pytest.mark.parametrize("werkplek", ["GM0014", "GM0363", "GM0935", None])
def test_de_werkplek_doet_niet_mee(werkplek, beleid):
    geval = een_melding(doelwit__werkgemeente=werkplek)
    assert (gezag(geval, beleid), eenheid(geval, beleid)) == (
        Bevoegd(Rol.HOVJ, "Oost-Brabant"),
        "Oost-Brabant",
    )


@pytest.mark.norm("N001")
@pytest.mark.parametrize("functie", [f for f in Functie if f not in VAN_RECHTSWEGE])
def test_elke_functie_buiten_het_stelsel_heeft_precies_een_hovj(functie, beleid):
    assert gezag(met_functie(functie, "Limburg"), beleid) == Bevoegd(Rol.HOVJ, "Oost-Brabant")


@pytest.mark.norm("N076", "N077")
@pytest.mark.parametrize("functie", [Functie.BURGEMEESTER, Functie.POLITIECHEF])
def test_burgemeester_en_politiechef_vallen_onder_de_hovj_van_hun_woonplaats(functie, beleid):
    geval = met_functie(functie, "Oost-Brabant", doelwit__werkgemeente="GM0363")
    assert gezag(geval, beleid) == Bevoegd(Rol.HOVJ, "Oost-Brabant")


@pytest.mark.norm("N079")
@pytest.mark.parametrize("eigen", parketten())
def test_een_hovj_valt_onder_de_woonplaats_en_anders_onder_een_ander(eigen, beleid):
    functie = Functie.HOOFDOFFICIER_VAN_JUSTITIE
    gezagen = {
        code: gezag(met_functie(functie, eigen, doelwit__woonadres=wonend_in(code)), beleid)
        for code in gemeenten()
    }
    assert gezagen == {
        code: Bevoegd(Rol.HOVJ, beleid.buur[eigen] if g.parket == eigen else g.parket)
        for code, g in gemeenten().items()
    }
    assert eigen not in {gebied for _, gebied in gezagen.values()}


@pytest.mark.norm("N079")
def test_een_hovj_zonder_adres_beslist_ook_niet_in_eigen_zaak(beleid):
    geval = met_functie(Functie.HOOFDOFFICIER_VAN_JUSTITIE, "Oost-Brabant", doelwit__woonadres=None)
    assert gezag(geval, beleid) == Bevoegd(Rol.HOVJ, beleid.buur["Oost-Brabant"])


@pytest.mark.norm("N078")
@pytest.mark.parametrize(("eigen", "woonplaats"), list(product(eenheden(), repeat=2)))
def test_de_eigen_eenheid_van_een_politiechef_levert_niet(eigen, woonplaats, beleid):
    chef = met_functie(Functie.POLITIECHEF, eigen).doelwit
    verwacht = beleid.buur[eigen] if woonplaats == eigen else woonplaats
    assert leverende_eenheid(chef, woonplaats, beleid) == verwacht
    assert verwacht != eigen


@pytest.mark.norm("N078")
@pytest.mark.parametrize("functie", [f for f in Functie if f is not Functie.POLITIECHEF])
@pytest.mark.parametrize("woonplaats", eenheden())
def test_voor_ieder_ander_levert_de_eenheid_van_de_woonplaats(functie, woonplaats, beleid):
    persoon = met_functie(functie, "Limburg").doelwit
    assert leverende_eenheid(persoon, woonplaats, beleid) == woonplaats


@pytest.mark.norm("N077", "N078", "N079")
def test_wie_een_landelijk_onderdeel_leidt_valt_onder_het_gezag_van_de_woonplaats(beleid):
    chef = een_melding(
        doelwit__functie="politiechef", doelwit__eenheid="Landelijke Expertise en Operaties"
    )
    officier = een_melding(
        doelwit__functie="hoofdofficier_van_justitie", doelwit__parket="Landelijk Parket"
    )
    for geval in (chef, officier):
        assert gezag(geval, beleid) == Bevoegd(Rol.HOVJ, "Oost-Brabant")
        assert leverende_eenheid(geval.doelwit, "Oost-Brabant", beleid) == "Oost-Brabant"


@pytest.mark.norm("N003")
@pytest.mark.parametrize("lijst", [None, "I", "II"])
def test_het_koninklijk_huis_begint_bij_de_nctv(lijst, beleid):
    geval = een_melding(doelwit__functie="koninklijk_huis", doelwit__limitatieve_lijst=lijst)
    assert gezag(geval, beleid) == Bevoegd(Rol.NCTV, LANDELIJK)
    assert stelsel_van_rechtswege(geval.doelwit) == "de persoon behoort tot het Koninklijk Huis"


@pytest.mark.norm("N022")
@pytest.mark.parametrize("functie", [f for f in Functie if f not in VAN_RECHTSWEGE])
@pytest.mark.parametrize("lijst", ["I", "II"])
def test_wie_op_de_limitatieve_lijst_staat_begint_bij_de_nctv(functie, lijst, beleid):
    geval = met_functie(functie, "Oost-Brabant", doelwit__limitatieve_lijst=lijst)
    assert gezag(geval, beleid) == Bevoegd(Rol.NCTV, LANDELIJK)
    assert (
        stelsel_van_rechtswege(geval.doelwit)
        == f"de persoon staat op de limitatieve lijst, categorie {lijst}"
    )


@pytest.mark.norm("N003", "N022")
@pytest.mark.parametrize("functie", [f for f in Functie if f not in VAN_RECHTSWEGE])
def test_een_functie_alleen_brengt_niemand_in_het_stelsel(functie):
    assert stelsel_van_rechtswege(met_functie(functie, "Limburg").doelwit) is None


@pytest.mark.parametrize(
    ("werkgemeente", "ontvangen_door", "gebied"),
    [
        ("GM0014", {"organisatie": "politie", "eenheid": "Limburg"}, "Noord-Nederland"),
        ("GM0014", {"organisatie": "kmar"}, "Noord-Nederland"),
        (None, {"organisatie": "politie", "eenheid": "Limburg"}, "Limburg"),
        (None, {"organisatie": "kmar", "eenheid": "Limburg"}, "Limburg"),
    ],
)
def test_zonder_adres_beslist_de_werkgemeente_en_anders_wie_ontving(
    werkgemeente, ontvangen_door, gebied, beleid
):
    geval = een_melding(
        doelwit__woonadres=None,
        doelwit__werkgemeente=werkgemeente,
        ontvangen_door={"registratienummer": "PL2100-1", **ontvangen_door},
    )
    assert (gezag(geval, beleid), eenheid(geval, beleid)) == (Bevoegd(Rol.HOVJ, gebied), gebied)


def test_zonder_enig_aanknopingspunt_wordt_geen_gezag_verzonnen(beleid):
    geval = een_melding(
        doelwit__woonadres=None,
        doelwit__werkgemeente=None,
        ontvangen_door={"organisatie": "kmar", "registratienummer": "KM-2026-1"},
    )
    with pytest.raises(OnjuisteInvoer, match="N001"):
        gezag(geval, beleid)


NCTV = Bevoegd(Rol.NCTV, LANDELIJK)
ONDER_NCTV = ("koninklijk_paleis", "ambtswoning_minister_president", "dnb")
SOORTEN = ("object", "dienst")


def een_object(**wijzigingen):
    return een_melding(doelwit={**OBJECT, **wijzigingen})


@pytest.mark.norm("N004", "N016", "N081", "N084")
@pytest.mark.parametrize(
    ("soort", "categorie", "grond"), list(product(SOORTEN, Objectcategorie, Grond))
)
def test_het_gezag_over_objecten_en_diensten_in_elke_gemeente(soort, categorie, grond):
    """De hele tabel: alleen wat de KMar bewaakt, heeft overal en altijd de NCTV."""
    for code, gemeente in gemeenten().items():
        wat = een_object(soort=soort, categorie=categorie, gemeente=code).doelwit
        lokaal = {
            Grond.OPENBARE_ORDE: Bevoegd(Rol.BURGEMEESTER, code),
            Grond.STRAFRECHTELIJK: Bevoegd(Rol.HOVJ, gemeente.parket),
        }[grond]
        assert gezag_over(wat, grond) == (NCTV if categorie in ONDER_NCTV else lokaal)


@pytest.mark.norm("N081")
@pytest.mark.parametrize("categorie", Objectcategorie)
@pytest.mark.parametrize("soort", SOORTEN)
def test_een_concrete_dreiging_maakt_het_strafrechtelijk(soort, categorie, beleid):
    for concreet, grond in ((True, Grond.STRAFRECHTELIJK), (False, Grond.OPENBARE_ORDE)):
        geval = een_object(soort=soort, categorie=categorie, concrete_dreiging=concreet)
        assert gezag(geval, beleid) == gezag_over(geval.doelwit, grond)


@pytest.mark.norm("N004")
@pytest.mark.parametrize("grond", Grond)
def test_een_aanwijzing_van_de_minister_verandert_het_gezag_niet(grond):
    aangewezen, gewoon = (
        gezag_over(een_object(categorie=categorie).doelwit, grond)
        for categorie in ("aangewezen_artikel_16", "overig")
    )
    assert aangewezen == gewoon


def test_parket_en_eenheid_van_een_object_zijn_die_van_zijn_gemeente(beleid):
    for code, gemeente in gemeenten().items():
        geval = een_object(gemeente=code)
        assert hovj(geval, beleid) == Bevoegd(Rol.HOVJ, gemeente.parket)
        assert eenheid(geval, beleid) == gemeente.eenheid
        assert leverende_eenheid(geval.doelwit, gemeente.eenheid, beleid) == gemeente.eenheid


@pytest.mark.parametrize("rol", Rol)
def test_bij_een_gezag_hoort_hooguit_een_grond(rol):
    wat = een_object().doelwit
    gronden = [grond for grond in Grond if gezag_over(wat, grond).rol is rol]
    assert [grond_onder(rol)] == (gronden or [None])
