from flows.procedure import procedure
from models.begrippen import Procedure
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.TOETSING)
async def toetsing(zaak: Procedureloop) -> None:
    """**Toetsing** (circulaire 2.2, 3.3): zijn de maatregelen nog nodig, en genoeg?

    Het gezag zet voort, bouwt af, schaalt op of beëindigt, zo nodig na een informatieproduct.
    """
    while (await zaak.vraag("toetsbesluit")).uitkomst == "informatieproduct":
        await zaak.vraag("informatieproduct")
