"""Work pool and deployments of regie in Prefect; safe to repeat, never deletes one."""

from inspect import cleandoc

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.deployments.runner import EntrypointType
from prefect.exceptions import ObjectAlreadyExists
from prefect.workers.process import ProcessWorker

from deployments.werker import WarmeWerker
from flows.tabel import PROCEDURES
from tasks.instellingen import instellingen

_WERKERS = {"warm": WarmeWerker, "process": ProcessWorker}


async def registreer(client: PrefectClient) -> None:
    """Make the work pool and apply every deployment."""
    soort = _WERKERS[instellingen().werker]
    try:
        await client.create_work_pool(
            WorkPoolCreate(
                name=instellingen().werkpool,
                type=soort.type,
                base_job_template=soort.get_default_base_job_template(),
            )
        )
    except ObjectAlreadyExists:
        pass
    for naam, procedure in PROCEDURES.items():
        deployment = await procedure.ato_deployment(
            name=naam,
            work_pool_name=instellingen().werkpool,
            description=cleandoc(procedure.description or ""),
            tags=[naam],
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        await deployment.aapply()
