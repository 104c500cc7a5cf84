"""What happens to an answer, per stap: the rules that judge it, and what it leads to."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from models.formulieren import Antwoord
from models.rules import informatie, stelsel
from tasks.antwoorden.keuring.gemeente import keur_vrijgave
from tasks.antwoorden.keuring.keuring import Keuring
from tasks.antwoorden.keuring.lokaal_domein import (
    keur_besluit,
    keur_maatregelen,
    keur_overleg,
    keur_spoed,
    keur_voordracht,
)
from tasks.antwoorden.keuring.objecten import (
    keur_bindend,
    keur_lcc,
    keur_niveau,
    keur_opvolging,
)
from tasks.antwoorden.keuring.stelsel import (
    keur_ondertekening,
    keur_tafel,
    keur_terugkeer,
    keur_vervolg_aanwijzing,
)
from tasks.antwoorden.keuring.toetsing import keur_moment, keur_toetsbesluit
from tasks.gemeenten import antwoord as gemeente
from tasks.procedures import (
    informeren_persoon,
    maatregelenbesluit,
    objecten_en_diensten,
    spoedmaatregel,
    toetsing,
    verhoogd_risicomoment,
)
from tasks.procedures.stelsel import onmiddellijke_aanwijzing, terugkeer, triage
from tasks.vragen.aanvaard import Aanvaard, alleen_antwoord


class Behandeling(NamedTuple):
    """The rules of a stap, in order, and its consequence in the same act."""

    keurt: tuple[Callable[[Keuring, Antwoord], None], ...]
    gevolg: Callable[[Aanvaard, Antwoord], None]


def geen_gevolg(_: Aanvaard, __: Antwoord) -> None:
    """The answer only moves its own procedure."""


_OPDRACHT = alleen_antwoord(informatie.keur_opdracht)
PER_STAP: Mapping[str, Behandeling] = {
    "weging": Behandeling((), geen_gevolg),
    "overleg": Behandeling((_OPDRACHT, keur_voordracht, keur_overleg), triage.na_voordracht),
    "informatieproduct": Behandeling((), geen_gevolg),
    "vervolg": Behandeling((_OPDRACHT, keur_voordracht, keur_overleg), triage.na_voordracht),
    "maatregeladvies": Behandeling((keur_maatregelen, keur_lcc), objecten_en_diensten.na_advies),
    "besluit_maatregelen": Behandeling(
        (keur_maatregelen, keur_besluit, keur_bindend, keur_moment), maatregelenbesluit.na_besluit
    ),
    "informeren_persoon": Behandeling(
        (alleen_antwoord(informatie.keur_informeren),), informeren_persoon.na_informeren
    ),
    "afstemming": Behandeling((keur_overleg, keur_spoed), spoedmaatregel.na_afstemming),
    "vaststelling": Behandeling((keur_spoed,), spoedmaatregel.na_vaststelling),
    "intakeformulier": Behandeling((), geen_gevolg),
    "ondertekening": Behandeling((keur_ondertekening,), triage.na_afwijzing),
    "triagetafel": Behandeling((keur_tafel,), geen_gevolg),
    "oordeel": Behandeling((), triage.na_oordeel),
    "reactie_hovj": Behandeling((), triage.na_afwijzing),
    "afstemming_1": Behandeling((), triage.na_afwijzing),
    "escalatie_1": Behandeling((), triage.na_oordeel),
    "reactie_hovj_2": Behandeling((), triage.na_afwijzing),
    "afstemming_2": Behandeling((), triage.na_afwijzing),
    "escalatie_2": Behandeling((), triage.na_oordeel),
    "overdrachtsdossier": Behandeling((alleen_antwoord(stelsel.keur_dossier),), geen_gevolg),
    "ontvangst_dossier": Behandeling((), triage.na_ontvangst),
    "aanwijzing": Behandeling((), onmiddellijke_aanwijzing.na_aanwijzing),
    "vervolg_aanwijzing": Behandeling(
        (keur_vervolg_aanwijzing,), onmiddellijke_aanwijzing.na_vervolg_aanwijzing
    ),
    "maatregelenadvies": Behandeling(
        (keur_maatregelen, alleen_antwoord(stelsel.keur_schaarste)), geen_gevolg
    ),
    "terugkeer": Behandeling((keur_terugkeer,), terugkeer.na_terugkeer),
    "advies_burgemeester": Behandeling((), geen_gevolg),
    "vrijgave": Behandeling((keur_vrijgave,), gemeente.na_vrijgave),
    "ontvangst": Behandeling((), gemeente.na_ontvangst),
    "medewerking": Behandeling((), geen_gevolg),
    "uitlating": Behandeling((), toetsing.na_uitlating),
    "advies": Behandeling((keur_maatregelen, keur_moment), verhoogd_risicomoment.na_advies),
    "toetsbesluit": Behandeling((keur_toetsbesluit, keur_voordracht), toetsing.na_toetsbesluit),
    "niveau": Behandeling((keur_niveau, keur_maatregelen), objecten_en_diensten.na_niveau),
    "opvolging": Behandeling((keur_opvolging,), objecten_en_diensten.na_opvolging),
}
"""Every stap has its row, also where nothing is judged and nothing follows."""
