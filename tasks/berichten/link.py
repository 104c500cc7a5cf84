"""The confirmation link of a bericht."""

from sqlmodel import Session

from models.tabellen import Bericht
from tasks.register.sleutels import kenmerk

_LENGTE = 32


def linkcode(sessie: Session, bericht: Bericht) -> str:
    """The secret of the confirmation link of this bericht.

    Its moment too, for in a register that was restored another may come to have its number.
    """
    wat = f"bevestiging:{bericht.id}:{bericht.zaaknummer}:{bericht.op.timestamp()}"
    return kenmerk(sessie, wat)[:_LENGTE]
