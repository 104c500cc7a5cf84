"""The gezag excludes someone from a case, such as an official who is the dreiger, or family."""

from datetime import datetime
from typing import Any

from models.begrippen import Feitsoort
from models.formulieren import ZaakUitsluiting
from models.fouten import OnjuisteInvoer
from models.rules.uitsluiting import keur_uitsluiting
from models.tabellen import Functionaris
from tasks.mensen.functionarissen import accounts_van
from tasks.register.geweigerde_pogingen import Poging
from tasks.vragen.handelingen import als_model, handeling

STAP = "zaak_uitsluiting"


def sluit_uit(zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime) -> None:
    """Record who has no part in this case from now on, or has again; also of a closed case.

    OnjuisteInvoer for a form that does not fit or an unknown functionaris; Geweigerd (recorded)
    for a wrong code, a missing mandate, or if it is so already. It is about the person, with
    whatever account.
    """
    gevraagd = als_model(ZaakUitsluiting, invoer, moment=moment)
    with handeling(zaaknummer, STAP, poging, moment=moment) as h:
        if h.sessie.get(Functionaris, gevraagd.functionaris) is None:
            raise OnjuisteInvoer(
                "functionaris", "bestaat niet; `regie functionaris lijst` toont wie er zijn"
            )
        uit = accounts_van(h.sessie, {gevraagd.functionaris}) & h.zaak.uitgesloten
        keur_uitsluiting(gevraagd.uitkomst, al_uitgesloten=bool(uit))
        for account in sorted(uit) or [gevraagd.functionaris]:
            wie = gevraagd.model_copy(update={"functionaris": account})
            h.leg_vast(Feitsoort.ZAAK_UITSLUITING, wie)
