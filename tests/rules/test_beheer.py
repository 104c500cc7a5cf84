"""Who confirms an enrolment: a beheerder who does not know the link, as far as there is one."""

from itertools import combinations

import pytest

from models.fouten import Geweigerd
from models.rules.beheer import EEN_OVER, TWEE_OVER, keur_bevestiger

NIEUW = frozenset({"nieuw"})
A, B, C = (frozenset({letter, f"{letter}-oud"}) for letter in "abc")


def keur(door, *makers, tekenen=A | B | C, zelf=NIEUW):
    try:
        return keur_bevestiger(door, zelf=zelf, makers=makers, tekenen=tekenen)
    except Geweigerd as weigering:
        return weigering.zin


KENT = "Wie de inschrijflink kent, bevestigt de inschrijving niet."


@pytest.mark.parametrize(("door", "maker"), [*combinations((A, B, C), 2)])
def test_een_ander_dan_de_maker_bevestigt(door, maker):
    assert keur(door, maker) == keur(maker, door) == ""
    assert keur(door, door) == KENT


def test_ook_wie_meetekende_kent_de_link():
    assert (keur(A, A, B), keur(B, A, B), keur(C, A, B)) == (KENT, KENT, "")


def test_zijn_er_maar_twee_dan_bevestigt_wie_meetekende():
    assert keur(B, A, B, tekenen=A | B) == TWEE_OVER
    assert keur(A, A, B, tekenen=A | B) == KENT
    assert keur(B, A, tekenen=A | B) == ""
    assert keur(A, A, tekenen=A | B) == KENT


def test_is_er_maar_een_dan_bevestigt_die_en_dat_staat_erbij():
    assert keur(A, A, tekenen=A) == EEN_OVER


def test_wie_zich_inschrijft_telt_niet_als_de_ander():
    assert keur(A, A, B, tekenen=A | B, zelf=B) == EEN_OVER


@pytest.mark.parametrize("tekenen", [A, A | B, A | B | C])
def test_niemand_bevestigt_zichzelf_ook_niet_met_een_ander_account(tekenen):
    zin = "Niemand bevestigt de eigen inschrijving."
    assert keur(A, B, tekenen=tekenen, zelf=frozenset({"a-oud"})) == zin
