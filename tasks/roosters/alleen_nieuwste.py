"""Of what is shown anew each time, Prefect keeps the last one only."""

from uuid import UUID

from prefect import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

from tasks.runs.runs import mag_weg_zijn


async def alleen_nieuwste(sleutel: str, nieuw: UUID) -> None:
    """Delete every other artifact under this key."""
    eerdere = ArtifactFilter(key=ArtifactFilterKey(any_=[sleutel]))
    async with get_client() as client:
        for artefact in await client.read_artifacts(artifact_filter=eerdere):
            if artefact.id != nieuw:
                with mag_weg_zijn():  # another run of this schedule may have been first
                    await client.delete_artifact(artefact.id)
