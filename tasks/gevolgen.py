"""What an accepted answer leads to, in the same act: one table."""

from collections.abc import Callable, Mapping

from models.begrippen import Domein, Procedure, StatusMaatregel
from models.formulieren import Antwoord, BesluitMaatregelen, BesluitStelsel, Toetsbesluit
from models.rules.sluiting import sluitend
from tasks.berichten.kennisgeving import geef_kennis
from tasks.gemeenten import antwoord as informeren_antwoord
from tasks.procedures import (
    informeren_persoon,
    objecten_en_diensten,
    spoedmaatregel,
    toetsing,
    verhoogd_risicomoment,
)
from tasks.procedures.sluiten import sluit
from tasks.procedures.stelsel import onmiddellijke_aanwijzing, terugkeer, triage
from tasks.register.lezen import beeld
from tasks.vragen.aanvaard import Aanvaard, voor_formulier
from tasks.zaak import maatregelen


def trek_gevolgen(a: Aanvaard, antwoord: Antwoord) -> None:
    """Carry out what this answer leads to, tell who has to know of it, and close if it closes."""
    if gevolg := _GEVOLGEN.get(a.vraag.stap):
        gevolg(a, antwoord)
    if a.zaak.lopend(Procedure.TOETSING):
        toetsing.eindig_zonder_maatregelen(a.sessie, a.zaak.zaaknummer, moment=a.moment)
    ook = beeld(a.sessie, a.zaak.zaaknummer) if a.vraag.stap in _VERPLAATST else None
    geef_kennis(a.sessie, a.zaak, a.vraag.stap, moment=a.moment, ook=ook)
    if sluitend(
        a.vraag.stap,
        antwoord.uitkomst,
        altijd_voorleggen=a.zaak.altijd_voorleggen,
        domein=a.zaak.domein,
        loopt_door=_loopt_door(a),
    ):
        sluit(
            a.sessie,
            a.zaak.zaaknummer,
            Domein.BASISPOLITIEZORG,
            proces=a.vraag.proces,
            onderwerp=a.vraag.onderwerp,
            aanleiding=a.besluit.volgnummer,
            moment=a.moment,
        )


def _loopt_door(a: Aanvaard) -> bool:
    """circulaire 2.4.1, 2.5 (N067, N071): whether something in this case is still undecided."""
    if a.zaak.domein is Domein.OBJECTEN_DIENSTEN:
        return objecten_en_diensten.loopt_door(a)
    return bool(a.zaak.onbesloten(Procedure.LOKAAL_DOMEIN))


_VERPLAATST = frozenset({"terugkeer"})
"""Answers that change whose case it is: the former and the present one both have to know."""


@voor_formulier
def _na_besluit(a: Aanvaard, antwoord: BesluitMaatregelen) -> None:
    """circulaire 2.3.3, 2.4.1 (N046, N070, N075): what was decided takes the place of what ran.

    What the NCTV took over from the HOvJ runs on beside it, unless the decision says otherwise.
    """
    if antwoord.uitkomst == "afwijzen":
        return
    zaaknummer = a.zaak.zaaknummer
    if a.vraag.proces == Procedure.VERHOOGD_RISICOMOMENT:  # beside what runs, for that moment
        _neem(a, antwoord)
        informeren_persoon.zet_dag(a)
        return
    if isinstance(antwoord, BesluitStelsel) and not antwoord.vervangt_overgenomen:
        maatregelen.beeindig_centrale(a.sessie, zaaknummer)
    else:
        gezag = a.zaak.gezag_bij(a.vraag.onderwerp).rol
        maatregelen.beeindig_onder(a.sessie, zaaknummer, gezag)
    _neem(a, antwoord)
    reden = "opgenomen in het besluit over maatregelen"
    spoedmaatregel.neem_op(a.sessie, a.zaak, reden=reden, moment=a.moment)
    informeren_persoon.wijk(a)
    toetsing.wijk(a)


@voor_formulier
def _na_toetsbesluit(a: Aanvaard, antwoord: Toetsbesluit) -> None:
    toetsing.na_toetsbesluit(a, antwoord)
    if antwoord.uitkomst in {"afschalen", "beeindigen"}:
        informeren_persoon.zet_dag(a)


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


_GEVOLGEN: Mapping[str, Callable[[Aanvaard, Antwoord], None]] = {
    "overleg": triage.na_voordracht,
    "vervolg": triage.na_voordracht,
    "maatregeladvies": objecten_en_diensten.na_advies,
    "niveau": objecten_en_diensten.na_niveau,
    "opvolging": objecten_en_diensten.na_opvolging,
    "besluit_maatregelen": _na_besluit,
    "informeren_persoon": informeren_persoon.na_informeren,
    "afstemming": spoedmaatregel.na_afstemming,
    "vaststelling": spoedmaatregel.na_vaststelling,
    "ondertekening": triage.na_afwijzing,
    "oordeel": triage.na_oordeel,
    "reactie_hovj": triage.na_afwijzing,
    "afstemming_1": triage.na_afwijzing,
    "escalatie_1": triage.na_oordeel,
    "reactie_hovj_2": triage.na_afwijzing,
    "afstemming_2": triage.na_afwijzing,
    "escalatie_2": triage.na_oordeel,
    "ontvangst_dossier": triage.na_ontvangst,
    "aanwijzing": onmiddellijke_aanwijzing.na_aanwijzing,
    "vervolg_aanwijzing": onmiddellijke_aanwijzing.na_vervolg_aanwijzing,
    "terugkeer": terugkeer.na_terugkeer,
    "advies": verhoogd_risicomoment.na_advies,
    "toetsbesluit": _na_toetsbesluit,
    "uitlating": toetsing.na_uitlating,
    "vrijgave": informeren_antwoord.na_vrijgave,
    "ontvangst": informeren_antwoord.na_ontvangst,
}
"""Stap → what follows; an answer to any other only moves its own procedure."""
