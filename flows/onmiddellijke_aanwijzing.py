from flows.procedure import procedure
from models.begrippen import Procedure
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.ONMIDDELLIJKE_AANWIJZING)
async def onmiddellijke_aanwijzing(zaak: Procedureloop) -> None:
    """**Onmiddellijke aanwijzing** (circulaire 2.3.4): na een telefonisch verzoek van de HOvJ.

    De NCTV wijst aan of niet; daarna draagt de HOvJ de zaak voor triage voor, of de NCTV laat haar
    terugkeren.
    """
    aanwijzing = await zaak.vraag("aanwijzing")
    if aanwijzing.uitkomst == "aangewezen":
        await zaak.vraag("vervolg_aanwijzing")
