import pytest
from sqlmodel import col, select

from models.begrippen import Domein
from models.tabellen import Bericht
from models.voorbeelden.invoer import informatieproduct
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu
from tasks.procedures.sluiten import sluit
from tests.regie.conftest import Regie, Uit, vastgelegd

POLITIE = "politie.oost-brabant"


def lever(regie: Regie, zaak: str, wie: str, **velden: object) -> Uit:
    bestand = regie.bestand(informatieproduct() | velden)
    return regie("lever", zaak, "--als", wie, "--code", regie.code(wie), "--invoer", bestand)


@pytest.mark.norm("N007", "N090")
@pytest.mark.parametrize(
    ("wie", "leverancier"),
    [(POLITIE, "politie"), ("kmar", "kmar"), ("aivd", "aivd"), ("mivd", "mivd")],
)
def test_een_ongevraagde_di_komt_van_elke_bevoegde_dienst_en_bereikt_het_gezag(
    regie: Regie, zaak: str, wie: str, leverancier: str
):
    assert lever(regie, zaak, wie, leverancier=leverancier).code == 0
    (feit,) = vastgelegd(zaak, "levering")
    assert (feit.functionaris, feit.rol, feit.inhoud["product"]) == (wie, leverancier, "di")
    with lezen() as sessie:
        bericht = sessie.exec(select(Bericht).where(col(Bericht.stap) == "levering")).one()
    assert bericht.soort == "kennisgeving"
    assert (bericht.rol, bericht.gebied, bericht.staat) == ("hovj", "Oost-Brabant", "wacht")


@pytest.mark.norm("N090")
def test_een_di_zonder_ernst_is_onjuiste_invoer_en_kost_geen_code(regie: Regie, zaak: str):
    fout = lever(regie, zaak, POLITIE, ernst=None)
    assert (fout.code, "ernst: is verplicht bij product di of da" in fout.fout) == (2, True)
    assert vastgelegd(zaak, "levering") == vastgelegd(zaak, "poging") == []


@pytest.mark.norm("N088")
def test_een_ird_komt_alleen_met_reden_ongevraagd_binnen(regie: Regie, zaak: str):
    ird = {"product": "ird", "ernst": None, "waarschijnlijkheid": None}
    zonder = lever(regie, zaak, POLITIE, **ird)
    assert (zonder.code, "N088" in zonder.fout) == (3, True)
    assert len(vastgelegd(zaak, "poging")) == 1
    assert lever(regie, zaak, POLITIE, **ird, reden="Het gezag sliep.").code == 0


@pytest.mark.norm("N091", "N092", "N093")
@pytest.mark.parametrize(("product", "norm"), [("da", "N091"), ("ra", "N092"), ("wa", "N093")])
def test_wat_alleen_in_opdracht_wordt_gemaakt_komt_niet_ongevraagd_binnen(
    regie: Regie, zaak: str, product: str, norm: str
):
    gedaan = lever(regie, zaak, "aivd", leverancier="aivd", product=product)
    assert (gedaan.code, norm in gedaan.fout) == (3, True)
    assert vastgelegd(zaak, "levering") == []
    assert len(vastgelegd(zaak, "poging")) == 1


@pytest.mark.norm("N007")
@pytest.mark.parametrize("wie", ["politie.limburg", "rccb.oost-brabant", "hovj.oost-brabant"])
def test_zonder_mandaat_van_de_leverancier_wordt_niets_aangenomen(
    regie: Regie, zaak: str, wie: str
):
    gedaan = lever(regie, zaak, wie)
    assert gedaan.code == 3
    assert "politie (Oost-Brabant)" in gedaan.fout
    assert vastgelegd(zaak, "levering") == []


@pytest.mark.norm("N078")
def test_de_eenheid_die_voor_een_politiechef_invalt_mag_ook_leveren(regie: Regie):
    zaak = regie.melding(functie="politiechef", eenheid="Oost-Brabant")
    assert lever(regie, zaak, "politie.limburg").code == 0
    for ander in ("politie.noord-holland", "politie.oost-brabant"):
        gedaan = lever(regie, zaak, ander)
        assert (gedaan.code, "N007" in gedaan.fout) == (3, True)


@pytest.mark.norm("N076")
def test_niemand_levert_in_de_eigen_zaak(regie: Regie):
    gedaan = lever(regie, regie.melding(functionaris=POLITIE), POLITIE)
    assert (gedaan.code, "N076" in gedaan.fout) == (3, True)


def test_in_een_gesloten_zaak_wordt_niets_geleverd(regie: Regie, zaak: str):
    with transactie() as sessie:
        sluit(
            sessie,
            zaak,
            Domein.BASISPOLITIEZORG,
            proces="lokaal-domein",
            aanleiding=1,
            moment=nu(),
        )
    gedaan = lever(regie, zaak, POLITIE)
    assert (gedaan.code, "gesloten" in gedaan.fout) == (3, True)
    assert regie("gereed", zaak, "--tijd", "0").code == 0


def test_het_meegeleverde_voorbeeld_wordt_aanvaard(regie: Regie, zaak: str):
    assert lever(regie, zaak, POLITIE, **regie("voorbeeld", "informatieproduct").json).code == 0
