"""What may stand in the list of disclosures, which names nobody."""

from dataclasses import dataclass

import pytest

from models.formulieren import Verstrekking
from models.formulieren.melding import Melding
from models.fouten import Geweigerd
from models.rules.verstrekking import keur_verstrekking
from tests.hulp.voorbeelden import melding, problemen

GOED = {
    "aan": "burgemeester",
    "gemeente": "Eindhoven",
    "op": "2026-02-04T09:00:00+01:00",
    "grondslag": "artikel 16 Wpg",
    "soort_inhoud": "aard van de dreiging",
    "motivering": "Verzonnen.",
}
HUISGENOOT = {"relatie": "kind", "zelfde_adres": True}


@dataclass
class Uitslag:
    norm: str | None
    zin: str = ""


def oordeel(naam="Jan de Verzonnen-Naam", huisgenoot="Ada van Voorbeeldhuis", **velden):
    """The norm that refuses this, if any, and in what words."""
    persoon = Melding.model_validate(
        melding(
            doelwit__naam=naam,
            doelwit__werkgever="Waterschap Verzinsel",
            doelwit__woonadres__straat="Verzonnenlaan",
            doelwit__huisgenoten=[{**HUISGENOOT, "naam": huisgenoot}],
        )
    ).doelwit
    try:
        keur_verstrekking(Verstrekking.model_validate(GOED | velden), persoon)
    except Geweigerd as geweigerd:
        return Uitslag(geweigerd.norm, str(geweigerd))
    return Uitslag(None)


def test_een_gemeente_wordt_haar_code_en_is_niet_verplicht():
    assert Verstrekking.model_validate(GOED).gemeente == "GM0772"
    zonder = {veld: waarde for veld, waarde in GOED.items() if veld != "gemeente"}
    assert Verstrekking.model_validate(zonder).gemeente is None


@pytest.mark.norm("N008")
@pytest.mark.parametrize("veld", ["aan", "op", "grondslag", "soort_inhoud", "motivering"])
def test_ontvanger_moment_grondslag_en_soort_inhoud_zijn_verplicht(veld):
    invoer = {naam: waarde for naam, waarde in GOED.items() if naam != veld}
    assert problemen(Verstrekking, invoer) == (f"{veld}: ontbreekt en is verplicht",)
    assert len(problemen(Verstrekking, GOED | {veld: " "})) == 1


@pytest.mark.norm("N008")
@pytest.mark.parametrize("veld", ["aan", "grondslag", "soort_inhoud"])
@pytest.mark.parametrize(
    "tekst",
    [
        "Jan de Verzonnen-Naam",
        "collega van  JAN DE VERZONNEN-NAAM (vertrouwelijk)",
        "mevrouw Verzonnen-Naam",
        "Ada van Voorbeeldhuis",
        "school van Voorbeeldhuis",
        "directeur Waterschap Verzinsel",
        "bewoners Verzonnenlaan",
        "wijkteam 5611 aa",
        "wijkteam 5611AA",
        "Wâterschap-Verzinsel",
        "bewoners Verzonnen Laan",
    ],
)
def test_wat_in_het_overzicht_komt_noemt_de_persoon_niet(veld, tekst):
    uitslag = oordeel(**{veld: tekst})
    assert (uitslag.norm, veld in uitslag.zin) == ("N008", True)
    assert "erzonnen" not in uitslag.zin


@pytest.mark.norm("N008")
@pytest.mark.parametrize(
    "aan",
    [
        *("mw. Cinar", "familie Höfler", "FATMA CINAR-HOFLER", "Ç\u0131nar", "gezin Hoefler"),
        *("Yilmaz, A.", "partner Aylin Y\u0131lmaz", "dhr. Yi\N{SOFT HYPHEN}lmaz"),
    ],
)
def test_ook_niet_in_een_andere_schrijfwijze_of_door_een_huisgenoot(aan):
    assert oordeel("Fatma Ç\u0131nar-Höfler", "Y\u0131lmaz, Aylin", aan=aan).norm == "N008"


@pytest.mark.norm("N060")
@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"motivering": "Jan de Verzonnen-Naam woont aan de Verzonnenlaan."},
        {"aan": "dijkgraaf van een waterschap"},
        {"aan": "Jan Alleman, wijkagent"},
        {"soort_inhoud": "dat er iets is, niet wat"},
    ],
)
def test_wat_alleen_in_het_dossier_komt_en_wat_niemand_aanwijst_mag(velden):
    assert oordeel(**velden).norm is None
