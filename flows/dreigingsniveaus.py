"""Every day: of which objects and diensten the NCTV sets the level (circulaire 2.5)."""

from prefect import flow

from tasks.dreigingsniveaus import vraag_niveaus


@flow(name="dreigingsniveaus", persist_result=False, log_prints=False)
async def dreigingsniveaus() -> None:
    """**Dreigingsniveaus** (circulaire 2.5): elke dag, voor aangewezen objecten en diensten.

    In elke zaak waarvan het niveau aan de beurt is, wordt de NCTV gevraagd het vast te stellen.
    Bij Artifacts staat onder `dreigingsniveaus` in hoeveel zaken dat was.
    """
    await vraag_niveaus()
