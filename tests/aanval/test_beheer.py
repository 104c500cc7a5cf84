"""One beheerder who wants to decide himself, and a person with more than one account.

Each has his own app, the commands, and what they show; nothing of anyone else.
"""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.begrippen import LANDELIJK, Rol
from models.fouten import Fout, Geweigerd, NietGevonden, OnjuisteInvoer
from models.tabellen import Functionaris, Kanaal, Mandaat, Vraag
from models.voorbeelden.invoer import voorafspraken
from tasks.antwoorden.ontvangst import bevestig_met_link
from tasks.basis.database import lezen, transactie
from tasks.berichten import herstel
from tasks.berichten.adressen import stel_in
from tasks.berichten.link import linkcode
from tasks.gemeenten.voorafspraken import leg_voorafspraken_vast
from tasks.mensen import beheer, bevestigen, inschrijven, toevoegen
from tasks.mensen.mandaatopdracht import BEHEERDER, Mandaatopdracht
from tests.hulp.postspel import alle
from tests.hulp.speler import schrijf_in
from tests.hulp.zaakspel import HOVJ, NU, RCCB, Zaakspel, getekend, geweigerd, paar
from tests.tasks.gemeenten.test_informeren import WOONT, burgemeester
from tests.tasks.gemeenten.test_informeren import geef_vrij as geef_gemeente_vrij
from tests.tasks.mensen.test_inschrijven import schrijf, token
from tests.tasks.zaak.test_vernietigen import LATER, vernietig_

NCTV = Mandaatopdracht(Rol.NCTV, LANDELIJK)
DADER, GENOOT = "beheerder", "genoot"
pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def genoot():
    """A beheerder whom the attacker just made; in truth a second account of his own."""
    link = token(toevoegen.voeg_toe(GENOOT, BEHEERDER, getekend(DADER), moment=NU))
    _, kenmerk = schrijf(link)
    bevestigen.bevestig({GENOOT: kenmerk}, getekend("beheerder2"), moment=NU)
    return GENOOT


def straks(minuten=1):
    return NU + timedelta(minutes=minuten)


class TestEenGeheimVanEenAnder:
    """One beheerder makes an account with the mandate of the NCTV, and wants its app himself."""

    @pytest.fixture
    def link(self):
        return token(toevoegen.voeg_toe("mijn.nctv", NCTV, getekend(DADER), moment=NU))

    def test_hij_opent_de_link_zelf_en_kan_er_niets_mee(self, link):
        app, kenmerk = schrijf(link)
        with pytest.raises(Geweigerd, match="Wie de inschrijflink kent"):
            bevestigen.bevestig({"mijn.nctv": kenmerk}, getekend(DADER, straks()), moment=straks())
        spel = Zaakspel(moment=straks())
        spel.vraag_aan()
        assert app.at(NU)
        geweigerd(spel, spel.open_vraag("aanwijzing"), "aangewezen", "mijn.nctv")

    def test_wie_zich_echt_inschrijft_merkt_het_en_het_kenmerk_van_de_dader_valt_op(self, link):
        schrijf(link)
        with pytest.raises(NietGevonden, match="Zeg dat dan meteen tegen de beheerder"):
            schrijf(link)
        with pytest.raises(Geweigerd, match="opende een ander de link"):
            bevestigen.bevestig({"mijn.nctv": "WEET-NIET"}, getekend("beheerder2"), moment=NU)

    def test_ook_met_wie_hij_net_maakte_bevestigt_hij_niet(self, genoot):
        moment = straks()
        with pytest.raises(Geweigerd, match="telt pas mee"):
            toevoegen.voeg_toe("yy", NCTV, getekend(genoot, moment), moment=moment)
        link = token(toevoegen.voeg_toe("yy", NCTV, getekend(DADER, moment), moment=moment))
        _, kenmerk = schrijf(link, moment=moment)
        moment = straks(2)
        with pytest.raises(Geweigerd, match="telt pas mee"):
            bevestigen.bevestig({"yy": kenmerk}, getekend(genoot, moment), moment=moment)

    def test_hij_neemt_van_niemand_het_account_over(self, genoot):
        for wie in (genoot, DADER, "aivd"):
            with pytest.raises(Geweigerd):
                herstel.herstel("nctv", paar(straks(5), DADER, wie), moment=straks(5))
        with pytest.raises(OnjuisteInvoer):
            inschrijven.nieuwe_link("nctv", getekend(DADER, straks(7)), moment=straks(7))
        with pytest.raises(OnjuisteInvoer):
            herstel.noodherstel("nctv", "een sleutel", moment=NU)


