"""Prefect's own process worker carries the same flow; the doors then wake Prefect themselves."""

from pathlib import Path

import pytest

from deployments.inrichten import richt_in
from models.begrippen import Status
from tasks.runs.api import client as prefect_client
from tasks.runs.wekken import bel
from tests.hulp.installaties import omgeving
from tests.hulp.live import SNEL
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand, wacht_tot

ANDERS = {"REGIE_WERKER": "process", "REGIE_WERKPOOL": "regie-process"}
ANDERS |= {"REGIE_VAST_S": "20", "PREFECT_WORKER_QUERY_SECONDS": "1"}


@pytest.mark.alles
@pytest.mark.timeout(600)
def test_een_korte_zaak_loopt_ook_op_de_gewone_werker(tmp_path: Path):
    home = tmp_path / "regie"
    home.mkdir()
    stand = Stand(home)
    waarden = {**SNEL, **ANDERS, "REGIE_HOME": str(home), "PREFECT_API_URL": stand.api}
    with omgeving(waarden), pytest.MonkeyPatch.context() as adres:
        for naam in ("PREFECT_API_URL", "PREFECT_WORKER_QUERY_SECONDS"):
            adres.setenv(naam, waarden[naam])
        richt_in()
        try:
            stand.server()
            stand.werker()
            with prefect_client(stand.api, geduld_s=20) as prefect:
                spel = Spel(prefect)
                zaaknummer = spel.meld()
                assert wacht_tot(lambda: bel(zaaknummer), binnen=60)  # its worker registers first
                vraag = spel.wacht(zaaknummer, "weging", binnen=120)
                spel.antwoord(vraag, "geen_ernstige_dreiging")
                assert bel(zaaknummer)
                assert spel.wacht(zaaknummer, binnen=120) is None
                assert spel.zaak(zaaknummer).status == Status.GESLOTEN
        finally:
            stand.stop()
