from flows.procedure import procedure
from models.begrippen import Procedure, Scenario
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.INFORMEER_BURGEMEESTER)
async def informeer_burgemeester(zaak: Procedureloop) -> None:
    """**Informeren van de burgemeester** (circulaire 2.3.5): een gemeente, een gelegenheid.

    De NCTV geeft vrij wat de gemeente leest; een mens daar bevestigt de ontvangst. Bij een acuut
    risico gaat het minimumbericht meteen uit. Zo nodig antwoordt de gemeente of zij meewerkt.
    """
    if zaak.informering.scenario is Scenario.ACUUT:
        await zaak.vraag("ontvangst")
        return
    vrijgave = await zaak.vraag("vrijgave")
    await zaak.vraag("ontvangst")
    if vrijgave.antwoord.get("medewerking"):
        await zaak.vraag("medewerking")
