"""The agenda for operators: a picture and a table in Prefect, and a calendar file."""

import asyncio
import base64
from datetime import datetime

from prefect import task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE

from models.rules.openbaar import rolnaam
from tasks.basis.bestanden import schrijf_heel
from tasks.basis.database import lezen
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu, op_scherm
from tasks.basis.typst import maak_plaat
from tasks.overzicht.agenda import Agendasoort, Punt, Week, agenda, als_kalender, per_week
from tasks.roosters.alleen_nieuwste import alleen_nieuwste

SLEUTEL = "agenda"
BESTAND = "agenda.ics"
_HOOGUIT = 200
"""Rows of the table: who wants them all, asks `regie agenda`."""


@task(name="Wat komt eraan?", persist_result=False, cache_policy=NO_CACHE)
async def toon_agenda() -> None:
    """Leave it in Prefect, and no older one: a case in it may be destroyed by then."""
    nieuw = await acreate_markdown_artifact(
        key=SLEUTEL,
        markdown=await asyncio.to_thread(_maak, nu()),
        description="Toetsdata, momenten en termijnen van de komende weken.",
    )
    await alleen_nieuwste(SLEUTEL, nieuw)


def _maak(moment: datetime) -> str:
    """Write the calendar file; what is to stand in Prefect."""
    with lezen() as sessie:
        punten = agenda(sessie, moment=moment)
    schrijf_heel(instellingen().home / BESTAND, als_kalender(punten, moment=moment))
    return markdown(punten, moment=moment)


def markdown(punten: list[Punt], *, moment: datetime) -> str:
    """Picture and table; neither says more than case, stap, role and moment."""
    plaatje = base64.b64encode(plaat(per_week(punten, moment=moment))).decode()
    kop = f"# Agenda\n\nStand van {op_scherm(moment)}.\n\n"
    beeld = f"![Wat per week verloopt](data:image/png;base64,{plaatje})\n\n"
    if not punten:
        return f"{kop}{beeld}Er komt niets.\n"
    rijen = "\n".join(
        f"| {punt.wanneer}{' **verlopen**' if punt.verlopen(moment) else ''}"
        f" | {punt.zaaknummer} | {punt.wat} | {rolnaam(punt.rol) if punt.rol else ''} |"
        for punt in punten[:_HOOGUIT]
    )
    rest = len(punten) - _HOOGUIT
    meer = f"\nEn nog {rest}; `regie agenda` toont ze alle.\n" if rest > 0 else ""
    return f"{kop}{beeld}| wanneer | zaak | wat | van |\n|---|---|---|---|\n{rijen}\n{meer}"


def plaat(weken: list[Week]) -> bytes:
    """Bars per week, as PNG."""
    return maak_plaat(
        "agenda.typ",
        {
            "soorten": list(Agendasoort),
            "weken": [
                {"naam": week.naam, "vanaf": f"{week.maandag:%d-%m}", "aantal": dict(week.aantal)}
                for week in weken
            ],
        },
    )
