"""Prefect's process worker, that starts nothing but a segment of regie."""

import sys
from typing import Any

import anyio.abc
from prefect import Flow
from prefect.client.schemas.objects import FlowRun
from prefect.runner._flow_run_executor import FlowRunExecutorContext
from prefect.runner._process_manager import ProcessHandle
from prefect.runner._starter_engine import EngineCommandStarter
from prefect.utilities.processutils import command_to_string
from prefect.workers.process import ProcessJobConfiguration, ProcessWorker, ProcessWorkerResult

from deployments.prefect.vaste_opdracht import LEEG, VasteOpdracht
from tasks.basis.instellingen import instellingen

_OPDRACHT = command_to_string([sys.executable, "-m", "deployments.prefect.los_segment"])


class Procesopdracht(VasteOpdracht, ProcessJobConfiguration):
    """The fixed configuration, as Prefect's process worker has it."""


class Procesworker(ProcessWorker):
    """Starts `los_segment` in REGIE_HOME, with the environment of this worker, for every run."""

    type = "process"  # as pools that are there already
    job_configuration = Procesopdracht
    job_configuration_variables = None

    @classmethod
    def __dispatch_key__(cls) -> str:
        return "regie-process"  # beside Prefect's own of this type, which nobody here starts

    @classmethod
    def get_default_base_job_template(cls) -> dict[str, Any]:
        """Nothing to choose."""
        return LEEG

    async def run(
        self,
        flow_run: FlowRun,
        configuration: ProcessJobConfiguration,  # noqa: ARG002  never looked at
        task_status: anyio.abc.TaskStatus[int] | None = None,
    ) -> ProcessWorkerResult:
        """One segment in a process of its own."""
        async with FlowRunExecutorContext() as context:
            begin = EngineCommandStarter(
                command=_OPDRACHT,
                cwd=instellingen().home,
                control_channel=context.control_channel,
            )
            segment = context.create_executor(
                flow_run, begin, resolve_flow=_zonder_haken, propose_submitting=False
            )
            gedaan = await segment.submit(_Pid(task_status or anyio.TASK_STATUS_IGNORED))
        if gedaan is None or gedaan.status_code is None:
            raise RuntimeError("het proces van deze run begon niet")
        return ProcessWorkerResult(
            identifier=str(gedaan.handle.pid), status_code=gedaan.status_code
        )


class _Pid(anyio.abc.TaskStatus[ProcessHandle]):
    """Tells a worker the number of a process that began."""

    def __init__(self, status: anyio.abc.TaskStatus[int]) -> None:
        self._status = status

    def started(self, value: ProcessHandle | None = None) -> None:
        """It runs."""
        if value is not None and value.pid is not None:
            self._status.started(value.pid)


async def _zonder_haken(_: FlowRun) -> Flow[..., Any]:
    """What is done when a run crashes or is cancelled: nothing, and no code is loaded for it."""
    return Flow(lambda: None, name="zonder haken")
