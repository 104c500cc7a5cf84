"""Every few minutes: in which cases a gemeente is being informed, and what that waits for."""

from collections.abc import Mapping

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
        rijen = [openbaar(rij) for rij in informeringen(sessie)]
    nieuw = await acreate_table_artifact(
        key=SLEUTEL,
        table=rijen or [{"stand": "er wordt nu geen gemeente geïnformeerd"}],
        description="Waar een gemeente wordt geïnformeerd; welke: `regie gemeente open --als F`.",
    )
    await alleen_nieuwste(SLEUTEL, nieuw)


def openbaar(rij: Mapping[str, str]) -> dict[str, str]:
    """circulaire 5.1 (N106): wat op de pagina mag staan, dus niet welke gemeente."""
    return {naam: waarde for naam, waarde in rij.items() if naam != "gemeente"}
