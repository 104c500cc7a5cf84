"""A decision on measures, of whichever procedure: what it takes the place of (N046, N070, N075)."""

from models.begrippen import Domein, Procedure, StatusMaatregel
from models.formulieren import BesluitMaatregelen, BesluitStelsel
from tasks.procedures import (
    informeren_persoon,
    spoedmaatregel,
    toetsing,
)
from tasks.vragen.aanvaard import Aanvaard, voor_formulier
from tasks.zaak import maatregelen


@voor_formulier
def na_besluit(a: Aanvaard, antwoord: BesluitMaatregelen) -> None:
    """circulaire 2.3.3, 2.4.1 (N046, N070, N075): wat is besloten, vervangt wat liep.

    Wat de NCTV van de HOvJ overnam, loopt ernaast door, tenzij het besluit anders zegt.
    """
    if antwoord.uitkomst == "afwijzen":
        return
    zaaknummer = a.zaak.zaaknummer
    if a.vraag.proces == Procedure.VERHOOGD_RISICOMOMENT:  # beside what runs, for that moment
        _neem(a, antwoord)
        informeren_persoon.plan_informeren(a)
        return
    if isinstance(antwoord, BesluitStelsel) and not antwoord.vervangt_overgenomen:
        maatregelen.beeindig_centrale(a.sessie, zaaknummer)
    else:
        gezag = a.zaak.gezag_bij(a.vraag.onderwerp).rol
        maatregelen.beeindig_onder(a.sessie, zaaknummer, gezag)
    _neem(a, antwoord)
    reden = "opgenomen in het besluit over maatregelen"
    spoedmaatregel.neem_op(a.sessie, a.zaak, reden=reden, moment=a.moment)
    informeren_persoon.trek_informeren_in(a)
    toetsing.trek_toetsing_in(a)


def _neem(a: Aanvaard, besluit: BesluitMaatregelen) -> None:
    """What the NCTV takes is known by its procedure from what it took over (N032, N046)."""
    maatregelen.neem(
        a.sessie,
        a.zaak.zaaknummer,
        besluit.maatregelen,
        StatusMaatregel.VASTGESTELD,
        gezag=a.zaak.gezag_bij(a.vraag.onderwerp).rol,
        onderwerp=a.vraag.onderwerp if a.zaak.domein is Domein.STELSEL else "",
        bij_object=a.zaak.domein is Domein.OBJECTEN_DIENSTEN,
    )
