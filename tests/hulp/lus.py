"""The procedures themselves, run in this process without Prefect around them.

Only waiting is left out: a body runs until it asks something, and again from the top when that
was answered, as in a new flow run. Register, rules and effects are the real ones.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from uuid import UUID, uuid4

from sqlmodel import col, select

import flows.tabel  # noqa: F401  every procedure
from flows.procedure import LICHAMEN
from models.tabellen import Proces, Vraag
from tasks.basis.database import lezen, transactie
from tasks.register.lezen import beeld
from tasks.runs.paginaformulier import uitleg_in
from tasks.runs.procedureloop import Procedureloop
from tasks.runs.segment import Ingetrokken, Segment


class Wacht(Exception):
    """The procedure asks something of a human."""


class Lus(Procedureloop):
    """A segment that stops where a flow run would be suspended."""

    async def _wacht(self, vraag: Vraag, reden: str) -> None:
        vraag.reden = reden
        raise Wacht(uitleg_in(self.beeld, vraag))

    def _voer_uit(self, titel: str, handeling: Callable[[], None]) -> None:  # noqa: ARG002
        handeling()


def loop_door(zaaknummer: str) -> list[str]:
    """Have every procedure of this case that was woken go on, until all of them wait.

    Gives what stands above the forms that they wait for.
    """
    paginas = []
    while processen := _gewekt(zaaknummer):
        paginas += [asyncio.run(_segment(proces)) for proces in processen]
    return [pagina for pagina in paginas if pagina]


def verkeerd_afgerond(zaaknummer: str) -> list[str]:
    """Procedures that are finished in the register and run by the fold, or the other way round."""
    alle = select(Proces).where(col(Proces.zaaknummer) == zaaknummer)
    with lezen() as sessie:
        zaak = beeld(sessie, zaaknummer)
        return [
            f"{proces.proces} {proces.onderwerp}"
            for proces in sessie.exec(alle)
            if (proces.klaar_op is None) != (proces.onderwerp in zaak.lopend(proces.proces))
        ]


async def _segment(proces: Proces) -> str:
    run = _neem(proces)
    segment = Segment.begin(proces.zaaknummer, proces.proces, proces.onderwerp, run)
    with lezen() as sessie:
        zaak = Lus(segment, beeld(sessie, proces.zaaknummer))
    try:
        with suppress(Ingetrokken):
            await LICHAMEN[proces.proces](zaak)
        zaak.klaar()
    except Wacht as wacht:
        return str(wacht)
    finally:
        zaak.laat_los()
    return ""


def _gewekt(zaaknummer: str) -> list[Proces]:
    gewekt = select(Proces).where(
        col(Proces.zaaknummer) == zaaknummer, Proces.onafgerond(), col(Proces.wek)
    )
    with lezen() as sessie:
        return list(sessie.exec(gewekt.order_by(col(Proces.id))))


def _neem(proces: Proces) -> UUID:
    run = uuid4()
    with transactie() as sessie:
        sessie.get_one(Proces, proces.id).flow_run_id = str(run)
    return run
