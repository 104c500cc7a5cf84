"""A segment: one stretch of one process, from its start or an answer to the next vraag or the end.

Only one may act for a process at a time. Every act checks that no later segment began (`generatie`,
the fence) and renews the lease (`bezig_tot`) that keeps others from beginning one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Self
from uuid import UUID

from sqlmodel import Session

from models.fouten import Fout
from models.tabellen import Proces, Vraag
from tasks.database import transactie
from tasks.instellingen import instellingen
from tasks.klok import nu
from tasks.processen import eis, zoek


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
            rij = zoek(sessie, zaaknummer, proces, onderwerp)
            if rij is None:
                raise Elders("Deze zaak bestaat niet; er is niets te doen.")
            if rij.klaar_op:
                raise Elders(f"Dit proces van {zaaknummer} is al ten einde; er is niets te doen.")
            if rij.flow_run_id != str(run):
                raise Elders(f"De zaak {zaaknummer} loopt in run {rij.flow_run_id}; deze stopt.")
            rij.generatie += 1
            rij.wek = False
            rij.bezig_tot = nu() + timedelta(seconds=instellingen().vast_s)
            sessie.add(rij)
            return cls(zaaknummer, proces, onderwerp, run, rij.generatie)

    @contextmanager
    def transactie(self) -> Iterator[Session]:
        """An act of this segment; Ingehaald if another segment began since."""
        with transactie() as sessie:
            rij = self.rij(sessie)
            if rij.generatie != self.generatie:
                raise Ingehaald(f"Een latere run van {self.zaaknummer} nam het over; deze stopt.")
            rij.bezig_tot = nu() + timedelta(seconds=instellingen().vast_s)
            sessie.add(rij)
            yield sessie

    def rij(self, sessie: Session) -> Proces:
        """The process in the register."""
        return eis(sessie, self.zaaknummer, self.proces, self.onderwerp)

    def stelt(self, vraag: Vraag) -> bool:
        """Whether this vraag is one of this process."""
        return (vraag.proces, vraag.onderwerp) == (self.proces, self.onderwerp)

    def klaar(self) -> None:
        """The process has come to its end."""
        with self.transactie() as sessie:
            rij = self.rij(sessie)
            rij.klaar_op, rij.bezig_tot = nu(), None
            sessie.add(rij)

    def laat_los(self, gesteld: str) -> None:
        """End of the segment: the form of vraag `gesteld` is stored; another may begin at once."""
        with transactie() as sessie:
            rij = self.rij(sessie)
            if rij.generatie != self.generatie:
                return
            rij.bezig_tot = None
            sessie.add(rij)
            if gesteld:
                sessie.get_one(Vraag, gesteld).gesteld = True
