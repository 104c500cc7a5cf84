"""When a vraag is due; policy, not circulaire (processen, Termijnen)."""

from datetime import datetime

from models.beleid import Beleid


def vervalt_op(stap: str, *, sinds: datetime, factor: float, beleid: Beleid) -> datetime:
    """Due moment of a vraag opened at `sinds`; `factor` scales it on a demo installation."""
    return sinds + beleid.termijn_van(stap).vervalt * factor


def bewaren_tot(gesloten_op: datetime, beleid: Beleid) -> datetime:
    """Policy: the moment from which a closed case may be destroyed."""
    jaar = gesloten_op.year + beleid.bewaartermijn_jaren
    try:
        return gesloten_op.replace(year=jaar)
    except ValueError:  # 29 February
        return gesloten_op.replace(year=jaar, month=3, day=1)
