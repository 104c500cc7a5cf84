"""The invitation that goes with a bericht about a meeting (circulaire 2.3.5, N061)."""

from datetime import timedelta

from sqlmodel import Session, col, select

from models.formulieren import Vierhoeksoverleg
from models.leesvorm import gelezen
from models.tabellen import Bericht, Vastlegging
from tasks.basis.kalenderbestand import Afspraak, kalender
from tasks.register.lezen import feit_van
from tasks.register.sleutels import sleutel_van

_STAP = "vierhoeksoverleg"


def uitnodiging(sessie: Session, bericht: Bericht) -> bytes:
    """The invitation of this bericht (RFC 5545), or nothing if it is about no meeting.

    Case, moment and where to log in; neither place nor people nor content (N106).
    """
    if (bericht.stap, bericht.soort) != (_STAP, "kennisgeving"):
        return b""
    vraag = select(Vastlegging).where(
        col(Vastlegging.zaaknummer) == bericht.zaaknummer,
        col(Vastlegging.soort) == _STAP,
        col(Vastlegging.onderwerp) == bericht.vraag,
    )
    feit = feit_van(sessie.exec(vraag).one(), sleutel_van(sessie, bericht.zaaknummer))
    overleg = gelezen(Vierhoeksoverleg, feit.inhoud)
    afspraak = Afspraak(
        bericht.vraag,
        overleg.op,
        f"Overleg over zaak {bericht.zaaknummer}",
        feit.moment,
        timedelta(minutes=overleg.duur_min),
    )
    return kalender("overleg", [afspraak])
