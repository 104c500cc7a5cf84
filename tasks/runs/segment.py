"""A segment: one stretch of one process, from its start or an answer to the next vraag or the end.

Only one may act for a process at a time: every act checks that no later segment began, and renews
the lease that keeps others from beginning one (`lease`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from sqlmodel import Session

from models.fouten import Fout
from models.tabellen import Proces, Vraag
from tasks.basis.database import transactie
from tasks.basis.tijd import nu
from tasks.vragen import lease
from tasks.vragen.processen import eis_proces, zoek_proces


class Elders(Fout):
    """Another run has this process, or it has ended: this run has nothing to do."""

    code = 3


class Ingehaald(Fout):
    """This run was taken for dead and another segment began; it must not act any more."""

    code = 3


class Ingetrokken(Fout):
    """The process was overtaken, for instance by a decision; it asks nothing any more."""

    code = 3


@dataclass(frozen=True)
class Segment:
    """What one flow run may do for one process, until it suspends or ends."""

    zaaknummer: str
    proces: str
    onderwerp: str
    run: UUID
    generatie: int = 0

    @classmethod
    def begin(cls, zaaknummer: str, proces: str, onderwerp: str, run: UUID) -> Self:
        """Take the process; Elders if another run has it or nothing is left to do."""
        with transactie() as sessie:
            rij = zoek_proces(sessie, zaaknummer, proces, onderwerp)
            if rij is None:
                raise Elders("Deze zaak bestaat niet; er is niets te doen.")
            if rij.klaar_op:
                raise Elders(f"Dit proces van {zaaknummer} is al ten einde; er is niets te doen.")
            if rij.flow_run_id != str(run):
                raise Elders(f"De zaak {zaaknummer} loopt in run {rij.flow_run_id}; deze stopt.")
            sessie.add(rij)
            return cls(zaaknummer, proces, onderwerp, run, lease.begin_segment(rij))

    @contextmanager
    def transactie(self) -> Iterator[Session]:
        """An act of this segment; Ingehaald if another segment began since."""
        with transactie() as sessie:
            rij = self.rij(sessie)
            if rij.generatie != self.generatie:
                raise Ingehaald(f"Een latere run van {self.zaaknummer} nam het over; deze stopt.")
            lease.verleng(rij)
            sessie.add(rij)
            yield sessie

    def rij(self, sessie: Session) -> Proces:
        """The process in the register."""
        return eis_proces(sessie, self.zaaknummer, self.proces, self.onderwerp)

    def stelt(self, vraag: Vraag) -> bool:
        """Whether this vraag is one of this process."""
        return (vraag.proces, vraag.onderwerp) == (self.proces, self.onderwerp)

    def klaar(self) -> None:
        """The process has come to its end."""
        with self.transactie() as sessie:
            rij = self.rij(sessie)
            rij.klaar_op = nu()
            lease.laat_los(rij)
            sessie.add(rij)

    def laat_los(self, gesteld: str) -> None:
        """End of the segment: the form of vraag `gesteld` is stored; another may begin at once."""
        with transactie() as sessie:
            rij = self.rij(sessie)
            if rij.generatie != self.generatie:
                return
            lease.laat_los(rij)
            sessie.add(rij)
            if gesteld:
                sessie.get_one(Vraag, gesteld).gesteld = True
