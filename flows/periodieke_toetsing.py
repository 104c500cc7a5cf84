"""Every day: which measures are due for review (circulaire 2.2, 3.3)."""

from prefect import flow

from tasks.periodieke_toetsing import begin_toetsingen


@flow(name="periodieke-toetsing", persist_result=False, log_prints=False)
async def periodieke_toetsing() -> None:
    """**Periodieke toetsing** (circulaire 2.2, 3.3): elke dag, voor wat aan toetsing toe is.

    In elke zaak waar dat zo is, begint een `toetsing`, nooit twee tegelijk. Bij Artifacts staat
    onder `periodieke-toetsing` in hoeveel zaken dat was.
    """
    await begin_toetsingen()
