"""A decision rests on the case as it was shown; refused if something came that matters (N085)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.begrippen import Deur
from models.fouten import OnjuisteInvoer
from models.tabellen import Functionaris
from models.voorbeelden.invoer import informatieproduct, toetsing, wijziging
from tasks.antwoorden.beslissen import beslis
from tasks.basis.database import transactie
from tasks.dossier.lezen import lees_dossier
from tasks.dossier.uitgeven import geef_uit
from tasks.gemeenten.vrijgave import lees_vrijgave
from tasks.procedures.levering import lever
from tasks.procedures.toetsing import vraag_toetsing
from tasks.procedures.wijziging import wijzig
from tasks.termijnen.treden import haal_in
from tests.hulp.voorbeelden import antwoord
from tests.hulp.zaakspel import ADVISEUR, HOVJ, POLITIE, RCCB, Zaakspel, getekend, weigert

BURGEMEESTER = "burgemeester.gm0772"
ANDER_ACCOUNT = "politie2.oost-brabant"


@pytest.fixture
def spel(demo):
    return Zaakspel()


def lees(spel, wie=RCCB, doe=lees_dossier):
    moment = spel.klok()
    doe(spel.zaaknummer, getekend(wie, moment), moment=moment)
    return spel.beeld.feiten[-1]


def wijzig_iets(spel, wie=POLITIE):
    spel.handel(wijzig, spel.zaaknummer, wijziging(), wie)


def beslis_op(
    spel, stap="weging", uitkomst="ernstige_dreiging", wie=RCCB, *, deur=Deur.A, hoofd=""
):
    vraag = spel.open_vraag(stap)
    moment = spel.klok()
    poging = replace(getekend(wie, moment), deur=deur, hoofd=hoofd)
    return beslis(vraag.id, antwoord(stap, uitkomst), poging, moment=moment)


def grond(feit):
    return feit.inhoud["zaakhoofd"], feit.inhoud["getoond"]


@pytest.mark.norm("N085")
def test_een_besluit_rust_op_de_stand_die_het_laatst_is_gelezen(spel):
    gelezen = lees(spel)
    haal_in(spel.nu + timedelta(hours=3))  # a reminder, a bericht
    spel.nu += timedelta(hours=3)
    lees(spel, HOVJ)
    besluit = beslis_op(spel)
    assert grond(besluit) == (gelezen.hash, gelezen.volgnummer)
    assert besluit.inhoud["gelezen"] == gelezen.volgnummer


@pytest.mark.norm("N085")
def test_wie_niets_zag_beslist_op_wat_er_nu_is_en_dat_staat_er(spel):
    wijzig_iets(spel)
    hoofd = spel.beeld.feiten[-1].hash
    assert grond(beslis_op(spel)) == (hoofd, None)


@pytest.mark.norm("N085")
def test_kwam_er_iets_bij_dan_leest_wie_beslist_opnieuw(spel):
    lees(spel)
    wijzig_iets(spel)
    weigering = weigert(spel, "weging", RCCB, "N085", lambda: beslis_op(spel))
    assert "wijziging (vastlegging" in weigering.zin
    gelezen = lees(spel)
    assert grond(beslis_op(spel)) == (gelezen.hash, gelezen.volgnummer)


@pytest.mark.parametrize("voor", [False, True])
def test_een_genoemde_stand_gaat_voor_wat_is_gelezen(spel, voor):
    stand = spel.beeld.feiten[-1]
    if voor:
        wijzig_iets(spel)
    lees(spel)
    if voor:
        weigert(spel, "weging", RCCB, "N085", lambda: beslis_op(spel, hoofd=stand.hash))
    else:
        assert grond(beslis_op(spel, hoofd=stand.hash)) == (stand.hash, stand.volgnummer)


def test_een_stand_die_er_nooit_was_is_onjuiste_invoer(spel):
    voor = len(spel.beeld.feiten)
    with pytest.raises(OnjuisteInvoer, match="--hoofd: is geen stand van deze zaak"):
        beslis_op(spel, hoofd="00" * 32)
    assert len(spel.beeld.feiten) == voor


def test_op_de_pagina_telt_ook_wat_daarna_is_gelezen(spel):
    stand = spel.beeld.feiten[-1].hash
    wijzig_iets(spel)
    op_de_pagina = {"deur": Deur.B, "hoofd": stand}
    with pytest.raises(Exception, match="Er kwam iets bij") as weigering:
        beslis_op(spel, **op_de_pagina)
    assert weigering.value.norm == "N085"
    gelezen = lees(spel)
    assert grond(beslis_op(spel, **op_de_pagina)) == (gelezen.hash, gelezen.volgnummer)


def test_wat_na_de_invoer_op_de_pagina_kwam_telt_niet(spel):
    """It is judged some time after it was typed."""
    vraag, stand = spel.open_vraag("weging"), spel.beeld.feiten[-1]
    getypt = replace(getekend(RCCB, spel.klok()), deur=Deur.B, hoofd=stand.hash)
    wijzig_iets(spel)
    besluit = beslis(vraag.id, antwoord("weging", "ernstige_dreiging"), getypt, moment=spel.klok())
    assert grond(besluit) == (stand.hash, stand.volgnummer)


def test_wat_iemand_zelf_inbracht_kent_hij_al(demo):
    spel = Zaakspel().tot("informeren_persoon")
    spel.vraag("informeren_persoon")
    lees(spel, POLITIE)
    spel.handel(vraag_toetsing, spel.zaaknummer, toetsing(), POLITIE)
    spel.handel(lever, spel.zaaknummer, informatieproduct(), POLITIE)
    uitkomst = {"stap": "informeren_persoon", "uitkomst": "geinformeerd", "wie": POLITIE}
    assert beslis_op(spel, **uitkomst).inhoud["getoond"]


def test_wat_iemand_met_een_ander_account_las_of_inbracht_kent_hij_ook(demo):
    spel = Zaakspel().tot("informeren_persoon")
    spel.vraag("informeren_persoon")
    with transactie() as sessie:
        sessie.get_one(Functionaris, ANDER_ACCOUNT).persoon = POLITIE
    gelezen = lees(spel, ANDER_ACCOUNT)
    spel.handel(vraag_toetsing, spel.zaaknummer, toetsing(), ANDER_ACCOUNT)
    besluit = beslis_op(spel, "informeren_persoon", "geinformeerd", POLITIE)
    assert grond(besluit) == (gelezen.hash, gelezen.volgnummer)
    assert besluit.inhoud["gelezen"] == gelezen.volgnummer


def test_een_inzage_van_voor_de_vraag_telt_niet(spel):
    lees(spel, ADVISEUR)
    spel.besluit("weging", "ernstige_dreiging", RCCB)
    besluit = spel.besluit("overleg", "lokaal_domein", ADVISEUR)
    assert besluit.inhoud["getoond"] is None
    assert besluit.inhoud["gelezen"]


def test_van_papier_geldt_de_stand_die_erop_staat(demo, tmp_path):
    spel = Zaakspel().tot("informeren_persoon")
    spel.vraag("informeren_persoon")
    stand = spel.beeld.feiten[-1]

    def papier(zaaknummer, poging, *, moment):
        geef_uit(zaaknummer, poging, moment=moment, schrijf=(tmp_path / "z.pdf").write_bytes)

    lees(spel, POLITIE, papier)
    besluit = beslis_op(spel, "informeren_persoon", "geinformeerd", POLITIE)
    assert grond(besluit) == (stand.hash, stand.volgnummer)


def test_wie_een_product_niet_mag_lezen_wordt_er_niet_om_geweigerd(spel):
    lees(spel)
    dicht = informatieproduct() | {"leverancier": "aivd", "beperking_op_delen": "Bronbescherming."}
    spel.handel(lever, spel.zaaknummer, dicht, "aivd")
    assert beslis_op(spel).inhoud["getoond"]


def test_wie_in_een_gemeente_geen_dossier_leest_wordt_nooit_geweigerd(demo):
    spel = Zaakspel().wijs_aan()
    spel.antwoord(spel.open_vraag("vrijgave"), "minimumbericht", "nctv")
    stand = spel.beeld.feiten[-1].hash
    lees(spel, BURGEMEESTER, lees_vrijgave)
    wijzig_iets(spel, HOVJ)
    ontvangen = {"stap": "ontvangst", "uitkomst": "ontvangen", "wie": BURGEMEESTER}
    assert beslis_op(spel, **ontvangen, deur=Deur.B, hoofd=stand).stap == "ontvangst"


def test_procedures_naast_elkaar_houden_elkaar_niet_op(demo):
    """Two gemeenten are informed: releasing to the one does not make the other read again."""
    spel = Zaakspel(doelwit__werkgemeente="GM0855").wijs_aan()
    lees(spel, "nctv")
    een, twee = spel.beeld.informeringen
    stand = spel.beeld.feiten[-1].hash
    for onderwerp, wie in ((een, "nctv"), (twee, "directeur_nctv")):
        vraag, moment = spel.open_vraag("vrijgave", onderwerp), spel.klok()
        gemeente = spel.beeld.informeringen[onderwerp].gemeente
        poging = replace(getekend(wie, moment), hoofd=stand)
        invoer = antwoord("vrijgave", "minimumbericht", gemeente=gemeente)
        assert beslis(vraag.id, invoer, poging, moment=moment).inhoud["getoond"]
