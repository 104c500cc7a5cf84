import pytest

from models.begrippen import LANDELIJK, Gebiedssoort, Rol
from models.fouten import Geweigerd
from models.rules.bevoegdheid import keur_scheiding


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


def test_vier_ogen_kijken_naar_wie_het_besluit_voorbereidde(beleid):
    assert dict(beleid.vier_ogen) == {
        "besluit_maatregelen": {"advies", "maatregeladvies", "maatregelenadvies", "niveau"},
        "ondertekening": {"intakeformulier"},
        "ontvangst_dossier": {"overdrachtsdossier"},
        "afstemming": {"spoedmaatregel"},
        "vaststelling": {"spoedmaatregel", "afstemming"},
    }


@pytest.mark.parametrize("heeft", Rol)
@pytest.mark.parametrize("rol", Rol)
def test_niemand_is_beheerder_en_heeft_een_rol_in_zaken(rol, heeft):
    if (rol is Rol.BEHEERDER) == (heeft is Rol.BEHEERDER):
        assert keur_scheiding(rol, heeft=[heeft]) is None
    else:
        with pytest.raises(Geweigerd, match="beheerder") as geweigerd:
            keur_scheiding(rol, heeft=[heeft])
        assert geweigerd.value.norm == "beleid: beheer"
    assert keur_scheiding(rol, heeft=[]) is None
