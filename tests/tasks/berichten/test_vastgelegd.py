"""Whoever decides hears it, alone: that it was recorded, under which number, and what to do."""

import json
from datetime import timedelta

import pytest
from sqlmodel import col, select

from deployments.demo.namen import demo_id
from models.begrippen import Deur, Rol
from models.fouten import Geweigerd, NietGevonden
from models.tabellen import Bericht, Mandaat
from models.voorbeelden.invoer import INVOER
from tasks.antwoorden.daden import DADEN
from tasks.antwoorden.handelingen import HANDELINGEN
from tasks.antwoorden.ontvangst import bevestig, bevestig_met_link
from tasks.basis.database import lezen, transactie
from tasks.berichten.bezorger import bezorg
from tasks.berichten.brief import Brief, Uitslag
from tasks.berichten.link import linkcode
from tasks.berichten.vastgelegd import STAP
from tasks.berichten.verzending import neem
from tasks.dossier.lezen import lees_dossier
from tests.hulp.ontvangers import webhook
from tests.hulp.postspel import BEHEERDER, PORTEFEUILLE, RCCB, kanalen, speel
from tests.hulp.zaakspel import HOVJ, NU, POLITIE, Zaakspel, getekend, geweigerd, vervanger
from tests.regie.test_handelingen import GEVALLEN


@pytest.fixture
def spel(demo):
    return Zaakspel()


def op_naam(zaaknummer):
    """Every bericht to someone that something was recorded in that name."""
    with lezen() as sessie:
        gevonden = select(Bericht).where(
            col(Bericht.zaaknummer) == zaaknummer, col(Bericht.stap) == STAP
        )
        return list(sessie.exec(gevonden.order_by(col(Bericht.id))))


def gezegd(zaaknummer):
    return [(b.soort, b.functionaris, b.rol, b.gebied, b.vastlegging) for b in op_naam(zaaknummer)]


def test_wie_beslist_hoort_onder_welk_nummer_dat_is_vastgelegd(spel):
    besluit = spel.besluit("weging", "ernstige_dreiging", RCCB)
    verwacht = ("kennisgeving", RCCB, "rccb", "Oost-Brabant", besluit.volgnummer)
    assert gezegd(spel.zaaknummer) == [verwacht]


def test_wie_namens_een_ander_beslist_hoort_het_zelf(spel):
    wie = vervanger("rccb.vervanger", Rol.RCCB, "Oost-Brabant", RCCB)
    spel.besluit("weging", "ernstige_dreiging", wie)
    assert [b.functionaris for b in op_naam(spel.zaaknummer)] == [wie]


@pytest.mark.parametrize("naam", HANDELINGEN)
def test_wie_een_handeling_doet_hoort_dat_een_keer(demo, naam):
    geval = GEVALLEN[naam]
    spel = geval.zaak()
    eerder, tot_hier = len(op_naam(spel.zaaknummer)), spel.beeld.feiten[-1].volgnummer
    invoer = INVOER[HANDELINGEN[naam].voorbeeld or naam](spel.nu)
    spel.handel(DADEN[naam].doe, spel.zaaknummer, invoer, geval.wie)
    (bericht,) = op_naam(spel.zaaknummer)[eerder:]
    feiten = {feit.volgnummer: feit for feit in spel.beeld.feiten}
    assert bericht.functionaris == feiten[bericht.vastlegging].functionaris == geval.wie
    assert bericht.vastlegging > tot_hier


def test_wie_leest_of_wordt_geweigerd_hoort_niets(spel):
    lees_dossier(spel.zaaknummer, getekend(RCCB), moment=NU)
    geweigerd(spel, spel.vraag("weging"), "ernstige_dreiging", HOVJ, norm="N065")
    assert op_naam(spel.zaaknummer) == []


@pytest.mark.parametrize(
    ("adressen", "kwam"),
    [
        (["een:", "twee:"], [("een", "mislukt"), ("twee", "mislukt")]),
        ([], [("", "mislukt")]),
    ],
)
def test_mislukt_het_dan_hoort_geen_ander_het_in_zijn_plaats(spel, adressen, kwam):
    kanalen(**{RCCB: adressen, PORTEFEUILLE: ["drie:"], BEHEERDER: ["alarm:"]})
    spel.besluit("weging", "ernstige_dreiging", RCCB)
    speel(lambda _: Uitslag.BLIJVEND, van=spel.nu)
    assert [(b.kanaalsoort, b.staat) for b in op_naam(spel.zaaknummer)] == kwam
    assert {b.functionaris for b in op_naam(spel.zaaknummer)} == {RCCB}


