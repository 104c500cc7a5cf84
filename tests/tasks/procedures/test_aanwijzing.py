"""Into het stelsel and out of it: what an aanwijzing records, and what goes along with gezag."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.tabellen import Maatregel
from tasks.antwoorden.ongevraagd import keer_terug
from tasks.basis.database import lezen
from tests.hulp.voorbeelden import MAATREGEL
from tests.hulp.zaakspel import HOVJ, Zaakspel, getekend

PARTNER = {
    "naam": "Partner Voorbeeld",
    "relatie": "levensgezel",
    "zelfde_adres": True,
    "functionaris": None,
}
ELDERS = {**PARTNER, "naam": "Zoon Voorbeeld", "relatie": "kind", "zelfde_adres": False}


@pytest.mark.norm("N002", "N027", "N028")
def test_de_aanwijzing_legt_grondslag_wet_moment_functionaris_en_personen_vast(demo):
    gezin = {"doelwit__huisgenoten": [PARTNER, ELDERS]}
    spel = Zaakspel(doelwit__naam="Aangewezene Voorbeeld", **gezin).wijs_aan()
    (feit,) = (feit for feit in spel.beeld.feiten if feit.soort == "aanwijzing")
    assert (feit.functionaris, feit.rol, feit.moment) == ("nctv", "nctv", spel.nu)
    assert feit.inhoud == {
        "grondslag": "onmiddellijk",
        "wet": "artikel 42, eerste lid, onder c, Politiewet 2012",
        "besluit": spel.beeld.laatste("aanwijzing").volgnummer,
        "afgeleid": {"gezag": {"rol": "nctv", "gebied": "landelijk"}},
        "persoon": "Aangewezene Voorbeeld",
        "kerngezin": [
            {
                "naam": "Partner Voorbeeld",
                "relatie": "levensgezel",
                "zelfde_adres": True,
                "functionaris": None,
            }
        ],
        "overig": [],
        "maatregelen": [],
    }


@pytest.mark.norm("N006", "N031", "N131")
def test_lopende_maatregelen_gaan_mee_en_hulp_van_de_kmar_heet_dan_anders(demo):
    spel = Zaakspel().tot("besluit_maatregelen")
    lijst = [
        {**MAATREGEL, "locatie": locatie, "uitvoerder": wie}
        for locatie, wie in (("woning", "kmar"), ("werkplek", "politie"), ("anders", "werkgever"))
    ]
    spel.besluit("besluit_maatregelen", "vaststellen", HOVJ, maatregelen=lijst)
    assert lopen(spel) == onder("hovj", kmar="bijstand")
    spel.wijs_aan()
    assert lopen(spel) == onder("nctv", kmar="assistentie")
    spel.nu += timedelta(minutes=1)
    terug = {"uitkomst": "lokaal_domein", "motivering": "Verzonnen."}
    gegeven = {"poging": getekend("nctv", spel.nu), "moment": spel.nu}
    keer_terug(spel.zaaknummer, terug, **gegeven)
    assert lopen(spel) == onder("hovj", kmar="bijstand")


def lopen(spel):
    with lezen() as sessie:
        rijen = sessie.exec(select(Maatregel).where(Maatregel.zaaknummer == spel.zaaknummer))
        return sorted((r.locatie.value, r.gezag_rol.value, r.titel.value, r.status) for r in rijen)


def onder(gezag, *, kmar):
    return [
        ("anders", gezag, "eigen_verantwoordelijkheid", "vastgesteld"),
        ("werkplek", gezag, "eigen_taak", "vastgesteld"),
        ("woning", gezag, kmar, "vastgesteld"),
    ]
