from flows.procedure import procedure
from models.begrippen import Procedure
from tasks.runs.procedureloop import Procedureloop

ESCALATIES = (
    ("reactie_hovj", "afstemming_1", "escalatie_1"),
    ("reactie_hovj_2", "afstemming_2", "escalatie_2"),
)
"""De twee treden van N047: de HOvJ, het OM dat haar voorlegt, en wie dan oordeelt."""


@procedure(Procedure.TRIAGE)
async def triage(zaak: Procedureloop) -> None:
    """**Triage** (circulaire 2.3.3): van intakeformulier tot oordeel, en dan de overdracht.

    De politie vult in, de HOvJ toetst en ondertekent, de NCTV oordeelt; een afwijzing kan in twee
    treden worden geëscaleerd. Tot de aanwijzing blijft de HOvJ het gezag.
    """
    if await voorgedragen(zaak) and await opgenomen(zaak):
        await draag_over(zaak)


async def voorgedragen(zaak: Procedureloop) -> bool:
    """Of de HOvJ voor een van de twee routes tekent (N035, N037); zo niet, dan verandert niets."""
    while True:
        await zaak.vraag("intakeformulier")
        ondertekening = await zaak.vraag("ondertekening")
        match ondertekening.uitkomst:
            case "niet_voordragen":
                return False
            case "triagetafel":
                await zaak.vraag("triagetafel")
                return True
            case "directe_opname":
                return True


async def opgenomen(zaak: Procedureloop) -> bool:
    """Of de NCTV de persoon opneemt, meteen of na escalatie (N040, N047)."""
    oordeel = await zaak.vraag("oordeel")
    for reactie, afstemming, escalatie in ESCALATIES:
        if oordeel.uitkomst == "opnemen":
            return True
        if (await zaak.vraag(reactie)).uitkomst == "berusten":
            return False
        if (await zaak.vraag(afstemming)).uitkomst == "niet_voorleggen":
            return False
        oordeel = await zaak.vraag(escalatie)
    return oordeel.uitkomst == "opnemen"


async def draag_over(zaak: Procedureloop) -> None:
    """Tot de NCTV het volledige overdrachtsdossier heeft (N045, N046)."""
    while True:
        await zaak.vraag("overdrachtsdossier")
        if (await zaak.vraag("ontvangst_dossier")).uitkomst == "volledig":
            return
