"""What follows when someone speaks in public of measures (circulaire 5.2)."""

from flows.procedure import procedure
from tasks.zaakloop import Zaakloop


@procedure("openbare-uitlating")
async def openbare_uitlating(zaak: Zaakloop) -> None:
    """**Openbare uitlating** (circulaire 5.2): het gezag besluit wat er op volgt.

    Voortaan terughoudender informeren, het beveiligingsconcept aanpassen, of niets.
    """
    await zaak.vraag("uitlating")
