from flows.procedure import procedure
from models.begrippen import Procedure
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.STELSEL_MAATREGELEN)
async def stelsel_maatregelen(zaak: Procedureloop) -> None:
    """**Maatregelen in het stelsel** (circulaire 4.1): de adviseur B&B adviseert, de NCTV besluit.

    Wie de maatregelen uitvoert, informeert de persoon.
    """
    while True:
        await zaak.vraag("maatregelenadvies")
        besluit = await zaak.vraag("besluit_maatregelen")
        if besluit.uitkomst != "afwijzen":
            break
    await zaak.vraag("informeren_persoon")
