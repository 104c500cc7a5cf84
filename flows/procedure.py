"""What makes a procedure of regie a Prefect flow: one place for all of them."""

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Annotated, Any

from prefect import Flow, State, flow
from prefect.exceptions import Abort
from prefect.states import Completed
from pydantic import Field

from models.begrippen import Procedure
from models.fouten import Fout, Onverwacht
from tasks.basis.logboek import zonder_valse_fouten
from tasks.runs.procedureloop import Procedureloop
from tasks.runs.segment import Elders, Ingehaald, Ingetrokken

zonder_valse_fouten()
Zaaknummer = Annotated[str, Field(pattern=r"^BB-[0-9]{4}-[0-9]{6}$")]
Onderwerp = Annotated[str, Field(pattern=r"^[0-9a-f]{0,32}$")]
Body = Callable[[Procedureloop], Awaitable[None]]
LICHAMEN: dict[Procedure, Body] = {}
"""Name of a procedure → its body, as it is without Prefect around it."""


def procedure(
    naam: Procedure,
) -> Callable[[Body], Flow[[str, str], Coroutine[Any, Any, State | None]]]:
    """Make a flow of a procedure; its parameters are the zaaknummer and an opaque onderwerp.

    The docstring of the body is what the Prefect page says of the process. A run that has nothing
    to do (another has the case) completes at once and says so.
    """

    def maak(body: Body) -> Flow[[str, str], Coroutine[Any, Any, State | None]]:
        LICHAMEN[naam] = body

        async def loop(zaaknummer: Zaaknummer, onderwerp: Onderwerp = "") -> State | None:
            try:
                zaak = Procedureloop.begin(zaaknummer, naam, onderwerp)
            except Elders as elders:
                return Completed(name="Elders", message=str(elders))
            try:
                await zaak.veeg()
                with suppress(Ingetrokken):  # recorded with its reason by who overtook it
                    await body(zaak)
                await zaak.toon()
                zaak.klaar()
            except Ingehaald as ingehaald:
                raise Abort(str(ingehaald)) from None  # the run is another segment's now
            except Fout:
                raise
            except Exception as fout:  # noqa: BLE001  its text would be on everybody's page
                raise Onverwacht.uit(fout) from None
            finally:
                zaak.laat_los()
            return None

        for kenmerk in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(loop, kenmerk, getattr(body, kenmerk))
        return flow(
            name=str(naam), persist_result=False, validate_parameters=False, log_prints=False
        )(loop)

    return maak
