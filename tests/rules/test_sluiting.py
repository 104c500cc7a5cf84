"""Which answers close a case, and that none does while a spoedmaatregel is undecided."""

from itertools import product

import pytest

from models.fouten import Geweigerd
from models.rules.sluiting import sluitend, toets_sluiten
from tests.voorbeelden import ANTWOORDEN

ALTIJD = {("overleg", "geen_maatregelen"), ("vervolg", "basispolitiezorg")}
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


@pytest.mark.norm("N070")
@pytest.mark.parametrize(("antwoord", "voorgelegd", "onbeslist"), GEVALLEN)
def test_geen_zaak_sluit_zolang_een_spoedmaatregel_onbeslist_is(antwoord, voorgelegd, onbeslist):
    sluit = antwoord in ALTIJD or (antwoord == TENZIJ_VOORGELEGD and not voorgelegd)
    gegevens = {"altijd_voorleggen": voorgelegd, "onbeslist": onbeslist}
    if sluit and onbeslist:
        with pytest.raises(Geweigerd) as geweigerd:
            toets_sluiten(*antwoord, **gegevens)
        assert geweigerd.value.norm == "N070"
    else:
        assert toets_sluiten(*antwoord, **gegevens) is None
