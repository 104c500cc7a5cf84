"""Who acts in the beheer hears it: whoever uses a beheerder's code does not do so unseen."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.begrippen import LANDELIJK, Rol
from models.tabellen import Bericht
from models.voorbeelden.invoer import voorafspraken
from tasks.basis.database import transactie
from tasks.berichten.beheerdaden import TERUG, meld_beheer
from tasks.berichten.brief import Brief, Uitslag
from tasks.gemeenten.voorafspraken import leg_voorafspraken_vast
from tasks.mensen import beheer, toevoegen
from tasks.mensen.functionarissen import leg_beheer_vast
from tasks.mensen.mandaatopdracht import Mandaatopdracht
from tasks.register.vastleggen import Handelende
from tests.hulp.postspel import alle, kanalen, speel
from tests.hulp.tegelijk import in_draden
from tests.hulp.zaakspel import NU, Zaakspel, getekend, paar
from tests.tasks.zaak.test_vernietigen import LATER, vernietig_

NCTV = Mandaatopdracht(Rol.NCTV, LANDELIJK)
EEN, TWEE = "beheerder", "beheerder2"


@pytest.fixture(autouse=True)
def adressen(demo):
    kanalen(**{EEN: ["een:"], TWEE: ["twee:"]})


def geef(moment=NU):
    beheer.geef_mandaat("aivd", NCTV, paar(moment), moment=moment)


def gemeld():
    return [(b.soort, b.stap, b.functionaris, b.zaaknummer) for b in alle()]


def aan(*wie):
    return [("kennisgeving", "vastgelegd", w, "beheer") for w in wie]


def test_wie_in_het_beheer_tekent_hoort_dat_een_keer_en_wie_meetekent_ook():
    assert meld_beheer(moment=NU) == 0
    geef()
    assert meld_beheer(moment=NU) == 2
    assert meld_beheer(moment=NU) == 0
    assert gemeld() == aan(EEN, TWEE)
    assert {b.vastlegging for b in alle()} != {None}


def test_wie_veel_tegelijk_doet_hoort_het_in_een_keer():
    for n in range(3):
        moment = NU + timedelta(minutes=n)
        toevoegen.voeg_toe(f"nieuw.{n}", None, getekend(EEN, moment), moment=moment)
    assert meld_beheer(moment=moment) == 1
    assert gemeld() == aan(EEN)


def test_ook_wie_samen_een_zaak_vernietigen_horen_het():
    spel = Zaakspel().tot("einde")
    spel.sluit()
    vernietig_(spel.zaaknummer, EEN, TWEE, LATER)
    assert meld_beheer(moment=LATER) == 2
    assert [rij for rij in gemeld() if rij[3] == "beheer"] == aan(EEN, TWEE)


def test_ook_een_gemeente_hoort_wat_zij_vastlegde():
    wie = "burgemeester.gm0772"
    invoer = voorafspraken(NU) | {"bereikbaar": []}
    leg_voorafspraken_vast("GM0772", invoer, getekend(wie), moment=NU)
    assert meld_beheer(moment=NU) == 1
    assert gemeld() == aan(wie)


def test_wat_het_systeem_deed_of_lang_geleden_was_hoort_niemand():
    with transactie() as sessie:
        leg_beheer_vast(sessie, {"wat": "iets"}, door=Handelende(), moment=NU)
    geef()
    assert meld_beheer(moment=NU + TERUG + timedelta(minutes=5)) == 0


def test_een_nummer_dat_niemand_vastlegde_brengt_wat_nog_komt_niet_tot_zwijgen():
    geef()
    meld_beheer(moment=NU)
    with transactie() as sessie:
        for bericht in sessie.exec(select(Bericht)):
            bericht.vastlegging = 10**9
    straks = NU + timedelta(minutes=1)
    toevoegen.voeg_toe("nieuw.4", None, getekend(EEN, straks), moment=straks)
    assert meld_beheer(moment=straks) > 0


def test_vier_klokken_melden_het_een_keer():
    geef()
    assert sorted(in_draden(*[lambda: meld_beheer(moment=NU)] * 4)) == [0, 0, 0, 2]


def test_komt_het_niet_aan_dan_hoort_geen_ander_het():
    geef()
    meld_beheer(moment=NU)
    speel(lambda _: Uitslag.BLIJVEND)
    assert gemeld() == aan(EEN, TWEE)
    assert meld_beheer(moment=NU) == 0


def test_de_tekst_wijst_naar_een_beheerder_die_men_kent():
    brief = Brief("000007", "beheer", "https://in", "", "", vastlegging=12)
    assert brief.tekst.splitlines() == [
        "Op uw naam is iets vastgelegd in het beheer (vastlegging 12).",
        "Was u dit niet? Bel dan meteen een beheerder die u kent, en noem dit nummer.",
        "Log in: https://in",
    ]
    assert brief.titel == "regie: bericht 000007 over beheer"
