"""Which answers close a case, and that none does while a spoedmaatregel is undecided."""

from itertools import product

import pytest

from models.begrippen import Domein, Procedure, Status
from models.fouten import Geweigerd
from models.rules.sluiting import eis_open, keur_sluiten, sluitend
from tests.hulp.voorbeelden import ANTWOORDEN

ALTIJD = {
    ("overleg", "geen_maatregelen"),
    ("vervolg", "basispolitiezorg"),
    ("terugkeer", "basispolitiezorg"),
    ("toetsbesluit", "beeindigen"),
}
TENZIJ_VOORGELEGD = ("weging", "geen_ernstige_dreiging")
GEVALLEN = list(product(ANTWOORDEN, [False, True], [0, 1, 2]))


@pytest.mark.norm("N065", "N067", "N071", "N074")
def test_precies_deze_antwoorden_sluiten_een_zaak():
    sluiten = {
        (antwoord, voorgelegd)
        for antwoord, voorgelegd in product(ANTWOORDEN, [False, True])
        if sluitend(*antwoord, altijd_voorleggen=voorgelegd)
    }
    assert sluiten == {*product(ALTIJD, [False, True]), (TENZIJ_VOORGELEGD, False)}


@pytest.mark.norm("N032")
def test_in_het_stelsel_sluit_een_toetsing_geen_zaak():
    antwoord = ("toetsbesluit", "beeindigen")
    assert not sluitend(*antwoord, altijd_voorleggen=False, domein=Domein.STELSEL)


@pytest.mark.norm("N081")
@pytest.mark.parametrize("loopt_door", [False, True])
@pytest.mark.parametrize("antwoord", ANTWOORDEN)
def test_een_zaak_over_een_object_sluit_pas_als_er_niets_meer_loopt(antwoord, loopt_door):
    """Wat een gezag beëindigt of afwijst, laat wat het andere besloot ongemoeid."""
    zonder = {
        ("weging", "geen_ernstige_dreiging"),
        ("besluit_maatregelen", "afwijzen"),
        ("toetsbesluit", "beeindigen"),
        ("niveau", "vastgesteld"),
        ("opvolging", "niet_opvolgen"),
    }
    sluit = sluitend(
        *antwoord,
        altijd_voorleggen=False,
        domein=Domein.OBJECTEN_DIENSTEN,
        loopt_door=loopt_door,
    )
    assert sluit == (not loopt_door if antwoord in zonder else antwoord in ALTIJD)


@pytest.mark.norm("N070")
@pytest.mark.parametrize(("antwoord", "voorgelegd", "onbeslist"), GEVALLEN)
def test_geen_zaak_sluit_zolang_een_spoedmaatregel_onbeslist_is(antwoord, voorgelegd, onbeslist):
    sluit = antwoord in ALTIJD or (antwoord == TENZIJ_VOORGELEGD and not voorgelegd)
    gegevens = {"altijd_voorleggen": voorgelegd, "onbeslist": onbeslist}
    if sluit and onbeslist:
        with pytest.raises(Geweigerd) as geweigerd:
            keur_sluiten(*antwoord, **gegevens)
        assert geweigerd.value.norm == "N070"
    else:
        assert keur_sluiten(*antwoord, **gegevens) is None


@pytest.mark.norm("N036", "N072")
@pytest.mark.parametrize(
    ("loopt", "norm"), [("triage", "N072"), ("onmiddellijke-aanwijzing", "N024")]
)
@pytest.mark.parametrize("antwoord", ANTWOORDEN)
def test_geen_zaak_sluit_onder_een_triage_of_verzoek(antwoord, loopt, norm):
    gegevens = {"altijd_voorleggen": False, "onbeslist": 0, "lopend": frozenset({loopt})}
    if antwoord in {*ALTIJD, TENZIJ_VOORGELEGD}:
        with pytest.raises(Geweigerd) as geweigerd:
            keur_sluiten(*antwoord, **gegevens)
        assert geweigerd.value.norm == norm
    else:
        assert keur_sluiten(*antwoord, **gegevens) is None


def test_elk_einde_is_een_antwoord_dat_bestaat():
    assert {einde for procedure in Procedure for einde in procedure.eindes} <= set(ANTWOORDEN)


@pytest.mark.norm("N096", "N110")
def test_in_een_gesloten_zaak_wordt_niet_meer_gehandeld():
    assert eis_open(Status.OPEN, "er volgt niets meer", norm="N110") is None
    with pytest.raises(Geweigerd) as geweigerd:
        eis_open(Status.GESLOTEN, "er volgt niets meer", norm="N110")
    assert geweigerd.value.zin == "Deze zaak is gesloten; er volgt niets meer."
    assert (geweigerd.value.norm, bool(geweigerd.value.advies)) == ("N110", True)
