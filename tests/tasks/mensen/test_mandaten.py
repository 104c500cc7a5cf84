"""Mandates are dated, have an area that exists, and may be held namens another."""

from datetime import timedelta

import pytest

from models.begrippen import LANDELIJK, Rol
from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.rules.bevoegdheid import Volmacht
from models.tabellen import Mandaat
from tasks.basis.database import lezen, transactie
from tasks.mensen.accounts import trek_in, voeg_toe
from tasks.mensen.beheerders import eis_beheerder
from tasks.mensen.functionarissen import functionaris, met_mandaat, volmachten
from tasks.mensen.mandaten import geef_mandaat
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Handelende
from tests.hulp.speler import schrijf_in
from tests.hulp.zaakspel import HOVJ, NU, Zaakspel, vervanger

DAG = timedelta(days=1)
TIK = timedelta(microseconds=1)
DOOR = Handelende("beheerder", Rol.BEHEERDER, LANDELIJK)


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
        schrijf_in(sessie, "nieuw")
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
        (
            {"namens": HOVJ},
            "namens: wie vervangen wordt, heeft bij ingang zelf geen mandaat als hovj (Limburg);",
        ),
        (
            {"rol": Rol.HOVJ, "gebied": "Oost-Brabant", "namens": "adviseur_bbc.oost-brabant"},
            "namens: wie vervangen wordt, heeft bij ingang zelf geen mandaat als hovj (Oost-",
        ),
    ],
)
def test_een_mandaat_dat_niet_kan_wordt_niet_vastgelegd(nieuw, velden, zin):
    with pytest.raises(OnjuisteInvoer) as fout:
        geef(nieuw, **velden)
    assert str(fout.value).startswith(zin)
    assert volmachten_op(nieuw, NU) == []


@pytest.mark.usefixtures("demo")
def test_elke_wijziging_in_het_beheer_is_een_vastlegging():
    nieuw = "nieuw"
    with transactie() as sessie:
        voeg_toe(sessie, nieuw, door=DOOR, moment=NU)
    geef(nieuw, gebied="Oost-Brabant", namens=HOVJ, tot=NU + DAG)
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
            "gebied": "Oost-Brabant",
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
        assert wie == Handelende(nieuw, Rol.BEHEERDER, LANDELIJK, "beheerder2")
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


class TestNamens:
    """A substitute has what the one in whose name has, and no longer than that one (Awb 10:10)."""

    @pytest.fixture
    def hovj(self, nieuw):
        """Holds the mandate for ten days; `nieuw` replaces him, without an end."""
        with transactie() as sessie:
            schrijf_in(sessie, "hovj")
        geef("hovj", tot=NU + 10 * DAG)
        geef(nieuw, namens="hovj")
        return "hovj"

    def vervangt(self, moment):
        """What `nieuw` holds, and whether he is found as HOvJ: the same answer twice."""
        with lezen() as sessie:
            gevonden = "nieuw" in met_mandaat(sessie, Rol.HOVJ, "Limburg", moment=moment)
        houdt = volmachten_op("nieuw", moment)
        assert houdt == [Volmacht(Rol.HOVJ, "Limburg", "hovj")][:gevonden]
        return gevonden

    @pytest.mark.usefixtures("hovj")
    def test_een_vervanger_heeft_niets_meer_als_het_mandaat_van_de_ander_eindigt(self):
        einde = NU + 10 * DAG
        assert [self.vervangt(moment) for moment in (NU, einde - TIK, einde)] == [True, True, False]

    def test_een_vervanger_heeft_niets_zolang_de_ander_is_ingetrokken(self, hovj):
        with transactie() as sessie:
            trek_in(sessie, hovj, door=DOOR, moment=NU + DAG)
        momenten = (NU + DAG - TIK, NU + DAG, NU + 2 * DAG)
        assert [self.vervangt(moment) for moment in momenten] == [True, False, False]

    def test_wie_is_ingetrokken_heeft_niets_ook_als_een_mandaat_doorloopt(self, hovj):
        with transactie() as sessie:
            functionaris(sessie, hovj).ingetrokken_op = NU + DAG
        assert volmachten_op(hovj, NU + DAG - TIK) == [Volmacht(Rol.HOVJ, "Limburg")]
        assert volmachten_op(hovj, NU + DAG) == []
        assert not self.vervangt(NU + DAG)

    def test_een_mandaat_dat_hij_zelf_namens_een_ander_heeft_geeft_niemand_door(self, nieuw):
        geef("aivd", namens="hovj.limburg")
        with pytest.raises(OnjuisteInvoer, match="heeft bij ingang zelf geen mandaat"):
            geef(nieuw, namens="aivd")

    def test_een_vervangen_rol_mag_in_die_van_de_ander_zitten(self, nieuw):
        geef(nieuw, Rol.ADVISEUR_BBC, namens="hovj.limburg")
        assert volmachten_op(nieuw, NU) == [Volmacht(Rol.ADVISEUR_BBC, "Limburg", "hovj.limburg")]

    def test_een_ander_gebied_of_een_andere_rol_van_de_ander_telt_niet(self, nieuw):
        geef("aivd", gebied="Rotterdam")
        geef("aivd", Rol.ADVISEUR_BBC)
        with pytest.raises(OnjuisteInvoer, match="heeft bij ingang zelf geen mandaat"):
            geef(nieuw, namens="aivd")

    def test_bij_ingang_moet_de_ander_het_hebben_ook_als_dat_later_is(self, nieuw):
        geef("aivd", van=NU + DAG, tot=NU + 2 * DAG)
        geef(nieuw, van=NU + DAG, namens="aivd")
        for van in (NU - DAG, NU, NU + 2 * DAG):
            with pytest.raises(OnjuisteInvoer, match="heeft bij ingang zelf geen mandaat"):
                geef(nieuw, van=van, namens="aivd")

    def test_zonder_wie_hij_vervangt_beheert_en_antwoordt_niemand(self, nieuw):
        geef(nieuw, Rol.RCCB, "Oost-Brabant", namens="rccb.oost-brabant")
        vervanger("beheert", Rol.BEHEERDER, LANDELIJK, "beheerder2")
        with transactie() as sessie:
            for wie in ("beheerder2", "rccb.oost-brabant"):
                trek_in(sessie, wie, door=DOOR, moment=NU)
        with lezen() as sessie, pytest.raises(Geweigerd, match="alleen een beheerder"):
            eis_beheerder(sessie, "beheert", moment=NU)
        with pytest.raises(Geweigerd, match="geen geldig mandaat"):
            Zaakspel().besluit("weging", "ernstige_dreiging", nieuw)
