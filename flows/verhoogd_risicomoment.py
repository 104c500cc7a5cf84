from flows.procedure import procedure
from models.begrippen import Procedure
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.VERHOOGD_RISICOMOMENT)
async def verhoogd_risicomoment(zaak: Procedureloop) -> None:
    """**Verhoogd risicomoment** (circulaire 3.3): zijn er voor dat moment extra maatregelen nodig?

    In het stelsel adviseert de NCTV, in het lokaal domein de portefeuillehouder RCCB; over extra
    maatregelen besluit het gezag, voor het moment.
    """
    advies = await zaak.vraag("advies")
    if advies.uitkomst == "extra_maatregelen":
        await zaak.vraag("besluit_maatregelen")
