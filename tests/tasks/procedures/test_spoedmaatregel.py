"""A spoedmaatregel holds at once: who takes one, when, and what is there from then on (2.4.1)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import select

from models.begrippen import Rol, StatusMaatregel
from models.fouten import OnjuisteInvoer
from models.tabellen import Bericht, Proces, Termijn, Vraag
from tasks.basis.database import databank, lezen
from tests.hulp.voorbeelden import MAATREGEL
from tests.hulp.zaakspel import (
    ADVISEUR,
    HOVJ,
    POLITIE,
    PORTEFEUILLE,
    RCCB,
    SPOED,
    VERLOOP,
    Zaakspel,
    geweigerd,
    maatregelen,
    vervanger,
    weigert,
)
from tests.hulp.zoektabellen import zoektabellen

pytestmark = pytest.mark.usefixtures("bewaakt")
VAST = StatusMaatregel.VASTGESTELD
OPEN_SPOED = ("toezicht", StatusMaatregel.SPOED, None)
PERSOONSGERICHT = {**MAATREGEL, "soort": "persoonsbeveiliging", "toetsdatum": None}
IN_BELEID = date(2026, 2, 18)


@pytest.fixture
def spel(demo):
    return Zaakspel()


def rijen(tabel, **waar):
    with lezen() as sessie:
        return sessie.exec(select(tabel).filter_by(**waar)).all()


@pytest.mark.norm("N068", "N069", "N106")
def test_zij_geldt_meteen_en_heeft_meteen_een_vraag_met_termijn_en_berichten(spel):
    onderwerp = spel.spoed()
    assert maatregelen(spel, onderwerp) == [OPEN_SPOED]
    *_, vastlegging, vraag = spel.beeld.feiten
    assert (vastlegging.soort, vastlegging.onderwerp, vastlegging.functionaris) == (
        "spoedmaatregel",
        onderwerp,
        PORTEFEUILLE,
    )
    assert vastlegging.inhoud == SPOED
    assert (vraag.soort, vraag.stap, vraag.moment) == ("vraag", "afstemming", spel.nu)
    open_ = spel.open_vraag("afstemming", onderwerp)
    (termijn,) = rijen(Termijn, onderwerp=onderwerp)
    assert (termijn.vraag, termijn.volgende_op) == (open_.id, spel.nu + timedelta(minutes=30))
    assert open_.vervalt_op == spel.nu + timedelta(hours=2)
    assert {(b.soort, b.stap, b.rol, b.gebied) for b in rijen(Bericht) if b.stap != "weging"} == {
        ("vraag", "afstemming", Rol.ADVISEUR_BBC, "Oost-Brabant"),
        ("kennisgeving", "spoedmaatregel", Rol.HOVJ, "Oost-Brabant"),
        ("kennisgeving", "vastgelegd", Rol.PORTEFEUILLEHOUDER_RCCB, "Oost-Brabant"),
    }
    (proces,) = rijen(Proces, onderwerp=onderwerp)
    assert (proces.proces, proces.wek, proces.flow_run_id) == ("spoedmaatregel", True, None)


def test_valt_de_database_halverwege_uit_dan_is_er_niets_van(spel):
    """Cut off at each write after the code was used up."""
    voor, feiten = zoektabellen(), len(spel.beeld.feiten)
    for hoeveelste in range(1, 100):
        if _gelukt_bij_uitval(spel, hoeveelste):
            break
        assert (zoektabellen(), len(spel.beeld.feiten)) == (voor, feiten)
    assert hoeveelste > 8
    assert maatregelen(spel) == [OPEN_SPOED]


class Uitval(Exception):
    pass


def _gelukt_bij_uitval(spel, hoeveelste):
    gezien = 0

    def val_uit(_v, _c, opdracht, *_):
        nonlocal gezien
        gezien += opdracht.startswith(("INSERT", "UPDATE")) and "code" not in opdracht
        if gezien == hoeveelste:
            raise Uitval

    event.listen(databank(), "before_cursor_execute", val_uit)
    try:
        spel.spoed()
    except Uitval:
        return False
    finally:
        event.remove(databank(), "before_cursor_execute", val_uit)
    return True


@pytest.mark.norm("N068")
@pytest.mark.parametrize("namens", ["", HOVJ])
def test_in_opdracht_van_de_hovj_is_zij_meteen_vastgesteld(spel, namens):
    wie = vervanger("nieuw", Rol.HOVJ, "Oost-Brabant", namens) if namens else HOVJ
    onderwerp = spel.spoed(wie)
    assert maatregelen(spel, onderwerp) == [("toezicht", VAST, IN_BELEID)]
    genomen = next(f for f in spel.beeld.feiten if f.soort == "spoedmaatregel")
    assert (genomen.rol, genomen.namens) == ("hovj", namens)
    assert (spel.beeld.onbeslist, rijen(Vraag, onderwerp=onderwerp)) == (frozenset(), [])
    spel.besluit("weging", "geen_ernstige_dreiging", RCCB)


@pytest.mark.norm("N068")
def test_namens_de_portefeuillehouder_legt_beiden_vast(spel):
    vervanger("nieuw", Rol.PORTEFEUILLEHOUDER_RCCB, "Oost-Brabant", PORTEFEUILLE)
    spel.spoed("nieuw")
    genomen = next(f for f in spel.beeld.feiten if f.soort == "spoedmaatregel")
    assert genomen.handelden == {"nieuw", PORTEFEUILLE}


@pytest.mark.norm("N068")
@pytest.mark.parametrize(
    "wie",
    [
        *(RCCB, POLITIE, ADVISEUR, "nctv", "beheerder", "landelijk_coordinerend_hovj"),
        *("portefeuillehouder_rccb.limburg", "hovj.limburg"),
    ],
)
def test_een_ander_neemt_er_geen(spel, wie):
    weigert(spel, "spoedmaatregel", wie, "N068", lambda: spel.spoed(wie))


@pytest.mark.norm("N076")
def test_niemand_neemt_er_een_in_de_eigen_zaak_en_niemand_namens_hem():
    spel = Zaakspel(doelwit__functionaris=PORTEFEUILLE)
    vervanger("nieuw", Rol.PORTEFEUILLEHOUDER_RCCB, "Oost-Brabant", PORTEFEUILLE)
    for wie in (PORTEFEUILLE, "nieuw"):
        weigert(spel, "spoedmaatregel", wie, "N076", lambda wie=wie: spel.spoed(wie))
    spel.spoed(HOVJ)


@pytest.mark.norm("N076")
def test_de_bedreigde_hovj_beslist_niet_en_krijgt_geen_bericht():
    spel = Zaakspel(doelwit__functionaris=HOVJ)
    spel.spoed()
    vraag = spel.open_vraag("afstemming")
    geweigerd(spel, vraag, "akkoord", HOVJ, norm="N076")
    geweigerd(spel, vraag, "akkoord", ADVISEUR, norm="N071", overlegd_met=HOVJ)
    vervanger("hovj2", Rol.HOVJ, "Oost-Brabant")
    spel.antwoord(vraag, "akkoord", ADVISEUR, overlegd_met="hovj2")
    geweigerd(spel, spel.open_vraag("vaststelling"), "vaststellen", HOVJ, norm="N076")
    assert HOVJ not in {bericht.functionaris for bericht in rijen(Bericht)}


@pytest.mark.norm("N036", "N068")
@pytest.mark.parametrize("stap", [*(stap for stap, *_ in VERLOOP), "einde"])
def test_zij_kan_in_elke_fase_ook_na_het_besluit(spel, stap):
    onderwerp = spel.tot(stap).spoed()
    assert maatregelen(spel, onderwerp) == [OPEN_SPOED]


@pytest.mark.norm("N068", "N070")
@pytest.mark.parametrize(
    ("stap", "uitkomst", "wie"),
    [
        ("weging", "geen_ernstige_dreiging", RCCB),
        ("overleg", "geen_maatregelen", ADVISEUR),
        ("vervolg", "basispolitiezorg", ADVISEUR),
    ],
)
class TestSluiten:
    """Either a case is being closed, or a spoedmaatregel waits: never both."""

    def test_is_tot_sluiten_besloten_dan_kan_zij_niet_meer(self, spel, stap, uitkomst, wie):
        spel.tot(stap).besluit(stap, uitkomst, wie)
        weigert(spel, "spoedmaatregel", PORTEFEUILLE, "N068", spel.spoed)

    def test_is_over_haar_niet_beslist_dan_sluit_de_zaak_niet(self, spel, stap, uitkomst, wie):
        vraag = spel.tot(stap).vraag(stap)
        for onderwerp in [spel.spoed(), spel.spoed()]:
            geweigerd(spel, vraag, uitkomst, wie, norm="N070")
            spel.antwoord(spel.open_vraag("afstemming", onderwerp), "akkoord", ADVISEUR)
            geweigerd(spel, vraag, uitkomst, wie, norm="N070")
            spel.antwoord(spel.open_vraag("vaststelling", onderwerp), "vaststellen", HOVJ)
        spel.antwoord(vraag, uitkomst, wie)
        assert spel.beeld.status == "gesloten"


@pytest.mark.norm("N067", "N070")
def test_een_weging_die_toch_wordt_voorgelegd_houdt_niets_op():
    spel = Zaakspel(doelwit__functie="burgemeester")
    spel.spoed()
    spel.besluit("weging", "geen_ernstige_dreiging", RCCB)
    spel.spoed()
    geweigerd(spel, spel.vraag("overleg"), "geen_maatregelen", ADVISEUR, norm="N070")


@pytest.mark.norm("N068")
def test_zij_is_nooit_persoonsgericht_ook_niet_na_aanpassen(spel):
    gericht = {"maatregelen": [PERSOONSGERICHT]}
    weigert(spel, "spoedmaatregel", HOVJ, "N068", lambda: spel.spoed(HOVJ, **gericht))
    spel.spoed()
    vraag = spel.open_vraag("afstemming")
    for wie in (ADVISEUR, HOVJ):
        geweigerd(spel, vraag, "aanpassen", wie, norm="N068", **gericht)
    spel.antwoord(vraag, "aanpassen", ADVISEUR)
    geweigerd(spel, spel.open_vraag("vaststelling"), "aanpassen", HOVJ, norm="N068", **gericht)


def test_een_toetsdatum_is_onjuiste_invoer_en_laat_niets_na(spel):
    voor, feiten = zoektabellen(), len(spel.beeld.feiten)
    with pytest.raises(OnjuisteInvoer, match=r"maatregelen\.0\.toetsdatum"):
        spel.spoed(maatregelen=[MAATREGEL])
    assert (zoektabellen(), len(spel.beeld.feiten)) == (voor, feiten)
