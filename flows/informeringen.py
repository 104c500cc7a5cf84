"""Every few minutes: which gemeenten are being informed, and what that waits for."""

from prefect import flow

from tasks.informering_overzicht import toon_informeringen


@flow(name="informeringen", persist_result=False, log_prints=False)
async def informeringen() -> None:
    """**Informeringen** (circulaire 2.3.5): welke gemeenten nu worden geïnformeerd.

    De tabel staat bij Artifacts onder `informeringen`.
    """
    await toon_informeringen()
