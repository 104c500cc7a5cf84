"""Enrolment: by a link, once, and confirmed by a beheerder who does not know that link."""

from datetime import timedelta
from functools import partial

import pyotp
import pytest

from models.begrippen import LANDELIJK, Rol, Wacht
from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.tabellen import Functionaris, Inschrijving, Mandaat
from tasks.basis.database import lezen, transactie
from tasks.mensen import bevestigen, inschrijven, toevoegen
from tasks.mensen.beheerders import tekenende_beheerders
from tasks.mensen.functionarissen import met_mandaat, volmachten
from tasks.mensen.mandaatopdracht import BEHEERDER, Mandaatopdracht
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tests.hulp.speler import schrijf_in
from tests.hulp.tegelijk import in_draden
from tests.hulp.zaakspel import NU, Zaakspel, getekend, paar

HOVJ = Mandaatopdracht(Rol.HOVJ, "Limburg")
DAG = timedelta(days=1)
TIK = timedelta(microseconds=1)


def voeg_toe(wie="nieuw", opdracht=HOVJ, *, als="beheerder", moment=NU):
    return token(toevoegen.voeg_toe(wie, opdracht, getekend(als, moment), moment=moment))


def token(link):
    return link.rpartition("/i/")[2]


def schrijf(link, *, moment=NU):
    """What the person does: the app, and the kenmerk."""
    formulier, uri = inschrijven.begin(link, moment=moment)
    app = pyotp.parse_uri(uri)
    kenmerk, _ = inschrijven.bewijs(formulier, app.at(moment), moment=moment)
    return app, kenmerk


def bevestig(kenmerk, wie="nieuw", *, als="beheerder2", moment=NU):
    bevestigen.bevestig({wie: kenmerk}, getekend(als, moment), moment=moment)


def houdt(wie="nieuw", moment=NU):
    with lezen() as sessie:
        return [v.rol for v in volmachten(sessie, wie, moment=moment)]


def wat():
    with lezen() as sessie:
        return [feit.inhoud["wat"] for feit in feiten(sessie, BEHEER) if "wat" in feit.inhoud]


@pytest.mark.usefixtures("demo")
class TestLink:
    def test_zij_werkt_een_keer_en_bekijken_gebruikt_niets(self):
        link = voeg_toe()
        for _ in range(3):
            inschrijven.keur_link(link, moment=NU)
        inschrijven.begin(link, moment=NU)
        for doe in (inschrijven.keur_link, inschrijven.begin):
            with pytest.raises(NietGevonden, match="Zeg dat dan meteen"):
                doe(link, moment=NU)

    def test_zij_werkt_een_dag(self):
        link = voeg_toe()
        inschrijven.keur_link(link, moment=NU + DAG)
        with pytest.raises(NietGevonden):
            inschrijven.begin(link, moment=NU + DAG + TIK)

    @pytest.mark.parametrize("mis", ["", "x", "ⅳ", "0" * 32])
    def test_een_andere_werkt_niet(self, mis):
        voeg_toe()
        with pytest.raises(NietGevonden):
            inschrijven.begin(mis, moment=NU)
        with pytest.raises(NietGevonden):
            inschrijven.bewijs(mis, "000000", moment=NU)

    @pytest.mark.parametrize(
        "doe", [inschrijven.begin, lambda t, **m: inschrijven.bewijs(t, "", **m)]
    )
    def test_een_die_niet_werkt_houdt_geen_handeling_op(self, doe):
        with transactie(), pytest.raises(NietGevonden):
            doe("mis", moment=NU)

    def test_in_de_database_staat_zij_niet(self):
        link = voeg_toe()
        formulier, _ = inschrijven.begin(voeg_toe("ander", moment=NU + DAG), moment=NU + DAG)
        with lezen() as sessie:
            rijen = [sessie.get_one(Inschrijving, wie) for wie in ("nieuw", "ander")]
        assert not any(deel in str(rij) for rij in rijen for deel in (link, formulier))

    def test_een_nieuwe_maakt_de_oude_ongeldig_en_wat_er_met_haar_begon(self):
        oud = voeg_toe()
        formulier, uri = inschrijven.begin(oud, moment=NU)
        later = NU + DAG
        nieuw = token(inschrijven.nieuwe_link("nieuw", getekend("beheerder", later), moment=later))
        with pytest.raises(NietGevonden):
            inschrijven.bewijs(formulier, pyotp.parse_uri(uri).at(NU), moment=NU)
        _, kenmerk = schrijf(nieuw, moment=later)
        bevestig(kenmerk, moment=later)

    def test_voor_wie_al_is_ingeschreven_is_er_geen(self):
        with pytest.raises(OnjuisteInvoer, match=r"regie functionaris herstel hovj\.limburg"):
            inschrijven.nieuwe_link("hovj.limburg", getekend("beheerder"), moment=NU)

    def test_wie_tegelijk_wordt_bevestigd_houdt_geen_open_link_over(self):
        """With it somebody could enrol him anew without the two beheerders of `herstel`."""
        for beurt in range(6):
            wie, moment = f"nieuw{beurt}", NU + beurt * DAG
            _, kenmerk = schrijf(voeg_toe(wie, moment=moment), moment=moment)
            een, ander = paar(moment + timedelta(minutes=5))
            in_draden(
                partial(inschrijven.nieuwe_link, wie, een, moment=een.moment),
                partial(bevestigen.bevestig, {wie: kenmerk}, ander, moment=ander.moment),
            )
            with lezen() as sessie:
                wacht = sessie.get_one(Functionaris, wie).wacht_op is not None
                assert (sessie.get(Inschrijving, wie) is not None) is wacht


