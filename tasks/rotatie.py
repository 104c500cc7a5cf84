"""The master key is replaced: a new one, everything wrapped again, the old one forgotten."""

from datetime import datetime

from tasks.database import transactie
from tasks.register import Gebeurtenis, Wie, leg_vast
from tasks.sleutels import (
    BEHEER,
    nieuwe_hoofdsleutel,
    roteer,
    uit_omgeving,
    vergeet_oude_hoofdsleutels,
)


def roteer_hoofdsleutel(*, door: Wie | None, moment: datetime) -> int:
    """Replace the master key and wrap every secret again; how many. Recorded in the beheer.

    Killed at any point, the register stays readable: the file holds the new key before any row
    needs it, and loses the old one only when no row does. Doing it again finishes the work.

    With REGIE_SLEUTEL="nieuw,oud" it only wraps again; start every process with that value first,
    and keep only `nieuw` afterwards. Onbereikbaar if the keys do not fit the register.

    A backup of the database from before still needs the old key. Keep that key with the backup, or
    let it go: then a case that was destroyed since is gone from the backup too.
    """
    with transactie() as sessie:
        if not uit_omgeving():
            nieuwe_hoofdsleutel()
        aantal = roteer(sessie)
        inhoud = {"wat": "hoofdsleutel vervangen", "geheimen": aantal}
        wat = Gebeurtenis(BEHEER, "beheer", inhoud, wie=door or Wie())
        leg_vast(sessie, wat, moment=moment)
    if not uit_omgeving():
        with transactie() as sessie:
            vergeet_oude_hoofdsleutels(sessie)
    return aantal
