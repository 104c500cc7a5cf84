"""How a worker of regie is told to run something: never by the run, its deployment or its pool.

Whoever can write to Prefect's API can put a command, an environment, a folder or a module there.
"""

from typing import Any, Self

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import FlowRun
from prefect.states import Crashed
from prefect.workers.base import BaseJobConfiguration

LEEG: dict[str, Any] = {
    "job_configuration": {"labels": {}},  # Prefect wants something there
    "variables": {"type": "object", "properties": {}},
}
"""What a work pool of regie lets anybody choose."""


class VasteOpdracht(BaseJobConfiguration):
    """Nothing of what is stored in Prefect."""

    @classmethod
    async def from_template_and_values(
        cls,
        base_job_template: dict[str, Any],  # noqa: ARG003  Prefect's signature
        values: dict[str, Any],  # noqa: ARG003  idem
        client: PrefectClient | None = None,  # noqa: ARG003  idem
    ) -> Self:
        """As it always is."""
        return cls()


async def weiger(client: PrefectClient, run: FlowRun) -> None:
    """End a run that is none of ours, or that carries what none of ours takes."""
    waarom = "dit is geen proces van regie, of het kreeg iets mee dat daar niet bij hoort"
    await client.set_flow_run_state(run.id, Crashed(message=waarom), force=True)
