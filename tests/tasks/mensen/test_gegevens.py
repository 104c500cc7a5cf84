"""What people are called: set by two, wrapped, shown on screen and paper."""

import pytest
from sqlmodel import select

from models.fouten import Geweigerd, OnjuisteInvoer
from models.tabellen import Functionaris
from tasks.basis.database import lezen
from tasks.mensen.gegevens import gegevens_van, namen_van, stel_gegevens_in
from tasks.mensen.lijst import lijst_functionarissen
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tests.hulp.zaakspel import HOVJ, NU, RCCB, paar

NAAM, FUNCTIE = "mr. A. Zangvogel", "hoofdofficier"
pytestmark = pytest.mark.usefixtures("demo")


def stel_in(invoer=None, twee=None):
    gegevens = {"naam": NAAM, "functie": FUNCTIE} if invoer is None else invoer
    stel_gegevens_in(HOVJ, gegevens, twee or paar(), moment=NU)


def test_twee_beheerders_zeggen_hoe_iemand_heet_en_de_lijst_toont_het():
    stel_in()
    gevonden = {f["id"]: (f["naam"], f["functie"]) for f in lijst_functionarissen()}
    assert (gevonden[HOVJ], gevonden[RCCB]) == ((NAAM, FUNCTIE), ("", ""))


def test_op_papier_staan_naam_functie_en_id_van_wie_een_naam_heeft():
    stel_in()
    with lezen() as sessie:
        assert namen_van(sessie, [HOVJ, RCCB]) == {HOVJ: f"{NAAM}, {FUNCTIE} ({HOVJ})"}


def test_in_database_en_register_staan_zij_niet_open():
    stel_in()
    with lezen() as sessie:
        mens = sessie.get_one(Functionaris, HOVJ)
        assert gegevens_van(mens) == (NAAM, FUNCTIE)
        assert "Zangvogel" not in str(mens) + str(feiten(sessie, BEHEER)[-1].inhoud)


@pytest.mark.parametrize("invoer", [{}, [], {"naam": ""}, {"naam": "x" * 201}, {"naam": 1}])
def test_onjuiste_invoer_kost_geen_code(invoer):
    twee = paar()
    with pytest.raises(OnjuisteInvoer):
        stel_in(invoer, twee)
    stel_in(None, twee)


def test_een_ander_kan_het_niet():
    with pytest.raises(Geweigerd):
        stel_in(twee=paar(een=HOVJ))


def test_wie_een_account_heeft_is_zijn_eigen_persoon():
    with lezen() as sessie:
        allen = sessie.exec(select(Functionaris.id, Functionaris.persoon)).all()
    assert len(allen) > 100
    assert [id_ for id_, persoon in allen if id_ != persoon] == []
