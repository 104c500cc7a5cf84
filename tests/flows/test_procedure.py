"""What every procedure has around it, whatever goes wrong in it."""

import asyncio
import re
from uuid import uuid4

import pytest

from flows.procedure import LICHAMEN, procedure
from models.fouten import Onverwacht
from models.tabellen import Proces
from tasks.basis.database import lezen, transactie
from tasks.register.lezen import feiten
from tasks.runs.prefectpagina import Ingevuld, beoordeel
from tasks.runs.procedureloop import Procedureloop
from tests.hulp.zaakspel import HOVJ, NU, Zaakspel, code


@pytest.fixture
def kapot():
    """A procedure with a fault whose text repeats what is in the case."""

    @procedure("kapot")
    async def kapot(zaak: Procedureloop) -> None:
        """Gaat stuk."""
        raise KeyError(zaak.beeld.persoon.naam)

    yield kapot
    del LICHAMEN["kapot"]


def test_een_fout_in_een_proces_zegt_waar_maar_niet_wat(demo, kapot, monkeypatch):
    spel, run = Zaakspel(), uuid4()
    with transactie() as sessie:
        rij = Proces(zaaknummer=spel.zaaknummer, proces="kapot", begonnen_op=NU)
        rij.flow_run_id = str(run)
        sessie.add(rij)
    monkeypatch.setenv("PREFECT__RUNTIME__FLOW_RUN__ID", str(run))
    with pytest.raises(Onverwacht, match=r"^KeyError in .*test_procedure\.py, regel \d+$") as fout:
        asyncio.run(kapot.fn(spel.zaaknummer))
    assert fout.value.__suppress_context__


def test_wat_voor_een_herstart_is_geweigerd_wordt_niet_nog_eens_beoordeeld(demo):
    """As after a crash between the refusal and the wiping of what was typed."""
    spel = Zaakspel()
    vraag = spel.vraag("weging")
    invoer = {"functionaris": HOVJ, "ondertekeningscode": code(HOVJ, spel.nu)}
    antwoord = {"uitkomst": "ernstige_dreiging", "motivering": "Verzonnen."}
    ingevuld = Ingevuld(invoer | antwoord, spel.nu)
    eerste = beoordeel(vraag, ingevuld)
    assert re.search("geen geldig mandaat", eerste)
    assert beoordeel(vraag, ingevuld) == eerste
    with lezen() as sessie:
        pogingen = feiten(sessie, spel.zaaknummer, "melding", "poging")[1:]
    assert [p.inhoud["functionaris"] for p in pogingen] == [HOVJ]
