"""Acts that take a code: the code, the act and a refusal of it are one transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session

from models.begrippen import Deur
from models.fouten import Geweigerd
from tasks.codes import gebruik_code
from tasks.database import transactie
from tasks.pogingen import Plek, Poging, leg_poging_vast

T = TypeVar("T")


def met_code(
    plek: Plek, wie: str, code: str, doe: Callable[[Session], T], *, moment: datetime
) -> T:
    """`onderteken` by one person through door A."""
    return onderteken(plek, (Poging(wie, code, Deur.A, moment),), doe, nu=moment)


def onderteken(
    plek: Plek,
    pogingen: tuple[Poging, ...],
    doe: Callable[[Session], T],
    *,
    nu: datetime,
    bewezen: bool = False,
    **extra: object,
) -> T:
    """Check and use up every code, then act; what it gives.

    `bewezen`: who they are was proven before, by a code or by a link. `extra` goes into the record.

    Geweigerd (recorded as an attempt) for a wrong code, or by the act itself: a correct code is
    used up then too, and nothing else changes. A crash leaves all of it or nothing.
    """
    with transactie() as sessie:
        weigering, tot_hier = _gebruik(sessie, () if bewezen else pogingen) or (None, pogingen[0])
        if weigering is None:
            try:
                with sessie.begin_nested():
                    return doe(sessie)
            except Geweigerd as regel:
                weigering = regel
        leg_poging_vast(sessie, plek, tot_hier, weigering, nu=nu, **extra)
    raise weigering


def _gebruik(sessie: Session, pogingen: tuple[Poging, ...]) -> tuple[Geweigerd, Poging] | None:
    """The first refusal of a code, and whose."""
    for poging in pogingen:
        if weigering := gebruik_code(
            sessie, poging.functionaris, poging.code, deur=poging.deur, moment=poging.moment
        ):
            return weigering, poging
    return None
