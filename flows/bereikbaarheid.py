"""Every day: is there someone with a working channel for every role that may have to be told."""

from prefect import flow

from tasks.bereikbaarheid_melden import meld_onbereikbaar


@flow(name="bereikbaarheid", persist_result=False, log_prints=False)
async def bereikbaarheid() -> None:
    """**Bereikbaarheid**: elke dag, of iedereen op een lopende ladder te bereiken is.

    Wie ontbreekt, staat bij Artifacts onder `bereikbaarheid`; de beheerder krijgt bericht.
    """
    await meld_onbereikbaar()
