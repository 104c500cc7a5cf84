"""Someone enrols anew: the old codes stop, the old channels hear of it, who decides rests."""

from datetime import timedelta

import pyotp
import pytest
from sqlmodel import col, select

from models.begrippen import Rol, StaatBericht
from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.tabellen import Bericht, Functionaris, Mandaat
from tasks.basis.database import lezen, transactie
from tasks.berichten.herstel import NOOD, herstel, noodherstel
from tasks.berichten.klaarzetten import rond_af
from tasks.mensen.beheer import geef_mandaat, trek_in
from tasks.mensen.functionarissen import volmachten
from tasks.mensen.mandaatopdracht import Mandaatopdracht
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tests.hulp.postspel import alle
from tests.hulp.speler import schrijf_in
from tests.hulp.zaakspel import NU, RCCB, Zaakspel, getekend, paar
from tests.tasks.mensen.test_inschrijven import bevestig, schrijf, token

UUR = timedelta(hours=1)
STRAKS = NU + timedelta(minutes=1)

pytestmark = pytest.mark.usefixtures("demo")


def hernieuw(wie=RCCB, *, moment=NU):
    link = token(herstel(wie, paar(moment), moment=moment))
    app, kenmerk = schrijf(link, moment=moment)
    bevestig(kenmerk, wie, moment=moment + timedelta(seconds=30))
    return app


def test_de_oude_codes_werken_meteen_niet_meer():
    oud = getekend(RCCB)
    herstel(RCCB, paar(), moment=NU)
    spel = Zaakspel()
    vraag = spel.vraag("weging")
    with pytest.raises(Geweigerd, match="code is onjuist"):
        spel.antwoord(vraag, "ernstige_dreiging", RCCB)
    assert oud.functionaris == RCCB


def test_het_mandaat_blijft_en_berichten_ook():
    herstel(RCCB, paar(), moment=NU)
    with lezen() as sessie:
        assert [v.rol for v in volmachten(sessie, RCCB, moment=NU)] == [Rol.RCCB]


def test_wie_beslist_rust_een_uur_vanaf_de_bevestiging():
    hernieuw()
    with lezen() as sessie:
        tot = sessie.get_one(Functionaris, RCCB).rust_tot
    assert tot > NU + UUR
    spel = Zaakspel()
    vraag = spel.vraag("weging")
    spel.nu = tot - timedelta(minutes=2)
    with pytest.raises(Geweigerd, match="net hersteld"):
        spel.antwoord(vraag, "ernstige_dreiging", RCCB)
    assert spel.antwoord(vraag, "ernstige_dreiging", RCCB).functionaris == RCCB


def test_elk_oud_kanaal_hoort_het_ook_als_het_intussen_weg_is():
    voor = len(alle())
    herstel(RCCB, paar(), moment=NU)
    nieuw = alle()[voor:]
    assert [(b.zaaknummer, b.soort, b.stap, b.functionaris) for b in nieuw] == [
        (BEHEER, "kennisgeving", "herstel", RCCB)
    ]
    assert nieuw[0].adres


def test_wie_was_ingetrokken_komt_terug_met_dezelfde_id_en_zonder_mandaten():
    trek_in(RCCB, paar(), moment=NU)
    hernieuw(moment=STRAKS)
    later = STRAKS + UUR
    with lezen() as sessie:
        assert sessie.get_one(Functionaris, RCCB).ingetrokken_op is None
        assert volmachten(sessie, RCCB, moment=later) == []
    opdracht = Mandaatopdracht(Rol.RCCB, "Oost-Brabant")
    geef_mandaat(RCCB, opdracht, paar(later), moment=later)
    spel = Zaakspel(moment=later)
    assert spel.besluit("weging", "ernstige_dreiging", RCCB).functionaris == RCCB


def test_wie_er_nooit_was_is_niet_te_herstellen_en_dat_kost_geen_code():
    twee = paar()
    with pytest.raises(NietGevonden):
        herstel("niemand", twee, moment=NU)
    herstel(RCCB, twee, moment=NU)


def test_een_beheerder_alleen_herstelt_niemand():
    with pytest.raises(Geweigerd, match="alleen een beheerder"):
        herstel(RCCB, paar(ander="aivd"), moment=NU)


class TestNood:
    @pytest.fixture
    def sleutel(self, demo):
        return (demo / "sleutel").read_text().split()[0]

    def test_wie_de_hoofdsleutel_heeft_schrijft_een_beheerder_hier_in(self, sleutel):
        app = pyotp.parse_uri(noodherstel("beheerder", sleutel, moment=NU))
        with lezen() as sessie:
            assert sessie.get_one(Functionaris, "beheerder").wacht_op is None
            *_, hersteld, bevestigd = feiten(sessie, BEHEER)
        assert (hersteld.inhoud["wat"], bevestigd.inhoud["uitzondering"]) == ("hersteld", NOOD)
        moment = NU + UUR
        code = getekend("beheerder", moment).bewijs.cijfers
        assert code in {app.at(moment + timedelta(seconds=s)) for s in (-30, 0, 30)}

    def test_de_andere_beheerder_en_de_oude_kanalen_horen_het(self, sleutel):
        noodherstel("beheerder", sleutel, moment=NU)
        gehoord = {(b.soort, b.functionaris) for b in alle()}
        assert gehoord == {("kennisgeving", "beheerder"), ("alarm", "beheerder2")}

    def test_zij_is_er_niet_zolang_twee_anderen_kunnen_tekenen(self, sleutel):
        with transactie() as sessie:
            schrijf_in(sessie, "derde")
            sessie.add(Mandaat(functionaris="derde", rol=Rol.BEHEERDER, gebied="landelijk", van=NU))
        with pytest.raises(Geweigerd, match="twee andere beheerders"):
            noodherstel("beheerder", sleutel, moment=NU)

    @pytest.mark.parametrize("mis", ["", "x", "A" * 43 + "=", "é"])
    def test_zonder_die_sleutel_gebeurt_er_niets(self, mis):
        with pytest.raises(OnjuisteInvoer, match="REGIE_HOME"):
            noodherstel("beheerder", mis, moment=NU)
        assert alle() == []

    @pytest.mark.parametrize("wie", [RCCB, "aivd"])
    def test_zij_is_er_alleen_voor_een_beheerder(self, sleutel, wie):
        with pytest.raises(OnjuisteInvoer, match="alleen voor een beheerder"):
            noodherstel(wie, sleutel, moment=NU)


def test_wat_is_verstuurd_houdt_het_adres_niet():
    herstel(RCCB, paar(), moment=NU)
    with transactie() as sessie:
        bericht = sessie.exec(select(Bericht).where(col(Bericht.stap) == "herstel")).one()
        rond_af(sessie, bericht, StaatBericht.AANGENOMEN, moment=NU)
    assert alle()[-1].adres is None
