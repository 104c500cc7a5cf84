"""Every day: begin informing the person again wherever the day for it has come."""

from datetime import datetime
from functools import partial

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.klok import nu
from tasks.per_zaak import doe_en_toon, doe_in_elke
from tasks.persoon_informeren import aan_de_beurt, informeer

SLEUTEL = "periodiek-informeren"


@task(name="Wie wordt opnieuw geïnformeerd?", persist_result=False, cache_policy=NO_CACHE)
async def vraag_opnieuw() -> None:
    """Ask in every case whose day has come, and leave in Prefect in how many, and where not."""
    moment = nu()
    zin = "Zaken waarin op {} is gevraagd de persoon weer te informeren"
    doe = partial(informeer_alle, moment=moment)
    await doe_en_toon(doe, sleutel=SLEUTEL, zin=zin, moment=moment)


def informeer_alle(*, moment: datetime) -> tuple[int, list[str]]:
    """In how many cases was asked, and the cases that could not be read."""
    doe = partial(informeer, moment=moment)
    return doe_in_elke(aan_de_beurt(moment=moment), doe, sleutel=SLEUTEL, moment=moment)
