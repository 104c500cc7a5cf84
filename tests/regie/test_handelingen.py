"""Every act that nobody has to ask for, with its own example, as its command."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from models.voorbeelden.invoer import OBJECT
from tasks.antwoorden.handelingen import HANDELINGEN
from tests.hulp.zaakspel import Zaakspel
from tests.regie.conftest import Regie, vastgelegd


def lokaal() -> Zaakspel:
    return Zaakspel()


def in_het_stelsel() -> Zaakspel:
    return Zaakspel().wijs_aan()


def met_maatregelen() -> Zaakspel:
    return Zaakspel().tot("informeren_persoon")


def over_een_object() -> Zaakspel:
    return Zaakspel(doelwit=OBJECT | {"categorie": "aangewezen_artikel_16"})


class Geval(NamedTuple):
    """In what case, by whom, which kind of record says so, and which example where not its own."""

    zaak: Callable[[], Zaakspel]
    wie: str
    soort: str
    voorbeeld: str = ""


GEVALLEN = {
    "spoedmaatregel": Geval(lokaal, "portefeuillehouder_rccb.oost-brabant", "spoedmaatregel"),
    "onmiddellijke-aanwijzing": Geval(lokaal, "hovj.oost-brabant", "verzoek_aanwijzing"),
    "terugkeer": Geval(in_het_stelsel, "directeur_nctv", "terugkeer"),
    "wijziging": Geval(lokaal, "politie.oost-brabant", "wijziging"),
    "acuut": Geval(in_het_stelsel, "nctv", "acuut"),
    "planbaar": Geval(in_het_stelsel, "nctv", "moment"),
    "vierhoeksoverleg": Geval(in_het_stelsel, "nctv", "vierhoeksoverleg"),
    "lever": Geval(lokaal, "politie.oost-brabant", "levering", "informatieproduct"),
    "uitlating": Geval(lokaal, "politie.oost-brabant", "openbare_uitlating"),
    "risicomoment": Geval(lokaal, "portefeuillehouder_rccb.oost-brabant", "risicomoment"),
    "toetsing": Geval(met_maatregelen, "politie.oost-brabant", "toetsing"),
    "dreigingsniveau": Geval(over_een_object, "nctv", "besluit"),
    "verstrekking": Geval(lokaal, "politie.oost-brabant", "verstrekking"),
    "zaak-uitsluiting": Geval(lokaal, "hovj.oost-brabant", "zaak_uitsluiting"),
}


def test_elke_handeling_heeft_een_geval():
    assert GEVALLEN.keys() == HANDELINGEN.keys()


@pytest.mark.parametrize("naam", HANDELINGEN)
def test_met_het_eigen_voorbeeld_legt_elke_handeling_vast_wat_zij_zegt(regie: Regie, naam: str):
    geval = GEVALLEN[naam]
    zaak = geval.zaak().zaaknummer
    al = len(vastgelegd(zaak, geval.soort))
    invoer = regie("voorbeeld", geval.voorbeeld or naam)
    assert invoer.code == 0
    wie = ("--als", geval.wie, "--code", regie.code(geval.wie))
    gedaan = regie(naam, zaak, *wie, "--invoer", "-", stdin=invoer.uit.encode())
    assert (gedaan.code, gedaan.uit) == (
        0,
        f"Vastgelegd: {naam} in {zaak}, door {geval.wie}. {HANDELINGEN[naam].gedaan}\n",
    )
    nieuw = vastgelegd(zaak, geval.soort)[al:]
    assert geval.wie in {feit.functionaris for feit in nieuw}
