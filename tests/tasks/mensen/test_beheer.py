"""What a beheerder may do, and that there always is one."""

from datetime import timedelta

import pytest

from models.begrippen import LANDELIJK, Rol
from models.fouten import Geweigerd
from models.tabellen import Functionaris
from tasks.basis.database import lezen, transactie
from tasks.mensen.beheer import Mandaatopdracht, geef_mandaat, trek_in
from tasks.mensen.functionarissen import volmachten
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tests.hulp.speler import schrijf_in
from tests.hulp.tegelijk import fouten, in_draden
from tests.hulp.zaakspel import NU, getekend, vervanger
from tests.hulp.zoektabellen import zoektabellen

MORGEN = (NU + timedelta(days=1)).isoformat()
BEHEER_ROL = (Rol.BEHEERDER, LANDELIJK)


def geef(wie, *rol_gebied, als="beheerder", **velden):
    opdracht = Mandaatopdracht(*rol_gebied, **velden)
    geef_mandaat(wie, opdracht, getekend(als), moment=NU)


def trek(wie, *, als="beheerder", moment=NU):
    trek_in(wie, getekend(als, moment), moment=moment)


def geweigerd(zin, stap, handeling, *opdracht, als="beheerder", **velden):
    """Refused, and nothing changed but the attempt in the beheer."""
    voor = zoektabellen()
    with pytest.raises(Geweigerd, match=zin) as weigering:
        handeling(*opdracht, als=als, **velden)
    assert zoektabellen() == voor
    with lezen() as sessie:
        poging = feiten(sessie, BEHEER)[-1]
    assert (poging.soort, poging.stap, poging.inhoud["functionaris"]) == ("poging", stap, als)
    assert poging.inhoud["reden"] == weigering.value.zin


@pytest.mark.usefixtures("demo")
class TestZelfGeven:
    ZIN = "beslist nooit in een zaak"

    def test_een_beheerder_geeft_zichzelf_geen_rol_in_een_zaak(self):
        geweigerd(self.ZIN, "mandaat", geef, "beheerder", Rol.HOVJ, "Limburg")

    def test_ook_niet_namens_wie_die_rol_heeft(self):
        opdracht = ("beheerder", Rol.HOVJ, "Limburg")
        geweigerd(self.ZIN, "mandaat", geef, *opdracht, namens="hovj.limburg")

    def test_ook_zijn_vervanger_geeft_hem_er_geen(self):
        vervanger("nieuw", *BEHEER_ROL, "beheerder")
        geweigerd(self.ZIN, "mandaat", geef, "beheerder", Rol.HOVJ, "Limburg", als="nieuw")

    def test_een_ander_geeft_hij_elke_rol_en_zichzelf_die_van_beheerder(self):
        geef("aivd", Rol.HOVJ, "Limburg")
        geef("beheerder", *BEHEER_ROL, namens="beheerder2")
        with lezen() as sessie:
            aantallen = [len(volmachten(sessie, w, moment=NU)) for w in ("aivd", "beheerder")]
        assert aantallen == [2, 2]


@pytest.fixture
def alleen(demo):
    """`beheerder2` is gone; who is left beside `beheerder` is up to the test."""
    trek("beheerder2")
    with transactie() as sessie:
        for wie in ("extra", "extra2"):
            schrijf_in(sessie, wie)


@pytest.mark.usefixtures("alleen")
class TestLaatsteBeheerder:
    ZIN = "laatste beheerder"

    def test_de_laatste_beheerder_wordt_niet_ingetrokken(self):
        geweigerd(self.ZIN, "intrekken", trek, "beheerder")

    def test_een_vervanger_telt_niet_mee_en_trekt_de_laatste_niet_in(self):
        vervanger("nieuw", *BEHEER_ROL, "beheerder")
        geweigerd(self.ZIN, "intrekken", trek, "beheerder")
        geweigerd(self.ZIN, "intrekken", trek, "beheerder", als="nieuw")

    def test_een_beheerder_met_een_einde_telt_niet_mee(self):
        geef("extra", *BEHEER_ROL, tot=MORGEN)
        geweigerd(self.ZIN, "intrekken", trek, "beheerder", als="extra")

    def test_een_beheerder_van_later_telt_niet_mee(self):
        geef("extra", *BEHEER_ROL, van=MORGEN)
        geweigerd(self.ZIN, "intrekken", trek, "beheerder")

    def test_een_ingetrokken_beheerder_telt_niet_mee_ook_als_een_mandaat_doorloopt(self):
        geef("extra", *BEHEER_ROL)
        with transactie() as sessie:
            sessie.get_one(Functionaris, "extra").ingetrokken_op = NU
        geweigerd(self.ZIN, "intrekken", trek, "beheerder")

    @pytest.mark.parametrize("tot", ["", MORGEN])
    def test_blijft_er_een_dan_gaat_de_ander_ook_een_met_een_einde(self, tot):
        geef("extra", *BEHEER_ROL, tot=tot)
        trek("extra")
        vervanger("extra2", *BEHEER_ROL, nieuw=False)
        trek("beheerder", als="extra2")
        geweigerd(self.ZIN, "intrekken", trek, "extra2", als="extra2")

    def test_wie_alleen_een_beheerder_vervangt_wordt_gewoon_ingetrokken(self):
        vervanger("nieuw", *BEHEER_ROL, "beheerder")
        trek("nieuw")
        with lezen() as sessie:
            assert volmachten(sessie, "nieuw", moment=NU) == []

    def test_twee_die_elkaar_tegelijk_intrekken_laten_er_een_over(self):
        geef("extra", *BEHEER_ROL)
        pogingen = {wie: getekend(wie) for wie in ("extra", "beheerder")}
        uitkomsten = in_draden(
            lambda: trek_in("beheerder", pogingen["extra"], moment=NU),
            lambda: trek_in("extra", pogingen["beheerder"], moment=NU),
        )
        assert len(fouten(uitkomsten)) == 1
        with lezen() as sessie:
            over = [w for w in pogingen if volmachten(sessie, w, moment=NU)]
        assert len(over) == 1
