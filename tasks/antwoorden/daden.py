"""Acts that nobody has to ask for: the form of each, who may, and what does it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from models.basis import Invoer
from models.begrippen import Bevoegd
from models.formulieren import (
    AcuutRisico,
    Levering,
    Niveau,
    OpenbareUitlating,
    PlanbaarMoment,
    Risicomoment,
    Spoedmaatregel,
    Terugkeer,
    Toetsing,
    Verstrekking,
    VerzoekAanwijzing,
    Vierhoeksoverleg,
    ZaakUitsluiting,
)
from models.formulieren.wijziging import Wijziging
from models.rules.bevoegden import Bevoegdheidscontext
from models.stappen import bevoegden
from tasks.antwoorden.ongevraagd import keer_terug, stel_niveau_vast
from tasks.gemeenten import informeren, vierhoek
from tasks.procedures import (
    levering,
    openbare_uitlating,
    spoedmaatregel,
    toetsing,
    verhoogd_risicomoment,
    verstrekking,
    wijziging,
    zaak_uitsluiting,
)
from tasks.procedures.stelsel import onmiddellijke_aanwijzing
from tasks.register.geweigerde_pogingen import Poging


class Doe(Protocol):
    """Carries an act out in a case; gives its onderwerp, if it has one."""

    def __call__(
        self, zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime
    ) -> str | None:
        """OnjuisteInvoer for a form that does not fit; Geweigerd (recorded) by proof or rule."""


class Daad(NamedTuple):
    """`naam` is what the act is called where it is said who may do it, and in a refused attempt."""

    naam: str
    formulier: type[Invoer]
    doe: Doe

    def wie(self, plaats: Bevoegdheidscontext) -> list[Bevoegd]:
        """Who may do it in a case."""
        return bevoegden(self.naam, plaats)


DADEN: Mapping[str, Daad] = {
    "spoedmaatregel": Daad("spoedmaatregel", Spoedmaatregel, spoedmaatregel.neem_spoedmaatregel),
    "onmiddellijke-aanwijzing": Daad(
        "verzoek_aanwijzing", VerzoekAanwijzing, onmiddellijke_aanwijzing.vraag_aanwijzing
    ),
    "terugkeer": Daad("terugkeer", Terugkeer, keer_terug),
    "wijziging": Daad("wijziging", Wijziging, wijziging.wijzig),
    "acuut": Daad("acuut", AcuutRisico, informeren.acuut),
    "planbaar": Daad("moment", PlanbaarMoment, informeren.planbaar),
    "vierhoeksoverleg": Daad("vierhoeksoverleg", Vierhoeksoverleg, vierhoek.vraag_vierhoeksoverleg),
    "lever": Daad("levering", Levering, levering.lever),
    "uitlating": Daad("openbare_uitlating", OpenbareUitlating, openbare_uitlating.meld_uitlating),
    "risicomoment": Daad("risicomoment", Risicomoment, verhoogd_risicomoment.meld_risicomoment),
    "toetsing": Daad("toetsing", Toetsing, toetsing.vraag_toetsing),
    "dreigingsniveau": Daad("niveau", Niveau, stel_niveau_vast),
    "verstrekking": Daad("verstrekking", Verstrekking, verstrekking.verstrek),
    "zaak-uitsluiting": Daad("zaak_uitsluiting", ZaakUitsluiting, zaak_uitsluiting.sluit_uit),
}
"""Name of the act (`handelingen`) → what does it."""
