"""A change of facts reaches everything that rests on them, on both databases."""

from datetime import timedelta
from itertools import cycle

import pytest
from sqlmodel import col, select

from deployments.klok.klok import _berichten
from models.begrippen import LANDELIJK, Bevoegd, Rol, Titel, Uitvoerder
from models.fouten import Geweigerd, OnjuisteInvoer
from models.rules.maatregelen import titel_onder
from models.tabellen import Bericht, Vastlegging
from tasks.antwoorden import ongevraagd
from tasks.basis.database import lezen, transactie
from tasks.berichten.bezorger import Bezorger
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.procedures.wijziging import wijzig
from tasks.register.sleutels import BEHEER
from tasks.termijnen.treden import haal_in
from tasks.zaak.leesrecht import volmacht_om_te_lezen
from tests.hulp.kapotmaken import wissel
from tests.hulp.voorbeelden import GEVESTIGD
from tests.hulp.zaakspel import HOVJ, POLITIE, RCCB, Zaakspel, getekend

BEHEER_BREED = Bevoegd(Rol.BEHEERDER, LANDELIJK)
GENOOT = {"naam": "X", "relatie": "levensgezel", "zelfde_adres": True}


@pytest.fixture
def spel(demo):
    return Zaakspel()


def verandert(spel, wie=POLITIE, **velden):
    spel.nu += timedelta(minutes=1)
    invoer = {"motivering": "Verzonnen.", **velden}
    wijzig(spel.zaaknummer, invoer, getekend(wie, spel.nu), moment=spel.nu)


def verteld(spel, soort):
    with lezen() as sessie:
        vraag = select(Bericht.functionaris).where(
            Bericht.zaaknummer == spel.zaaknummer, Bericht.soort == soort
        )
        return set(sessie.exec(vraag))


@pytest.mark.norm("N076", "N079")
def test_wie_er_later_bij_hoort_hoort_niets_van_de_eigen_zaak(spel):
    vraag = spel.vraag("weging")
    verandert(spel, huisgenoten=[{**GENOOT, "functionaris": RCCB}])
    haal_in(vraag.sinds + timedelta(hours=3))
    assert verteld(spel, "herinnering") == {"portefeuillehouder_rccb.oost-brabant"}


@pytest.mark.norm("N008")
def test_een_geweigerde_poging_opent_het_dossier_voor_niemand(spel):
    invoer = {"uitkomst": "lokaal_domein", "motivering": "Verzonnen."}
    gegeven = {"poging": getekend("nctv", spel.nu), "moment": spel.nu}
    with pytest.raises(Geweigerd):
        ongevraagd.keer_terug(spel.zaaknummer, invoer, **gegeven)
    with lezen() as sessie, pytest.raises(Geweigerd, match="N008"):
        volmacht_om_te_lezen(sessie, spel.beeld, "lcc", moment=spel.nu)


@pytest.mark.norm("N001")
def test_wie_nederland_verlaat_heeft_geen_adres_meer_en_het_beleid_bepaalt_het_gezag(spel):
    verandert(spel, woonadres=None, werkgemeente="GM0363")
    assert (spel.beeld.persoon.woonadres, spel.beeld.gezag.gebied) == (None, "Amsterdam")
    verandert(spel, HOVJ.replace("oost-brabant", "amsterdam"), werkgemeente=None)
    assert spel.beeld.gezag.gebied == "Oost-Brabant"  # of the eenheid that took the melding


@pytest.mark.parametrize("veld", ["huisgenoten", "dreiger_bekend"])
def test_wat_niet_leeg_kan_zijn_wordt_niet_leeg(spel, veld):
    with pytest.raises(OnjuisteInvoer, match=f"{veld}: kan niet leeg"):
        verandert(spel, **{veld: None})
    assert spel.beeld.feiten[-1].soort != "wijziging"


@pytest.mark.norm("N001", "N008")
def test_van_een_verhuizing_horen_het_oude_en_het_nieuwe_gezag_elk_een_keer(spel):
    verandert(spel, woonadres={**GEVESTIGD, "gemeente": "GM0363"})
    with lezen() as sessie:
        vraag = select(Bericht.functionaris).where(col(Bericht.stap) == "wijziging")
        assert sorted(sessie.exec(vraag)) == ["hovj.amsterdam", HOVJ]


@pytest.mark.norm("N006", "N131")
@pytest.mark.parametrize("aangewezen", [True, False])
def test_alleen_hulp_van_de_kmar_heet_anders_onder_een_ander_gezag(aangewezen):
    nieuw = Titel.ASSISTENTIE if aangewezen else Titel.BIJSTAND
    for uitvoerder in Uitvoerder:
        for titel in Titel:
            hulp = uitvoerder == "kmar" and titel in {"bijstand", "assistentie"}
            verwacht = nieuw if hulp else titel
            assert titel_onder(titel, uitvoerder, aangewezen=aangewezen) == verwacht


def test_een_onleesbare_zaak_houdt_het_versturen_niet_op(spel):
    """Her term stays due for ever; the berichten of others go out all the same."""
    spel.vraag("weging")
    with transactie() as sessie:
        for bericht in sessie.exec(select(Bericht)):
            sessie.delete(bericht)
        nieuws = Nieuws(BEHEER, "alarm", "weging")
        zet_klaar(sessie, nieuws, BEHEER_BREED, niet=frozenset(), moment=spel.nu)
    with lezen() as sessie:
        wissel("inhoud", *sessie.exec(select(Vastlegging.volgnummer)).all()[-2:])
    bezorger = Bezorger(geduld_s=1)
    try:
        wijk = cycle((True, False))
        _berichten(bezorger, wijk)
        _berichten(bezorger, wijk)
    finally:
        bezorger.stop()
    with lezen() as sessie:
        assert sessie.exec(select(Bericht.pogingen)).one() == 1


@pytest.mark.norm("N001", "N029")
def test_wie_in_het_stelsel_verhuist_keert_terug_naar_het_nieuwe_parket_dat_dat_hoort(spel):
    spel.wijs_aan()
    verandert(spel, woonadres={**GEVESTIGD, "gemeente": "GM0363"})
    spel.nu += timedelta(minutes=1)
    invoer = {"uitkomst": "lokaal_domein", "motivering": "Verzonnen."}
    gegeven = {"poging": getekend("nctv", spel.nu), "moment": spel.nu}
    ongevraagd.keer_terug(spel.zaaknummer, invoer, **gegeven)
    with lezen() as sessie:
        vraag = select(Bericht.functionaris).where(col(Bericht.stap) == "terugkeer")
        assert {"hovj.amsterdam", HOVJ, "lcc"} <= set(sessie.exec(vraag))
    assert spel.beeld.gezag == Bevoegd(Rol.HOVJ, "Amsterdam")
