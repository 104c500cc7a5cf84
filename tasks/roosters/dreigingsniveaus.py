"""Every day: the level of every object and dienst whose turn it is (circulaire 2.5)."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.procedures.dreigingsniveau import aan_de_beurt, vraag_niveau
from tasks.roosters.per_zaak import PerZaak

NIVEAUS = PerZaak(
    "dreigingsniveaus",
    "Zaken waarin op {} de NCTV om het dreigingsniveau is gevraagd",
    aan_de_beurt,
    vraag_niveau,
)


@task(name="Van welke objecten het niveau?", persist_result=False, cache_policy=NO_CACHE)
async def vraag_niveaus() -> None:
    """Ask in every case that is due."""
    await NIVEAUS.doe_en_toon()
