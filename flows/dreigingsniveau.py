from flows.objecten_en_diensten import besluit_en_informeer
from flows.procedure import procedure
from models.begrippen import Procedure
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.DREIGINGSNIVEAU)
async def dreigingsniveau(zaak: Procedureloop) -> None:
    """**Dreigingsniveau** (circulaire 2.5): de NCTV stelt het niveau vast en adviseert het gezag.

    Het lokale gezag volgt op of niet, met redenen; een bindende aanwijzing van de minister laat
    een burgemeester alleen opvolgen.
    """
    niveau = await zaak.vraag("niveau")
    if not niveau.antwoord.get("advies"):
        return
    if (await zaak.vraag("opvolging")).uitkomst == "opvolgen":
        await besluit_en_informeer(zaak)
