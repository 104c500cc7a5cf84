"""An openbare uitlating is brought in, and the gezag asked what follows (circulaire 5.2, N110)."""

from datetime import datetime
from typing import Any

from models.begrippen import Feitsoort, Procedure
from models.formulieren import OpenbareUitlating
from models.fouten import OnjuisteInvoer
from models.rules.sluiting import eis_open
from tasks.basis.tijd import dag
from tasks.register.geweigerde_pogingen import Poging
from tasks.vragen.handelingen import als_model, handeling
from tasks.vragen.processen import begin_procedure, nieuw_onderwerp

STAP, HANDELING = "uitlating", "openbare_uitlating"


def meld_uitlating(
    zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime
) -> str:
    """Record it and ask the gezag, in one act; its id.

    OnjuisteInvoer for a form that does not fit; Geweigerd (recorded) for a wrong code, a missing
    mandate or a closed case.
    """
    uitlating = als_model(OpenbareUitlating, invoer, moment=moment)
    if uitlating.op > dag(moment):
        raise OnjuisteInvoer("op", "ligt in de toekomst; noem wanneer de uitlating is gedaan")
    with handeling(zaaknummer, HANDELING, poging, moment=moment) as h:
        eis_open(h.zaak.status, "op een uitlating volgt hier niets meer", norm="N110")
        onderwerp = nieuw_onderwerp()
        h.leg_vast(
            Feitsoort.OPENBARE_UITLATING,
            uitlating,
            proces=Procedure.OPENBARE_UITLATING,
            onderwerp=onderwerp,
        )
        begin_procedure(
            h.sessie,
            h.zaak.zaaknummer,
            Procedure.OPENBARE_UITLATING,
            stap=STAP,
            onderwerp=onderwerp,
            moment=h.moment,
        )
        return onderwerp
