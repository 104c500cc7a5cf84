"""Of the mandates that someone holds, one rule takes the first that fits and is not excluded."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.begrippen import Rol
from models.fouten import Geweigerd
from models.rules.bevoegdheid import (
    Uitsluiting,
    Volmacht,
    Volmachthouder,
    buiten_de_zaak,
    kies_volmacht,
    vier_ogen,
)
from models.stappen import STAPPEN

GEEN = Geweigerd("Geen mandaat.")
EIGEN = Volmacht(Rol.HOVJ, "Limburg")
NAMENS_A, NAMENS_B = (Volmacht(Rol.HOVJ, "Limburg", namens) for namens in "ab")
ELDERS = Volmacht(Rol.HOVJ, "Rotterdam")
MENSEN = ("wie", "a", "b", "c")


def past(volmacht):
    return volmacht.gebied == "Limburg"


def uit(*mensen, zin="Uitgesloten."):
    return Uitsluiting(frozenset(mensen), Geweigerd(zin))


def kies(*volmachten, uitgesloten=(), **opties):
    houder = Volmachthouder("wie", volmachten)
    return kies_volmacht(houder, past=past, geen=GEEN, uitgesloten=uitgesloten, **opties)


def weigering(*volmachten, uitgesloten=()):
    with pytest.raises(Geweigerd) as geweigerd:
        kies(*volmachten, uitgesloten=uitgesloten)
    return geweigerd.value.zin


@pytest.mark.parametrize("volmachten", list(permutations([NAMENS_A, EIGEN, ELDERS])))
def test_een_eigen_mandaat_gaat_voor_een_namens_een_ander(volmachten):
    assert kies(*volmachten) == EIGEN


def test_van_twee_gelijke_geldt_het_eerste():
    assert (kies(NAMENS_A, NAMENS_B), kies(NAMENS_B, NAMENS_A)) == (NAMENS_A, NAMENS_B)


def test_wat_iets_extra_geeft_kan_voor_het_eigen_mandaat_gaan():
    assert kies(EIGEN, NAMENS_A, eerst=lambda volmacht: volmacht.namens == "a") == NAMENS_A


@pytest.mark.norm("N076")
@pytest.mark.parametrize("volmachten", list(permutations([NAMENS_A, NAMENS_B, ELDERS])))
def test_is_een_mandaat_uitgesloten_dan_geldt_het_andere(volmachten):
    assert kies(*volmachten, uitgesloten=[uit("a")]) == NAMENS_B


@pytest.mark.norm("N076")
def test_wie_zelf_is_uitgesloten_heeft_aan_geen_mandaat_iets():
    assert weigering(EIGEN, NAMENS_A, NAMENS_B, uitgesloten=[uit("wie")]) == "Uitgesloten."


def test_zijn_alle_passende_uitgesloten_dan_zegt_de_eerste_reden_waarom():
    redenen = [uit("b", zin="Eigen zaak."), uit("a", "b", zin="Vier ogen.")]
    assert weigering(NAMENS_A, NAMENS_B, uitgesloten=redenen) == "Eigen zaak."
    assert weigering(NAMENS_A, uitgesloten=redenen) == "Vier ogen."


def test_past_er_geen_dan_gaat_het_om_het_mandaat_ook_voor_wie_uitgesloten_is():
    assert weigering(ELDERS, uitgesloten=[uit("wie")]) == "Geen mandaat."
    assert weigering(uitgesloten=[uit("wie")]) == "Geen mandaat."


@given(
    st.lists(
        st.builds(
            Volmacht,
            st.just(Rol.HOVJ),
            st.sampled_from(["Limburg", "Rotterdam"]),
            st.sampled_from(["", "a", "b", "c"]),
        )
    ),
    st.lists(st.frozensets(st.sampled_from([*MENSEN, ""]))),
)
def test_er_wordt_gehandeld_op_wat_past_en_voor_niemand_die_is_uitgesloten(volmachten, groepen):
    uitgesloten = [uit(*mensen) for mensen in groepen]
    weg = frozenset().union(*groepen) - {""}
    goed = [v for v in volmachten if past(v) and not weg & {"wie", v.namens}]
    try:
        gekozen = [kies(*volmachten, uitgesloten=uitgesloten)]
    except Geweigerd:
        gekozen = []
    assert gekozen == sorted(goed, key=lambda v: bool(v.namens))[:1]


@pytest.mark.norm("N076", "N079")
def test_in_de_eigen_zaak_doet_de_bedreigde_en_zijn_huis_niets():
    uitsluiting = buiten_de_zaak(frozenset({"a", "b"}))
    assert (uitsluiting.mensen, uitsluiting.weigering.norm) == ({"a", "b"}, "N076")


@pytest.mark.parametrize("stap", STAPPEN)
def test_wie_het_advies_opstelde_besluit_er_niet_over(stap, beleid):
    handelden = [
        ("weging", frozenset({"c"})),
        ("maatregeladvies", frozenset({"a", "b"})),
        ("maatregeladvies", frozenset({"wie"})),
    ]
    uitsluiting = vier_ogen(stap, handelden=handelden, beleid=beleid)
    opstellers = {"a", "b", "wie"} if stap == "besluit_maatregelen" else set()
    assert (uitsluiting.mensen, uitsluiting.weigering.norm) == (opstellers, "beleid: vier ogen")


class TestMensen:
    """A person is not an account, and who looks after accounts decides nothing."""

    BEHEER = Volmacht(Rol.BEHEERDER, "Limburg")

    def houder(self, *volmachten, **velden):
        return Volmachthouder(
            "nieuw", volmachten, {"nieuw": {"nieuw", "oud"}, "a": {"a"}}, **velden
        )

    def geweigerd(self, houder, *uitgesloten):
        with pytest.raises(Geweigerd) as weigering:
            kies_volmacht(houder, past=past, geen=GEEN, uitgesloten=uitgesloten)
        return weigering.value.norm or weigering.value.zin

    @pytest.mark.norm("N076")
    def test_wie_met_een_ander_account_is_uitgesloten_is_dat_met_elk(self):
        assert self.geweigerd(self.houder(EIGEN), uit("oud")) == "Uitgesloten."
        assert self.geweigerd(self.houder(NAMENS_A), uit("oud")) == "Uitgesloten."
        assert (
            kies_volmacht(self.houder(EIGEN), past=past, geen=GEEN, uitgesloten=[uit("a")]) == EIGEN
        )

    @pytest.mark.parametrize("beheerder", ["nieuw", "oud", "a"])
    def test_een_beheerder_en_wie_hem_vervangt_beslissen_niets(self, beheerder):
        houder = self.houder(NAMENS_A, beheerders=frozenset({beheerder}))
        assert self.geweigerd(houder) == "beleid: beheer"

    def test_een_beheerder_beheert(self):
        houder = self.houder(EIGEN, self.BEHEER, beheerders=frozenset({"nieuw"}))
        assert kies_volmacht(houder, past=past, geen=GEEN) == self.BEHEER

    @pytest.mark.parametrize("rol", Rol)
    def test_wie_pas_is_hersteld_beslist_nog_niet(self, rol):
        houder = self.houder(Volmacht(rol, "Limburg"), rustend=frozenset({"nieuw"}))
        if rol.beslist:
            assert self.geweigerd(houder) == "beleid: herstel"
        else:
            assert kies_volmacht(houder, past=past, geen=GEEN).rol is rol
