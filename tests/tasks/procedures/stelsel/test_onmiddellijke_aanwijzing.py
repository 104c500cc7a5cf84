"""Onmiddellijke aanwijzing: what the HOvJ asks and the NCTV decides, outside triage."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.begrippen import LANDELIJK, Domein, Rol
from models.tabellen import Bericht, Zaak
from tasks.antwoorden.te_vroeg import te_beantwoorden
from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.procedures.stelsel.onmiddellijke_aanwijzing import vraag_aanwijzing
from tasks.termijnen.treden import haal_in
from tests.hulp.lus import loop_door
from tests.hulp.voorbeelden import MAATREGEL, antwoord
from tests.hulp.zaakspel import (
    ADVISEUR,
    HOVJ,
    POLITIE,
    Zaakspel,
    beantwoord,
    getekend,
    geweigerd,
    tellen,
    weigert,
)

pytestmark = pytest.mark.usefixtures("demo")
NCTV = "nctv"
LX = {**MAATREGEL, "soort": "persoonsbeveiliging", "locatie": "anders", "uitvoerder": "lx"}


def berichten(stap):
    """(What, to whom) of every bericht about this stap, in order."""
    vraag = select(Bericht.soort, Bericht.functionaris).where(col(Bericht.stap) == stap)
    with lezen() as sessie:
        return [tuple(rij) for rij in sessie.exec(vraag.order_by(col(Bericht.id)))]


@pytest.mark.norm("N024")
def test_het_verzoek_legt_vast_wie_wanneer_waarom_en_met_welke_informatie():
    spel = Zaakspel()
    spel.nu += timedelta(minutes=1)
    verzoek = {
        "gebeld_op": "2026-02-04T09:30:00+01:00",
        "gebeld_door": "Verzonnen officier",
        "gesproken_met": "Verzonnen piket",
        "aanleiding": "tijdelijk_hoog_risico",
        "gedeelde_informatie": "Verzonnen dreiging.",
        "motivering": "Het kan niet wachten.",
    }
    gegeven = {"poging": getekend(HOVJ, spel.nu), "moment": spel.nu}
    onderwerp = vraag_aanwijzing(spel.zaaknummer, verzoek, **gegeven)
    (feit,) = (feit for feit in spel.beeld.feiten if feit.soort == "verzoek_aanwijzing")
    assert (feit.functionaris, feit.rol, feit.gebied, feit.moment, feit.onderwerp) == (
        HOVJ,
        "hovj",
        "Oost-Brabant",
        spel.nu,
        onderwerp,
    )
    assert feit.inhoud == verzoek


@pytest.mark.norm("N024")
def test_de_nctv_wordt_meteen_gevraagd_met_een_termijn_van_een_half_uur():
    spel = Zaakspel()
    spel.vraag_aan()
    vraag = spel.open_vraag("aanwijzing")
    assert (vraag.rol, vraag.gebied, vraag.sinds) == (Rol.NCTV, LANDELIJK, spel.nu)
    assert vraag.vervalt_op == spel.nu + timedelta(minutes=30)
    haal_in(spel.nu + timedelta(minutes=45))
    assert berichten("aanwijzing") == [
        ("vraag", NCTV),
        ("herinnering", NCTV),
        ("overschrijding", NCTV),
        ("escalatie", "directeur_nctv"),
    ]


@pytest.mark.norm("N024")
@pytest.mark.parametrize("hoe", ["er loopt al een verzoek", "al in het stelsel", "gesloten"])
def test_wie_niet_meer_onmiddellijk_kan_worden_aangewezen(hoe):
    spel = Zaakspel()
    if hoe == "er loopt al een verzoek":
        spel.vraag_aan()
    elif hoe == "al in het stelsel":
        spel.wijs_aan()
    else:
        spel.sluit()
    weigert(spel, "verzoek_aanwijzing", HOVJ, "N024", spel.vraag_aan)


@pytest.mark.norm("N024")
def test_zonder_verzoek_van_de_hovj_wijst_de_nctv_niet_aan():
    spel = Zaakspel()
    weigert(spel, "verzoek_aanwijzing", ADVISEUR, "N024", lambda: spel.vraag_aan(ADVISEUR))

    def aanwijzing():
        te_beantwoorden(
            spel.zaaknummer, "aanwijzing", None, getekend(NCTV, spel.nu), moment=spel.nu
        )

    weigert(spel, "aanwijzing", NCTV, "N024", aanwijzing)


@pytest.mark.norm("N025")
def test_op_het_moment_van_de_aanwijzing_gaat_het_gezag_over_en_kan_persoonsgericht():
    spel = Zaakspel()
    spel.vraag_aan()
    assert (spel.beeld.gezag.rol, spel.beeld.domein) == (Rol.HOVJ, Domein.LOKAAL)
    spel.antwoord(spel.open_vraag("aanwijzing"), "aangewezen", NCTV)
    assert (spel.beeld.gezag, spel.beeld.domein) == ((Rol.NCTV, LANDELIJK), Domein.STELSEL)
    with lezen() as sessie:
        rij = sessie.get_one(Zaak, spel.zaaknummer)
    assert (rij.gezag_rol, rij.gezag_gebied, rij.domein) == (Rol.NCTV, LANDELIJK, Domein.STELSEL)
    spel.antwoord(spel.open_vraag("maatregelenadvies"), "geleverd", "adviseur_bb", maatregelen=[LX])
    loop_door(spel.zaaknummer)
    spel.nu += timedelta(minutes=1)
    besluit = antwoord("besluit_maatregelen", "vaststellen", maatregelen=[LX])
    velden = {"ontbrekende_informatie": "", "vervangt_overgenomen": False}
    beantwoord(spel.open_vraag("besluit_maatregelen"), besluit | velden, NCTV, spel.nu)
    assert spel.beeld.lopend("triage") == frozenset()


@pytest.mark.norm("N026")
def test_na_de_aanwijzing_draagt_de_hovj_voor_en_de_termijn_daarop_escaleert():
    spel = Zaakspel(moment=nu()).wijs_aan()
    loop_door(spel.zaaknummer)
    vervolg = spel.open_vraag("vervolg_aanwijzing")
    assert (vervolg.rol, vervolg.gebied) == (Rol.HOVJ, "Oost-Brabant")
    haal_in(vervolg.sinds + timedelta(hours=36))
    assert berichten("vervolg_aanwijzing") == [
        ("vraag", HOVJ),
        ("herinnering", HOVJ),
        ("overschrijding", HOVJ),
        ("escalatie", NCTV),
    ]
    spel.antwoord(vervolg, "triage", HOVJ)
    intake = spel.open_vraag("intakeformulier")  # asked in the act itself
    assert (intake.rol, intake.sinds) == (Rol.POLITIE, spel.nu)
    haal_in(intake.sinds + timedelta(hours=36))
    assert berichten("intakeformulier") == [
        ("vraag", POLITIE),
        ("herinnering", POLITIE),
        ("overschrijding", POLITIE),
        ("escalatie", HOVJ),
    ]


@pytest.mark.norm("N026")
def test_wie_al_is_voorgedragen_gaat_niet_stil_terug():
    spel = Zaakspel().tot("overleg")
    spel.antwoord(spel.vraag("overleg"), "stelsel", ADVISEUR)
    spel.wijs_aan()
    loop_door(spel.zaaknummer)
    vraag = spel.open_vraag("vervolg_aanwijzing")
    geweigerd(spel, vraag, "niet_voordragen", HOVJ, norm="N026")
    spel.antwoord(vraag, "triage", HOVJ)
    assert tellen("vraag", spel.zaaknummer) == 7
