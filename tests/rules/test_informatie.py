from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.begrippen import Leverancier, Product
from models.formulieren import InformerenPersoon, Levering, Overleg, Vervolg
from models.fouten import Geweigerd, OnjuisteInvoer
from models.rules.informatie import (
    keur_informeren,
    keur_levering,
    keur_opdracht,
    keur_volgende_keer,
    volgende_keer,
)
from tests.hulp.voorbeelden import antwoord

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
            keur_opdracht,
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
        (p, wie): norm_van(keur_levering, levering(product=p, leverancier=wie, reden=reden))
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
    assert norm_van(keur_informeren, InformerenPersoon.model_validate(invoer)) == norm


DAGEN = st.none() | st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1))
VOLGENDE = pytest.mark.parametrize("veld", ["opnieuw_bezien_op", "opnieuw_informeren_op"])


def geval(uitkomst, **velden):
    return InformerenPersoon.model_validate(antwoord("informeren_persoon", uitkomst, **velden))


@pytest.mark.norm("N107", "N108")
@VOLGENDE
@given(DAGEN)
def test_de_volgende_keer_is_op_een_latere_dag(veld, datum):
    gegeven = geval("geinformeerd", **{veld: datum})
    if datum is None or datum > VANDAAG:
        assert keur_volgende_keer(gegeven, vandaag=VANDAAG) is None
    else:
        with pytest.raises(OnjuisteInvoer) as fout:
            keur_volgende_keer(gegeven, vandaag=VANDAAG)
        assert fout.value.problemen == (f"{veld}: moet na vandaag liggen",)


@VOLGENDE
@pytest.mark.parametrize(("datum", "past"), [(VANDAAG, False), (date(2026, 11, 21), True)])
def test_vandaag_is_te_vroeg_en_morgen_niet(veld, datum, past):
    try:
        keur_volgende_keer(geval("geinformeerd", **{veld: datum}), vandaag=VANDAAG)
    except OnjuisteInvoer:
        assert not past
    else:
        assert past


@pytest.mark.norm("N107", "N108")
@given(DAGEN, DAGEN, st.integers(min_value=1, max_value=365))
def test_de_volgende_keer_volgt_uit_antwoord_en_beleid(opnieuw, bezien, elke_dagen):
    op = volgende_keer(
        geval("geinformeerd", opnieuw_informeren_op=opnieuw, opnieuw_bezien_op=bezien),
        vandaag=VANDAAG,
        elke_dagen=elke_dagen,
    )
    assert op == (opnieuw or VANDAAG + timedelta(days=elke_dagen))
    if bezien:
        beperkt = geval("beperkt", opnieuw_bezien_op=bezien)
        assert volgende_keer(beperkt, vandaag=VANDAAG, elke_dagen=elke_dagen) == bezien
