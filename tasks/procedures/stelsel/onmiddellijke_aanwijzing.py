"""Onmiddellijke aanwijzing, outside triage (circulaire 2.3.4)."""

from datetime import datetime
from typing import Any

from models.begrippen import Feitsoort, Grondslag, Procedure, Status
from models.formulieren import (
    Aanwijzing,
    VervolgAanwijzing,
    VerzoekAanwijzing,
)
from models.fouten import OnjuisteInvoer
from models.rules.stelsel import keur_verzoek
from tasks.procedures.stelsel.overgang import wijs_aan
from tasks.procedures.stelsel.terugkeer import vraag_terugkeer
from tasks.procedures.stelsel.triage import na_voordracht
from tasks.register.geweigerde_pogingen import Poging
from tasks.vragen.aanvaard import Aanvaard, voor_formulier
from tasks.vragen.handelingen import LopendeHandeling, als_model, handeling
from tasks.vragen.processen import begin_procedure, nieuw_onderwerp


def vraag_aanwijzing(
    zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime
) -> str:
    """Record the telephone request of the HOvJ and ask the NCTV, in one act; its id (N024).

    OnjuisteInvoer for a form that does not fit; Geweigerd (recorded) for a wrong code, a missing
    mandate, or where the person cannot be designated at once.
    """
    gevraagd = als_model(VerzoekAanwijzing, invoer, moment=moment)
    if gevraagd.gebeld_op > moment:
        raise OnjuisteInvoer("gebeld_op", "ligt in de toekomst; noem wanneer is gebeld")
    with handeling(zaaknummer, "verzoek_aanwijzing", poging, moment=moment) as h:
        return _verzoek(h, gevraagd)


def _verzoek(h: LopendeHandeling, gevraagd: VerzoekAanwijzing) -> str:
    keur_verzoek(
        domein=h.zaak.domein,
        gesloten=h.zaak.status is Status.GESLOTEN,
        lopend=bool(h.zaak.lopend(Procedure.ONMIDDELLIJKE_AANWIJZING)),
    )
    onderwerp = nieuw_onderwerp()
    h.leg_vast(
        Feitsoort.VERZOEK_AANWIJZING,
        gevraagd,
        proces=Procedure.ONMIDDELLIJKE_AANWIJZING,
        onderwerp=onderwerp,
    )
    begin_procedure(
        h.sessie,
        h.zaak.zaaknummer,
        Procedure.ONMIDDELLIJKE_AANWIJZING,
        stap="aanwijzing",
        onderwerp=onderwerp,
        moment=h.moment,
    )
    return onderwerp


@voor_formulier
def na_vervolg_aanwijzing(a: Aanvaard, antwoord: VervolgAanwijzing) -> None:
    """circulaire 2.3 (N026): voordragen, of de NCTV beëindigt wat tijdelijk was."""
    na_voordracht(a, antwoord)
    if antwoord.uitkomst == "niet_voordragen":
        vraag_terugkeer(a)


@voor_formulier
def na_aanwijzing(a: Aanvaard, antwoord: Aanwijzing) -> None:
    """circulaire 2.3.4 (N025): meteen onder de NCTV, buiten de triage om."""
    if antwoord.uitkomst == "aangewezen":
        wijs_aan(a, Grondslag.ONMIDDELLIJK, antwoord.andere_verwanten)
