"""An answer to a vraag that the procedure may not ask yet: refused by its rule, not unknown."""

from datetime import datetime

from models.begrippen import Feitsoort, Route
from models.fouten import Geweigerd, NietGevonden
from models.rules.stelsel import te_vroeg
from tasks.basis.database import lezen
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.lezen import beeld
from tasks.vragen import vragen
from tasks.vragen.handelingen import in_zaak


def te_beantwoorden(
    zaaknummer: str, stap: str, vraag_id: str | None, poging: Poging, *, moment: datetime
) -> str:
    """As `vragen.te_beantwoorden`; Geweigerd (recorded, the code is used up) if it is too early."""
    try:
        return vragen.te_beantwoorden(zaaknummer, stap, vraag_id)
    except NietGevonden:
        if weigering := _te_vroeg(zaaknummer, stap):
            with in_zaak(zaaknummer, stap, poging, moment=moment):
                raise weigering from None
        raise


def _te_vroeg(zaaknummer: str, stap: str) -> Geweigerd | None:
    with lezen() as sessie:
        zaak = beeld(sessie, zaaknummer)
    getekend = zaak.laatste("ondertekening")
    return te_vroeg(
        stap,
        getekend=getekend is not None and getekend.uitkomst in set(Route),
        verzocht=any(feit.soort == Feitsoort.VERZOEK_AANWIJZING for feit in zaak.feiten),
    )
