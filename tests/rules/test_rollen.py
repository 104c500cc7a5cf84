import pytest

from models.begrippen import LANDELIJK, Gebiedssoort, Rol
from models.fouten import Geweigerd
from models.rules.bevoegdheid import toets_eigen_zaak, toets_vier_ogen
from models.stappen import STAPPEN


def test_een_rol_omvat_alleen_de_rollen_van_de_tabel():
    assert {rol: rol.omvat - {rol} for rol in Rol if rol.omvat != {rol}} == {
        Rol.PORTEFEUILLEHOUDER_RCCB: {Rol.RCCB},
        Rol.HOVJ: {Rol.ADVISEUR_BBC},
        Rol.DIRECTEUR_NCTV: {Rol.NCTV},
    }


def test_elke_rol_heeft_het_gebied_van_de_tabel():
    assert {rol: rol.gebiedssoort for rol in Rol if rol.gebiedssoort != LANDELIJK} == {
        Rol.POLITIE: Gebiedssoort.EENHEID,
        Rol.RCCB: Gebiedssoort.EENHEID,
        Rol.PORTEFEUILLEHOUDER_RCCB: Gebiedssoort.EENHEID,
        Rol.ADVISEUR_BBC: Gebiedssoort.PARKET,
        Rol.HOVJ: Gebiedssoort.PARKET,
        Rol.BURGEMEESTER: Gebiedssoort.GEMEENTE,
        Rol.LOCO_BURGEMEESTER: Gebiedssoort.GEMEENTE,
        Rol.AOV: Gebiedssoort.GEMEENTE,
    }


@pytest.mark.norm("N076", "N079")
@pytest.mark.parametrize("eigen", [set(), {"a"}, {"a", "b"}])
@pytest.mark.parametrize("handelt", [{"a"}, {"c"}, {"c", "b"}, {"a", "b"}])
def test_niemand_handelt_in_de_eigen_zaak_ook_niet_via_een_vervanger(handelt, eigen):
    if handelt & eigen:
        with pytest.raises(Geweigerd) as geweigerd:
            toets_eigen_zaak(handelt, eigen=frozenset(eigen))
        assert geweigerd.value.norm == "N076"
    else:
        assert toets_eigen_zaak(handelt, eigen=frozenset(eigen)) is None


@pytest.mark.parametrize("stap", STAPPEN)
@pytest.mark.parametrize("handelt", [{"a"}, {"a", "b"}, {"b"}])
def test_wie_het_advies_opstelde_besluit_er_niet_over(stap, handelt, beleid):
    if stap == "besluit_maatregelen" and "a" in handelt:
        with pytest.raises(Geweigerd) as geweigerd:
            toets_vier_ogen(stap, handelt, voorbereiders={"a"}, beleid=beleid)
        assert geweigerd.value.norm == "beleid: vier ogen"
    else:
        assert toets_vier_ogen(stap, handelt, voorbereiders={"a"}, beleid=beleid) is None


def test_vier_ogen_kijken_naar_het_maatregeladvies(beleid):
    assert dict(beleid.vier_ogen) == {"besluit_maatregelen": {"maatregeladvies"}}
