"""A door that falls shut is told: to whose name was used, and to the beheerders."""

from datetime import timedelta

import pytest

from models.begrippen import Deur
from tasks.basis.database import transactie
from tasks.berichten.brief import WAAROM, Brief, Uitslag
from tasks.berichten.sloten import meld_sloten
from tasks.mensen.codes import gebruik_code
from tasks.register.geweigerde_pogingen import Code, Poging
from tests.hulp.postspel import BEHEERDER, PORTEFEUILLE, RCCB, alle, kanalen, speel, staten
from tests.hulp.tegelijk import in_draden
from tests.hulp.zaakspel import NU


@pytest.fixture(autouse=True)
def adressen(demo):
    kanalen(**{RCCB: ["een:", "twee:"], PORTEFEUILLE: ["drie:"], BEHEERDER: ["alarm:"]})


def sluit(wie=RCCB, *, deur=Deur.A, vraag="", moment=NU):
    """Wrong codes until the door falls shut."""
    poging = Poging(wie, Code("geen"), deur, moment)
    with transactie() as sessie:
        for _ in range(5):
            gebruik_code(sessie, poging, "geen", vraag=vraag, moment=moment)


def gemeld():
    return [(b.soort, b.stap, b.functionaris, b.zaaknummer) for b in alle()]


AAN_BEHEER = ("alarm", "slot", BEHEERDER, "beheer")
AAN_HEM = ("kennisgeving", "slot", RCCB, "beheer")


@pytest.mark.parametrize("plek", [{}, {"deur": Deur.B, "vraag": "v1"}])
def test_een_slot_wordt_een_keer_gemeld_aan_wie_het_aangaat_en_aan_de_beheerder(plek):
    assert meld_sloten(moment=NU) == 0
    sluit(**plek)
    assert meld_sloten(moment=NU) == 1
    assert gemeld() == [AAN_HEM, AAN_BEHEER]
    later = NU + timedelta(hours=1)
    assert meld_sloten(moment=later) == 0
    sluit(moment=later, **plek)
    assert meld_sloten(moment=later) == 1
    assert gemeld() == [AAN_HEM, AAN_BEHEER] * 2


def test_van_een_onbekende_id_hoort_alleen_de_beheerder():
    sluit("bestaat.niet")
    assert meld_sloten(moment=NU) == 1
    assert gemeld() == [AAN_BEHEER]


def test_wie_op_veel_ids_raadt_overspoelt_niemand():
    sluit()
    assert meld_sloten(moment=NU) == 1
    for n in range(3):
        sluit(f"bestaat.niet{n}", moment=NU + timedelta(seconds=n))
    assert meld_sloten(moment=NU + timedelta(seconds=59)) == 0
    assert meld_sloten(moment=NU + timedelta(seconds=60)) == 3
    assert gemeld() == [AAN_HEM, AAN_BEHEER, AAN_BEHEER]


def test_twee_klokken_melden_een_slot_een_keer():
    sluit()
    assert sorted(in_draden(*[lambda: meld_sloten(moment=NU)] * 4)) == [0, 0, 0, 1]
    assert gemeld() == [AAN_HEM, AAN_BEHEER]


def test_wat_een_mens_aangaat_gaat_alleen_naar_zijn_eigen_adressen():
    sluit()
    meld_sloten(moment=NU)
    speel(lambda _: Uitslag.BLIJVEND)
    eigen = [adres for soort, adres, _, _ in staten() if soort == "kennisgeving"]
    assert eigen == [f"{RCCB} een", f"{RCCB} twee"]


def test_het_bericht_zegt_wat_er_is_en_noemt_niemand():
    for (soort, stap), zin in WAAROM.items():
        brief = Brief("000001", "beheer", "in", "", "op", waarom=zin)
        assert brief.tekst.startswith(zin), (soort, stap)
        assert RCCB not in brief.tekst
