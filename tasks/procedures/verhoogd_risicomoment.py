"""A moment of more risk is announced, and advised on before it (circulaire 3.3, N096)."""

from datetime import datetime
from typing import Any

from models.begrippen import Domein, Feitsoort, Gelegenheid, Procedure
from models.formulieren import AdviesRisicomoment, Risicomoment
from models.fouten import OnjuisteInvoer
from models.rules.sluiting import eis_open
from tasks.basis.tijd import dag
from tasks.gemeenten import informeren
from tasks.register.geweigerde_pogingen import Poging
from tasks.vragen.aanvaard import Aanvaard, voor_formulier
from tasks.vragen.handelingen import LopendeHandeling, als_model, handeling
from tasks.vragen.processen import begin_procedure, eis_proces, nieuw_onderwerp
from tasks.vragen.vragen import stel_vraag

PROCES = Procedure.VERHOOGD_RISICOMOMENT
STAP, HANDELING = "advies", "risicomoment"


def meld_risicomoment(
    zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime
) -> str:
    """Record it and ask for advice, in one act; its onderwerp.

    In het stelsel the gemeente is told of it too (N056). OnjuisteInvoer for a form that does not
    fit; Geweigerd (recorded) for a wrong code, a missing mandate or a closed case.
    """
    gemeld = als_model(Risicomoment, invoer, moment=moment)
    if gemeld.op <= moment:
        raise OnjuisteInvoer("op", "ligt in het verleden; noem een moment dat nog komt")
    with handeling(zaaknummer, HANDELING, poging, moment=moment) as h:
        return _meld_aan(h, gemeld)


@voor_formulier
def na_advies(a: Aanvaard, advies: AdviesRisicomoment) -> None:
    """circulaire 3.3 (N096): het gezag wordt meteen gevraagd; een moment wacht op geen worker."""
    if advies.uitkomst == "extra_maatregelen":
        rij = eis_proces(a.sessie, a.zaak.zaaknummer, PROCES, a.vraag.onderwerp)
        stel_vraag(a.sessie, a.zaak, rij, "besluit_maatregelen", 1, moment=a.moment)


def _meld_aan(h: LopendeHandeling, gemeld: Risicomoment) -> str:
    eis_open(h.zaak.status, "er zijn geen maatregelen om uit te breiden", norm="N096")
    onderwerp = nieuw_onderwerp()
    h.leg_vast(Feitsoort.RISICOMOMENT, gemeld, proces=PROCES, onderwerp=onderwerp)
    rij = begin_procedure(
        h.sessie,
        h.zaak.zaaknummer,
        PROCES,
        stap=STAP,
        onderwerp=onderwerp,
        zaak=h.zaak,
        moment=h.moment,
    )
    rij.op = dag(gemeld.op)
    if h.zaak.domein is Domein.STELSEL:
        informeren.begin_informeren(
            h.sessie,
            h.zaak,
            gemeld.gemeente,
            Gelegenheid.MOMENT,
            moment=h.moment,
            door=h.door,
            uiterlijk=gemeld.op,
        )
    return onderwerp
