from flows.procedure import procedure
from models.begrippen import Procedure
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.INFORMEREN_PERSOON)
async def informeren_persoon(zaak: Procedureloop) -> None:
    """**Informeren van de persoon** (circulaire 5.2): opnieuw, over het verloop en de maatregelen.

    Begint op de dag die de vorige keer is bepaald. Wie uitvoert, informeert; was het informeren
    beperkt, dan beziet het gezag dat opnieuw.
    """
    await zaak.vraag("informeren_persoon")
