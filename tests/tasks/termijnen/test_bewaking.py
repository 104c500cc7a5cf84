"""The auditor finds what no clock watches over; what it can mend, it mends (N070)."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.begrippen import StatusMaatregel
from models.tabellen import Trede
from tasks.basis.database import lezen
from tasks.overzicht.toestand import toestand
from tasks.register.controle import controleer
from tasks.termijnen.bewaking import zonder_ladder, zonder_termijn
from tasks.termijnen.termijnen import vul_aan
from tasks.termijnen.treden import haal_in
from tests.hulp.kapotmaken import knoei
from tests.hulp.zaakspel import ADVISEUR, HOVJ, Zaakspel, maatregelen


@pytest.fixture
def spel(demo):
    spel = Zaakspel()
    spel.tot("besluit_maatregelen")
    spel.onderwerp = spel.spoed()
    return spel


def gevonden():
    with lezen() as sessie:
        return [vraag.stap for vraag in zonder_termijn(sessie)], zonder_ladder(sessie)


def wis_termijn():
    knoei("DELETE FROM termijn WHERE stap = 'afstemming'")


def treden():
    with lezen() as sessie:
        return [trede.nummer for trede in sessie.exec(select(Trede).order_by(Trede.id))]


@pytest.mark.norm("N070")
def test_een_gewiste_termijn_wordt_gevonden_en_komt_terug(spel):
    assert gevonden() == ([], [])
    wis_termijn()
    assert gevonden() == (["afstemming"], [(spel.zaaknummer, spel.onderwerp)])
    assert toestand()["onbewaakt"] == 2
    assert vul_aan(moment=spel.nu) == 1
    assert gevonden() == ([], [])
    assert toestand()["onbewaakt"] == 0
    assert spel.beeld.feiten[-1].soort == "herberekening"
    assert controleer() == []


@pytest.mark.norm("N070")
def test_haar_ladder_gaat_daarna_verder_waar_hij_was(spel):
    """No step comes twice: the klok would stop at it, for every case."""
    begin = spel.nu
    haal_in(begin + timedelta(hours=2))
    assert treden() == [0, 1]
    wis_termijn()
    vul_aan(moment=begin + timedelta(hours=2))
    assert haal_in(begin + timedelta(hours=2)) == 0
    assert haal_in(begin + timedelta(hours=2, minutes=30)) == 1
    assert treden() == [0, 1, 2]


@pytest.mark.parametrize("hoe", ["antwoord", "opgenomen"])
def test_zonder_termijn_kan_toch_worden_geantwoord(spel, hoe):
    wis_termijn()
    if hoe == "antwoord":
        spel.antwoord(spel.open_vraag("afstemming"), "akkoord", ADVISEUR)
        assert spel.beeld.onbeslist == {spel.onderwerp}
    else:
        spel.besluit("besluit_maatregelen", "vaststellen", HOVJ)
        assert spel.beeld.onbeslist == frozenset()
    assert gevonden() == ([], [])


@pytest.mark.norm("N070")
def test_een_spoedmaatregel_zonder_vraag_wordt_gevonden(spel):
    andere = spel.spoed()
    for tabel in ("vraag", "termijn"):
        knoei(f"DELETE FROM {tabel} WHERE onderwerp = '{spel.onderwerp}'")  # noqa: S608
    assert gevonden() == ([], [(spel.zaaknummer, spel.onderwerp)])
    vul_aan(moment=spel.nu)
    assert gevonden() == ([], [(spel.zaaknummer, spel.onderwerp)])
    knoei(f"UPDATE maatregel SET status = 'vastgesteld' WHERE onderwerp = '{spel.onderwerp}'")  # noqa: S608
    assert gevonden() == ([], [])
    assert [status for _, status, _ in maatregelen(spel, andere)] == [StatusMaatregel.SPOED]
