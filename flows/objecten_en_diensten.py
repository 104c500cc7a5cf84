from flows.procedure import procedure
from models.begrippen import Procedure
from tasks.runs.procedureloop import Procedureloop


@procedure(Procedure.OBJECTEN_EN_DIENSTEN)
async def objecten_en_diensten(zaak: Procedureloop) -> None:
    """**Objecten en diensten** (circulaire 2.5): van melding tot besluit over maatregelen.

    De RCCB weegt, behalve waar de NCTV het gezag is; na een advies besluit per grond het gezag:
    burgemeester, HOvJ of NCTV. De beheerder wordt geïnformeerd.
    """
    if zaak.begint_bij("weging"):
        weging = await zaak.vraag("weging")
        if weging.uitkomst == "geen_ernstige_dreiging":
            return
    if zaak.begint_bij("weging", "maatregeladvies"):
        await zaak.vraag("maatregeladvies")
    await besluit_en_informeer(zaak)


async def besluit_en_informeer(zaak: Procedureloop) -> None:
    """Het gezag op deze grond besluit; de beheerder hoort van maatregelen (N075, N107)."""
    if (await zaak.vraag("besluit_maatregelen")).uitkomst != "afwijzen":
        await zaak.vraag("informeren_persoon")