@pytest.mark.usefixtures("demo")
class TestBewijs:
    def test_een_onjuiste_code_mag_over(self):
        formulier, uri = inschrijven.begin(voeg_toe(), moment=NU)
        assert inschrijven.bewijs(formulier, "000000", moment=NU) == ("", uri)
        kenmerk, rest = inschrijven.bewijs(formulier, pyotp.parse_uri(uri).at(NU), moment=NU)
        assert (len(kenmerk), rest) == (9, "")

    def test_het_kenmerk_is_van_dit_geheim_alleen(self):
        _, een = schrijf(voeg_toe())
        _, ander = schrijf(voeg_toe("ander", moment=NU + DAG), moment=NU + DAG)
        assert een != ander

    def test_wat_er_gebeurt_staat_in_het_register(self):
        _, kenmerk = schrijf(voeg_toe())
        bevestig(kenmerk)
        stappen = ["toegevoegd", "mandaat", "inschrijflink geopend", "ingeschreven", "bevestigd"]
        assert wat()[-5:] == stappen
        with lezen() as sessie:
            laatste = feiten(sessie, BEHEER)[-1]
        assert (laatste.functionaris, laatste.inhoud) == (
            "beheerder2",
            {
                "wat": "bevestigd",
                "functionaris": "nieuw",
                "kenmerk": kenmerk,
                "uitzondering": "",
                "mandaten": ["hovj (Limburg)"],
            },
        )


@pytest.mark.usefixtures("demo")
class TestBevestigen:
    def test_tot_dan_tekent_de_functionaris_niets_en_geldt_geen_mandaat(self):
        app, kenmerk = schrijf(voeg_toe("nieuw", Mandaatopdracht(Rol.RCCB, "Oost-Brabant")))
        spel = Zaakspel()
        vraag = spel.vraag("weging")

        def beslis():
            return spel.antwoord(vraag, "ernstige_dreiging", "nieuw")

        assert houdt() == []
        with lezen() as sessie:
            gevonden = met_mandaat(sessie, Rol.RCCB, "Oost-Brabant", moment=NU)
            mens = sessie.get_one(Functionaris, "nieuw")
        assert (gevonden, mens.wacht_op) == (["rccb.oost-brabant"], Wacht.INSCHRIJVING)
        with pytest.raises(Geweigerd, match="functionaris of de code is onjuist"):
            beslis()
        bevestig(kenmerk)
        assert houdt() == [Rol.RCCB]
        assert beslis().functionaris == "nieuw"
        assert app.at(NU).isdigit()

    def test_wie_de_link_maakte_bevestigt_niet(self):
        _, kenmerk = schrijf(voeg_toe())
        with pytest.raises(Geweigerd, match="Wie de inschrijflink kent"):
            bevestig(kenmerk, als="beheerder", moment=NU + timedelta(minutes=1))

    def test_niemand_bevestigt_zichzelf(self):
        _, kenmerk = schrijf(voeg_toe("nieuw", BEHEERDER))
        with transactie() as sessie:
            beheer = Mandaat(functionaris="zelf", rol=Rol.BEHEERDER, gebied=LANDELIJK, van=NU)
            schrijf_in(sessie, "zelf", beheer)
            sessie.get_one(Functionaris, "zelf").persoon = "nieuw"
        with pytest.raises(Geweigerd, match="Niemand bevestigt de eigen inschrijving"):
            bevestig(kenmerk, als="zelf")

    def test_een_ander_kenmerk_zegt_wat_er_gebeurd_kan_zijn(self):
        schrijf(voeg_toe())
        with pytest.raises(Geweigerd, match="opende een ander de link"):
            bevestig("ABCD-EFGH")
        assert houdt() == []

    def test_het_kenmerk_mag_zonder_streepje_en_in_kleine_letters(self):
        _, kenmerk = schrijf(voeg_toe())
        bevestig(kenmerk.replace("-", " ").lower())

    def test_wie_nog_niets_deed_wacht_niet_op_bevestiging_en_dat_kost_geen_code(self):
        link = voeg_toe()
        poging = getekend("beheerder2")
        for doe in (lambda: None, lambda: inschrijven.begin(link, moment=NU)):
            doe()
            with pytest.raises(NietGevonden, match="wacht geen inschrijving"):
                bevestigen.bevestig({"nieuw": "ABCD-EFGH"}, poging, moment=NU)
        with pytest.raises(NietGevonden):
            bevestigen.bevestig({"hovj.limburg": "ABCD-EFGH"}, poging, moment=NU)

    def test_wie_al_is_ingeschreven_wordt_niet_nog_eens_bevestigd(self):
        _, kenmerk = schrijf(voeg_toe())
        with transactie() as sessie:
            sessie.get_one(Functionaris, "nieuw").wacht_op = None
        with pytest.raises(NietGevonden, match="wacht geen inschrijving"):
            bevestig(kenmerk)

    def test_wie_net_beheerder_is_maakt_geen_link_en_bevestigt_niet(self):
        _, kenmerk = schrijf(voeg_toe("derde", BEHEERDER))
        bevestig(kenmerk, "derde")
        schrijf_derde = getekend("derde")
        with pytest.raises(Geweigerd, match="telt pas mee"):
            toevoegen.voeg_toe("nieuw", HOVJ, schrijf_derde, moment=NU)
        morgen = NU + DAG
        _, kenmerk = schrijf(voeg_toe(moment=morgen), moment=morgen)
        bevestig(kenmerk, als="derde", moment=morgen)


