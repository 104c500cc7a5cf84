"""Every act that nobody has to ask for is complete: words, command, form, example, who may."""

from pathlib import Path

import pytest

from deployments.regie.opdrachten import handelingen as opdrachten
from models.basis import Invoer
from models.begrippen import Bevoegd
from models.stappen import HANDELINGEN as BEVOEGD
from models.stappen import STAPPEN
from models.voorbeelden.invoer import INVOER, OBJECT
from tasks.antwoorden.daden import DADEN
from tasks.antwoorden.handelingen import HANDELINGEN
from tasks.vragen.handelingen import als_model
from tasks.zaak.bevoegdheidscontext import context_van
from tests.hulp.zaakspel import NU, Zaakspel


def test_elke_handeling_in_woorden_doet_iets_en_heeft_een_opdracht():
    in_opdracht = {opdracht.name for opdracht in opdrachten.app.registered_commands}
    assert HANDELINGEN.keys() == DADEN.keys() == in_opdracht


def test_wie_wat_mag_staat_er_van_elke_handeling_een_keer():
    namen = [daad.naam for daad in DADEN.values()]
    ongevraagd = {wat.naam for wat in BEVOEGD}
    assert len(namen) == len(set(namen))
    assert ongevraagd == set(namen) - STAPPEN.keys()


@pytest.mark.parametrize("naam", DADEN)
def test_het_voorbeeld_van_een_handeling_past_in_haar_formulier(naam):
    voorbeeld = INVOER[HANDELINGEN[naam].voorbeeld or naam](NU)
    assert isinstance(als_model(DADEN[naam].formulier, voorbeeld, moment=NU), Invoer)


@pytest.mark.parametrize("naam", DADEN)
@pytest.mark.parametrize("melding", [{}, {"doelwit": OBJECT}])
def test_van_elke_handeling_is_in_elke_zaak_te_zeggen_wie_haar_mag_doen(demo: Path, naam, melding):
    plaats = context_van(Zaakspel(**melding).beeld)._replace(gemeente="GM0772")
    wie = DADEN[naam].wie(plaats)
    assert wie
    assert all(isinstance(aan, Bevoegd) for aan in wie)
