"""When measures are reviewed, and what a review may decide."""

from datetime import UTC, date, datetime

import pytest

from models.begrippen import Domein, Locatie, SoortMaatregel, Status
from models.formulieren import Toetsbesluit
from models.fouten import Geweigerd
from models.naslag.beleid import beleid_op
from models.rules.toetsing import keur_besluit, keur_verzoek, vervalt
from tests.hulp.voorbeelden import antwoord, problemen

TOEZICHT = (SoortMaatregel.TOEZICHT, Locatie.WONING)
CAMERA = (SoortMaatregel.CAMERABEWAKING, Locatie.WERKPLEK)


@pytest.mark.norm("N020", "N097")
@pytest.mark.parametrize(
    ("gevraagd", "op"),
    [
        (datetime(2026, 5, 18, 4, tzinfo=UTC), datetime(2026, 6, 1, 7, tzinfo=UTC)),
        (datetime(2026, 6, 3, 4, tzinfo=UTC), datetime(2026, 6, 4, 4, tzinfo=UTC)),
    ],
)
def test_een_toetsing_verloopt_op_haar_datum_en_wie_laat_is_heeft_een_dag(gevraagd, op):
    assert vervalt(date(2026, 6, 1), gevraagd=gevraagd, beleid=beleid_op(date(2026, 6, 1))) == op


@pytest.mark.norm("N098")
@pytest.mark.parametrize(
    ("status", "lopend", "advies"),
    [(Status.GESLOTEN, 1, "nieuwe melding"), (Status.OPEN, 0, "regie lever")],
)
def test_een_toetsing_gaat_over_wat_loopt(status, lopend, advies):
    with pytest.raises(Geweigerd, match="niets te toetsen") as weigering:
        keur_verzoek(status=status, lopend=lopend)
    assert advies in weigering.value.advies
    keur_verzoek(status=Status.OPEN, lopend=1)


def besluit(uitkomst, **velden):
    return Toetsbesluit.model_validate(antwoord("toetsbesluit", uitkomst, **velden))


@pytest.mark.norm("N020")
def test_wat_wordt_afgebouwd_loopt_en_er_blijft_iets_over():
    afschalen = besluit("afschalen")
    keur_besluit(afschalen, lopend={TOEZICHT, CAMERA}, domein=Domein.LOKAAL)
    for lopend, zin in (({TOEZICHT}, "geen maatregel over"), ({CAMERA}, "Er loopt geen")):
        with pytest.raises(Geweigerd, match=zin) as weigering:
            keur_besluit(afschalen, lopend=lopend, domein=Domein.LOKAAL)
        assert weigering.value.norm == "N020"
        for woord in ("toezicht", "camerabewaking", "woning", "werkplek"):
            assert woord not in weigering.value.op_de_pagina


@pytest.mark.norm("N033")
def test_in_het_stelsel_wordt_niemand_daarvoor_voorgedragen():
    opschalen = besluit("opschalen", route="intakeformulier")
    keur_besluit(opschalen, lopend={TOEZICHT}, domein=Domein.LOKAAL)
    with pytest.raises(Geweigerd) as weigering:
        keur_besluit(opschalen, lopend={TOEZICHT}, domein=Domein.STELSEL)
    assert weigering.value.norm == "N033"


@pytest.mark.norm("N020")
@pytest.mark.parametrize(
    ("uitkomst", "velden", "veld"),
    [
        ("voortzetten", {"toetsdatum": None}, "toetsdatum"),
        ("voortzetten", {"route": "maatregeladvies"}, "route"),
        ("afschalen", {"afbouw": []}, "afbouw"),
        ("opschalen", {"route": None}, "route"),
        ("beeindigen", {"evaluatie": ""}, "evaluatie"),
        ("beeindigen", {"ervaring_persoon": ""}, "ervaring_persoon"),
        ("beeindigen", {"toetsdatum": "2026-06-01"}, "toetsdatum"),
        ("informatieproduct", {"product": "geen"}, "product"),
    ],
)
def test_elke_uitkomst_vraagt_het_hare_en_niets_anders(uitkomst, velden, veld):
    (probleem,) = problemen(Toetsbesluit, antwoord("toetsbesluit", uitkomst, **velden))
    assert probleem.startswith(f"{veld}: ")
