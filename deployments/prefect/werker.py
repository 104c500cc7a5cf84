"""The warm worker: a Prefect worker that has the flows imported and runs them in its own process.

Besides polling Prefect like any worker, it listens to the register's bell (`proces.wek`): an
answer or a new melding is taken up within a twentieth of a second, without the Prefect queue.
"""

import asyncio
import os
from contextlib import AsyncExitStack, suppress
from typing import Any
from uuid import UUID

import anyio
import anyio.abc
from prefect.client.schemas.objects import FlowRun
from prefect.context import AsyncClientContext, SyncClientContext
from prefect.exceptions import Abort, Pause
from prefect.flow_engine import run_flow_async
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Pending
from prefect.workers.base import (
    BaseVariables,
    BaseWorker,
    BaseWorkerResult,
)

from deployments.prefect.vaste_opdracht import LEEG, VasteOpdracht, weiger
from flows.tabel import eigen_flow
from models.fouten import Onbereikbaar, Onverwacht
from models.tabellen import Proces
from tasks.basis.instellingen import instellingen
from tasks.runs.runs import lees_run, maak_run
from tasks.vragen import lease


class WarmResultaat(BaseWorkerResult):
    """Outcome of one segment in the warm worker."""


class WarmeWerker(BaseWorker[VasteOpdracht, BaseVariables, WarmResultaat]):
    """Runs flow runs of regie inside this process, without starting an interpreter per run."""

    type = "regie"
    job_configuration = VasteOpdracht
    _display_name = "regie (warm)"
    _description = "Voert de processen van regie uit in een werker die ze al geladen heeft."

    @classmethod
    def get_default_base_job_template(cls) -> dict[str, Any]:
        """Nothing to choose."""
        return LEEG

    async def run(
        self,
        flow_run: FlowRun,
        configuration: VasteOpdracht,  # noqa: ARG002  part of Prefect's signature
        task_status: anyio.abc.TaskStatus[int] | None = None,
    ) -> WarmResultaat:
        """Run one segment that Prefect handed out."""
        if task_status:
            task_status.started(os.getpid())
        await self._voer_uit(flow_run)
        return WarmResultaat(identifier=str(flow_run.id), status_code=0)

    async def start(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Prefect's signature
        """Prefect's own loops, and beside them the bell."""
        async with AsyncExitStack() as stapel:
            stapel.enter_context(
                temporary_settings(updates={PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None})
            )
            stapel.enter_context(SyncClientContext.get_or_create())
            await stapel.enter_async_context(AsyncClientContext.get_or_create())
            async with anyio.create_task_group() as groep:
                groep.start_soon(self._luister)
                await super().start(*args, **kwargs)
                groep.cancel_scope.cancel()

    async def _luister(self) -> None:
        """The bell: take up what was woken, as many at a time as settings allow."""
        vrij, bel = asyncio.Semaphore(instellingen().gelijktijdig), lease.Bel()
        async with anyio.create_task_group() as groep:
            while True:
                await asyncio.sleep(instellingen().bel_s)
                if self._client is None:
                    continue
                try:
                    for proces in bel.gewekt():
                        if vrij.locked():
                            break
                        if lease.neem_gewekt(proces):
                            await vrij.acquire()
                            groep.start_soon(self._neem_op, proces, vrij)
                except Onbereikbaar as fout:
                    self._logger.warning("%s", fout)
                    await asyncio.sleep(1)

    async def _neem_op(self, proces: Proces, vrij: asyncio.Semaphore) -> None:
        """One segment of a process that was woken; if it comes to nothing, rest and try again."""
        try:
            run = await lees_run(self.client, proces.flow_run_id) if proces.flow_run_id else None
            if run is None or run.state is None or run.state.is_final():
                run = await maak_run(self.client, proces, inplannen=False)
            if run:
                await self._voer_uit(run)
        except Exception as fout:  # noqa: BLE001  the other cases go on; herstel mends this one
            waar = Onverwacht.uit(fout)
            self._logger.error("segment van %s: %s", proces.zaaknummer, waar)  # noqa: TRY400  only where
        finally:
            vrij.release()
            with suppress(Onbereikbaar):  # the lease then ends by itself
                lease.laat_rusten(proces)

    async def _voer_uit(self, run: FlowRun) -> None:
        """One segment in this process.

        The local copy is Pending and without deployment: the engine then proposes Running
        straight from Suspended, and starts no observer (a thread and a websocket per segment).
        """
        flow = eigen_flow(await self._flownaam(run.flow_id), run.parameters)
        if flow is None:
            self._logger.error("run %s is van een onbekend proces", run.id)
            await weiger(self.client, run)
            return
        lokaal = run.model_copy(update={"state": Pending(), "deployment_id": None})
        try:
            await run_flow_async(flow, lokaal, parameters=run.parameters, return_type="state")
        except (Pause, Abort):
            return

    async def _flownaam(self, flow_id: UUID) -> str:
        if flow_id not in _FLOWNAMEN:
            _FLOWNAMEN[flow_id] = (await self.client.read_flow(flow_id)).name
        return _FLOWNAMEN[flow_id]


_FLOWNAMEN: dict[UUID, str] = {}
