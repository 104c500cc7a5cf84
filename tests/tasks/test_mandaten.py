"""Mandates are dated, have an area that exists, and may be held namens another."""

from datetime import timedelta

import pytest

from models.begrippen import LANDELIJK, Rol
from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.rules.bevoegdheid import Volmacht
from models.tabellen import Mandaat
from tasks.database import lezen, transactie
from tasks.functionarissen import (
    eis_beheerder,
    functionaris,
    geef_mandaat,
    met_mandaat,
    trek_in,
    voeg_toe,
    volmachten,
)
from tasks.register import Wie, feiten
from tasks.sleutels import BEHEER
from tests.tasks.spel import HOVJ, NU, Zaakspel

DAG = timedelta(days=1)
TIK = timedelta(microseconds=1)
DOOR = Wie("beheerder", Rol.BEHEERDER, LANDELIJK)


def geef(wie, rol=Rol.HOVJ, gebied="Limburg", *, van=NU, tot=None, namens=""):
    with transactie() as sessie:
        mandaat = Mandaat(functionaris=wie, rol=rol, gebied=gebied, van=van, tot=tot, namens=namens)
        geef_mandaat(sessie, mandaat, door=DOOR, moment=NU)


def volmachten_op(wie, moment):
    with lezen() as sessie:
        return volmachten(sessie, wie, moment=moment)


@pytest.fixture
def nieuw(demo):
    with transactie() as sessie:
        voeg_toe(sessie, "nieuw", door=DOOR, moment=NU)
    return "nieuw"


def test_een_mandaat_geldt_van_en_met_van_tot_en_zonder_tot(nieuw):
    geef(nieuw, van=NU, tot=NU + DAG)
    geldt = [Volmacht(Rol.HOVJ, "Limburg")]
    assert [
        volmachten_op(nieuw, moment)
        for moment in (NU - TIK, NU, NU + DAG - TIK, NU + DAG, NU + DAG + TIK)
    ] == [[], geldt, geldt, [], []]


def test_een_mandaat_zonder_einde_blijft_gelden(nieuw):
    geef(nieuw)
    assert volmachten_op(nieuw, NU + 3650 * DAG) == [Volmacht(Rol.HOVJ, "Limburg")]


def test_wie_een_rol_heeft_is_per_gebied_en_moment_te_vinden(nieuw):
    geef(nieuw, van=NU, tot=NU + DAG)
    with lezen() as sessie:
        for moment, wie in ((NU - TIK, []), (NU, ["nieuw"]), (NU + DAG, [])):
            gevonden = met_mandaat(sessie, Rol.HOVJ, "Limburg", moment=moment)
            assert gevonden == ["hovj.limburg", *wie]
        assert met_mandaat(sessie, Rol.HOVJ, "Oost-Brabant", moment=NU) == [HOVJ]


def test_wie_is_ingetrokken_heeft_vanaf_dat_moment_niets_meer(demo):
    with transactie() as sessie:
        trek_in(sessie, HOVJ, door=DOOR, moment=NU)
    assert volmachten_op(HOVJ, NU - TIK) == [Volmacht(Rol.HOVJ, "Oost-Brabant")]
    assert volmachten_op(HOVJ, NU) == []
    with lezen() as sessie, pytest.raises(NietGevonden, match="ingetrokken"):
        functionaris(sessie, HOVJ)


def test_een_ingetrokken_functionaris_krijgt_geen_mandaat_en_vervangt_niemand(nieuw):
    with transactie() as sessie:
        trek_in(sessie, HOVJ, door=DOOR, moment=NU)
    with pytest.raises(NietGevonden):
        geef(HOVJ)
    with pytest.raises(NietGevonden):
        geef(nieuw, namens=HOVJ)
    assert volmachten_op(nieuw, NU) == []


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"gebied": "Utrecht"}, "gebied: moet een van deze zijn: "),
        ({"gebied": LANDELIJK}, "gebied: moet een van deze zijn: "),
        ({"rol": Rol.NCTV}, "gebied: moet een van deze zijn: landelijk"),
        ({"rol": Rol.BURGEMEESTER, "gebied": "GM9999"}, "gebied: "),
        ({"tot": NU}, "tot: moet na van liggen"),
        ({"tot": NU - DAG}, "tot: moet na van liggen"),
        ({"namens": "nieuw"}, "namens: niemand vervangt zichzelf"),
    ],
)
def test_een_mandaat_dat_niet_kan_wordt_niet_vastgelegd(nieuw, velden, zin):
    with pytest.raises(OnjuisteInvoer) as fout:
        geef(nieuw, **velden)
    assert str(fout.value).startswith(zin)
    assert volmachten_op(nieuw, NU) == []


def test_elke_wijziging_in_het_beheer_is_een_vastlegging(nieuw):
    geef(nieuw, namens=HOVJ, tot=NU + DAG)
    with transactie() as sessie:
        trek_in(sessie, nieuw, door=DOOR, moment=NU)
    with lezen() as sessie:
        gelezen = feiten(sessie, BEHEER)[-3:]
    assert {feit.functionaris for feit in gelezen} == {"beheerder"}
    assert [feit.inhoud for feit in gelezen] == [
        {"wat": "toegevoegd", "functionaris": "nieuw"},
        {
            "wat": "mandaat",
            "functionaris": "nieuw",
            "rol": "hovj",
            "gebied": "Limburg",
            "van": "2026-02-04T09:00:00Z",
            "tot": "2026-02-05T09:00:00Z",
            "namens": HOVJ,
        },
        {"wat": "ingetrokken", "functionaris": "nieuw"},
    ]


def test_dezelfde_functionaris_wordt_niet_twee_keer_toegevoegd(nieuw):
    with transactie() as sessie, pytest.raises(OnjuisteInvoer, match="nieuw bestaat al"):
        voeg_toe(sessie, nieuw, door=DOOR, moment=NU)


def test_alleen_een_beheerder_beheert_en_de_vastlegging_noemt_namens_wie(nieuw):
    geef(nieuw, Rol.BEHEERDER, LANDELIJK, namens="beheerder2")
    with lezen() as sessie:
        wie = eis_beheerder(sessie, nieuw, moment=NU)
        assert wie == Wie(nieuw, Rol.BEHEERDER, LANDELIJK, "beheerder2")
        with pytest.raises(Geweigerd, match="alleen een beheerder"):
            eis_beheerder(sessie, HOVJ, moment=NU)


@pytest.mark.norm("N085")
def test_een_besluit_namens_een_ander_noemt_beiden(nieuw):
    geef(nieuw, Rol.RCCB, "Oost-Brabant", namens="rccb.oost-brabant")
    spel = Zaakspel()
    spel.besluit("weging", "ernstige_dreiging", nieuw)
    feit = spel.beeld.laatste("weging")
    assert (feit.functionaris, feit.rol, feit.gebied, feit.namens) == (
        "nieuw",
        "rccb",
        "Oost-Brabant",
        "rccb.oost-brabant",
    )


def test_een_verlopen_of_toekomstig_mandaat_beantwoordt_niets(nieuw):
    geef(nieuw, Rol.RCCB, "Oost-Brabant", van=NU - DAG, tot=NU)
    geef(nieuw, Rol.RCCB, "Oost-Brabant", van=NU + DAG)
    spel = Zaakspel()
    with pytest.raises(Geweigerd, match="geen geldig mandaat"):
        spel.besluit("weging", "ernstige_dreiging", nieuw)
