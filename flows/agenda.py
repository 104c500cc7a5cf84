"""Every hour: what comes due (circulaire 2.2, 3.3)."""

from prefect import flow

from tasks.agenda_tonen import toon_agenda


@flow(name="agenda", persist_result=False, log_prints=False)
async def agenda() -> None:
    """**Agenda**: toetsdata, momenten en termijnen van de komende weken, zonder inhoud.

    Beeld en tabel staan bij Artifacts onder `agenda`; een kalenderbestand met hetzelfde staat als
    `agenda.ics` in REGIE_HOME.
    """
    await toon_agenda()
