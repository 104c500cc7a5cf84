"""Receipt of a bericht: confirmed once, by its link or by someone with the role."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from models.fouten import Geweigerd, NietGevonden
from models.tabellen import Mandaat
from tasks.antwoorden import ontvangst
from tasks.basis.database import lezen, transactie
from tasks.berichten import link as link_
from tasks.berichten.brief import Uitslag
from tasks.berichten.verzending import VAST, meld_af, neem
from tasks.mensen.mandaten import geef_mandaat
from tasks.procedures.melding import open_zaak
from tasks.procedures.zaak_uitsluiting import sluit_uit
from tasks.register.geweigerde_pogingen import Code
from tasks.register.lezen import feiten
from tasks.register.vastleggen import Handelende
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
from tests.hulp.zaakspel import NU, getekend


@pytest.fixture
def zaak(demo):
    kanalen(**{RCCB: ["een:"]})
    return stille_zaak()


def vastgelegd(zaaknummer, soort):
    with lezen() as sessie:
        return [feit for feit in feiten(sessie, zaaknummer) if feit.soort == soort]


def verzonden(zaaknummer):
    zet(zaaknummer)
    speel(lambda _: Uitslag.AANGENOMEN)
    (bericht,) = alle()
    with lezen() as sessie:
        return bericht.nummer, link_.linkcode(sessie, bericht)


def test_een_link_bevestigt_een_bericht_een_keer(zaak):
    nummer, link = verzonden(zaak)
    ontvangst.keur_link(nummer, link, moment=NU)
    assert staten()[0][2] == "aangenomen"
    ontvangst.bevestig_met_link(nummer, link, moment=NU)
    assert staten()[0][2] == "bevestigd"
    feit = vastgelegd(zaak, "bericht")[-1]
    assert (feit.functionaris, feit.rol, feit.gebied) == (RCCB, *AAN)
    assert feit.inhoud["weg"] == "link"
    with pytest.raises(NietGevonden):
        ontvangst.bevestig_met_link(nummer, link, moment=NU)
    assert len(vastgelegd(zaak, "bericht")) == 2


def zonder_mandaat(zaaknummer):
    with transactie() as sessie:
        for mandaat in sessie.exec(select(Mandaat).where(Mandaat.functionaris == RCCB)):
            mandaat.tot = NU - timedelta(seconds=1)


def uitgesloten(zaaknummer):
    invoer = {
        "uitkomst": "uitsluiten",
        "motivering": "Van hem gaat de dreiging uit.",
        "functionaris": RCCB,
    }
    sluit_uit(zaaknummer, invoer, getekend("hovj.oost-brabant"), moment=NU)


@pytest.mark.parametrize(
    ("sinds", "norm"), [(zonder_mandaat, None), (uitgesloten, "N076")], ids=["mandaat", "zaak"]
)
def test_wie_er_geen_rol_meer_in_heeft_bevestigt_ook_niet_met_de_link(zaak, sinds, norm):
    nummer, link = verzonden(zaak)
    sinds(zaak)
    with pytest.raises(NietGevonden, match=f"regie ontvangst {nummer}"):
        ontvangst.bevestig_met_link(nummer, link, moment=NU)
    assert staten()[0][2] == "aangenomen"
    poging = vastgelegd(zaak, "poging")[-1].inhoud
    spoor = {"functionaris": RCCB, "norm": norm, "deur": "link", "bewijs": "link"}
    assert poging | spoor == poging


def test_twee_keer_klikken_tegelijk_bevestigt_een_keer(zaak):
    nummer, link = verzonden(zaak)
    klik = lambda: ontvangst.bevestig_met_link(nummer, link, moment=NU)  # noqa: E731
    assert [type(uit).__name__ for uit in in_draden(klik, klik)].count("NietGevonden") == 1
    assert len(vastgelegd(zaak, "bericht")) == 2


def test_een_link_werkt_24_uur(zaak):
    nummer, link = verzonden(zaak)
    with pytest.raises(NietGevonden):
        ontvangst.keur_link(nummer, link, moment=NU + timedelta(hours=24, seconds=1))
    ontvangst.bevestig_met_link(nummer, link, moment=NU + timedelta(hours=24))


def test_elk_bericht_heeft_zijn_eigen_link(zaak):
    nummer, link = verzonden(zaak)
    zet(zaak)
    for fout in (("000003", link), (nummer, link[:-1]), (nummer, "é"), ("9" * 30, link), ("", "")):
        with pytest.raises(NietGevonden):
            ontvangst.keur_link(*fout, moment=NU)


def test_wie_bevestigt_terwijl_het_nog_verzonden_wordt_houdt_een_herhaling_tegen(zaak):
    zet(zaak)
    (bericht,) = neem(NU, 16)
    ontvangst.bevestig(bericht.nummer, getekend(RCCB), moment=NU)
    meld_af(bericht, Uitslag.ONBEKEND, moment=NU)
    assert staten() == [("vraag", f"{RCCB} een", "bevestigd", 1)]
    assert neem(NU + 9 * VAST, 16) == []


@pytest.mark.parametrize("wie", [RCCB, PORTEFEUILLE])
def test_wie_de_rol_heeft_bevestigt_met_een_code_een_keer(zaak, wie):
    nummer, _ = verzonden(zaak)
    ontvangst.bevestig(nummer, getekend(wie), moment=NU)
    feit = vastgelegd(zaak, "bericht")[-1]
    assert (feit.functionaris, feit.gebied, feit.inhoud["weg"]) == (wie, AAN.gebied, "code")
    with pytest.raises(Geweigerd, match="al bevestigd"):
        ontvangst.bevestig(nummer, getekend(wie), moment=NU)
    assert len(vastgelegd(zaak, "poging")) == 1


@pytest.mark.parametrize("wie", ["hovj.oost-brabant", "rccb.limburg", BEHEERDER])
def test_wie_de_rol_niet_heeft_bevestigt_niet_en_dat_wordt_vastgelegd(zaak, wie):
    nummer, _ = verzonden(zaak)
    with pytest.raises(Geweigerd, match="geen geldig mandaat"):
        ontvangst.bevestig(nummer, getekend(wie), moment=NU)
    (poging,) = vastgelegd(zaak, "poging")
    assert (poging.stap, poging.inhoud["functionaris"]) == ("ontvangst", wie)


@pytest.mark.norm("N076")
def test_niemand_bevestigt_in_de_eigen_zaak(demo):
    kanalen(**{PORTEFEUILLE: ["drie:"]})
    zaaknummer = open_zaak(melding(doelwit__functionaris=RCCB), moment=NU)
    zet(zaaknummer, niet=frozenset({RCCB}))
    with pytest.raises(Geweigerd, match="geen rol"):
        ontvangst.bevestig("1", getekend(RCCB), moment=NU)


def test_het_eigen_mandaat_gaat_voor_dat_namens_een_ander(zaak):
    nummer, _ = verzonden(zaak)
    with transactie() as sessie:
        namens = Mandaat(
            functionaris=PORTEFEUILLE, rol=AAN.rol, gebied=AAN.gebied, van=NU, namens=RCCB
        )
        geef_mandaat(sessie, namens, door=Handelende(), moment=NU)
    ontvangst.bevestig(nummer, getekend(PORTEFEUILLE), moment=NU)
    assert vastgelegd(zaak, "bericht")[-1].namens == ""


def test_een_onjuiste_code_bevestigt_niets(zaak):
    nummer, _ = verzonden(zaak)
    with pytest.raises(Geweigerd, match="code"):
        ontvangst.bevestig(nummer, replace(getekend(RCCB), bewijs=Code("000000")), moment=NU)
    assert len(vastgelegd(zaak, "poging")) == 1


@pytest.mark.parametrize("nummer", ["000009", "9" * 40, "-1", "1e3", "", "ⅳ", "٣"])
def test_een_onbekend_nummer_is_niet_te_vinden_en_kost_geen_code(zaak, nummer):
    een = getekend(RCCB)
    with pytest.raises(NietGevonden):
        ontvangst.bevestig(nummer, een, moment=NU)
    assert getekend(RCCB) == een
