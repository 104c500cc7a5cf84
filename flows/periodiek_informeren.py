"""Every day: is there someone who is to be informed again (circulaire 5.2)."""

from prefect import flow

from tasks.periodiek_informeren import vraag_opnieuw


@flow(name="periodiek-informeren", persist_result=False, log_prints=False)
async def periodiek_informeren() -> None:
    """**Periodiek informeren** (circulaire 5.2): elke dag, voor wie de dag is gekomen.

    In elke zaak waar dat zo is, begint `informeren-persoon`. Bij Artifacts staat onder
    `periodiek-informeren` in hoeveel zaken dat was.
    """
    await vraag_opnieuw()
