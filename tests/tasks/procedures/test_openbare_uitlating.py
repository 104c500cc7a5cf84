"""An openbare uitlating: recorded, and the gezag asked what follows, in one act (N110)."""

import pytest
from sqlmodel import select

from models.begrippen import Procedure
from models.fouten import OnjuisteInvoer
from models.tabellen import Bericht, Proces, Termijn
from models.voorbeelden.invoer import uitlating
from tasks.basis.database import lezen
from tasks.procedures.openbare_uitlating import HANDELING, STAP, meld_uitlating
from tasks.procedures.wijziging import wijzig
from tests.hulp.voorbeelden import GEVESTIGD
from tests.hulp.zaakspel import (
    ADVISEUR,
    HOVJ,
    POLITIE,
    RCCB,
    Zaakspel,
    getekend,
    geweigerd,
    weigert,
)
from tests.hulp.zoektabellen import zoektabellen

pytestmark = pytest.mark.usefixtures("bewaakt")


@pytest.fixture
def spel(demo):
    return Zaakspel()


def doe(spel, wie=POLITIE, **velden):
    invoer = uitlating(spel.nu) | velden
    return meld_uitlating(spel.zaaknummer, invoer, getekend(wie, spel.nu), moment=spel.nu)


def aan_anderen():
    """Notices, but for those to who acted, of what is recorded in that name."""
    with lezen() as sessie:
        alle = sessie.exec(select(Bericht).where(Bericht.soort == "kennisgeving")).all()
    return [bericht for bericht in alle if bericht.vastlegging is None]


@pytest.mark.norm("N110")
@pytest.mark.parametrize("wie", [HOVJ, ADVISEUR, POLITIE, RCCB])
def test_het_gezag_wordt_in_dezelfde_handeling_gevraagd(spel, wie):
    onderwerp = doe(spel, wie)
    gemeld, vraag = spel.beeld.feiten[-2:]
    assert (gemeld.soort, gemeld.proces, gemeld.onderwerp, gemeld.functionaris) == (
        HANDELING,
        Procedure.OPENBARE_UITLATING,
        onderwerp,
        wie,
    )
    assert gemeld.inhoud == uitlating(spel.nu)
    assert (vraag.soort, vraag.stap, vraag.moment) == ("vraag", STAP, spel.nu)
    open_ = spel.open_vraag(STAP, onderwerp)
    assert (open_.rol, open_.gebied) == ("hovj", "Oost-Brabant")
    with lezen() as sessie:
        assert sessie.get_one(Termijn, open_.id).volgende_op > spel.nu
        assert sessie.exec(select(Proces).where(Proces.onderwerp == onderwerp)).one().wek


@pytest.mark.norm("N106", "N110")
@pytest.mark.parametrize("uitkomst", ["terughoudender", "concept_aanpassen", "geen_gevolg"])
def test_het_besluit_staat_vast_en_wie_uitvoert_hoort_dat_er_iets_is(demo, uitkomst):
    spel = Zaakspel().tot("einde")
    onderwerp = doe(spel)
    spel.antwoord(spel.open_vraag(STAP), uitkomst, HOVJ)
    assert spel.beeld.lopend(Procedure.OPENBARE_UITLATING) == frozenset()
    besluit = spel.beeld.laatste(STAP)
    assert (besluit.onderwerp, besluit.uitkomst) == (onderwerp, uitkomst)
    assert [(b.stap, b.rol, b.gebied) for b in aan_anderen()] == [(STAP, "politie", "Oost-Brabant")]


def test_zonder_maatregelen_is_er_niemand_die_uitvoert(spel):
    doe(spel)
    spel.antwoord(spel.open_vraag(STAP), "geen_gevolg", HOVJ)
    assert aan_anderen() == []


@pytest.mark.norm("N110")
@pytest.mark.parametrize("wie", ["nctv", "burgemeester.gm0772", "hovj.limburg", "kmar"])
def test_wie_de_zaak_niet_heeft_meldt_geen_uitlating(spel, wie):
    weigert(spel, HANDELING, wie, "N110", lambda: doe(spel, wie))


@pytest.mark.norm("N110")
def test_alleen_het_gezag_besluit_wat_volgt(spel):
    doe(spel)
    vraag = spel.open_vraag(STAP)
    for wie in (POLITIE, ADVISEUR, "nctv"):
        geweigerd(spel, vraag, "geen_gevolg", wie, norm="N110")


@pytest.mark.norm("N110")
def test_in_een_gesloten_zaak_wordt_niets_gevraagd(spel):
    spel.sluit()
    weigert(spel, HANDELING, POLITIE, "N110", lambda: doe(spel))


@pytest.mark.norm("N110")
def test_ook_niet_na_het_antwoord_dat_de_zaak_sluit(spel):
    spel.besluit("weging", "geen_ernstige_dreiging", RCCB)
    weigert(spel, HANDELING, POLITIE, "N110", lambda: doe(spel))


@pytest.mark.norm("N110")
def test_sluit_de_zaak_dan_vervalt_de_open_vraag(spel):
    onderwerp = doe(spel)
    vraag = spel.open_vraag(STAP)
    spel.sluit()
    ingetrokken = spel.beeld.ingetrokken(Procedure.OPENBARE_UITLATING, onderwerp)
    assert ingetrokken.inhoud == {"reden": "de zaak is gesloten", "vraag": vraag.id}
    geweigerd(spel, vraag, "geen_gevolg", HOVJ, norm="N085")


@pytest.mark.norm("N076")
def test_niemand_meldt_een_uitlating_in_de_eigen_zaak(demo):
    spel = Zaakspel(doelwit__functionaris=POLITIE)
    weigert(spel, HANDELING, POLITIE, "N076", lambda: doe(spel))


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"op": "2026-02-05"}, "op: ligt in de toekomst"),
        ({"waar": ""}, "waar"),
        ({"omschrijving": ""}, "omschrijving"),
        ({"motivering": ""}, "motivering"),
    ],
)
def test_onjuiste_invoer_laat_niets_achter(spel, velden, zin):
    voor = zoektabellen(), len(spel.beeld.feiten)
    with pytest.raises(OnjuisteInvoer, match=zin):
        doe(spel, **velden)
    assert (zoektabellen(), len(spel.beeld.feiten)) == voor
    assert doe(spel, op="2026-02-04")


@pytest.mark.norm("N110")
def test_elke_uitlating_is_een_vraag_en_zij_volgt_het_gezag(spel):
    eerste, tweede = doe(spel, HOVJ), doe(spel, ADVISEUR)
    assert spel.beeld.lopend(Procedure.OPENBARE_UITLATING) == {eerste, tweede}
    verhuisd = {"motivering": "Verzonnen.", "woonadres": {**GEVESTIGD, "gemeente": "GM0935"}}
    wie = {"poging": getekend(POLITIE, spel.nu), "moment": spel.nu}
    wijzig(spel.zaaknummer, verhuisd, **wie)
    for onderwerp in (eerste, tweede):
        vraag = spel.open_vraag(STAP, onderwerp)
        assert (vraag.rol, vraag.gebied) == ("hovj", "Limburg")
