"""The kerngezin: every relation, living in or not (circulaire 2.3)."""

import pytest

from models.begrippen import Relatie
from models.formulieren.melding import Huisgenoot
from models.rules.stelsel import kerngezin

HOORT = {
    "levensgezel": True,
    "kind": True,
    "stiefkind": True,
    "adoptiekind": True,
    "kind_van_levensgezel": True,
    "familie": True,
    "anders": False,
}


@pytest.mark.norm("N027", "N028")
@pytest.mark.parametrize("relatie", HOORT)
def test_wie_inwoont_en_familie_is_hoort_erbij_en_wie_elders_woont_nooit(relatie):
    thuis, elders = (
        Huisgenoot(naam="Huisgenoot Voorbeeld", relatie=Relatie(relatie), zelfde_adres=adres)
        for adres in (True, False)
    )
    assert kerngezin([elders]) == ()
    assert kerngezin([elders, thuis]) == ((thuis,) if HOORT[relatie] else ())


def test_elke_relatie_is_beoordeeld():
    assert set(HOORT) == set(Relatie)
