"""Who may act for a process: woken by its bell, held under a lease, fenced by its generation.

`wek` is the bell: an act rings it, whoever takes the process for a segment begins. `bezig_tot` is
a lease, which keeps others from beginning; it ends by itself, for its holder may be dead.
`generatie` is the fence: each segment raises it, and one that was taken for dead may not act
any more, however late it comes back. No other module writes these three.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import col, or_, select

from models.tabellen import Proces
from tasks.basis.database import Wijziging, bestaat, lezen, transactie
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu

_RUST = timedelta(seconds=2)
_HOOGUIT = 50
_BEL = "SELECT 1 FROM proces WHERE wek AND klaar_op IS NULL LIMIT 1"


def wek(rij: Proces) -> None:
    """Ring the bell of this process, in the act under way."""
    rij.wek = True


class Bel:
    """The bell as one listener hears it: it looks where something was written, or still rings."""

    def __init__(self) -> None:
        self._wijziging = Wijziging()
        self._luidt = True

    def gewekt(self) -> list[Proces]:
        """Processes that were woken and that nobody holds, the oldest first."""
        if self._wijziging.is_er() or self._luidt:
            self._luidt = True  # until a look that succeeds says otherwise
            self._luidt = bestaat(_BEL)
        return gewekt() if self._luidt else []


def gewekt() -> list[Proces]:
    """Processes that were woken and that nobody holds, the oldest first."""
    with lezen() as sessie:
        vraag = select(Proces).where(col(Proces.wek), Proces.onafgerond(), vrij(nu()))
        return list(sessie.exec(vraag.order_by(col(Proces.id)).limit(_HOOGUIT)))


def vrij(moment: datetime) -> ColumnElement[bool]:
    """Of a process: nobody holds it then."""
    return or_(col(Proces.bezig_tot).is_(None), col(Proces.bezig_tot) <= moment)


def is_bezig(rij: Proces, moment: datetime) -> bool:
    """Whether somebody holds it then."""
    return rij.bezig_tot is not None and rij.bezig_tot > moment


def neem_gewekt(proces: Proces) -> bool:
    """Take a process that was woken; False if another worker was faster."""
    return _neem(proces, lambda rij: rij.wek and not is_bezig(rij, nu()))


def neem_zoals_gelezen(proces: Proces) -> bool:
    """Take a process; False if anybody took it since it was read."""
    gelezen = (proces.generatie, proces.bezig_tot)
    return _neem(proces, lambda rij: (rij.generatie, rij.bezig_tot) == gelezen)


def geef_terug(proces: Proces, *, wekken: bool) -> None:
    """Give back a process that was taken; no segment's lease is touched that began meanwhile."""
    with transactie() as sessie:
        rij = sessie.get_one(Proces, proces.id)
        rij.wek = rij.wek or wekken
        if rij.generatie == proces.generatie:
            rij.bezig_tot = None
        sessie.add(rij)


def laat_rusten(proces: Proces) -> None:
    """Give back, after a rest, a process that was taken and that no segment came of."""
    with transactie() as sessie:
        rij = sessie.get_one(Proces, proces.id)
        if rij.generatie == proces.generatie and rij.klaar_op is None:
            rij.bezig_tot = nu() + _RUST
            sessie.add(rij)


def begin_segment(rij: Proces) -> int:
    """A segment begins, in the act under way; its generation."""
    rij.generatie += 1
    rij.wek = False
    verleng(rij)
    return rij.generatie


def verleng(rij: Proces) -> None:
    """Whoever holds it is alive, and holds it longer."""
    rij.bezig_tot = nu() + timedelta(seconds=instellingen().vast_s)


def laat_los(rij: Proces) -> None:
    """Another may begin at once."""
    rij.bezig_tot = None


def _neem(proces: Proces, mag: Callable[[Proces], bool]) -> bool:
    with transactie() as sessie:
        rij = sessie.get_one(Proces, proces.id)
        if not mag(rij):
            return False
        verleng(rij)
        sessie.add(rij)
    return True
