"""How a flow walks through a case: it asks, waits, records and closes, and can do so again.

A flow body runs from the top after every resume or crash. What is recorded is skipped without
calling its Prefect task, so that the graph shows each step once.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

import httpx
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.exceptions import Pause, PrefectException
from prefect.flow_runs import asuspend_flow_run
from prefect.runtime import flow_run
from sqlmodel import Session, col, select

from models.begrippen import Domein, Feitsoort, Status
from models.stappen import STAPPEN
from models.tabellen import Vraag
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from models.zaak.informering import Informering
from tasks.basis.database import lezen
from tasks.basis.installatie import deur_b_open
from tasks.basis.tijd import nu
from tasks.procedures.sluiten import sluit
from tasks.register.lezen import beeld, hoofd_van
from tasks.runs import paginaformulier, prefectpagina
from tasks.runs.segment import Ingetrokken, Segment
from tasks.runs.zaakkaart import labels, toon_kaart
from tasks.vragen.vragen import stel_vraag
from tasks.zaak import zaken

_LOGBOEK = logging.getLogger(__name__)


@task(name="stap", persist_result=False, cache_policy=NO_CACHE, log_prints=False)
def _stap(handeling: Callable[[], None]) -> None:
    handeling()


@dataclass
class Procedureloop:
    """One segment of one process of one case."""

    segment: Segment
    beeld: Zaakbeeld
    _keren: Counter[str] = field(default_factory=Counter)
    _gesteld: str = ""

    @classmethod
    def begin(cls, zaaknummer: str, proces: str, onderwerp: str = "") -> Self:
        """Take the process for this flow run; Elders if another has it or nothing is left to do."""
        segment = Segment.begin(zaaknummer, proces, onderwerp, UUID(flow_run.id))
        with lezen() as sessie:
            return cls(segment, beeld(sessie, zaaknummer))

    async def vraag(self, stap: str) -> Feit:
        """The answer to this vraag: from the register, else asked, which suspends the run."""
        self._keren[stap] += 1
        keer = self._keren[stap]
        while not (besluit := self._besluit(stap, keer)):
            self._eis_lopend()
            vraag = self._open(stap, keer)
            await self._wacht(vraag, await prefectpagina.neem_op(vraag))
            self._ververs()
        return besluit

    def opgedragen_door(self, rol: str) -> bool:
        """Whether someone in this role began this process."""
        begin = (self.segment.proces, self.segment.onderwerp, rol)
        return any((f.soort, f.onderwerp, f.rol) == begin for f in self.beeld.feiten)

    def begint_bij(self, *stappen: str) -> bool:
        """Whether this procedure began with one of these; not all go through all of it.

        Before the first vraag (an earlier release asked it here) with the first of them.
        """
        plek = (self.segment.proces, self.segment.onderwerp)
        eigen = (
            f.stap
            for f in self.beeld.feiten
            if f.soort == Feitsoort.VRAAG and (f.proces, f.onderwerp) == plek
        )
        return next(eigen, stappen[0]) in stappen

    @property
    def informering(self) -> Informering:
        """Which gemeente this process is about, and on what occasion."""
        return self.beeld.informeringen[self.segment.onderwerp]

    def sluit(self, domein: Domein, *, aanleiding: Feit) -> None:
        """Close the case to `domein` (N065, N074); skipped if it closed with the answer.

        As it has since 0.3.0: what an earlier release left between the two is closed here.
        """
        if self.beeld.status is Status.OPEN:
            self._handel(
                "Sluiting van de zaak",
                lambda sessie: sluit(
                    sessie,
                    self.segment.zaaknummer,
                    domein,
                    proces=self.segment.proces,
                    onderwerp=self.segment.onderwerp,
                    aanleiding=aanleiding.volgnummer,
                    moment=nu(),
                ),
            )

    def klaar(self) -> None:
        """The process has come to its end."""
        self.segment.klaar()

    def laat_los(self) -> None:
        """End of the segment: another may begin at once."""
        self.segment.laat_los(self._gesteld)

    async def veeg(self) -> None:
        """Wipe from Prefect what was typed for vragen that are closed, whichever door won."""
        await prefectpagina.veeg(self.beeld, self.segment.proces, self.segment.onderwerp)

    async def toon(self) -> None:
        """Show in Prefect where the case stands: tags of the run, and the card of the case.

        Another process of the case may show its own meanwhile: whoever is last shows it as it is.
        That it cannot be shown now stops no case; the next segment shows it.
        """
        getoond = 0
        try:
            while getoond != self._ververs():
                getoond = self.beeld.feiten[-1].volgnummer
                await self._toon()
        except (httpx.HTTPError, PrefectException) as fout:
            _LOGBOEK.warning("%s is nu niet te tonen: %s", self.segment.zaaknummer, type(fout))

    async def _toon(self) -> None:
        with lezen() as sessie:
            open_vragen = zaken.open_vragen(sessie, self.segment.zaaknummer)
        eigen = [vraag for vraag in open_vragen if self.segment.stelt(vraag)]
        tags = labels(self.segment.proces, eigen)
        await toon_kaart(self.segment.run, tags, self.beeld, open_vragen)

    def _besluit(self, stap: str, keer: int) -> Feit | None:
        return self.beeld.besluit(
            stap, keer, proces=self.segment.proces, onderwerp=self.segment.onderwerp
        )

    def _eis_lopend(self) -> None:
        if self.beeld.ingetrokken(self.segment.proces, self.segment.onderwerp):
            raise Ingetrokken("Dit proces is overgenomen.")

    def _open(self, stap: str, keer: int) -> Vraag:
        """The vraag in the register, opened if it is not there yet."""
        titel = STAPPEN[stap].titel + (f" ({keer}e keer)" if keer > 1 else "")
        vraag = self._zoek(stap, keer)
        if vraag is None:
            self._handel(titel, lambda sessie: self._stel(sessie, stap, keer))
            vraag = self._zoek(stap, keer)
        elif vraag.run is None:  # asked in the act before this one: here only seen for the graph
            self._handel(titel, lambda _: None)
        if vraag is None:
            raise LookupError(f"vraag {stap} van {self.segment.zaaknummer} is niet vastgelegd")
        return vraag

    def _zoek(self, stap: str, keer: int) -> Vraag | None:
        with lezen() as sessie:
            return sessie.exec(
                select(Vraag).where(
                    col(Vraag.zaaknummer) == self.segment.zaaknummer,
                    col(Vraag.proces) == self.segment.proces,
                    col(Vraag.onderwerp) == self.segment.onderwerp,
                    col(Vraag.stap) == stap,
                    col(Vraag.keer) == keer,
                )
            ).first()

    async def _wacht(self, vraag: Vraag, reden: str) -> None:
        """Suspend under a new key until someone answers; returns only if that is not needed."""
        with self.segment.transactie() as sessie:
            rij = sessie.get_one(Vraag, vraag.id)
            if rij.gesloten_op:
                return
            rij.poging += 1
            rij.run, rij.gesteld, rij.reden = str(self.segment.run), False, reden
            rij.hoofd = hoofd_van(sessie, rij.zaaknummer)
            sessie.add(rij)
            sessie.flush()
            vraag = Vraag.model_validate(rij)
        getoond = asyncio.create_task(self.toon())
        try:
            if not deur_b_open():
                await asuspend_flow_run(key=vraag.sleutel, timeout=None)
                return
            await asuspend_flow_run(
                wait_for_input=paginaformulier.getoond(self.beeld, vraag),
                key=vraag.sleutel,
                timeout=None,
            )
        except Pause:
            self._gesteld = vraag.id
            raise
        finally:
            await getoond

    def _handel(self, titel: str, handeling: Callable[[Session], None]) -> None:
        """Carry out one act as a Prefect task with its Dutch name, then look again."""

        def in_transactie() -> None:
            with self.segment.transactie() as sessie:
                handeling(sessie)

        self._voer_uit(titel, in_transactie)
        self._ververs()

    def _voer_uit(self, titel: str, handeling: Callable[[], None]) -> None:
        _stap.with_options(name=titel, task_run_name=titel)(handeling)

    def _stel(self, sessie: Session, stap: str, keer: int) -> None:
        rij = self.segment.rij(sessie)
        if rij.ingetrokken_op:
            raise Ingetrokken("Dit proces is overgenomen.")
        nu_ = beeld(sessie, self.segment.zaaknummer)  # an act may have come before this one
        stel_vraag(sessie, nu_, rij, stap, keer, moment=nu())

    def _ververs(self) -> int:
        """Look again; the number of the last record."""
        with lezen() as sessie:
            self.beeld = beeld(sessie, self.segment.zaaknummer)
        return self.beeld.feiten[-1].volgnummer
