"""Every day: begin informing the person again wherever the day for it has come."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.procedures.informeren_persoon import aan_de_beurt, vraag_te_informeren
from tasks.roosters.per_zaak import PerZaak

INFORMEREN = PerZaak(
    "periodiek-informeren",
    "Zaken waarin op {} is gevraagd de persoon weer te informeren",
    aan_de_beurt,
    vraag_te_informeren,
)


@task(name="Wie wordt opnieuw geïnformeerd?", persist_result=False, cache_policy=NO_CACHE)
async def vraag_opnieuw() -> None:
    """Ask in every case whose day has come."""
    await INFORMEREN.doe_en_toon()
