"""Every path of process 1 through the real flow (circulaire 2.4.1)."""

import pytest

from models.begrippen import Domein, Status
from tests.hulp.mensen import Spel

pytestmark = pytest.mark.timeout(600)
OPEN, DICHT = Status.OPEN, Status.GESLOTEN
LOKAAL, BASIS = Domein.LOKAAL, Domein.BASISPOLITIEZORG
ERNSTIG, NIET = "ernstige_dreiging", "geen_ernstige_dreiging"
DI = ("lokaal_domein", {"product": "di"})
NOG_EEN = ("informatieproduct", {"product": "ra", "leverancier": "aivd"})
GEEN, ADVIES = "lokaal_domein", "maatregeladvies"
TOT_EINDE = "vervolg maatregeladvies besluit_maatregelen informeren_persoon -"


@pytest.mark.norm("N062", "N065", "N067", "N071", "N073", "N074", "N075", "N130")
@pytest.mark.parametrize(
    ("functie", "uitkomsten", "gevraagd", "status", "domein"),
    [
        pytest.param("wethouder", [NIET], "weging -", DICHT, BASIS, id="niet ernstig"),
        pytest.param(
            "rechter",
            [NIET, "geen_maatregelen"],
            "weging overleg -",
            DICHT,
            BASIS,
            id="niet ernstig, maar altijd voorgelegd",
        ),
        pytest.param(
            "raadslid",
            [ERNSTIG, "geen_maatregelen"],
            "weging overleg -",
            DICHT,
            BASIS,
            id="geen maatregelen",
        ),
        pytest.param(
            "wethouder",
            [ERNSTIG, DI, "geleverd", "basispolitiezorg"],
            "weging overleg informatieproduct vervolg -",
            DICHT,
            BASIS,
            id="product, dan terug naar de basispolitiezorg",
        ),
        pytest.param(
            "wethouder",
            [ERNSTIG, DI, "geleverd", NOG_EEN, "geleverd", "basispolitiezorg"],
            "weging overleg informatieproduct vervolg informatieproduct vervolg -",
            DICHT,
            BASIS,
            id="nog een product",
        ),
        pytest.param(
            "wethouder",
            [ERNSTIG, GEEN, ADVIES, "geleverd", "afwijzen", "basispolitiezorg"],
            "weging overleg vervolg maatregeladvies besluit_maatregelen vervolg -",
            DICHT,
            BASIS,
            id="afgewezen advies leidt terug naar vervolg",
        ),
        pytest.param(
            "wethouder",
            [ERNSTIG, GEEN, ADVIES, "geleverd", "vaststellen", "geinformeerd"],
            f"weging overleg {TOT_EINDE}",
            OPEN,
            LOKAAL,
            id="vastgesteld en geïnformeerd: de zaak blijft open",
        ),
        pytest.param(
            "rechter",
            [NIET, GEEN, ADVIES, "geleverd", "aanpassen", "beperkt"],
            f"weging overleg {TOT_EINDE}",
            OPEN,
            LOKAAL,
            id="aangepast en beperkt geïnformeerd",
        ),
    ],
)
def test_elke_uitkomst_heeft_haar_eigen_vervolg(
    spel: Spel, functie: str, uitkomsten: list, gevraagd: str, status: Status, domein: Domein
):
    zaaknummer = spel.meld(functie=functie)
    assert spel.speel(zaaknummer, *uitkomsten) == gevraagd.split()
    zaak = spel.zaak(zaaknummer)
    assert (zaak.status, zaak.domein) == (status, domein)
    besloten = [stap for stap, _ in spel.vastgelegd(zaaknummer, "besluit")]
    assert besloten == gevraagd.split()[:-1]
    assert [stap for stap, _ in spel.vastgelegd(zaaknummer, "vraag")] == besloten
