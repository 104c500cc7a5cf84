from flows.procedure import procedure
from models.begrippen import Domein, Procedure
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.TERUGKEER)
async def terugkeer(zaak: Procedureloop) -> None:
    """**Terugkeer** (circulaire 2.3): de NCTV beëindigt zijn gezag.

    Persoon, kerngezin en maatregelen gaan samen terug naar de HOvJ, of de zaak sluit.
    """
    besluit = await zaak.vraag("terugkeer")
    if besluit.uitkomst == "basispolitiezorg":
        zaak.sluit(Domein.BASISPOLITIEZORG, aanleiding=besluit)
