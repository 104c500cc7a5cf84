from flows.procedure import procedure
from models.begrippen import Procedure
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.OPENBARE_UITLATING)
async def openbare_uitlating(zaak: Procedureloop) -> None:
    """**Openbare uitlating** (circulaire 5.2): het gezag besluit wat er op volgt.

    Voortaan terughoudender informeren, het beveiligingsconcept aanpassen, of niets.
    """
    await zaak.vraag("uitlating")
