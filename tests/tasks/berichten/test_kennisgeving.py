"""Who has to know of something hears it in the act itself, and nobody else does."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.begrippen import Rol
from models.tabellen import Bericht
from tasks.antwoorden import ongevraagd
from tasks.basis.database import lezen
from tests.hulp.zaakspel import ADVISEUR, HOVJ, Zaakspel, getekend

pytestmark = pytest.mark.usefixtures("demo")
TERUG = {"uitkomst": "lokaal_domein", "motivering": "Verzonnen."}


def hoort(rol):
    """Of what this role was told without being asked, in order."""
    verteld = select(Bericht.stap).where(
        col(Bericht.rol) == rol, col(Bericht.soort) == "kennisgeving"
    )
    with lezen() as sessie:
        return list(sessie.exec(verteld.order_by(col(Bericht.id))))


def neemt_op_en_keert_terug(spel):
    spel.wijs_aan()
    spel.nu += timedelta(minutes=1)
    gegeven = {"poging": getekend("nctv", spel.nu), "moment": spel.nu}
    ongevraagd.keer_terug(spel.zaaknummer, TERUG, **gegeven)


@pytest.mark.norm("N080")
@pytest.mark.parametrize(
    ("doelwit", "bij_het_om"),
    [
        ({"doelwit__werkt_bij_om": True}, True),
        ({"doelwit__functie": "officier_van_justitie"}, True),
        ({}, False),
    ],
)
def test_het_college_hoort_van_dreiging_en_elk_besluit_over_wie_bij_het_om_werkt(
    doelwit, bij_het_om
):
    spel = Zaakspel(**doelwit).tot("besluit_maatregelen")
    spel.spoed()
    spel.antwoord(spel.open_vraag("afstemming"), "akkoord", ADVISEUR)
    spel.antwoord(spel.open_vraag("vaststelling"), "vaststellen", HOVJ)
    spel.besluit("besluit_maatregelen", "vaststellen", HOVJ)
    neemt_op_en_keert_terug(spel)
    spel.sluit()
    gebeurd = ["melding", "spoedmaatregel", "afstemming", "vaststelling", "besluit_maatregelen"]
    erna = ["opname", "terugkeer", "sluiting"]
    assert hoort(Rol.PG) == ([*gebeurd, *erna] if bij_het_om else [])


@pytest.mark.norm("N099")
def test_het_lcc_hoort_van_opname_en_terugkeer_en_van_niets_in_het_lokaal_domein():
    spel = Zaakspel().tot("einde")
    spel.spoed()
    assert hoort(Rol.LCC) == []
    neemt_op_en_keert_terug(spel)
    assert hoort(Rol.LCC) == ["opname", "terugkeer"]


@pytest.mark.norm("N099")
def test_het_lcc_hoort_ook_wie_van_rechtswege_in_het_stelsel_is():
    Zaakspel(doelwit__limitatieve_lijst="I")
    assert hoort(Rol.LCC) == ["opname van rechtswege"]


@pytest.mark.norm("N114")
def test_de_hovj_hoort_dat_de_nctv_hem_adviseert_over_een_burgemeester():
    spel = Zaakspel(doelwit__functie="burgemeester")
    assert hoort(Rol.HOVJ) == []
    spel.antwoord(spel.open_vraag("advies_burgemeester"), "gegeven", "nctv")
    assert hoort(Rol.HOVJ) == ["advies_burgemeester"]
