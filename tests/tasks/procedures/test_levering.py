"""On which mandate someone delivers what nobody ordered."""

import pytest

from models.begrippen import Rol
from models.fouten import Geweigerd
from models.voorbeelden.invoer import informatieproduct
from tasks.procedures.levering import lever
from tests.hulp.zaakspel import NU, POLITIE, Zaakspel, getekend, vervanger

EENHEID = "Oost-Brabant"


def geleverd(spel, wie, **velden):
    invoer = informatieproduct() | velden
    lever(spel.zaaknummer, invoer, getekend(wie), moment=NU)
    return spel.beeld.feiten[-1]


@pytest.fixture
def spel(demo):
    return Zaakspel(doelwit__functionaris=POLITIE)


@pytest.mark.norm("N076")
def test_wie_ook_een_ander_dan_de_bedreigde_vervangt_levert_namens_die(spel):
    vervanger("nieuw", Rol.POLITIE, EENHEID, POLITIE)
    vervanger("nieuw", Rol.POLITIE, EENHEID, "politie2.oost-brabant", nieuw=False)
    feit = geleverd(spel, "nieuw")
    assert (feit.soort, feit.functionaris, feit.namens) == (
        "levering",
        "nieuw",
        "politie2.oost-brabant",
    )


def test_een_eigen_mandaat_gaat_voor_dat_van_wie_eerder_werd_vervangen(spel):
    vervanger("nieuw", Rol.POLITIE, EENHEID, "politie2.oost-brabant")
    vervanger("nieuw", Rol.POLITIE, EENHEID, nieuw=False)
    geleverd(spel, "nieuw")
    assert spel.beeld.feiten[-2].namens == ""


@pytest.mark.norm("N076")
def test_wie_alleen_de_bedreigde_vervangt_levert_niet(spel):
    vervanger("nieuw", Rol.POLITIE, EENHEID, POLITIE)
    with pytest.raises(Geweigerd, match="geen rol"):
        geleverd(spel, "nieuw")


@pytest.mark.norm("N011", "N118")
@pytest.mark.parametrize("soort", ["werkgever", "beveiligingsambtenaar", "ondermijningsbeeld"])
def test_de_bron_van_een_product_dat_niemand_bestelde_staat_in_de_zaak(demo, soort):
    bronnen = [{"soort": soort, "omschrijving": "Verzonnen bron."}]
    feit = geleverd(Zaakspel(), POLITIE, bronnen=bronnen)
    assert (feit.soort, feit.inhoud["bronnen"]) == (
        "levering",
        [{"soort": soort, "omschrijving": "Verzonnen bron."}],
    )
