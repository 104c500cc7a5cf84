"""Whether everyone whom a running term may have to reach can be reached."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.begrippen import Bevoegd
from models.rules.termijnen import Plan
from models.tabellen import Termijn
from tasks.berichten.bereik import te_bereiken, zeker_te_bereiken
from tasks.mensen.functionarissen import ontvangers


def onbereikbaar(sessie: Session, *, moment: datetime) -> list[Bevoegd]:
    """Roles on the ladders of running terms that nobody who can be reached holds now, in order."""
    return [aan for aan, mensen in _nodig(sessie, moment) if not te_bereiken(sessie, mensen)]


def onbevestigd(sessie: Session, *, moment: datetime) -> list[Bevoegd]:
    """Of the others those of whom nobody confirmed that something arrives, in order."""
    return [
        aan
        for aan, mensen in _nodig(sessie, moment)
        if te_bereiken(sessie, mensen) and not zeker_te_bereiken(sessie, mensen)
    ]


def _nodig(sessie: Session, moment: datetime) -> list[tuple[Bevoegd, list[str]]]:
    """Every role on the ladder of a running term, and who holds it now."""
    lopend = sessie.exec(select(Termijn).where(col(Termijn.volgende_op).is_not(None)))
    nodig = {
        aan for termijn in lopend for stap in Plan.uit_json(termijn.plan).treden for aan in stap.aan
    }
    return [(aan, ontvangers(sessie, aan, moment=moment)) for aan in sorted(nodig)]
