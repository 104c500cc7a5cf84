"""Process 7 in fake time, on both databases: advice and a decision before the moment."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.begrippen import Rol
from models.fouten import OnjuisteInvoer
from models.rules.termijnen import Plan
from models.tabellen import Termijn
from models.voorbeelden.invoer import risicomoment
from tasks.basis.database import lezen
from tasks.procedures import verhoogd_risicomoment
from tasks.zaak.maatregelen import lopen_centraal, lopend
from tests.hulp.zaakspel import HOVJ, POLITIE, PORTEFEUILLE, Zaakspel, getekend, geweigerd, weigert

NCTV = "nctv"


@pytest.fixture
def spel(demo):
    """Measures run in het lokaal domein; the person was informed."""
    return Zaakspel().tot("")


def meld(spel, wie=POLITIE, **velden):
    spel.nu += timedelta(minutes=1)
    gegeven = {"poging": getekend(wie, spel.nu), "moment": spel.nu}
    return verhoogd_risicomoment.meld_risicomoment(
        spel.zaaknummer, risicomoment(spel.nu) | velden, **gegeven
    )


def soorten(spel):
    with lezen() as sessie:
        return sorted(m.soort.value for m in lopend(sessie, spel.zaaknummer))


def laatste_stap(vraag):
    with lezen() as sessie:
        return Plan.uit_json(sessie.get_one(Termijn, vraag.id).plan).treden[-1].op


@pytest.mark.norm("N096")
def test_in_het_lokaal_domein_adviseert_de_portefeuillehouder_en_besluit_het_gezag(spel):
    voor = soorten(spel)
    onderwerp = meld(spel)
    vraag = spel.open_vraag("advies")
    assert (vraag.rol, vraag.gebied) == (Rol.PORTEFEUILLEHOUDER_RCCB, "Oost-Brabant")
    geweigerd(spel, vraag, "geen_extra_maatregelen", HOVJ, norm="N096")
    spel.antwoord(vraag, "extra_maatregelen", PORTEFEUILLE)
    assert soorten(spel) == voor  # it is advice
    besluit = spel.open_vraag("besluit_maatregelen", onderwerp)  # in the same act
    geweigerd(spel, besluit, "vaststellen", PORTEFEUILLE, norm="N075")
    spel.antwoord(besluit, "vaststellen", HOVJ)
    assert soorten(spel) == sorted([*voor, "toezicht"])  # beside what runs
    assert spel.beeld.lopend("verhoogd-risicomoment") == frozenset()


@pytest.mark.norm("N096", "N056")
def test_in_het_stelsel_adviseert_de_nctv_en_hoort_de_gemeente_het(spel):
    spel.wijs_aan()
    onderwerp = meld(spel, gemeente="GM0363")
    vraag = spel.open_vraag("advies", onderwerp)
    assert vraag.rol is Rol.NCTV
    (moment,) = (i for i in spel.beeld.informeringen.values() if i.gemeente == "GM0363")
    assert (moment.gelegenheid.value, moment.uiterlijk) == (
        "moment",
        spel.beeld.momenten[onderwerp],
    )
    spel.antwoord(vraag, "geen_extra_maatregelen", NCTV)
    assert spel.beeld.lopend("verhoogd-risicomoment") == frozenset()


@pytest.mark.norm("N096")
@pytest.mark.parametrize("uren", [2, 30, 200])
def test_beide_termijnen_eindigen_voor_het_moment(spel, uren):
    op = spel.nu + timedelta(hours=uren)
    onderwerp = meld(spel, op=op.isoformat())
    advies = spel.open_vraag("advies")
    assert laatste_stap(advies) <= advies.sinds + (op - advies.sinds) / 2
    spel.antwoord(advies, "extra_maatregelen", PORTEFEUILLE)
    assert laatste_stap(spel.open_vraag("besluit_maatregelen", onderwerp)) <= op


@pytest.mark.norm("N096")
def test_wat_niet_kan_wordt_geweigerd(spel):
    with pytest.raises(OnjuisteInvoer, match="op: ligt in het verleden"):
        meld(spel, op=(spel.nu - timedelta(hours=1)).isoformat())
    weigert(spel, "risicomoment", "hovj.limburg", "N096", lambda: meld(spel, "hovj.limburg"))
    spel.sluit()
    weigert(spel, "risicomoment", POLITIE, "N096", lambda: meld(spel))


@pytest.mark.norm("N096")
def test_sluit_de_zaak_dan_vervalt_het_advies(spel):
    meld(spel)
    spel.sluit()
    with lezen() as sessie:
        lopen = select(Termijn).where(Termijn.stap == "advies")
        assert [t.volgende_op for t in sessie.exec(lopen)] == [None]


@pytest.mark.norm("N096")
def test_na_het_moment_wordt_er_niets_meer_voor_vastgesteld(spel):
    onderwerp = meld(spel)
    spel.antwoord(spel.open_vraag("advies"), "extra_maatregelen", PORTEFEUILLE)
    besluit = spel.open_vraag("besluit_maatregelen", onderwerp)
    spel.nu = spel.beeld.momenten[onderwerp]
    geweigerd(spel, besluit, "vaststellen", HOVJ, norm="N096")
    licht = {"ernst": "gering", "risico": "aanvaardbaar"}
    spel.antwoord(besluit, "afwijzen", HOVJ, **licht)
    assert spel.beeld.lopend("verhoogd-risicomoment") == frozenset()


@pytest.mark.norm("N096")
def test_na_het_moment_wordt_er_ook_niets_meer_voor_geadviseerd(spel):
    onderwerp = meld(spel)
    advies = spel.open_vraag("advies", onderwerp)
    spel.nu = spel.beeld.momenten[onderwerp]
    geweigerd(spel, advies, "extra_maatregelen", PORTEFEUILLE, norm="N096")


@pytest.mark.norm("N031", "N096")
def test_wat_de_hovj_voor_het_moment_besloot_loopt_door_onder_de_nctv(spel):
    onderwerp = meld(spel)
    spel.antwoord(spel.open_vraag("advies"), "extra_maatregelen", PORTEFEUILLE)
    spel.antwoord(spel.open_vraag("besluit_maatregelen", onderwerp), "vaststellen", HOVJ)
    voor = soorten(spel)
    spel.wijs_aan()
    with lezen() as sessie:
        assert not lopen_centraal(sessie, spel.zaaknummer)  # taken over, not taken
    assert soorten(spel) == voor


@pytest.mark.norm("N046", "N096")
def test_gaat_het_gezag_over_dan_vraagt_het_besluit_wat_de_nctv_moet_zeggen(spel):
    onderwerp = meld(spel)
    spel.antwoord(spel.open_vraag("advies"), "extra_maatregelen", PORTEFEUILLE)
    spel.wijs_aan()
    vraag = spel.open_vraag("besluit_maatregelen", onderwerp)
    assert (vraag.rol, vraag.variant) == (Rol.NCTV, "stelsel")


@pytest.mark.norm("N056", "N096")
def test_bij_de_aanwijzing_hoort_de_gemeente_van_een_eerder_gemeld_moment_het(spel):
    onderwerp = meld(spel, gemeente="GM0363")
    assert spel.beeld.informeringen == {}
    spel.wijs_aan()
    (moment,) = (i for i in spel.beeld.informeringen.values() if i.gemeente == "GM0363")
    op = spel.beeld.momenten[onderwerp]
    assert (moment.gelegenheid.value, moment.uiterlijk) == ("moment", op)
