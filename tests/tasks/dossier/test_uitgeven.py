"""Handing out paper: recorded, only to who may read it, and whole or not at all."""

import hashlib
from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlmodel import Session

from models.fouten import Geweigerd, NietGevonden
from tasks.basis.database import transactie
from tasks.dossier.uitgeven import geef_uit
from tasks.mensen.accounts import trek_in
from tasks.register.controle import controleer
from tasks.register.geweigerde_pogingen import Code
from tasks.register.vastleggen import Handelende
from tests.hulp.papierspel import kaal, leg_besluit_vast, tekst, uitgegeven
from tests.hulp.zaakspel import HOVJ, POLITIE, RCCB, Zaakspel, getekend, tellen

GEHEIM = "Verzonnen bron die niemand anders mag kennen."


@pytest.fixture
def besloten(demo):
    return Zaakspel().tot("informeren_persoon")


@pytest.mark.norm("N008")
def test_een_uitgifte_staat_vast_met_ontvanger_grondslag_en_wat_zij_toont(besloten):
    uitgifte, pdf = uitgegeven(besloten)
    feit = besloten.beeld.feiten[-1]
    assert (feit.soort, feit.functionaris, feit.rol, feit.moment) == (
        "uitgifte",
        HOVJ,
        "hovj",
        besloten.nu,
    )
    assert feit.inhoud.pop("grondslag").startswith("taak in deze zaak")
    assert feit.inhoud == {
        "ontvanger": {"rol": "hovj", "gebied": "Oost-Brabant"},
        "soort_inhoud": "maatregelenbesluit",
        "code": uitgifte.code,
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "stand": besloten.beeld.feiten[-2].volgnummer,
        "formulieren": uitgifte.formulieren,
    }
    assert controleer() == []


@pytest.mark.norm("N085")
def test_wie_een_formulier_kreeg_las_het_dossier(besloten):
    uitgegeven(besloten, POLITIE)
    uitgifte = besloten.beeld.feiten[-1].volgnummer
    besloten.besluit("informeren_persoon", "geinformeerd", POLITIE, gewezen_op_zwijgplicht=True)
    assert besloten.beeld.besluiten[-1].inhoud["gelezen"] == uitgifte


@pytest.mark.norm("N008")
@pytest.mark.parametrize("wie", ["beheerder", "hovj.limburg", "burgemeester.gm0772"])
def test_zonder_mandaat_in_de_zaak_wordt_niets_gemaakt_en_dat_staat_vast(besloten, wie):
    pdfs = []
    with pytest.raises(Geweigerd, match="N008"):
        uitgegeven(besloten, wie, schrijf=pdfs.append)
    assert (pdfs, tellen("uitgifte")) == ([], 0)
    poging = besloten.beeld.feiten[-1]
    assert (poging.soort, poging.stap) == ("poging", "formulieren")
    assert poging.inhoud["functionaris"] == wie


def test_een_verkeerde_code_geeft_niets(besloten):
    gegeven = {"moment": besloten.nu, "schrijf": pytest.fail}
    fout = replace(getekend(HOVJ, besloten.nu), bewijs=Code("geen"))
    with pytest.raises(Geweigerd, match="code"):
        geef_uit(besloten.zaaknummer, fout, **gegeven)
    assert tellen("uitgifte") == 0


def test_kan_het_bestand_niet_geschreven_worden_dan_is_er_niets_uitgegeven(besloten):
    voor = len(besloten.beeld.feiten)

    def vol(pdf):
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        uitgegeven(besloten, schrijf=vol)
    assert len(besloten.beeld.feiten) == voor
    assert controleer() == []


@pytest.mark.parametrize("soort", ["intakeformulier", "oordeelsformulier", "overdrachtsdossier"])
def test_een_formulier_dat_er_nog_niet_is_wordt_niet_gevonden(besloten, soort):
    with pytest.raises(NietGevonden, match=f"nog geen {soort} vastgelegd. Wel: maatregelenbesluit"):
        uitgegeven(besloten, soorten=[soort])
    assert tellen("uitgifte") == 0


@pytest.mark.norm("N094")
def test_wat_is_achtergehouden_staat_alleen_op_het_papier_van_wie_het_mag_lezen(besloten):
    velden = {"uitkomst": "akkoord", "motivering": GEHEIM, "beperking_op_delen": "Bron."}
    later = {"later_veld": "Uit een latere uitgave."}
    nummer = leg_besluit_vast(besloten, "vaststelling", velden, bij=later)
    _, pdf = uitgegeven(besloten, HOVJ)
    assert kaal(f"Motivering {GEHEIM}") in tekst(pdf)
    assert kaal("Beperking op delen Bron.") in tekst(pdf)
    assert kaal("Later veld Uit een latere uitgave.") in tekst(pdf)
    uitgifte, pdf = uitgegeven(besloten, RCCB)
    assert kaal(GEHEIM) not in tekst(pdf)
    assert kaal(f"Vastlegging {nummer} is achtergehouden") in tekst(pdf)
    assert uitgifte.formulieren[0]["achtergehouden"] == [nummer]
    assert GEHEIM not in str(uitgifte)


@pytest.mark.norm("N008")
def test_wie_zijn_mandaat_verliest_terwijl_het_formulier_wordt_gemaakt_krijgt_het_niet(besloten):
    stand = []

    def na_de_code(sessie):
        stand.append("code")

    def na_het_lezen(sessie, einde):
        if einde.parent is None and stand and "gelezen" not in stand:
            stand.append("gelezen")
            with transactie() as andere:
                trek_in(andere, HOVJ, door=Handelende(), moment=besloten.nu)

    event.listen(Session, "after_commit", na_de_code)
    event.listen(Session, "after_transaction_end", na_het_lezen)
    try:
        with pytest.raises(Geweigerd, match="N008"):
            uitgegeven(besloten, schrijf=pytest.fail)
    finally:
        event.remove(Session, "after_commit", na_de_code)
        event.remove(Session, "after_transaction_end", na_het_lezen)
    assert "gelezen" in stand
    assert tellen("uitgifte") == 0
    assert besloten.beeld.feiten[-1].inhoud["bewijs"] == "sessie"
