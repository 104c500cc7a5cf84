"""An answer that nobody asked for: the vraag and the answer are one act."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from models.begrippen import Procedure
from models.formulieren import Antwoord, Niveau, Terugkeer
from tasks.antwoorden.beslissen import beslis_ongevraagd
from tasks.register.geweigerde_pogingen import Poging
from tasks.vragen.handelingen import als_model
from tasks.vragen.processen import gevraagd_of_begonnen


class Ongevraagd(NamedTuple):
    """A procedure that begins with this stap, and the form of its answer."""

    procedure: Procedure
    formulier: type[Antwoord]


ONGEVRAAGD: Mapping[str, Ongevraagd] = {
    "terugkeer": Ongevraagd(Procedure.TERUGKEER, Terugkeer),
    "niveau": Ongevraagd(Procedure.DREIGINGSNIVEAU, Niveau),
}
"""circulaire 1.2, 2.3, 2.5 (N005, N032, N082): what the NCTV decides when it sees cause."""


def beslis_uit_eigen_beweging(
    stap: str, zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime
) -> None:
    """Answer the vraag of this stap, opened for it if nobody was asked.

    OnjuisteInvoer and Geweigerd (recorded) as for any answer; after a refusal nothing has begun.
    """
    procedure, formulier = ONGEVRAAGD[stap]
    antwoord = als_model(formulier, invoer, moment=moment)
    vraag = partial(
        gevraagd_of_begonnen, zaaknummer=zaaknummer, proces=procedure, stap=stap, moment=moment
    )
    beslis_ongevraagd(zaaknummer, stap, antwoord, vraag, poging, moment=moment)


keer_terug = partial(beslis_uit_eigen_beweging, "terugkeer")
"""Out of het stelsel, by the NCTV itself."""
stel_niveau_vast = partial(beslis_uit_eigen_beweging, "niveau")
"""The level of threat, set now, with its advice or a binding aanwijzing."""