class TestEenBeheerderBeslist:
    def beslist(self, wie, moment=NU):
        spel = Zaakspel(moment=moment)
        return geweigerd(
            spel, spel.vraag("weging"), "ernstige_dreiging", wie, norm="beleid: beheer"
        )

    def test_over_een_andere_beheerder_krijgt_hij_geen_rol(self, genoot):
        opdracht = Mandaatopdracht(Rol.RCCB, "Oost-Brabant")
        moment = NU + timedelta(days=2)
        for wie in (DADER, genoot):
            with pytest.raises(Geweigerd, match="beslist nooit in een zaak"):
                beheer.geef_mandaat(wie, opdracht, paar(moment, DADER, genoot), moment=moment)
            moment += timedelta(minutes=1)

    def test_een_hovj_wordt_geen_beheerder(self):
        with pytest.raises(Geweigerd, match="wordt geen beheerder"):
            beheer.geef_mandaat(HOVJ, BEHEERDER, paar(), moment=NU)

    @pytest.mark.parametrize(
        ("wie", "namens", "persoon"),
        [(DADER, "", DADER), (DADER, RCCB, DADER), ("ander", "", DADER), ("ander", RCCB, DADER)],
    )
    def test_wat_langs_welke_weg_ook_in_de_tabel_kwam_telt_niet_bij_het_beslissen(
        self, wie, namens, persoon
    ):
        with transactie() as sessie:
            if wie == "ander":
                schrijf_in(sessie, wie)
                sessie.get_one(Functionaris, wie).persoon = persoon
            sessie.add(
                Mandaat(
                    functionaris=wie, rol=Rol.RCCB, gebied="Oost-Brabant", van=NU, namens=namens
                )
            )
        self.beslist(wie)

    def test_wie_een_beheerder_vervangt_die_zo_een_rol_kreeg_ook_niet(self):
        with transactie() as sessie:
            rol = {"rol": Rol.RCCB, "gebied": "Oost-Brabant", "van": NU}
            sessie.add(Mandaat(functionaris=DADER, **rol))
            schrijf_in(sessie, "ander", Mandaat(functionaris="ander", namens=DADER, **rol))
        self.beslist("ander")

    def test_ook_zijn_eigen_dossier_krijgt_hij_zo_niet(self):
        with transactie() as sessie:
            plek = {"rol": Rol.HOVJ, "gebied": "Oost-Brabant"}
            sessie.add(Mandaat(functionaris=DADER, van=NU, **plek))
        spel = Zaakspel()
        with pytest.raises(Geweigerd, match="beslist nooit in een zaak"):
            spel.vraag_aan(DADER)


class TestWieHijNetMaakte:
    def test_samen_vernietigen_zij_niets(self, genoot):
        spel = Zaakspel().tot("einde")
        spel.sluit()
        with transactie() as sessie:
            gegeven = sessie.exec(select(Mandaat).where(Mandaat.functionaris == genoot)).one()
            gegeven.gegeven_op = LATER - timedelta(hours=23)
        for een, ander in ((DADER, genoot), (genoot, DADER)):
            with pytest.raises(Geweigerd, match="telt pas mee"):
                vernietig_(spel.zaaknummer, een, ander, LATER)

    @pytest.mark.parametrize(
        "doe",
        [
            lambda twee, m: beheer.trek_in("beheerder2", twee, moment=m),
            lambda twee, m: beheer.trek_mandaat_in("beheerder2", BEHEERDER, twee, moment=m),
            lambda twee, m: beheer.geef_mandaat("aivd", NCTV, twee, moment=m),
            lambda twee, m: herstel.herstel("beheerder2", twee, moment=m),
            lambda twee, m: stel_in("nctv", [], *twee, moment=m),
        ],
    )
    def test_samen_of_alleen_doen_zij_niets_waar_twee_voor_nodig_zijn(self, genoot, doe):
        for nr, (een, ander) in enumerate(((DADER, genoot), (genoot, DADER), (DADER, DADER))):
            moment = straks(2 + 2 * nr)
            twee = getekend(een, moment), getekend(ander, moment + timedelta(seconds=30))
            with pytest.raises(Geweigerd):
                doe(twee, moment)


