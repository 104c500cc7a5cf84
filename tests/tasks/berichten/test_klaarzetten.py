"""Berichten in fake time, on both databases: who gets one, when, how often, and who next."""

from datetime import timedelta

import pytest
from sqlmodel import col, delete, select

from models.begrippen import LANDELIJK, Bevoegd, Rol
from models.tabellen import Bericht, Kanaal, Vastlegging
from tasks.basis.database import lezen, transactie
from tasks.berichten.brief import Uitslag
from tasks.berichten.verzending import VAST, meld_af, neem
from tasks.mensen.accounts import trek_in
from tasks.procedures.melding import open_zaak
from tasks.register.controle import controleer
from tasks.register.lezen import feiten
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Handelende
from tests.hulp.kapotmaken import wissel
from tests.hulp.postspel import (
    AAN,
    BEHEERDER,
    PORTEFEUILLE,
    RCCB,
    alle,
    kanalen,
    speel,
    staten,
    stille_zaak,
    zet,
)
from tests.hulp.tegelijk import in_draden
from tests.hulp.voorbeelden import melding
from tests.hulp.zaakspel import NU, Zaakspel, vervanger

AANGENOMEN, TIJDELIJK = Uitslag.AANGENOMEN, Uitslag.TIJDELIJK
BLIJVEND, ONBEKEND = Uitslag.BLIJVEND, Uitslag.ONBEKEND
BEHEER_BREED = Bevoegd(Rol.BEHEERDER, LANDELIJK)


@pytest.fixture
def zaak(demo):
    kanalen(**{RCCB: ["een:", "twee:"], PORTEFEUILLE: ["drie:"], BEHEERDER: ["alarm:"]})
    return stille_zaak()


def vast(bericht):
    with lezen() as sessie:
        return sessie.get_one(Bericht, bericht.id)


def vastgelegd(zaaknummer, soort):
    with lezen() as sessie:
        return [feit for feit in feiten(sessie, zaaknummer) if feit.soort == soort]


def test_een_bericht_gaat_naar_het_eerste_adres_van_wie_de_rol_heeft(zaak):
    zet(zaak)
    assert staten() == [("vraag", f"{RCCB} een", "wacht", 0)]
    assert speel(lambda _: AANGENOMEN) == [("een", 0)]
    assert staten() == [("vraag", f"{RCCB} een", "aangenomen", 1)]
    (feit,) = vastgelegd(zaak, "bericht")
    assert feit.inhoud == {
        "nummer": "000002",
        "soort": "vraag",
        "staat": "aangenomen",
        "aan": RCCB,
        "kanaal": "een",
    }
    assert controleer() == []


@pytest.mark.parametrize("duur_s", [0, 10, 50])
def test_elk_adres_krijgt_pogingen_op_0_15_en_60_s_na_zijn_eerste(zaak, duur_s):
    """However long the receiver takes to say no; one that takes longer is tried at once after."""
    zet(zaak)
    gedaan = speel(lambda b: TIJDELIJK if b.kanaalsoort == "een" else AANGENOMEN, duur_s=duur_s)
    assert gedaan == [("een", 0), ("een", 15), ("een", 60), ("twee", 60 + duur_s)]


def test_pas_na_het_mislukken_komt_er_een_volgend_adres_bij(zaak):
    zet(zaak)
    for keer, op in enumerate((0, 15, 60), start=1):
        (bericht,) = neem(NU + timedelta(seconds=op), 16)
        assert staten() == [("vraag", f"{RCCB} een", "bezig", keer)]
        meld_af(bericht, TIJDELIJK, moment=NU + timedelta(seconds=op))
    assert staten() == [
        ("vraag", f"{RCCB} een", "mislukt", 3),
        ("vraag", f"{RCCB} twee", "wacht", 0),
    ]


def test_na_de_adressen_van_de_een_volgt_de_ander_en_dan_het_alarm(zaak):
    zet(zaak)
    speel(lambda b: AANGENOMEN if b.soort == "alarm" else BLIJVEND)
    assert staten() == [
        ("vraag", f"{RCCB} een", "mislukt", 1),
        ("vraag", f"{RCCB} twee", "mislukt", 1),
        ("vraag", f"{PORTEFEUILLE} drie", "mislukt", 1),
        ("alarm", f"{BEHEERDER} alarm", "aangenomen", 1),
    ]
    assert {b.reeks or b.id for b in alle()} == {2, 5}
    assert controleer() == []


