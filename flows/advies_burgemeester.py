from flows.procedure import procedure
from models.begrippen import Procedure
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.ADVIES_BURGEMEESTER)
async def advies_burgemeester(zaak: Procedureloop) -> None:
    """**Advies in de zaak van een burgemeester** (N114): loopt mee en houdt geen besluit op.

    De NCTV adviseert de HOvJ, omdat een burgemeester in de eigen zaak niet kan meewegen.
    """
    await zaak.vraag("advies_burgemeester")
