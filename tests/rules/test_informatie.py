from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.begrippen import Leverancier, Product
from models.formulieren import InformerenPersoon, Levering, Overleg, Vervolg
from models.fouten import Geweigerd, OnjuisteInvoer
from models.rules.informatie import (
    toets_informeren,
    toets_levering,
    toets_opdracht,
    toets_opnieuw_bezien,
)
from tests.voorbeelden import antwoord

PRODUCTEN = [p for p in Product if p is not Product.GEEN]
ALLEEN_AIVD = {Product.RA: "N092", Product.WA: "N093"}
IN_OPDRACHT = {Product.DA: "N091", **ALLEEN_AIVD}
VANDAAG = date(2026, 11, 20)


def norm_van(regel, invoer):
    """De norm waarop deze invoer stuit, of niets."""
    try:
        regel(invoer)
    except Geweigerd as geweigerd:
        return geweigerd.norm
    return None


def levering(**wijzigingen):
    niveau = {"ernst": "matig", "waarschijnlijkheid": "mogelijk"}
    kop = {"leverancier": "politie", "motivering": "Verzonnen."}
    return Levering.model_validate({**kop, **niveau, **wijzigingen})


def opdrachten(model, stap, uitkomst):
    return {
        (p, leverancier): norm_van(
            toets_opdracht,
            model.model_validate(antwoord(stap, uitkomst, product=p, leverancier=leverancier)),
        )
        for p, leverancier in product(PRODUCTEN, Leverancier)
    }


@pytest.mark.norm("N073", "N088", "N091", "N092", "N093")
@pytest.mark.parametrize(
    ("model", "stap", "uitkomst"),
    [(Overleg, "overleg", "lokaal_domein"), (Vervolg, "vervolg", "informatieproduct")],
)
def test_elk_product_is_te_bestellen_en_ra_en_wa_alleen_bij_de_aivd(model, stap, uitkomst):
    assert opdrachten(model, stap, uitkomst) == {
        (p, leverancier): None if leverancier is Leverancier.AIVD else ALLEEN_AIVD.get(p)
        for p, leverancier in product(PRODUCTEN, Leverancier)
    }


@pytest.mark.norm("N088", "N090", "N091", "N092", "N093")
@pytest.mark.parametrize("reden", ["", "Verzonnen reden."])
def test_ongevraagd_komt_alleen_een_di_of_met_reden_een_ird(reden):
    zonder_reden = {} if reden else {Product.IRD: "N088"}
    assert {
        (p, wie): norm_van(toets_levering, levering(product=p, leverancier=wie, reden=reden))
        for p, wie in product(PRODUCTEN, Leverancier)
    } == {
        (p, wie): (IN_OPDRACHT | zonder_reden).get(p) for p, wie in product(PRODUCTEN, Leverancier)
    }


@pytest.mark.norm("N129")
@pytest.mark.parametrize(
    ("uitkomst", "gewezen", "norm"),
    [
        ("geinformeerd", True, None),
        ("geinformeerd", False, "N129"),
        ("beperkt", True, None),
        ("beperkt", False, None),
    ],
)
def test_wie_is_geinformeerd_is_ook_op_de_zwijgplicht_gewezen(uitkomst, gewezen, norm):
    invoer = antwoord("informeren_persoon", uitkomst, gewezen_op_zwijgplicht=gewezen)
    assert norm_van(toets_informeren, InformerenPersoon.model_validate(invoer)) == norm


@given(st.none() | st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1)))
def test_een_beperking_wordt_op_een_latere_dag_opnieuw_bezien(datum):
    invoer = antwoord("informeren_persoon", "geinformeerd", opnieuw_bezien_op=datum)
    geval = InformerenPersoon.model_validate(invoer)
    if datum is None or datum > VANDAAG:
        assert toets_opnieuw_bezien(geval, vandaag=VANDAAG) is None
    else:
        with pytest.raises(OnjuisteInvoer) as fout:
            toets_opnieuw_bezien(geval, vandaag=VANDAAG)
        assert fout.value.problemen == ("opnieuw_bezien_op: moet na vandaag liggen",)


@pytest.mark.parametrize(("datum", "past"), [(VANDAAG, False), (date(2026, 11, 21), True)])
def test_vandaag_is_te_vroeg_en_morgen_niet(datum, past):
    invoer = antwoord("informeren_persoon", "beperkt", opnieuw_bezien_op=datum)
    geval = InformerenPersoon.model_validate(invoer)
    try:
        toets_opnieuw_bezien(geval, vandaag=VANDAAG)
    except OnjuisteInvoer:
        assert not past
    else:
        assert past
