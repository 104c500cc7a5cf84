"""`python -m deployments.prefect.los_segment`: the flow run of PREFECT__FLOW_RUN_ID, if it is ours.

In the place of `python -m prefect.engine`, which loads what the deployment in Prefect says.
"""

import asyncio
import os
from uuid import UUID

from prefect._internal.control_listener import configure_from_env
from prefect.client.orchestration import get_client
from prefect.engine import handle_engine_signals
from prefect.flow_engine import run_flow_async

from deployments.prefect.vaste_opdracht import weiger
from flows.tabel import eigen_flow


def main() -> None:
    """Run it to its next vraag or its end; exit code as Prefect's own engine gives it."""
    run = UUID(os.environ["PREFECT__FLOW_RUN_ID"])
    configure_from_env()
    with handle_engine_signals(run):
        asyncio.run(_voer_uit(run))


async def _voer_uit(run_id: UUID) -> None:
    async with get_client() as client:
        run = await client.read_flow_run(run_id)
        flow = eigen_flow((await client.read_flow(run.flow_id)).name, run.parameters)
        if flow is None:
            await weiger(client, run)
            return
    await run_flow_async(flow, run, parameters=run.parameters, return_type="state")


if __name__ == "__main__":
    main()
