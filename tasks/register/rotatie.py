"""The master key is replaced: a new one, everything wrapped again, the old one forgotten."""

from datetime import datetime

from models.begrippen import Feitsoort
from models.fouten import OnjuisteInvoer
from tasks.basis.database import transactie
from tasks.register.sleutels import (
    BEHEER,
    heeft_oudere,
    nieuwe_hoofdsleutel,
    roteer,
    uit_omgeving,
    vergeet_oude_hoofdsleutels,
)
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast

VERVANGEN = "hoofdsleutel vervangen"
OPNIEUW_VERPAKT = "alles opnieuw verpakt onder de eerste sleutel in REGIE_SLEUTEL"


def eis_wisselbaar() -> None:
    """OnjuisteInvoer if REGIE_SLEUTEL holds one key only: then there is nothing to rotate."""
    if uit_omgeving() and not heeft_oudere():
        raise OnjuisteInvoer(
            "REGIE_SLEUTEL",
            "bevat één sleutel, dus er is niets te wisselen;"
            " zet er `nieuw,oud` in, start alles daarmee en draai dit dan opnieuw",
        )


def roteer_hoofdsleutel(*, door: Handelende | None, moment: datetime) -> tuple[str, int]:
    """Wrap every secret again under a new master key; what was done, and to how many. Recorded.

    Killed at any point, the register stays readable: the file holds the new key before any row
    needs it, and loses the old one only when no row does. Doing it again finishes the work.

    With REGIE_SLEUTEL="nieuw,oud" it only wraps again; start every process with that value first,
    and keep only `nieuw` afterwards. Onbereikbaar if the keys do not fit the register.

    A backup of the database from before still needs the old key. Keep that key with the backup, or
    let it go: then a case that was destroyed since is gone from the backup too.
    """
    eis_wisselbaar()
    wat = OPNIEUW_VERPAKT if uit_omgeving() else VERVANGEN
    with transactie() as sessie:
        if not uit_omgeving():
            nieuwe_hoofdsleutel()
        aantal = roteer(sessie)
        inhoud = {"wat": wat, "geheimen": aantal}
        leg_vast(
            sessie,
            Gebeurtenis(BEHEER, Feitsoort.BEHEER, inhoud, wie=door or Handelende()),
            moment=moment,
        )
    if not uit_omgeving():
        with transactie() as sessie:
            vergeet_oude_hoofdsleutels(sessie)
    return wat, aantal
