"""The gezag excludes someone from a case: no acts, no reading, no berichten (N008, N076)."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.begrippen import Rol
from models.fouten import OnjuisteInvoer
from models.tabellen import Bericht, Functionaris, Vastlegging
from models.voorbeelden.invoer import OBJECT
from tasks.basis.database import lezen, transactie
from tasks.berichten.adressaten import is_adres_van
from tasks.procedures.zaak_uitsluiting import STAP, sluit_uit
from tasks.termijnen.bereikbaarheid import onbereikbaar
from tasks.termijnen.treden import haal_in
from tests.hulp.speler import schrijf_in
from tests.hulp.zaakspel import (
    ADVISEUR,
    HOVJ,
    POLITIE,
    PORTEFEUILLE,
    RCCB,
    Zaakspel,
    geweigerd,
    vervanger,
    weigert,
)

pytestmark = pytest.mark.usefixtures("bewaakt")
WEG = {"functionaris": RCCB, "uitkomst": "uitsluiten", "motivering": "Hij is de dreiger."}


@pytest.fixture
def spel(demo):
    return Zaakspel()


def doe(spel, wie=HOVJ, **velden):
    return spel.handel(sluit_uit, spel.zaaknummer, WEG | velden, wie)


@pytest.mark.norm("N076")
def test_wie_is_uitgesloten_antwoordt_niet_tot_hij_weer_wordt_toegelaten(spel):
    doe(spel)
    assert spel.beeld.buitengesloten == {RCCB}
    geweigerd(spel, spel.vraag("weging"), "ernstige_dreiging", RCCB, norm="N076")
    doe(spel, uitkomst="toelaten")
    assert spel.beeld.buitengesloten == frozenset()
    assert spel.besluit("weging", "ernstige_dreiging", RCCB).functionaris == RCCB


@pytest.mark.norm("N008")
@pytest.mark.parametrize("wie", [ADVISEUR, POLITIE, RCCB, "nctv", "beheerder"])
def test_alleen_het_gezag_sluit_uit(spel, wie):
    weigert(spel, STAP, wie, "N008", lambda: doe(spel, wie))


@pytest.mark.parametrize("uitkomst", ["uitsluiten", "toelaten"])
def test_wat_al_zo_is_wordt_geweigerd(spel, uitkomst):
    if uitkomst == "uitsluiten":
        doe(spel)
    weigert(spel, STAP, HOVJ, "N008", lambda: doe(spel, uitkomst=uitkomst))


@pytest.mark.norm("N076")
def test_uitsluiten_en_toelaten_gaan_over_de_mens_met_elk_account(spel):
    with transactie() as sessie:
        sessie.get_one(Functionaris, ADVISEUR).persoon = RCCB
    doe(spel)
    weigert(spel, STAP, HOVJ, "N008", lambda: doe(spel, functionaris=ADVISEUR))
    doe(spel, functionaris=ADVISEUR, uitkomst="toelaten")
    assert spel.beeld.buitengesloten == frozenset()
    assert spel.besluit("weging", "ernstige_dreiging", RCCB).functionaris == RCCB


def test_een_onbekende_functionaris_is_een_fout_in_de_invoer(spel):
    with pytest.raises(OnjuisteInvoer, match="functionaris: bestaat niet"):
        doe(spel, functionaris="niemand")
    assert spel.beeld.feiten[-1].soort != STAP


def test_het_kan_ook_als_de_zaak_gesloten_is(spel):
    spel.sluit()
    doe(spel)
    assert spel.beeld.buitengesloten == {RCCB}


def test_bij_een_object_kan_het_gezag_dat_ook(demo):
    spel = Zaakspel(doelwit=OBJECT)
    doe(spel)
    assert spel.beeld.buitengesloten == {RCCB}


def test_wie_het_is_staat_alleen_versleuteld_in_het_register(spel):
    doe(spel, functionaris=POLITIE)
    with lezen() as sessie:
        rij = sessie.exec(select(Vastlegging).where(Vastlegging.soort == STAP)).one()
    assert POLITIE not in repr(rij.model_dump(exclude={"inhoud"}))
    assert POLITIE.encode() not in rij.inhoud


def berichten(spel):
    """(To whom, is it still to be sent there) of every bericht to the RCCB."""
    with lezen() as sessie:
        alle = sessie.exec(
            select(Bericht).where(Bericht.zaaknummer == spel.zaaknummer, Bericht.rol == Rol.RCCB)
        ).all()
        return [(b.functionaris, is_adres_van(sessie, b, moment=spel.nu)) for b in alle]


def test_hij_krijgt_geen_bericht_ook_niet_wat_al_klaarstond(spel):
    assert berichten(spel) == [(RCCB, True)]
    doe(spel)
    assert berichten(spel) == [(RCCB, False)]


@pytest.mark.parametrize("namens", ["", RCCB])
def test_van_een_termijn_hoort_een_ander_maar_niet_wie_hem_vervangt(spel, namens):
    with transactie() as sessie:
        vervanger_ = "rccb.ander"
        schrijf_in(sessie, vervanger_)
    vervanger(vervanger_, Rol.RCCB, "Oost-Brabant", namens, nieuw=False)
    doe(spel)
    haal_in(spel.nu + timedelta(hours=3))
    naar = [wie for wie, _ in berichten(spel)[1:]]
    portefeuille = "portefeuillehouder_rccb.oost-brabant"
    assert naar[0] == (portefeuille if namens else vervanger_)
    assert RCCB not in naar


def test_blijft_er_niemand_over_dan_zegt_status_dat(spel):
    def niet_bereikt():
        with lezen() as sessie:
            return list(onbereikbaar(sessie, moment=spel.nu))

    assert niet_bereikt() == []
    doe(spel)
    assert niet_bereikt() == []  # the portefeuillehouder answers for the RCCB
    doe(spel, functionaris=PORTEFEUILLE)
    assert niet_bereikt() == [
        ("portefeuillehouder_rccb", "Oost-Brabant"),
        ("rccb", "Oost-Brabant"),
    ]