def test_van_een_alarm_komt_geen_alarm(zaak):
    zet(zaak)
    speel(lambda _: BLIJVEND)
    assert [b.soort for b in alle()] == ["vraag", "vraag", "vraag", "alarm"]


def test_heeft_niemand_een_adres_dan_is_het_meteen_mislukt_met_alarm(zaak):
    kanalen(**{BEHEERDER: ["alarm:"]})
    zet(zaak)
    assert staten() == [("vraag", "", "mislukt", 0), ("alarm", f"{BEHEERDER} alarm", "wacht", 0)]


def test_heeft_ook_de_beheerder_geen_adres_dan_blijft_het_daarbij(zaak):
    kanalen()
    zet(zaak)
    assert staten() == [("vraag", "", "mislukt", 0), ("alarm", "", "mislukt", 0)]
    assert neem(NU, 16) == []


def test_een_onbekende_afloop_staat_er_en_wordt_onder_hetzelfde_nummer_herhaald(zaak):
    zet(zaak)
    (bericht,) = neem(NU, 16)
    meld_af(bericht, ONBEKEND, moment=NU)
    assert staten() == [("vraag", f"{RCCB} een", "onbekend", 1)]
    (weer,) = neem(NU + timedelta(seconds=15), 16)
    assert weer.nummer == bericht.nummer == "000002"


def test_wie_omvalt_tijdens_het_verzenden_laat_niets_liggen(zaak):
    zet(zaak)
    moment = NU
    for keer in (1, 2, 3):
        (bericht,) = neem(moment, 16)
        assert (bericht.pogingen, neem(moment + VAST - timedelta(seconds=1), 16)) == (keer, [])
        moment += VAST
    assert neem(moment, 16) == []  # three crashes: on to the next address
    assert staten() == [
        ("vraag", f"{RCCB} een", "mislukt", 3),
        ("vraag", f"{RCCB} twee", "wacht", 0),
    ]


@pytest.mark.parametrize("uitslag", [TIJDELIJK, BLIJVEND, ONBEKEND])
def test_wie_te_laat_meldt_dat_het_niet_lukte_verandert_niets_aan_een_nieuwe_poging(zaak, uitslag):
    zet(zaak)
    (oud,) = neem(NU, 16)
    (nieuw,) = neem(NU + VAST, 16)
    meld_af(oud, uitslag, moment=NU + VAST)
    assert staten() == [("vraag", f"{RCCB} een", "bezig", 2)]
    meld_af(nieuw, AANGENOMEN, moment=NU + VAST)
    assert staten() == [("vraag", f"{RCCB} een", "aangenomen", 2)]


def test_wat_laat_maar_wel_aankwam_gaat_niet_nog_eens(zaak):
    zet(zaak)
    (oud,) = neem(NU, 16)
    (nieuw,) = neem(NU + VAST, 16)
    meld_af(oud, AANGENOMEN, moment=NU + VAST)
    meld_af(nieuw, TIJDELIJK, moment=NU + VAST)
    assert staten() == [("vraag", f"{RCCB} een", "aangenomen", 2)]
    assert neem(NU + 9 * VAST, 16) == []


def test_aan_een_adres_gaat_er_een_tegelijk_en_een_ander_adres_wacht_daar_niet_op(zaak):
    for aan in (AAN, AAN, AAN, BEHEER_BREED):
        zet(zaak, aan)
    assert [b.id for b in neem(NU, 16)] == [2, 5]
    assert neem(NU, 16) == []
    meld_af(vast(alle()[0]), AANGENOMEN, moment=NU)
    assert [b.id for b in neem(NU, 16)] == [3]


def test_twee_kloks_nemen_samen_elk_bericht_een_keer(zaak):
    wie = [f"hovj.{parket}" for parket in ("oost-brabant", "limburg", "amsterdam", "rotterdam")]
    kanalen(**{hovj: ["een:"] for hovj in wie})
    for parket in ("Oost-Brabant", "Limburg", "Amsterdam", "Rotterdam"):
        zet(zaak, Bevoegd(Rol.HOVJ, parket))
    genomen = in_draden(*[lambda: neem(NU, 3)] * 3)
    assert sorted(b.id for deel in genomen for b in deel) == [2, 3, 4, 5]


