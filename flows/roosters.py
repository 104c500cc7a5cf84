"""Wat vanzelf begint: elk rooster met zijn tijd, en wat het doet."""

from collections.abc import Callable, Coroutine
from typing import Any

from prefect import Flow, flow

from tasks.roosters.agenda import toon_agenda
from tasks.roosters.bereikbaarheid import meld_onbereikbaar
from tasks.roosters.dreigingsniveaus import vraag_niveaus
from tasks.roosters.informeringen import toon_informeringen
from tasks.roosters.periodiek_informeren import vraag_opnieuw
from tasks.roosters.periodieke_toetsing import begin_toetsingen
from tasks.roosters.voorafspraken import vraag_herziening

TIJDZONE = "Europe/Amsterdam"
ROOSTERS: dict[str, str] = {}
"""Name of a schedule → when it starts by itself, as a cron line in Dutch time."""
Werk = Callable[[], Coroutine[Any, Any, None]]
Rooster = Flow[[], Coroutine[Any, Any, None]]


def rooster(naam: str, cron: str) -> Callable[[Werk], Rooster]:
    """Make a flow that starts by itself; its docstring is what the Prefect page says of it."""

    def maak(werk: Werk) -> Rooster:
        ROOSTERS[naam] = cron
        return flow(name=naam, persist_result=False, log_prints=False)(werk)

    return maak


@rooster("agenda", "5 * * * *")
async def agenda() -> None:
    """**Agenda**: toetsdata, momenten en termijnen van de komende weken, zonder inhoud.

    Beeld en tabel staan bij Artifacts onder `agenda`; een kalenderbestand met hetzelfde staat als
    `agenda.ics` in REGIE_HOME.
    """
    await toon_agenda()


@rooster("bereikbaarheid", "0 7 * * *")
async def bereikbaarheid() -> None:
    """**Bereikbaarheid**: elke dag, of iedereen op een lopende ladder te bereiken is.

    Wie ontbreekt, staat bij Artifacts onder `bereikbaarheid`; de beheerder krijgt bericht.
    """
    await meld_onbereikbaar()


@rooster("dreigingsniveaus", "45 6 * * *")
async def dreigingsniveaus() -> None:
    """**Dreigingsniveaus** (circulaire 2.5): elke dag, voor aangewezen objecten en diensten.

    In elke zaak waarvan het niveau aan de beurt is, wordt de NCTV gevraagd het vast te stellen.
    Bij Artifacts staat onder `dreigingsniveaus` in hoeveel zaken dat was.
    """
    await vraag_niveaus()


@rooster("informeringen", "*/5 * * * *")
async def informeringen() -> None:
    """**Informeringen** (circulaire 2.3.5): in welke zaken nu een gemeente wordt geïnformeerd.

    De tabel staat bij Artifacts onder `informeringen`; welke gemeente, zegt
    `regie gemeente open --als F`.
    """
    await toon_informeringen()


@rooster("periodiek-informeren", "0 8 * * *")
async def periodiek_informeren() -> None:
    """**Periodiek informeren** (circulaire 5.2): elke dag, voor wie de dag is gekomen.

    In elke zaak waar dat zo is, begint `informeren-persoon`. Bij Artifacts staat onder
    `periodiek-informeren` in hoeveel zaken dat was.
    """
    await vraag_opnieuw()


@rooster("periodieke-toetsing", "30 6 * * *")
async def periodieke_toetsing() -> None:
    """**Periodieke toetsing** (circulaire 2.2, 3.3): elke dag, voor wat aan toetsing toe is.

    In elke zaak waar dat zo is, begint een `toetsing`, nooit twee tegelijk. Bij Artifacts staat
    onder `periodieke-toetsing` in hoeveel zaken dat was.
    """
    await begin_toetsingen()


@rooster("voorafspraken", "15 7 * * *")
async def voorafspraken() -> None:
    """**Voorafspraken** (brief 15 februari 2012): elk jaar herzien, en altijd iemand bereikbaar.

    Wie herziet en waar niemand te bereiken is, staat bij Artifacts onder `voorafspraken`.
    """
    await vraag_herziening()
