from datetime import date

import pytest

from models.naslag.beleid import Beleid, beleid_op
from models.naslag.gemeenten import eenheden, parketten
from tests.hulp.voorbeelden import problemen


@pytest.fixture
def invoer(beleid):
    """Het geldende beleid zoals het in het bestand staat."""
    return beleid.model_dump(mode="json")


def test_het_geldende_beleid_leest_terug(invoer, beleid):
    assert Beleid.model_validate(invoer) == beleid


@pytest.mark.parametrize("dag", [date(2026, 1, 1), date(2026, 1, 2), date(2099, 1, 1)])
def test_op_elke_dag_geldt_de_laatste_versie(dag):
    assert beleid_op(dag).geldig_van == date(2026, 1, 1)


def test_voor_de_eerste_versie_is_er_geen_beleid():
    with pytest.raises(LookupError, match="geen beleid dat op 2025-12-31 geldt"):
        beleid_op(date(2025, 12, 31))


@pytest.mark.norm("N078", "N079")
def test_elk_parket_en_elke_eenheid_heeft_een_ander_als_buur(beleid):
    assert set(beleid.buur) == {*eenheden(), *parketten()}
    assert [naam for naam, buur in beleid.buur.items() if naam == buur] == []


def test_vier_ogen_kennen_alleen_stappen_die_er_zijn(invoer):
    invoer["vier_ogen"]["besluit_maatregeln"] = ["maatregeladvies"]
    assert problemen(Beleid, invoer) == ("de invoer: vier_ogen: onbekend zijn besluit_maatregeln",)


@pytest.mark.norm("N078", "N079")
@pytest.mark.parametrize(
    ("buur", "probleem"),
    [
        ("Limburg", "de invoer: buur: niemand is de buur van zichzelf"),
        (None, "de invoer: buur: elk parket en elke eenheid heeft precies een buur nodig"),
    ],
)
def test_een_beleid_zonder_goede_buur_wordt_niet_gelezen(buur, probleem, invoer):
    invoer["buur"]["Limburg"] = buur
    if buur is None:
        del invoer["buur"]["Limburg"]
    assert problemen(Beleid, invoer) == (probleem,)


@pytest.mark.norm("N107")
def test_zonder_datum_wordt_de_persoon_elke_negentig_dagen_geinformeerd(invoer, beleid):
    assert beleid.informeren_elke_dagen == 90
    assert len(problemen(Beleid, invoer | {"informeren_elke_dagen": 0})) == 1