class TestAdresVanEenAnder:
    NAAR = ("webhooks://:geheim@example.org/in",)

    @pytest.fixture
    def spel(self):
        spel = Zaakspel()
        spel.wijs_aan()
        return spel

    def test_alleen_zet_hij_het_niet(self):
        with pytest.raises(OnjuisteInvoer, match="twee beheerders"):
            stel_in(burgemeester(WOONT), self.NAAR, getekend(DADER), moment=NU)

    def test_ook_niet_langs_de_voorafspraken_van_de_gemeente(self):
        invoer = voorafspraken(NU)
        wie = burgemeester(WOONT)
        invoer["bereikbaar"] = [{"functionaris": wie, "kanalen": list(self.NAAR)}]
        with pytest.raises(Geweigerd, match="Niemand wijzigt alleen"):
            leg_voorafspraken_vast(WOONT, invoer, getekend(DADER), moment=NU)
        assert alle() == []

    def test_het_oude_adres_hoort_het(self):
        wie = burgemeester(WOONT)
        stel_in(wie, self.NAAR, *paar(), moment=NU)
        assert [(b.functionaris, b.soort, b.stap, b.kanaalsoort) for b in alle()] == [
            (wie, "kennisgeving", "kanalen", "postvak"),
            (wie, "proef", "kanaal", "webhooks"),
        ]
        with lezen() as sessie:
            nu = sessie.exec(select(Kanaal.soort).where(col(Kanaal.functionaris) == wie)).all()
        assert nu == ["webhooks"]

    @pytest.mark.norm("N055")
    @pytest.mark.parametrize("rust", [False, True])
    def test_de_link_naar_een_pas_gezet_adres_antwoordt_niet(self, spel, rust):
        wie = burgemeester(WOONT)
        gezet = spel.klok()
        stel_in(wie, self.NAAR, *paar(gezet), moment=gezet)
        spel.nu = gezet + timedelta(hours=25 if rust else 1)
        vraag = geef_gemeente_vrij(spel, WOONT)
        bericht = next(b for b in alle() if b.vraag == vraag.id)
        with lezen() as sessie:
            link = linkcode(sessie, bericht)

        def beantwoord():
            bevestig_met_link(bericht.nummer, link, moment=spel.nu)
            with lezen() as sessie:
                return sessie.get_one(Vraag, vraag.id).gesloten_op is not None

        if rust:
            assert beantwoord()
        else:
            with pytest.raises(NietGevonden, match="regie ontvangst"):
                beantwoord()
            with lezen() as sessie:
                assert sessie.get_one(Vraag, vraag.id).gesloten_op is None


class TestEenMensMetTweeAccounts:
    """A lost phone used to mean a new id: own case and four eyes did not know him there."""

    def nieuw(self, oud, rol, gebied, wie="nieuw"):
        moment = NU - timedelta(days=1)
        een, ander = paar(moment)
        opdracht = Mandaatopdracht(rol, gebied)
        link = toevoegen.voeg_toe(wie, opdracht, een, moment=moment, persoon=oud, tweede=ander)
        _, kenmerk = schrijf(token(link), moment=moment)
        moment += timedelta(minutes=1)
        bevestigen.bevestig({wie: kenmerk}, getekend("beheerder2", moment), moment=moment)
        return wie

    @pytest.mark.norm("N076")
    def test_ook_met_een_ander_account_handelt_niemand_in_de_eigen_zaak(self):
        wie = self.nieuw("aivd", Rol.RCCB, "Oost-Brabant")
        spel = Zaakspel(doelwit__functionaris="aivd")
        geweigerd(spel, spel.vraag("weging"), "ernstige_dreiging", wie, norm="N076")

    @pytest.mark.norm("N076")
    def test_de_eigen_zaak_van_het_nieuwe_account_is_ook_die_van_het_oude(self):
        wie = self.nieuw(RCCB, Rol.RCCB, "Oost-Brabant")
        spel = Zaakspel(doelwit__functionaris=wie)
        geweigerd(spel, spel.vraag("weging"), "ernstige_dreiging", RCCB, norm="N076")
        assert RCCB not in {b.functionaris for b in alle()}

    def test_wie_het_advies_maakte_besluit_niet_met_een_ander_account(self):
        wie = self.nieuw("politie.oost-brabant", Rol.HOVJ, "Oost-Brabant")
        spel = Zaakspel().tot("besluit_maatregelen")
        vraag = spel.vraag("besluit_maatregelen")
        geweigerd(spel, vraag, "vaststellen", wie, norm="beleid: vier ogen")
        assert spel.antwoord(vraag, "vaststellen", HOVJ).functionaris == HOVJ

    def test_zonder_twee_beheerders_verbindt_of_verbreekt_niemand_accounts(self):
        with pytest.raises(Fout):
            toevoegen.voeg_toe("nieuw", None, getekend(DADER), moment=NU, persoon="aivd")
        with pytest.raises(OnjuisteInvoer, match="regie functionaris herstel aivd"):
            toevoegen.voeg_toe("aivd", None, getekend(DADER), moment=NU)


def test_wie_als_enige_tekent_bevestigt_geen_ander_mandaat_dan_beheerder():
    with transactie() as sessie:
        sessie.get_one(Functionaris, "beheerder2").ingetrokken_op = NU - timedelta(days=1)
    link = token(toevoegen.voeg_toe("mijn.nctv", NCTV, getekend(DADER), moment=NU))
    _, kenmerk = schrijf(link)
    with pytest.raises(Geweigerd, match="maar een beheerder kan tekenen"):
        bevestigen.bevestig({"mijn.nctv": kenmerk}, getekend(DADER, straks()), moment=straks())
