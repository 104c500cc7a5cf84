"""Every day: whose voorafspraken are due for review, and where nobody can be reached."""

from prefect import flow

from tasks.herziening import vraag_herziening


@flow(name="voorafspraken", persist_result=False, log_prints=False)
async def voorafspraken() -> None:
    """**Voorafspraken** (brief 15 februari 2012): elk jaar herzien, en altijd iemand bereikbaar.

    Wie herziet en waar niemand te bereiken is, staat bij Artifacts onder `voorafspraken`.
    """
    await vraag_herziening()
