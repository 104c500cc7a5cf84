"""Gezag passes to the NCTV and back: over whom, and when that can be."""

from datetime import timedelta

import pytest

from models.begrippen import Domein, Rol
from tasks.antwoorden.ongevraagd import keer_terug
from tasks.procedures.wijziging import wijzig
from tests.hulp.lus import loop_door
from tests.hulp.voorbeelden import MAATREGEL, antwoord
from tests.hulp.zaakspel import HOVJ, POLITIE, Zaakspel, beantwoord, getekend, weigert

pytestmark = pytest.mark.usefixtures("demo")
NCTV = "nctv"
HUISGENOTEN = [
    {"naam": "Partner Voorbeeld", "relatie": "levensgezel", "zelfde_adres": True},
    {"naam": "Stiefkind Voorbeeld", "relatie": "stiefkind", "zelfde_adres": True},
    {"naam": "Oom Voorbeeld", "relatie": "familie", "zelfde_adres": True},
    {"naam": "Kind Elders", "relatie": "kind", "zelfde_adres": False},
    {"naam": "Huurder Voorbeeld", "relatie": "anders", "zelfde_adres": True},
]
VERWANT = {
    "naam": "Zus Voorbeeld",
    "relatie": "familie",
    "gemeente": "GM0935",
    "reden": "Wordt ook gezocht.",
}


def aangewezen(**melding):
    return Zaakspel(doelwit__huisgenoten=HUISGENOTEN, **melding).wijs_aan()


def aanwijzing(spel):
    (feit,) = (feit for feit in spel.beeld.feiten if feit.soort == "aanwijzing")
    return feit.inhoud


def namen(gezin):
    return [genoot["naam"] for genoot in gezin]


def terug(spel, uitkomst="lokaal_domein", wie=NCTV, **velden):
    spel.nu += timedelta(minutes=1)
    invoer = {"uitkomst": uitkomst, "motivering": "Verzonnen.", **velden}
    gegeven = {"poging": getekend(wie, spel.nu), "moment": spel.nu}
    keer_terug(spel.zaaknummer, invoer, **gegeven)


@pytest.mark.norm("N027", "N028")
def test_met_de_persoon_wordt_het_inwonende_gezin_aangewezen_en_niemand_daarbuiten():
    vastgelegd = aanwijzing(aangewezen())
    assert vastgelegd["persoon"] == "Testpersoon Voorbeeld"
    assert namen(vastgelegd["kerngezin"]) == [
        "Partner Voorbeeld",
        "Stiefkind Voorbeeld",
        "Oom Voorbeeld",
    ]


@pytest.mark.norm("N027", "N028")
def test_wie_later_komt_inwonen_hoort_erbij_en_wie_vertrekt_niet_meer():
    spel = aangewezen()
    spel.nu += timedelta(minutes=1)
    kind = {"naam": "Kind Elders", "relatie": "kind", "zelfde_adres": True}
    nu = [HUISGENOTEN[0], {**HUISGENOTEN[2], "zelfde_adres": False}, kind, HUISGENOTEN[4]]
    invoer = {"motivering": "Verzonnen.", "huisgenoten": nu}
    gegeven = {"poging": getekend(POLITIE, spel.nu), "moment": spel.nu}
    wijzig(spel.zaaknummer, invoer, **gegeven)
    (feit,) = (feit for feit in spel.beeld.feiten if feit.soort == "wijziging")
    assert namen(feit.inhoud["afgeleid"]["kerngezin"]) == ["Partner Voorbeeld", "Kind Elders"]


@pytest.mark.norm("N029")
def test_persoon_en_kerngezin_gaan_samen_naar_de_nctv_en_samen_terug():
    spel = aangewezen()
    assert (spel.beeld.gezag.rol, spel.beeld.kerngezin) == (Rol.NCTV, 3)
    terug(spel)
    assert (spel.beeld.gezag, spel.beeld.domein) == ((Rol.HOVJ, "Oost-Brabant"), Domein.LOKAAL)
    assert (spel.beeld.kerngezin, spel.beeld.aangewezen) == (0, None)


@pytest.mark.norm("N030")
def test_de_nctv_wijst_gemotiveerd_ook_een_verwant_aan_die_elders_woont():
    spel = Zaakspel()
    spel.vraag_aan()
    vraag = spel.open_vraag("aanwijzing")
    spel.antwoord(vraag, "aangewezen", NCTV, andere_verwanten=[VERWANT])
    assert aanwijzing(spel)["overig"] == [
        {
            "naam": "Zus Voorbeeld",
            "relatie": "familie",
            "gemeente": "GM0935",
            "reden": "Wordt ook gezocht.",
        }
    ]
    assert spel.beeld.aangewezen.overig == 1
    assert {i.gemeente for i in spel.beeld.informeringen.values()} == {"GM0772", "GM0935"}


@pytest.mark.norm("N032")
def test_uit_het_lokaal_domein_keert_niemand_terug():
    spel = Zaakspel()
    weigert(spel, "terugkeer", NCTV, "N032", lambda: terug(spel))


@pytest.mark.norm("N032")
@pytest.mark.parametrize("uitkomst", ["lokaal_domein", "basispolitiezorg"])
def test_zolang_er_centrale_maatregelen_lopen_blijft_de_persoon_tenzij_de_nctv_zegt_waarom(
    uitkomst,
):
    spel = Zaakspel()
    na_triage_met_maatregelen(spel)
    weigert(spel, "terugkeer", HOVJ, "N032", lambda: terug(spel, uitkomst, HOVJ, afwijking="Zo."))
    weigert(spel, "terugkeer", NCTV, "N032", lambda: terug(spel, uitkomst))
    terug(spel, uitkomst, afwijking="De dreiging is voorbij.")
    assert spel.beeld.gezag.rol is Rol.HOVJ


def na_triage_met_maatregelen(spel):
    """Taken in by triage, and the NCTV has decided on measures of its own."""
    for stap, uitkomst, wie in (
        ("weging", "ernstige_dreiging", "rccb.oost-brabant"),
        ("overleg", "stelsel", "adviseur_bbc.oost-brabant"),
        ("intakeformulier", "ingevuld", POLITIE),
        ("ondertekening", "directe_opname", HOVJ),
        ("oordeel", "opnemen", NCTV),
        ("maatregelenadvies", "geleverd", "adviseur_bb"),
    ):
        spel.antwoord(spel.open_vraag(stap), uitkomst, wie)
        loop_door(spel.zaaknummer)
    spel.nu += timedelta(minutes=1)
    besluit = antwoord("besluit_maatregelen", "vaststellen", maatregelen=[MAATREGEL])
    velden = {"ontbrekende_informatie": "De aangifte.", "vervangt_overgenomen": False}
    beantwoord(spel.open_vraag("besluit_maatregelen"), besluit | velden, NCTV, spel.nu)
