"""Acts that someone signs: the proof, the act and a refusal of it are one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlmodel import Session

from models.fouten import Geweigerd
from tasks.basis.database import transactie
from tasks.mensen.codes import gebruik_code
from tasks.register.geweigerde_pogingen import Code, Link, Plek, Poging, Sessie, leg_poging_vast


@contextmanager
def ondertekend(
    plek: Plek, *pogingen: Poging, moment: datetime, **extra: object
) -> Iterator[Session]:
    """Check every proof and use up every code; the block is the act that they sign.

    `extra` goes into the record of a refusal.

    Geweigerd (recorded as an attempt) for a wrong code, or by the act itself: a correct code is
    used up then too, and nothing else changes. A crash leaves all of it or nothing.
    """
    with transactie() as sessie:
        weigering, tot_hier = _gebruik(sessie, plek, pogingen, moment) or (None, pogingen[0])
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


def _gebruik(
    sessie: Session, plek: Plek, pogingen: tuple[Poging, ...], moment: datetime
) -> tuple[Geweigerd, Poging] | None:
    """The first refusal of a proof, and whose."""
    for poging in pogingen:
        match poging.bewijs:
            case Code(cijfers):
                weigering = gebruik_code(sessie, poging, cijfers, vraag=plek.vraag, moment=moment)
            case Link() | Sessie():
                weigering = None
        if weigering:
            return weigering, poging
    return None
