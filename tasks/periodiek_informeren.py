"""Every day: begin informing the person again wherever the day for it has come."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from prefect import task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE

from models.fouten import Fout
from models.rules.ontvangers import BEHEERDER
from tasks.database import transactie
from tasks.klok import nu, op_scherm
from tasks.persoon_informeren import aan_de_beurt, informeer
from tasks.post import Nieuws, zet_klaar
from tasks.sleutels import BEHEER

SLEUTEL = "periodiek-informeren"


@task(name="Wie wordt opnieuw geïnformeerd?", persist_result=False, cache_policy=NO_CACHE)
async def vraag_opnieuw() -> None:
    """Ask in every case whose day has come, and leave in Prefect in how many, and where not."""
    moment = nu()
    gevraagd, onleesbaar = await asyncio.to_thread(informeer_alle, moment=moment)
    overzicht = _overzicht(gevraagd, onleesbaar, op_scherm(moment))
    await acreate_markdown_artifact(key=SLEUTEL, markdown=overzicht)


def informeer_alle(*, moment: datetime) -> tuple[int, list[str]]:
    """In how many cases was asked, and the cases that could not be read.

    One act per case, so that none of these holds up another; the beheerder hears of them.
    """
    gevraagd, onleesbaar = 0, []
    for zaaknummer in aan_de_beurt(moment=moment):
        try:
            gevraagd += informeer(zaaknummer, moment=moment)
        except (Fout, ValueError, LookupError, TypeError):  # what is stored there is not a case
            onleesbaar.append(zaaknummer)
    if onleesbaar:
        with transactie() as sessie:
            nieuws = Nieuws(BEHEER, "alarm", SLEUTEL)
            zet_klaar(sessie, nieuws, BEHEERDER, niet=frozenset(), moment=moment)
    return gevraagd, onleesbaar


def _overzicht(gevraagd: int, onleesbaar: Sequence[str], moment: str) -> str:
    kop = (
        f"# Periodiek informeren\n\nZaken waarin op {moment} is gevraagd de persoon weer te"
        f" informeren: {gevraagd}.\n"
    )
    if not onleesbaar:
        return kop
    zaken = "\n".join(f"- {zaaknummer}" for zaaknummer in onleesbaar)
    return f"{kop}\nNiet te lezen, en dus niet gevraagd:\n\n{zaken}\n"
