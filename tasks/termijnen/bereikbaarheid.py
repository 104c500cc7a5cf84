"""Whether everyone whom a running term may have to reach can be reached."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.begrippen import Bevoegd
from models.rules.termijnen import Plan
from models.tabellen import Kanaal, Termijn
from tasks.mensen.functionarissen import ontvangers


def onbereikbaar(sessie: Session, *, moment: datetime) -> list[Bevoegd]:
    """Roles on the ladders of running terms that nobody with a channel holds now, in order."""
    lopend = sessie.exec(select(Termijn).where(col(Termijn.volgende_op).is_not(None)))
    nodig = {
        aan for termijn in lopend for stap in Plan.uit_json(termijn.plan).treden for aan in stap.aan
    }
    met_kanaal = set(sessie.exec(select(Kanaal.functionaris).distinct()))
    return sorted(
        aan for aan in nodig if not met_kanaal.intersection(ontvangers(sessie, aan, moment=moment))
    )