def test_ook_wie_zijn_mandaat_verloor_hoort_wat_op_zijn_naam_kwam(spel):
    wie = vervanger("rccb.kort", Rol.RCCB, "Oost-Brabant")
    kanalen(**{wie: ["een:"]})
    spel.besluit("weging", "ernstige_dreiging", wie)
    with transactie() as sessie:
        mandaat = sessie.exec(select(Mandaat).where(col(Mandaat.functionaris) == wie)).one()
        mandaat.tot = spel.nu
    later = spel.nu + timedelta(days=1)
    assert [b.functionaris for b in neem(later, 16) if b.stap == STAP] == [wie]


def test_het_bericht_noemt_zaak_en_nummer_en_vraagt_geen_bevestiging(spel):
    with webhook() as (adres, ontvangen):
        kanalen(**{RCCB: [adres]})
        besluit = spel.besluit("weging", "ernstige_dreiging", RCCB)
        (bericht,) = [b for b in neem(spel.nu, 16) if b.stap == STAP]
        bezorg(bericht)
    ((_, _, lichaam),) = ontvangen.gekregen
    gekomen = json.loads(lichaam)
    assert gekomen["zaaknummer"] == spel.zaaknummer
    assert (gekomen["vastlegging"], gekomen["bevestigen"]) == (besluit.volgnummer, "")


def test_de_tekst_zegt_wat_te_doen_als_u_het_niet_was():
    brief = Brief("000012", "BB-2026-000001", "https://log.in", "", "", vastlegging=37)
    assert brief.titel == "regie: bericht 000012 over zaak BB-2026-000001"
    assert brief.tekst == (
        "Op uw naam is iets vastgelegd in zaak BB-2026-000001 (vastlegging 37).\n"
        "Was u dit niet? Bel dan meteen de beheerder, en noem deze nummers.\n"
        "`regie register toon BB-2026-000001` toont wat op uw naam staat.\n"
        "Log in: https://log.in"
    )


def test_te_bevestigen_valt_er_niets(spel):
    spel.besluit("weging", "ernstige_dreiging", RCCB)
    (bericht,) = op_naam(spel.zaaknummer)
    with pytest.raises(Geweigerd, match="vraagt geen bevestiging"):
        bevestig(bericht.nummer, getekend(RCCB, spel.nu), moment=spel.nu)
    with lezen() as sessie:
        code = linkcode(sessie, bericht)
    with pytest.raises(NietGevonden):
        bevestig_met_link(bericht.nummer, code, moment=spel.nu)


def test_ook_wie_met_de_link_antwoordt_hoort_het(demo):
    spel = Zaakspel().wijs_aan()
    spel.antwoord(spel.open_vraag("vrijgave"), "minimumbericht", "nctv")
    with lezen() as sessie:
        gestuurd = select(Bericht).where(col(Bericht.stap) == "ontvangst")
        bericht = sessie.exec(gestuurd).first()
        code = linkcode(sessie, bericht)
    bevestig_met_link(bericht.nummer, code, moment=spel.nu)
    ontvangst = spel.beeld.laatste("ontvangst")
    assert ontvangst.inhoud["deur"] == Deur.LINK
    assert gezegd(spel.zaaknummer)[-1][1:] == (
        demo_id("burgemeester", "GM0772"),
        "burgemeester",
        "GM0772",
        ontvangst.volgnummer,
    )


def test_de_politie_hoort_het_van_elk_antwoord_apart(demo):
    spel = Zaakspel()
    for stap, uitkomst, wie, velden in (
        ("weging", "ernstige_dreiging", RCCB, {}),
        ("overleg", "lokaal_domein", "adviseur_bbc.oost-brabant", {"product": "di"}),
        ("informatieproduct", "geleverd", POLITIE, {"variant": "di"}),
    ):
        spel.besluit(stap, uitkomst, wie, **velden)
    assert [b.functionaris for b in op_naam(spel.zaaknummer)] == [
        RCCB,
        "adviseur_bbc.oost-brabant",
        POLITIE,
    ]
