import pytest

from models.begrippen import Bronsoort, Product
from models.formulieren import PRODUCTFORMULIER, Levering
from models.stappen import formulier
from tests.hulp.voorbeelden import ANTWOORDEN, antwoord, problemen, zonder

MET_NIVEAU = {"ernst", "waarschijnlijkheid"}
VERPLICHT = {
    "ird": set(),
    "di": MET_NIVEAU,
    "da": MET_NIVEAU,
    "ra": {"weerstand", "scenarios", "belang", "dreiging"},
    "wa": {"weerstand", "scenarios"},
}


def verplicht(model):
    return {naam for naam, veld in model.model_fields.items() if veld.is_required()}


@pytest.mark.norm("N073")
@pytest.mark.parametrize("product", Product)
@pytest.mark.parametrize(
    ("stap", "uitkomst"), [a for a in ANTWOORDEN if a[0] in {"overleg", "vervolg"}]
)
def test_een_product_hoort_bij_de_uitkomst(stap, uitkomst, product):
    invoer = antwoord(stap, uitkomst, product=product)
    geen = product is Product.GEEN
    past = {"lokaal_domein": True, "informatieproduct": not geen}.get(uitkomst, geen)
    if past:
        assert formulier(stap).model_validate(invoer).product == product
    else:
        hoort = {"overleg": "lokaal_domein", "vervolg": "informatieproduct"}[stap]
        zin = f"is verplicht bij {hoort}" if geen else f"hoort alleen bij {hoort}; kies geen"
        assert problemen(formulier(stap), invoer) == (f"product: {zin}",)


@pytest.mark.norm("N130")
@pytest.mark.parametrize("uitkomst", ["informatieproduct", "maatregeladvies", "basispolitiezorg"])
def test_verduidelijking_vragen_gaat_met_een_opdracht_aan_de_leverancier(uitkomst):
    invoer = antwoord("vervolg", uitkomst, verduidelijking="Verzonnen vraag?")
    if uitkomst == "informatieproduct":
        antwoord_ = formulier("vervolg").model_validate(invoer)
        assert (antwoord_.verduidelijking, antwoord_.leverancier) == ("Verzonnen vraag?", "politie")
    else:
        assert problemen(formulier("vervolg"), invoer) == (
            "verduidelijking: hoort alleen bij informatieproduct; laat leeg",
        )


@pytest.mark.norm("N130")
@pytest.mark.parametrize("product", VERPLICHT)
def test_de_leverancier_antwoordt_op_een_vraag_om_verduidelijking_in_een_eigen_veld(product):
    invoer = antwoord("informatieproduct", "geleverd", variant=product)
    model = formulier("informatieproduct", product)
    antwoord_ = model.model_validate({**invoer, "verduidelijking": "Verzonnen antwoord."})
    assert antwoord_.verduidelijking == "Verzonnen antwoord."


@pytest.mark.norm("N090", "N092", "N093")
@pytest.mark.parametrize(("product", "extra"), VERPLICHT.items())
def test_elk_product_heeft_zijn_eigen_verplichte_inhoud(product, extra):
    model = PRODUCTFORMULIER[Product(product)]
    assert verplicht(model) == {"uitkomst", "motivering", *extra}
    assert formulier("informatieproduct", product) is model
    invoer = antwoord("informatieproduct", "geleverd", variant=product)
    assert (
        model.model_validate(invoer).model_dump(mode="json", exclude_defaults=True).keys() >= extra
    )
    for veld in extra:
        assert problemen(model, zonder(invoer, veld)) == (f"{veld}: ontbreekt en is verplicht",)


@pytest.mark.norm("N011", "N118")
@pytest.mark.parametrize("soort", Bronsoort)
def test_elke_soort_bron_kan_onder_een_product_hangen(soort):
    bronnen = [{"soort": soort.value, "omschrijving": "Verzonnen."}]
    invoer = antwoord("informatieproduct", "geleverd", bronnen=bronnen)
    product = formulier("informatieproduct").model_validate(invoer)
    assert [bron.soort for bron in product.bronnen] == [soort]


@pytest.mark.norm("N011", "N118")
def test_werkgever_bva_en_ondermijningsbeeld_zijn_bekende_bronnen():
    bekend = {soort.value for soort in Bronsoort}
    assert {"werkgever", "beveiligingsambtenaar", "ondermijningsbeeld"} - bekend == set()


@pytest.mark.norm("N090")
@pytest.mark.parametrize("product", [p for p in Product if p is not Product.GEEN])
@pytest.mark.parametrize("niveau", [{}, {"ernst": "matig"}, {"waarschijnlijkheid": "mogelijk"}])
def test_ook_een_ongevraagde_di_of_da_heeft_een_niveau(product, niveau):
    invoer = {"product": product.value, "leverancier": "politie", "motivering": "Verzonnen."}
    if product in {Product.DI, Product.DA}:
        assert problemen(Levering, {**invoer, **niveau}) == tuple(
            f"{veld}: is verplicht bij product di of da"
            for veld in ("ernst", "waarschijnlijkheid")
            if veld not in niveau
        )
    else:
        assert Levering.model_validate({**invoer, **niveau}).product == product


def test_een_levering_van_niets_bestaat_niet():
    invoer = {"product": "geen", "leverancier": "politie", "motivering": "Verzonnen."}
    assert problemen(Levering, invoer) == ("product: kies ird, di, da, ra of wa",)
