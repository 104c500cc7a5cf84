"""Every few minutes: which gemeenten are being informed, and what that waits for."""

from prefect import task
from prefect.artifacts import acreate_table_artifact
from prefect.cache_policies import NO_CACHE

from tasks.basis.database import lezen
from tasks.gemeenten.overzicht import informeringen
from tasks.roosters.alleen_nieuwste import alleen_nieuwste

SLEUTEL = "informeringen"


@task(name="Welke gemeenten worden geïnformeerd?", persist_result=False, cache_policy=NO_CACHE)
async def toon_informeringen() -> None:
    """Leave the table in Prefect, and no older one: a case in it may be destroyed by then."""
    with lezen() as sessie:
        rijen = informeringen(sessie)
    nieuw = await acreate_table_artifact(
        key=SLEUTEL,
        table=rijen or [{"stand": "er wordt nu geen gemeente geïnformeerd"}],
        description="Gemeenten die nu worden geïnformeerd, en waarop dat wacht.",
    )
    await alleen_nieuwste(SLEUTEL, nieuw)
