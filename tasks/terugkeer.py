"""The NCTV ends its gezag by itself: the vraag and the answer are one act (circulaire 2.3)."""

from datetime import datetime
from functools import partial
from typing import Any

from models.begrippen import Deur, Procedure
from models.formulieren import Terugkeer
from tasks.besluiten import beslis_ongevraagd
from tasks.handelingen import als_model
from tasks.pogingen import Poging
from tasks.processen import gevraagd_of_begonnen


def keer_terug(
    zaaknummer: str, invoer: dict[str, Any], *, wie: str, code: str, moment: datetime
) -> None:
    """Answer the vraag `terugkeer`, opened for it if the NCTV was not asked (N032).

    OnjuisteInvoer and Geweigerd (recorded) as for any answer; after a refusal no
    process has begun.
    """
    antwoord = als_model(Terugkeer, invoer, moment=moment)
    vraag = partial(
        gevraagd_of_begonnen,
        zaaknummer=zaaknummer,
        proces=Procedure.TERUGKEER,
        stap="terugkeer",
        moment=moment,
    )
    poging = Poging(wie, code, Deur.A, moment)
    beslis_ongevraagd(zaaknummer, "terugkeer", antwoord, vraag, poging, nu=moment)
