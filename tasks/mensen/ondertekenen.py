"""Acts that take a code: the code, the act and a refusal of it are one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlmodel import Session

from models.begrippen import Deur
from models.fouten import Geweigerd
from tasks.basis.database import transactie
from tasks.mensen.codes import gebruik_code
from tasks.register.geweigerde_pogingen import Plek, Poging, leg_poging_vast


@contextmanager
def met_code(plek: Plek, wie: str, code: str, *, moment: datetime) -> Iterator[Session]:
    """`ondertekend` by one person through door A."""
    with ondertekend(plek, Poging(wie, code, Deur.A, moment), moment=moment) as sessie:
        yield sessie


@contextmanager
def ondertekend(
    plek: Plek, *pogingen: Poging, moment: datetime, bewezen: bool = False, **extra: object
) -> Iterator[Session]:
    """Check and use up every code; the block is the act that they sign.

    `bewezen`: who they are was proven before, by a code or by a link. `extra` goes into the record
    of a refusal.

    Geweigerd (recorded as an attempt) for a wrong code, or by the act itself: a correct code is
    used up then too, and nothing else changes. A crash leaves all of it or nothing.
    """
    with transactie() as sessie:
        weigering, tot_hier = _gebruik(sessie, () if bewezen else pogingen) or (None, pogingen[0])
        if weigering is None:
            try:
                with sessie.begin_nested():
                    yield sessie
            except Geweigerd as regel:
                weigering = regel
            else:
                return
        leg_poging_vast(sessie, plek, tot_hier, weigering, moment=moment, **extra)
    raise weigering


def _gebruik(sessie: Session, pogingen: tuple[Poging, ...]) -> tuple[Geweigerd, Poging] | None:
    """The first refusal of a code, and whose."""
    for poging in pogingen:
        if weigering := gebruik_code(
            sessie, poging.functionaris, poging.code, deur=poging.deur, moment=poging.moment
        ):
            return weigering, poging
    return None
