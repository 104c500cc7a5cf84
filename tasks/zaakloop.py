"""How a flow walks through a case: it asks, waits, records and closes, and can do so again.

A flow body runs from the top after every resume or crash. What is recorded is skipped without
calling its Prefect task, so that the graph shows each step once.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Self
from uuid import UUID

from prefect import task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.exceptions import Pause
from prefect.flow_runs import asuspend_flow_run
from prefect.runtime import flow_run
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.begrippen import Deur, Domein
from models.fouten import Fout
from models.stappen import STAPPEN
from models.tabellen import Proces, Vraag
from models.zaakbeeld import Feit, Zaakbeeld
from tasks import deur_b, zaken
from tasks.artefact import kaart, kop, labels
from tasks.database import lezen, transactie
from tasks.instellingen import instellingen
from tasks.klok import nu
from tasks.register import beeld
from tasks.vragen import stel_vraag

_DEUR_DICHT = "Antwoorden op deze pagina staat uit; gebruik `regie besluit`."


class Elders(Fout):
    """Another run has this case, or its process has ended: this run has nothing to do."""

    code = 3


class Ingehaald(Fout):
    """This run was taken for dead and another segment began; it must not act any more."""

    code = 3


@task(name="stap", persist_result=False, cache_policy=NO_CACHE, log_prints=False)
def _stap(handeling: Callable[[], None]) -> None:
    handeling()


@dataclass
class Zaakloop:
    """One segment of one process of one case."""

    zaaknummer: str
    proces: str
    run: UUID
    generatie: int
    zaak: Zaakbeeld
    onderwerp: str = ""
    _keren: Counter[str] = field(default_factory=Counter)
    _gesteld: str = ""

    @classmethod
    def begin(cls, zaaknummer: str, proces: str, onderwerp: str = "") -> Self:
        """Take the case for this segment; Elders if another run has it or nothing is left to do."""
        run = UUID(flow_run.id)
        with transactie() as sessie:
            rij = _zoek_proces(sessie, zaaknummer, proces, onderwerp)
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
            generatie, zaak = rij.generatie, beeld(sessie, zaaknummer)
        return cls(zaaknummer, proces, run, generatie, zaak, onderwerp)

    async def vraag(self, stap: str) -> Feit:
        """The answer to this vraag: from the register, else asked, which suspends the run."""
        self._keren[stap] += 1
        keer = self._keren[stap]
        while not (besluit := self._besluit(stap, keer)):
            vraag = self._open(stap, keer)
            await self._wacht(vraag, await self._deur_b(vraag))
            self._ververs()
        return besluit

    def sluit(self, domein: Domein, *, aanleiding: Feit) -> None:
        """Close the case to `domein` (N065, N074); skipped if that is recorded."""
        if not any(feit.soort == "sluiting" for feit in self.zaak.feiten):
            self._handel(
                "Sluiting van de zaak", lambda sessie: self._sluit(sessie, domein, aanleiding)
            )

    def klaar(self) -> None:
        """The process has come to its end."""
        with self._transactie() as sessie:
            rij = _proces(sessie, self.zaaknummer, self.proces, self.onderwerp)
            rij.klaar_op, rij.bezig_tot = nu(), None
            sessie.add(rij)

    def laat_los(self) -> None:
        """End of the segment: the form of its vraag is stored, and another may begin at once."""
        with transactie() as sessie:
            rij = _proces(sessie, self.zaaknummer, self.proces, self.onderwerp)
            if rij.generatie != self.generatie:
                return
            rij.bezig_tot = None
            sessie.add(rij)
            if self._gesteld:
                sessie.get_one(Vraag, self._gesteld).gesteld = True

    async def toon(self) -> None:
        """Show in Prefect where the case stands: tags of the run, and the card of the case."""
        with lezen() as sessie:
            open_vragen = zaken.open_vragen(sessie, self.zaaknummer)
        async with get_client() as client:
            await asyncio.gather(
                client.update_flow_run(self.run, tags=labels(self.zaak, self.proces, open_vragen)),
                acreate_markdown_artifact(
                    key=self.zaaknummer.lower(),
                    markdown=kaart(self.zaak, open_vragen),
                    description=kop(open_vragen),
                ),
            )

    def _besluit(self, stap: str, keer: int) -> Feit | None:
        return self.zaak.besluit(stap, keer, proces=self.proces, onderwerp=self.onderwerp)

    def _open(self, stap: str, keer: int) -> Vraag:
        """The vraag in the register, opened if it is not there yet."""
        if vraag := self._zoek(stap, keer):
            return vraag
        titel = STAPPEN[stap].titel + (f" ({keer}e keer)" if keer > 1 else "")
        self._handel(titel, lambda sessie: self._stel(sessie, stap, keer))
        if vraag := self._zoek(stap, keer):
            return vraag
        raise LookupError(f"vraag {stap} van {self.zaaknummer} is niet vastgelegd")

    def _zoek(self, stap: str, keer: int) -> Vraag | None:
        with lezen() as sessie:
            return sessie.exec(
                select(Vraag).where(
                    col(Vraag.zaaknummer) == self.zaaknummer,
                    col(Vraag.proces) == self.proces,
                    col(Vraag.onderwerp) == self.onderwerp,
                    col(Vraag.stap) == stap,
                    col(Vraag.keer) == keer,
                )
            ).first()

    async def _deur_b(self, vraag: Vraag) -> str:
        """Judge what was submitted on the Prefect page, if anything; the reason of a refusal."""
        if vraag.run is None:
            return ""
        async with get_client() as client:
            ingevuld = await deur_b.lees(client, UUID(vraag.run), vraag.sleutel)
            if ingevuld is None:
                return ""
            dicht = instellingen().deur_b == "uit"
            reden = _DEUR_DICHT if dicht else deur_b.beoordeel(vraag, ingevuld)
            await deur_b.wis(client, UUID(vraag.run), vraag.sleutel)
        return reden

    async def veeg(self) -> None:
        """Wipe from Prefect what was typed for vragen that are closed, whichever door won."""
        with lezen() as sessie:
            dicht = sessie.exec(_dichte_vragen(self.zaaknummer)).all()
        if not dicht:
            return
        async with get_client() as client:
            for vraag in dicht:
                if ingevuld := await deur_b.lees(client, UUID(vraag.run), vraag.sleutel):
                    if not self._hierdoor_beantwoord(vraag, ingevuld):
                        deur_b.beoordeel(vraag, ingevuld)  # too late: refused and recorded
                    await deur_b.wis(client, UUID(vraag.run), vraag.sleutel)
        with transactie() as sessie:
            for vraag in dicht:
                sessie.get_one(Vraag, vraag.id).opgeruimd = True

    def _hierdoor_beantwoord(self, vraag: Vraag, ingevuld: deur_b.Ingevuld) -> bool:
        """Whether this very input is the recorded answer (a crash came before it was wiped)."""
        besluit = self._besluit(vraag.stap, vraag.keer)
        gegeven = besluit.inhoud if besluit else {}
        return (gegeven.get("deur"), gegeven.get("ingevoerd_op")) == (
            Deur.B,
            ingevuld.moment.isoformat(),
        )

    async def _wacht(self, vraag: Vraag, reden: str) -> None:
        """Suspend under a new key until someone answers; returns only if that is not needed."""
        with self._transactie() as sessie:
            rij = sessie.get_one(Vraag, vraag.id)
            if rij.gesloten_op:
                return
            rij.poging += 1
            rij.run, rij.gesteld = str(self.run), False
            sessie.add(rij)
            sessie.flush()
            vraag = Vraag.model_validate(rij)
        getoond = asyncio.create_task(self.toon())
        try:
            if instellingen().deur_b == "uit":
                await asuspend_flow_run(key=vraag.sleutel, timeout=None)
                return
            formulier = deur_b.prefect_formulier(vraag.stap, vraag.variant)
            await asuspend_flow_run(
                wait_for_input=formulier.with_initial_data(description=self._uitleg(vraag, reden)),
                key=vraag.sleutel,
                timeout=None,
            )
        except Pause:
            self._gesteld = vraag.id
            raise
        finally:
            await getoond

    def _uitleg(self, vraag: Vraag, reden: str) -> str:
        """Text above the form; that something was asked about a product, never what (N130)."""
        opdracht = self.zaak.opdracht if vraag.stap == "informatieproduct" else None
        gevraagd = bool(opdracht and opdracht.inhoud["antwoord"].get("verduidelijking"))
        return deur_b.uitleg(vraag, reden, verduidelijking=gevraagd)

    def _handel(self, titel: str, handeling: Callable[[Session], None]) -> None:
        """Carry out one act as a Prefect task with its Dutch name, then look again."""

        def in_transactie() -> None:
            with self._transactie() as sessie:
                handeling(sessie)

        _stap.with_options(name=titel, task_run_name=titel)(in_transactie)
        self._ververs()

    @contextmanager
    def _transactie(self) -> Iterator[Session]:
        """An act of this segment; Ingehaald if another segment began since."""
        with transactie() as sessie:
            rij = _proces(sessie, self.zaaknummer, self.proces, self.onderwerp)
            if rij.generatie != self.generatie:
                raise Ingehaald(f"Een latere run van {self.zaaknummer} nam het over; deze stopt.")
            rij.bezig_tot = nu() + timedelta(seconds=instellingen().vast_s)
            sessie.add(rij)
            yield sessie

    def _stel(self, sessie: Session, stap: str, keer: int) -> None:
        rij = _proces(sessie, self.zaaknummer, self.proces, self.onderwerp)
        stel_vraag(sessie, self.zaak, rij, stap, keer, moment=nu())

    def _sluit(self, sessie: Session, domein: Domein, aanleiding: Feit) -> None:
        zaken.sluit(
            sessie,
            self.zaaknummer,
            domein,
            proces=self.proces,
            aanleiding=aanleiding.volgnummer,
            moment=nu(),
        )

    def _ververs(self) -> None:
        with lezen() as sessie:
            self.zaak = beeld(sessie, self.zaaknummer)


def _proces(sessie: Session, zaaknummer: str, proces: str, onderwerp: str) -> Proces:
    if rij := _zoek_proces(sessie, zaaknummer, proces, onderwerp):
        return rij
    raise LookupError(f"proces {proces} van {zaaknummer} is er niet meer")


def _zoek_proces(sessie: Session, zaaknummer: str, proces: str, onderwerp: str) -> Proces | None:
    return sessie.exec(
        select(Proces).where(
            col(Proces.zaaknummer) == zaaknummer,
            col(Proces.proces) == proces,
            col(Proces.onderwerp) == onderwerp,
        )
    ).first()


def _dichte_vragen(zaaknummer: str) -> SelectOfScalar[Vraag]:
    return select(Vraag).where(
        col(Vraag.zaaknummer) == zaaknummer,
        col(Vraag.gesloten_op).is_not(None),
        col(Vraag.run).is_not(None),
        col(Vraag.opgeruimd).is_(False),
    )
