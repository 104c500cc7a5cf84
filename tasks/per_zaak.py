"""What a schedule does in every case that is due: an act each, so that none holds up another."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from prefect.artifacts import acreate_markdown_artifact

from models.fouten import Fout
from models.rules.ontvangers import BEHEERDER
from tasks.database import transactie
from tasks.klok import op_scherm
from tasks.post import Nieuws, zet_klaar
from tasks.sleutels import BEHEER


def doe_in_elke(
    zaken: Iterable[str], doe: Callable[[str], bool], *, sleutel: str, moment: datetime
) -> tuple[int, list[str]]:
    """In how many cases it was done, and the cases that could not be read.

    The beheerder hears of those.
    """
    gedaan, onleesbaar = 0, []
    for zaaknummer in zaken:
        try:
            gedaan += doe(zaaknummer)
        except (Fout, ValueError, LookupError, TypeError):  # what is stored there is not a case
            onleesbaar.append(zaaknummer)
    if onleesbaar:
        with transactie() as sessie:
            nieuws = Nieuws(BEHEER, "alarm", sleutel)
            zet_klaar(sessie, nieuws, BEHEERDER, niet=frozenset(), moment=moment)
    return gedaan, onleesbaar


async def doe_en_toon(
    doe: Callable[[], tuple[int, list[str]]], *, sleutel: str, zin: str, moment: datetime
) -> None:
    """Do it beside the event loop, and leave in Prefect in how many cases, and where not."""
    gedaan, onleesbaar = await asyncio.to_thread(doe)
    overzicht = _overzicht(zin.format(op_scherm(moment)), gedaan, onleesbaar, sleutel)
    await acreate_markdown_artifact(key=sleutel, markdown=overzicht)


def _overzicht(zin: str, gedaan: int, onleesbaar: Sequence[str], sleutel: str) -> str:
    kop = f"# {sleutel.replace('-', ' ').capitalize()}\n\n{zin}: {gedaan}.\n"
    if not onleesbaar:
        return kop
    zaken = "\n".join(f"- {zaaknummer}" for zaaknummer in onleesbaar)
    return f"{kop}\nNiet te lezen, en dus niet gevraagd:\n\n{zaken}\n"
