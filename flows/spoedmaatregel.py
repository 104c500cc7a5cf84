from flows.procedure import procedure
from models.begrippen import Procedure
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.SPOEDMAATREGEL)
async def spoedmaatregel(zaak: Procedureloop) -> None:
    """**Spoedmaatregel** (circulaire 2.4.1): geldt meteen en wordt zo snel mogelijk vastgesteld.

    De adviseur BB&C stemt af; de HOvJ stelt vast, past aan of beëindigt. Wie er te laat over
    beslist, wordt herinnerd; de maatregel loopt door tot er is beslist.
    """
    if zaak.opgedragen_door("hovj"):
        return
    afstemming = await zaak.vraag("afstemming")
    if afstemming.rol != "hovj":
        await zaak.vraag("vaststelling")
