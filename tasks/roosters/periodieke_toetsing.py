"""Every day: begin a review wherever the date of a measure is near (circulaire 2.2, 3.3)."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.procedures.toetsdatum import aan_de_beurt, begin_op_toetsdatum
from tasks.roosters.per_zaak import PerZaak

TOETSEN = PerZaak(
    "periodieke-toetsing",
    "Zaken waarin op {} een toetsing begon",
    aan_de_beurt,
    begin_op_toetsdatum,
)


@task(name="Welke maatregelen worden getoetst?", persist_result=False, cache_policy=NO_CACHE)
async def begin_toetsingen() -> None:
    """Begin in every case that is due."""
    await TOETSEN.doe_en_toon()
