from flows.procedure import procedure
from models.begrippen import Domein, Procedure
from models.zaak.feit import Feit
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.LOKAAL_DOMEIN)
async def lokaal_domein(zaak: Procedureloop) -> None:
    """**Lokaal domein** (circulaire 2.4.1): van melding tot getekend besluit over maatregelen.

    De RCCB weegt; bij ernstige dreiging overlegt de adviseur BB&C met de HOvJ; zo nodig volgt een
    informatieproduct en een maatregeladvies; de HOvJ besluit; de persoon wordt geïnformeerd. Na
    een opdracht voor het stelsel gaat zij door tot de aanwijzing; na terugkeer begint zij bij het
    vervolg.
    """
    if zaak.begint_bij("weging"):
        weging = await zaak.vraag("weging")
        if weging.uitkomst == "geen_ernstige_dreiging" and not zaak.beeld.altijd_voorleggen:
            return zaak.sluit(Domein.BASISPOLITIEZORG, aanleiding=weging)
        overleg = await zaak.vraag("overleg")
        if overleg.uitkomst == "geen_maatregelen":
            return zaak.sluit(Domein.BASISPOLITIEZORG, aanleiding=overleg)
        if besteld(overleg):
            await zaak.vraag("informatieproduct")

    while True:
        vervolg = await zaak.vraag("vervolg")
        match vervolg.uitkomst:
            case "informatieproduct":
                await zaak.vraag("informatieproduct")
            case "basispolitiezorg":
                return zaak.sluit(Domein.BASISPOLITIEZORG, aanleiding=vervolg)
            case "maatregeladvies":
                await zaak.vraag("maatregeladvies")
                besluit = await zaak.vraag("besluit_maatregelen")
                if besluit.uitkomst != "afwijzen":
                    await zaak.vraag("informeren_persoon")
                    return None


def besteld(overleg: Feit) -> bool:
    """Of namens de HOvJ een informatieproduct is besteld (N073)."""
    return bool(overleg.antwoord.get("product", "geen") != "geen")
