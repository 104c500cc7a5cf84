"""What two beheerders may do, and that there always is one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from models.begrippen import LANDELIJK, Rol, Wacht
from models.fouten import Geweigerd, NietGevonden
from models.tabellen import Functionaris, Mandaat
from tasks.basis.database import lezen, transactie
from tasks.mensen.beheer import geef_mandaat, ontgrendel, trek_in, trek_mandaat_in
from tasks.mensen.functionarissen import volmachten
from tasks.mensen.mandaatopdracht import Mandaatopdracht
from tasks.register.geweigerde_pogingen import Code
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tests.hulp.speler import schrijf_in
from tests.hulp.tegelijk import fouten, in_draden
from tests.hulp.zaakspel import NU, getekend, paar, vervanger
from tests.hulp.zoektabellen import zoektabellen

MORGEN = (NU + timedelta(days=1)).isoformat()
STRAKS = NU + timedelta(seconds=30)
TWEE = ("beheerder", "beheerder2")
BEHEER_ROL = (Rol.BEHEERDER, LANDELIJK)


def geef(wie, *rol_gebied, door=TWEE, moment=NU, **velden):
    opdracht = Mandaatopdracht(*rol_gebied, **velden)
    geef_mandaat(wie, opdracht, paar(moment, *door), moment=moment)


def trek(wie, *, door=TWEE, moment=NU):
    trek_in(wie, paar(moment, *door), moment=moment)


def geweigerd(zin, stap, handeling, *opdracht, door=TWEE, **velden):
    """Refused, and nothing changed but the attempt in the beheer."""
    voor = zoektabellen()
    with pytest.raises(Geweigerd, match=zin) as weigering:
        handeling(*opdracht, door=door, **velden)
    assert zoektabellen() == voor
    with lezen() as sessie:
        poging = feiten(sessie, BEHEER)[-1]
    assert (poging.soort, poging.stap) == ("poging", stap)
    assert poging.inhoud["functionarissen"] == list(door)
    assert poging.inhoud["reden"] == weigering.value.zin


@pytest.mark.usefixtures("demo")
class TestScheiding:
    ZIN = "beslist nooit in een zaak"

    def test_een_beheerder_krijgt_van_niemand_een_rol_in_een_zaak(self):
        geweigerd(self.ZIN, "mandaat", geef, "beheerder", Rol.HOVJ, "Limburg")

    def test_ook_niet_namens_wie_die_rol_heeft(self):
        opdracht = ("beheerder", Rol.HOVJ, "Limburg")
        geweigerd(self.ZIN, "mandaat", geef, *opdracht, namens="hovj.limburg")

    def test_ook_niet_met_een_ander_account(self):
        with transactie() as sessie:
            schrijf_in(sessie, "ander")
            sessie.get_one(Functionaris, "ander").persoon = "beheerder"
        geweigerd(self.ZIN, "mandaat", geef, "ander", Rol.HOVJ, "Limburg")

    def test_wie_een_rol_in_zaken_heeft_wordt_geen_beheerder(self):
        geweigerd("wordt geen beheerder", "mandaat", geef, "aivd", *BEHEER_ROL)

    def test_een_ander_krijgt_elke_rol_en_een_beheerder_die_van_beheerder(self):
        geef("aivd", Rol.HOVJ, "Limburg")
        geef("beheerder", *BEHEER_ROL, namens="beheerder2", moment=STRAKS)
        with lezen() as sessie:
            aantallen = [len(volmachten(sessie, w, moment=STRAKS)) for w in ("aivd", "beheerder")]
        assert aantallen == [2, 2]

    def test_wie_mee_tekende_staat_in_het_register(self):
        geef("aivd", Rol.HOVJ, "Limburg")
        with lezen() as sessie:
            gegeven = feiten(sessie, BEHEER)[-1]
        assert (gegeven.functionaris, gegeven.inhoud["tweede"]["functionaris"]) == TWEE


@pytest.mark.usefixtures("demo")
class TestNieuweBeheerder:
    """One beheerder and the one he just made are not two."""

    @pytest.fixture
    def derde(self):
        with transactie() as sessie:
            schrijf_in(sessie, "derde")
        geef("derde", *BEHEER_ROL)
        return "derde"

    @pytest.mark.parametrize("om", [False, True])
    def test_een_nieuwe_beheerder_tekent_nog_niet_mee(self, derde, om):
        door = ("beheerder", derde)[:: -1 if om else 1]
        geweigerd("telt pas mee", "intrekken", trek, "beheerder2", door=door, moment=STRAKS)

    def test_na_de_rust_wel_en_dan_gaat_ook_een_ander_weg(self, derde):
        moment = NU + timedelta(hours=24)
        geweigerd(
            "telt pas mee",
            "intrekken",
            trek,
            "aivd",
            door=("beheerder", derde),
            moment=moment - timedelta(seconds=1),
        )
        trek("beheerder2", door=("beheerder", derde), moment=moment)

    def test_de_rust_telt_vanaf_het_geven_wat_er_ook_als_ingang_staat(self):
        with transactie() as sessie:
            schrijf_in(sessie, "derde")
        geef("derde", *BEHEER_ROL, van="2020-01-01")
        geweigerd("telt pas mee", "intrekken", trek, "aivd", door=("derde", "beheerder"))

    def test_een_mens_met_twee_accounts_is_er_een(self):
        with transactie() as sessie:
            beheer = Mandaat(functionaris="ander", rol=Rol.BEHEERDER, gebied=LANDELIJK, van=NU)
            schrijf_in(sessie, "ander", beheer)
            sessie.get_one(Functionaris, "ander").persoon = "beheerder"
        zin = "twee verschillende beheerders"
        geweigerd(zin, "intrekken", trek, "aivd", door=("beheerder", "ander"))


@pytest.mark.usefixtures("demo")
class TestMandaatIntrekken:
    HOVJ = Mandaatopdracht(Rol.HOVJ, "Limburg")

    def test_een_mandaat_gaat_en_de_andere_blijven(self):
        geef("aivd", Rol.HOVJ, "Limburg")
        trek_mandaat_in("aivd", self.HOVJ, paar(STRAKS), moment=STRAKS)
        with lezen() as sessie:
            rollen = [v.rol for v in volmachten(sessie, "aivd", moment=STRAKS)]
        assert rollen == [Rol.AIVD]

    def test_een_mandaat_van_later_gaat_nooit_in(self):
        geef("aivd", Rol.HOVJ, "Limburg", van=MORGEN)
        trek_mandaat_in("aivd", self.HOVJ, paar(STRAKS), moment=STRAKS)
        with lezen() as sessie:
            later = volmachten(sessie, "aivd", moment=NU + timedelta(days=2))
        assert [v.rol for v in later] == [Rol.AIVD]

    def test_wat_er_niet_is_kost_geen_code(self):
        twee = paar()
        with pytest.raises(NietGevonden, match="Dit mandaat is er niet"):
            trek_mandaat_in("aivd", self.HOVJ, twee, moment=NU)
        trek_in("aivd", twee, moment=NU)

    def test_dat_van_de_laatste_beheerder_blijft(self):
        opdracht = Mandaatopdracht(*BEHEER_ROL)
        trek_mandaat_in("beheerder2", opdracht, paar(), moment=NU)
        vervanger("mee", *BEHEER_ROL, "beheerder")
        alleen = NU + timedelta(days=2)
        with transactie() as sessie:
            rust = Mandaat(functionaris="tijdelijk", rol=Rol.BEHEERDER, gebied=LANDELIJK, van=NU)
            rust.tot = NU + timedelta(days=3)
            schrijf_in(sessie, "tijdelijk", rust)
        door = ("beheerder", "tijdelijk")
        with pytest.raises(Geweigerd, match="laatste beheerder"):
            trek_mandaat_in("beheerder", opdracht, paar(alleen, *door), moment=alleen)


@pytest.mark.usefixtures("demo")
class TestOntgrendelen:
    def test_twee_openen_een_deur_die_onjuiste_codes_sloten(self):
        fout = replace(getekend("aivd"), bewijs=Code("000000"))
        for _ in range(5):
            with pytest.raises(Geweigerd):
                geef_mandaat("kmar", TestMandaatIntrekken.HOVJ, (fout, fout), moment=NU)
        with pytest.raises(Geweigerd, match="gesloten"):
            geef_mandaat("kmar", TestMandaatIntrekken.HOVJ, (getekend("aivd"),) * 2, moment=NU)
        ontgrendel("aivd", paar(), moment=NU)
        with pytest.raises(Geweigerd, match="alleen een beheerder"):
            geef("kmar", Rol.HOVJ, "Limburg", door=("aivd", "beheerder"), moment=STRAKS)

    def test_wie_niet_dicht_zit_kost_geen_code(self):
        with pytest.raises(NietGevonden):
            ontgrendel("aivd", paar(), moment=NU)


class TestLaatsteBeheerder:
    """Beside `beheerder` there is one who leaves; who stays is up to the test."""

    ZIN = "laatste beheerder"
    OOK = ("beheerder", "beheerder2")

    @pytest.fixture(autouse=True)
    def tijdelijk(self, demo):  # noqa: ARG002  before this
        with transactie() as sessie:
            sessie.exec(select(Mandaat).where(Mandaat.functionaris == "beheerder2")).one().tot = (
                NU + timedelta(days=30)
            )
            for wie in ("extra", "extra2"):
                schrijf_in(sessie, wie)

    def test_de_laatste_beheerder_zonder_einde_wordt_niet_ingetrokken(self):
        geweigerd(self.ZIN, "intrekken", trek, "beheerder")

    def test_een_vervanger_telt_niet_mee_en_trekt_de_laatste_niet_in(self):
        vervanger("nieuw", *BEHEER_ROL, "beheerder")
        geweigerd(self.ZIN, "intrekken", trek, "beheerder")

    def test_een_beheerder_van_later_telt_niet_mee(self):
        geef("extra", *BEHEER_ROL, van=MORGEN)
        geweigerd(self.ZIN, "intrekken", trek, "beheerder", moment=STRAKS)

    def test_een_ingetrokken_beheerder_telt_niet_mee_ook_als_een_mandaat_doorloopt(self):
        geef("extra", *BEHEER_ROL)
        with transactie() as sessie:
            sessie.get_one(Functionaris, "extra").ingetrokken_op = NU
        geweigerd(self.ZIN, "intrekken", trek, "beheerder", moment=STRAKS)

    def test_wie_niet_kan_tekenen_telt_niet_mee(self):
        geef("extra", *BEHEER_ROL)
        with transactie() as sessie:
            sessie.get_one(Functionaris, "extra").wacht_op = Wacht.HERSTEL
        geweigerd(self.ZIN, "intrekken", trek, "beheerder", moment=STRAKS)

    def test_blijft_er_een_dan_gaat_de_ander(self):
        geef("extra", *BEHEER_ROL)
        trek("beheerder", moment=STRAKS)

    def test_wie_alleen_een_beheerder_vervangt_wordt_gewoon_ingetrokken(self):
        vervanger("nieuw", *BEHEER_ROL, "beheerder")
        trek("nieuw")
        with lezen() as sessie:
            assert volmachten(sessie, "nieuw", moment=NU) == []

    def test_twee_die_tegelijk_gaan_laten_er_een_over(self):
        geef("extra", *BEHEER_ROL)
        later = NU + timedelta(days=2)
        twee = paar(later), paar(later + timedelta(seconds=30))
        uitkomsten = in_draden(
            lambda: trek_in("beheerder", twee[0], moment=later),
            lambda: trek_in("extra", twee[1], moment=later),
        )
        assert len(fouten(uitkomsten)) == 1
        with lezen() as sessie:
            over = [w for w in ("beheerder", "extra") if volmachten(sessie, w, moment=later)]
        assert len(over) == 1
