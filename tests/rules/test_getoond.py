"""What matters to who decides, of what came after the case was shown (N085)."""

import pytest

from models.begrippen import Feitsoort
from models.fouten import Geweigerd
from models.rules.getoond import Nieuw, doet_ertoe, keur_getoond
from models.stappen import STAPPEN

IN_DE_ZAAK = {
    Feitsoort.MELDING,
    Feitsoort.WIJZIGING,
    Feitsoort.LEVERING,
    Feitsoort.SPOEDMAATREGEL,
    Feitsoort.AANWIJZING,
    Feitsoort.TERUGKEER,
}
IN_DE_PROCEDURE = IN_DE_ZAAK | {Feitsoort.BESLUIT, Feitsoort.TOETSING}
VOOR_IEDER = {"informatieproduct", "oordeel", "escalatie_1", "escalatie_2"}


@pytest.mark.norm("N085")
@pytest.mark.parametrize("soort", Feitsoort)
@pytest.mark.parametrize("zelfde", [True, False])
def test_een_soort_vastlegging_doet_er_in_de_zaak_of_in_de_procedure_toe(soort, zelfde):
    verwacht = IN_DE_PROCEDURE if zelfde else IN_DE_ZAAK
    assert doet_ertoe(Nieuw(7, soort, "", zelfde)) is (soort in verwacht)


@pytest.mark.parametrize("stap", STAPPEN)
def test_naast_de_procedure_telt_alleen_een_product_of_een_oordeel(stap):
    assert doet_ertoe(Nieuw(7, Feitsoort.BESLUIT, stap, zelfde=False)) is (stap in VOOR_IEDER)
    assert doet_ertoe(Nieuw(7, Feitsoort.BESLUIT, stap, zelfde=True))
    assert not doet_ertoe(Nieuw(7, Feitsoort.POGING, stap, zelfde=True))


@pytest.mark.norm("N085")
def test_de_weigering_noemt_wat_erbij_kwam_en_op_de_pagina_niet():
    inzage = Nieuw(8, Feitsoort.INZAGE, "dossier", zelfde=False)
    keur_getoond([inzage])
    wijziging = Nieuw(9, Feitsoort.WIJZIGING, "wijziging", zelfde=False)
    spoed = Nieuw(12, Feitsoort.SPOEDMAATREGEL, "spoedmaatregel", zelfde=False)
    with pytest.raises(Geweigerd, match=r"wijziging \(vastlegging 9\), spoedmaatregel \(v") as niet:
        keur_getoond([inzage, wijziging, spoed])
    assert "spoedmaatregel" not in niet.value.op_de_pagina
    assert "lees het dossier opnieuw" in niet.value.op_de_pagina
