"""Measures in het stelsel: the advice with which their procedure begins (circulaire 4.1)."""

from datetime import datetime

from sqlmodel import Session

from models.begrippen import Procedure
from models.zaak.beeld import Zaakbeeld
from tasks.vragen.processen import begin_procedure


def vraag_advies(sessie: Session, zaak: Zaakbeeld, *, moment: datetime) -> None:
    """circulaire 4.1 (N100): begin 3b, tenzij er een nog voor zijn besluit staat."""
    if not zaak.onbesloten(Procedure.STELSEL_MAATREGELEN):
        begin_procedure(
            sessie,
            zaak.zaaknummer,
            Procedure.STELSEL_MAATREGELEN,
            stap="maatregelenadvies",
            moment=moment,
        )