def test_het_langst_wachtende_gaat_voor_en_niet_meer_dan_gevraagd(zaak):
    zet(zaak, AAN, moment=NU + timedelta(seconds=1))
    zet(zaak, BEHEER_BREED, moment=NU)
    assert [b.functionaris for b in neem(NU + timedelta(seconds=1), 1)] == [BEHEERDER]


@pytest.mark.norm("N076")
@pytest.mark.parametrize("eigen", [RCCB, PORTEFEUILLE])
def test_niemand_krijgt_bericht_in_de_eigen_zaak_ook_niet_als_volgende(demo, eigen):
    kanalen(**{RCCB: ["een:"], PORTEFEUILLE: ["drie:"], BEHEERDER: ["alarm:"]})
    Zaakspel(doelwit__functionaris=eigen).vraag("weging")
    speel(lambda b: AANGENOMEN if b.soort == "alarm" else BLIJVEND)
    ander = {RCCB: f"{PORTEFEUILLE} drie", PORTEFEUILLE: f"{RCCB} een"}[eigen]
    assert staten() == [
        ("vraag", ander, "mislukt", 1),
        ("alarm", f"{BEHEERDER} alarm", "aangenomen", 1),
    ]


@pytest.mark.norm("N076")
def test_ook_wie_de_bedreigde_vervangt_krijgt_niets_en_een_alarm_gaat_niet_naar_hem(demo):
    vervanger("vervanger", AAN.rol, AAN.gebied, namens=RCCB)
    kanalen(vervanger=["een:"], **{RCCB: ["twee:"], BEHEERDER: ["alarm:"]})
    huisgenoot = {**melding()["doelwit"]["huisgenoten"][0], "functionaris": BEHEERDER}
    Zaakspel(doelwit__functionaris=RCCB, doelwit__huisgenoten=[huisgenoot]).vraag("weging")
    assert staten() == [("vraag", "", "mislukt", 0), ("alarm", "", "mislukt", 0)]


def test_wie_intussen_geen_mandaat_meer_heeft_wordt_overgeslagen(zaak):
    zet(zaak)
    with transactie() as sessie:
        trek_in(sessie, RCCB, door=Handelende(), moment=NU)
    assert neem(NU, 16) == []
    assert staten() == [
        ("vraag", f"{RCCB} een", "mislukt", 0),
        ("vraag", f"{PORTEFEUILLE} drie", "wacht", 0),
    ]


def test_een_vervangen_adres_wordt_niet_meer_gebruikt_ook_niet_door_een_ander(zaak):
    """A channel that went leaves no id behind for another's."""
    zet(zaak)
    kanalen(**{PORTEFEUILLE: ["vier:"], RCCB: ["vijf:"]})
    assert speel(lambda _: AANGENOMEN) == [("vijf", 0)]
    with lezen() as sessie:
        assert min(sessie.exec(select(Kanaal.id))) > max(b.kanaal for b in alle()[:1])


def test_een_nummer_komt_niet_terug(zaak):
    zet(zaak)
    with transactie() as sessie:
        sessie.delete(sessie.exec(select(Bericht)).one())
    zet(zaak)
    assert [b.nummer for b in alle()] == ["000003"]


def test_een_onleesbare_zaak_houdt_de_berichten_van_andere_niet_op(zaak):
    ander = open_zaak(melding(ontvangen_door__registratienummer="PL2100-r2"), moment=NU)
    with transactie() as sessie:
        sessie.exec(delete(Bericht))
    zet(zaak)
    zet(ander, BEHEER_BREED)
    with lezen() as sessie:
        vraag = select(Vastlegging.volgnummer).where(col(Vastlegging.soort) == "melding")
        wissel("inhoud", *sessie.exec(vraag).all())
    zet(BEHEER, BEHEER_BREED)
    assert neem(NU, 16) == []  # the other two go first
    assert [b.zaaknummer for b in neem(NU, 16)] == [BEHEER]
    assert [b.staat for b in alle()] == ["wacht", "wacht", "bezig"]
