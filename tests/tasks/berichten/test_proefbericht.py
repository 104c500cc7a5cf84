"""A channel is confirmed once the link that was sent to it is used; until then it is used last."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from sqlmodel import col, select

from models.begrippen import Deur
from models.fouten import Geweigerd, NietGevonden
from models.tabellen import Bericht, Kanaal
from tasks.antwoorden.ontvangst import bevestig, bevestig_met_link
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu
from tasks.berichten.adressen import stel_in
from tasks.berichten.bezorger import bezorg
from tasks.berichten.brief import Uitslag
from tasks.berichten.link import linkcode
from tasks.berichten.verzending import neem
from tasks.overzicht.toestand import toestand
from tasks.register.geweigerde_pogingen import Code, Poging
from tests.hulp.installaties import vergeet
from tests.hulp.mensen import code_op
from tests.hulp.ontvangers import inhoud, mailserver, webhook
from tests.hulp.postspel import (
    BEHEERDER,
    RCCB,
    alle,
    bevestig_kanalen,
    kanalen,
    speel,
    staten,
    stille_zaak,
    zet,
)

EEN, TWEE = "webhook://:geheim@127.0.0.1:1/een", "webhooks://:geheim@127.0.0.1:1/twee"


def stel(*adressen: str, wie: str = RCCB, na_s: int = 0) -> None:
    moment = nu() + timedelta(seconds=na_s)
    poging = Poging(wie, Code(code_op(wie, moment)), Deur.A, moment)
    stel_in(wie, list(adressen), poging, moment=moment)


def proeven() -> list[Bericht]:
    """Without what the channels of before were told."""
    return [bericht for bericht in alle() if bericht.soort == "proef"]


def link(bericht: Bericht) -> str:
    with lezen() as sessie:
        return linkcode(sessie, bericht)


def bevestigd() -> list[bool]:
    """Of each channel, in order of preference."""
    with lezen() as sessie:
        van = select(Kanaal.bevestigd_op).where(Kanaal.functionaris == RCCB)
        return [op is not None for op in sessie.exec(van.order_by(col(Kanaal.volgorde)))]


def test_naar_elk_nieuw_kanaal_gaat_een_proefbericht_en_de_link_bevestigt_dat_kanaal(demo):
    stel(EEN, TWEE)
    eerste, tweede = proeven()
    assert [(b.soort, b.kanaalsoort, b.zaaknummer) for b in (eerste, tweede)] == [
        ("proef", "webhook", "beheer"),
        ("proef", "webhooks", "beheer"),
    ]
    bevestig_met_link(tweede.nummer, link(tweede), moment=nu())
    assert bevestigd() == [False, True]
    with pytest.raises(NietGevonden):
        bevestig_met_link(tweede.nummer, link(tweede), moment=nu())


def test_de_link_van_elk_bericht_bevestigt_zijn_kanaal(demo):
    kanalen(**{RCCB: [EEN]})
    zet(stille_zaak(), moment=nu())
    (bericht,) = alle()
    bevestig_met_link(bericht.nummer, link(bericht), moment=nu())
    assert bevestigd() == [True]


def test_wie_hetzelfde_adres_opnieuw_opgeeft_hoeft_het_niet_weer_te_bevestigen(demo):
    stel(EEN)
    (bericht,) = proeven()
    bevestig_met_link(bericht.nummer, link(bericht), moment=nu())
    stel(TWEE, EEN, na_s=30)
    assert bevestigd() == [False, True]
    assert [b.kanaalsoort for b in proeven()] == ["webhook", "webhooks"]


def test_een_bevestigd_kanaal_gaat_voor_en_een_ander_wordt_toch_gebruikt(demo):
    zaak = stille_zaak()
    kanalen(**{RCCB: [EEN, TWEE], BEHEERDER: ["mailto:"]})
    with transactie() as sessie:
        tweede = sessie.exec(select(Kanaal).where(Kanaal.soort == "webhooks")).one()
        tweede.bevestigd_op = nu()
    zet(zaak)
    speel(lambda b: Uitslag.AANGENOMEN if b.kanaalsoort == "webhook" else Uitslag.BLIJVEND)
    assert [(waar, hoe) for _, waar, hoe, _ in staten()] == [
        (f"{RCCB} webhooks", "mislukt"),
        (f"{RCCB} webhook", "aangenomen"),
    ]


def test_een_proefbericht_dat_niet_aankomt_gaat_naar_niemand_anders(demo):
    stel(EEN)
    speel(lambda _: Uitslag.BLIJVEND)
    assert [hoe for soort, _, hoe, _ in staten() if soort == "proef"] == ["mislukt"]
    assert {waar.split()[0] for _, waar, _, _ in staten()} == {RCCB}
    assert bevestigd() == [False]


def test_een_proefbericht_van_een_kanaal_dat_weg_is_wordt_niet_verzonden(demo):
    stel(EEN)
    stel(na_s=30)
    assert "proef" not in {b.soort for b in neem(nu() + timedelta(seconds=31), 9)}
    assert [b.staat for b in proeven()] == ["mislukt"]


@pytest.mark.parametrize("wie", [RCCB, BEHEERDER])
def test_een_code_bevestigt_geen_proefbericht(demo, wie):
    stel(EEN)
    (bericht,) = proeven()
    moment = nu() + timedelta(seconds=30)
    poging = Poging(wie, Code(code_op(wie, moment)), Deur.A, moment)
    with pytest.raises(Geweigerd, match="met de link"):
        bevestig(bericht.nummer, poging, moment=moment)
    assert bevestigd() == [False]


def test_wat_een_mens_over_het_eigen_account_hoort_bevestigt_of_vervangt_geen_ander(demo):
    kanalen(**{RCCB: [EEN], BEHEERDER: ["mailto:"]})
    stel(TWEE)
    (oud,) = [bericht for bericht in alle() if bericht.stap == "kanalen"]
    moment = nu() + timedelta(seconds=30)
    poging = Poging(RCCB, Code(code_op(RCCB, moment)), Deur.A, moment)
    with pytest.raises(Geweigerd, match="vraagt geen bevestiging"):
        bevestig(oud.nummer, poging, moment=moment)
    speel(lambda _: Uitslag.BLIJVEND)
    assert {b.soort for b in alle()} == {"kennisgeving", "proef"}, "nobody is alarmed"


def test_wie_niet_bevestigde_geldt_als_niet_te_bereiken_tot_het_adres_blijkt_te_werken(demo):
    stille_zaak()

    def gezien():
        stand = toestand()
        return ["rccb (Oost-Brabant)" in stand[deel] for deel in ("onbereikbaar", "onbevestigd")]

    kanalen()
    assert gezien() == [True, False]
    kanalen(**{RCCB: [EEN]})
    assert gezien() == [True, True]
    bevestig_kanalen()
    assert gezien() == [False, False]


def test_het_postvak_van_een_demo_geldt_als_bevestigd(demo):
    stille_zaak()
    assert toestand()["onbevestigd"] == []


@pytest.mark.norm("N106")
def test_een_proefbericht_zegt_dat_het_dat_is_en_draagt_de_link(demo, monkeypatch):
    monkeypatch.setenv("REGIE_BEVESTIG_URL", "https://bevestig.example.org")
    vergeet()
    with mailserver() as (mail, post), webhook() as (haak, gekregen):
        stel(mail, haak)
        for bericht in neem(nu(), 9):
            bezorg(bericht)
    eerste, tweede = proeven()
    adres = f"https://bevestig.example.org/b/{eerste.nummer}/{link(eerste)}"
    brief = message_from_bytes(post.gekregen[0][2], policy=policy.default)
    assert brief["Subject"] == f"regie: proefbericht {eerste.nummer}"
    assert re.sub(r"\s+", " ", brief.get_content()).strip() == (
        f"Dit is een proefbericht: zo bereikt regie u voortaan. Bevestig de ontvangst: {adres}"
    )
    haakbericht = inhoud(gekregen.gekregen[0][2])
    assert (haakbericht["proef"], haakbericht["nummer"]) == (True, tweede.nummer)
