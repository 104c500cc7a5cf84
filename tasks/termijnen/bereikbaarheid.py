"""Whether everyone whom a running term may have to reach can be reached."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.begrippen import Bevoegd
from models.rules.termijnen import Plan
from models.tabellen import Termijn
from tasks.berichten.bereik import te_bereiken
from tasks.mensen.functionarissen import ontvangers


def onbereikbaar(sessie: Session, *, moment: datetime) -> list[Bevoegd]:
    """Roles on the ladders of running terms that nobody who can be reached holds now, in order."""
    lopend = sessie.exec(select(Termijn).where(col(Termijn.volgende_op).is_not(None)))
    nodig = {
        aan for termijn in lopend for stap in Plan.uit_json(termijn.plan).treden for aan in stap.aan
    }
    return sorted(
        aan for aan in nodig if not te_bereiken(sessie, ontvangers(sessie, aan, moment=moment))
    )