class TestPersoon:
    def test_een_tweede_account_maken_twee_beheerders(self, demo):  # noqa: ARG002
        with pytest.raises(OnjuisteInvoer, match="--tweede"):
            toevoegen.voeg_toe("nieuw", None, getekend("beheerder"), moment=NU, persoon="aivd")
        een, ander = paar()
        toevoegen.voeg_toe("nieuw", None, een, moment=NU, persoon="aivd", tweede=ander)
        with lezen() as sessie:
            assert sessie.get_one(Functionaris, "nieuw").persoon == "aivd"
            assert feiten(sessie, BEHEER)[-1].inhoud["persoon"] == "aivd"

    def test_wie_meetekent_staat_er_ook_zonder_tweede_account_bij(self, demo):  # noqa: ARG002
        een, ander = paar()
        toevoegen.voeg_toe("nieuw", HOVJ, een, ander, moment=NU)
        with lezen() as sessie:
            tweede = [f.inhoud["tweede"]["functionaris"] for f in feiten(sessie, BEHEER)[-2:]]
            assert sessie.get_one(Inschrijving, "nieuw").makers == "beheerder beheerder2"
        assert tweede == ["beheerder2"] * 2

    def test_van_wie_er_niet_is_kan_het_niet(self, demo):  # noqa: ARG002
        een, ander = paar()
        with pytest.raises(NietGevonden):
            toevoegen.voeg_toe("nieuw", None, een, moment=NU, persoon="niemand", tweede=ander)


def test_de_eerste_beheerder_schrijft_zich_ter_plekke_in_en_dat_staat_erbij(installatie):
    assert installatie
    uri = toevoegen.voeg_eerste_toe("eerste", None, moment=NU)
    assert pyotp.parse_uri(uri).name == "eerste"
    assert houdt("eerste") == [Rol.BEHEERDER]
    with lezen() as sessie:
        assert feiten(sessie, BEHEER)[-1].inhoud["uitzondering"] == toevoegen.EERSTE
    with pytest.raises(OnjuisteInvoer, match="vraag een beheerder"):
        toevoegen.voeg_eerste_toe("tweede", None, moment=NU)


def test_de_eerste_bevestigt_de_tweede_en_samen_tellen_zij_meteen(installatie):
    assert installatie
    toevoegen.voeg_eerste_toe("eerste", None, moment=NU)
    _, kenmerk = schrijf(voeg_toe("tweede", BEHEERDER, als="eerste"))
    straks = NU + timedelta(minutes=1)
    bevestig(kenmerk, "tweede", als="eerste", moment=straks)
    with lezen() as sessie:
        assert feiten(sessie, BEHEER)[-1].inhoud["uitzondering"] == "er was nog maar één beheerder"
        assert tekenende_beheerders(sessie, moment=straks) == {"eerste", "tweede"}
    later = straks + timedelta(minutes=1)
    _, kenmerk = schrijf(voeg_toe("derde", BEHEERDER, als="eerste", moment=later), moment=later)
    with pytest.raises(Geweigerd, match="Wie de inschrijflink kent"):
        bevestig(kenmerk, "derde", als="eerste", moment=later + timedelta(minutes=1))
    bevestig(kenmerk, "derde", als="tweede", moment=later)
    with lezen() as sessie:
        assert tekenende_beheerders(sessie, moment=later) == {"eerste", "tweede"}
        assert "derde" in tekenende_beheerders(sessie, moment=later + DAG)
