"""On which mandate someone reads a dossier."""

import pytest

from models.begrippen import Rol
from models.fouten import Geweigerd
from models.rules.bevoegdheid import Volmacht
from tasks.basis.database import lezen
from tasks.zaak.leesrecht import volmacht_om_te_lezen
from tests.hulp.zaakspel import HOVJ, NU, RCCB, Zaakspel, vervanger

PARKET = "Oost-Brabant"


def leest(wie, **doelwit):
    beeld = Zaakspel(**doelwit).beeld
    with lezen() as sessie:
        return volmacht_om_te_lezen(sessie, beeld, wie, moment=NU)


@pytest.fixture
def collega(demo):
    """A second HOvJ of the parket."""
    return vervanger("collega", Rol.HOVJ, PARKET)


@pytest.fixture
def vervangt_beiden(collega):
    """Someone who replaces both, the HOvJ first."""
    vervanger("nieuw", Rol.HOVJ, PARKET, HOVJ)
    return vervanger("nieuw", Rol.HOVJ, PARKET, collega, nieuw=False)


@pytest.mark.norm("N076")
@pytest.mark.parametrize(("bedreigde", "leest_namens"), [(HOVJ, "collega"), ("collega", HOVJ)])
def test_wie_ook_een_ander_dan_de_bedreigde_vervangt_leest_namens_die(
    vervangt_beiden, bedreigde, leest_namens
):
    volmacht = leest(vervangt_beiden, doelwit__functionaris=bedreigde)
    assert volmacht == Volmacht(Rol.HOVJ, PARKET, leest_namens)


@pytest.mark.norm("N076")
def test_wie_alleen_de_bedreigde_vervangt_leest_niet(demo):
    vervanger("nieuw", Rol.HOVJ, PARKET, HOVJ)
    with pytest.raises(Geweigerd, match="geen rol"):
        leest("nieuw", doelwit__functionaris=HOVJ)


def test_wie_het_gezag_vervangt_leest_zo_ook_met_een_eigen_mandaat(demo):
    vervanger(RCCB, Rol.HOVJ, PARKET, HOVJ, nieuw=False)
    assert leest(RCCB) == Volmacht(Rol.HOVJ, PARKET, HOVJ)


@pytest.mark.norm("N008")
def test_de_bedreigde_zonder_mandaat_hoort_niet_dat_het_zijn_zaak_is(demo):
    with pytest.raises(Geweigerd, match="geen geldig mandaat"):
        leest("nctv", doelwit__functionaris="nctv")
