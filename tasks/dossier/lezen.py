"""Reading a dossier: who reads is checked and recorded before anything is shown (N008)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from models.begrippen import Feitsoort, Rol
from models.rules.bevoegdheid import Volmacht
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from tasks.basis.database import lezen
from tasks.dossier.inzage import verstrekt_aan
from tasks.mensen.gegevens import namen_van
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Plek, Poging
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.zaak.leesrecht import heeft_gezag, volmacht_om_te_lezen
from tasks.zaak.zaken import zaak

GRONDSLAG = "taak in deze zaak volgens mandaat (circulaire 1.2, Wet politiegegevens)"


@dataclass(frozen=True)
class Dossier:
    """A case as one reader may see it: what is withheld has its number in `achtergehouden`."""

    zaak: Zaakbeeld
    feiten: tuple[Feit, ...]
    achtergehouden: frozenset[int]
    namen: Mapping[str, str] = field(default_factory=dict)
    """How functionarissen are called, of those of whom that is known."""


def lees_dossier(
    zaaknummer: str, poging: Poging, *, moment: datetime, inhoud: str = "dossier"
) -> Dossier:
    """The dossier for someone with a mandate in the case; the reading is recorded first.

    `inhoud` is the kind of content that is given. Geweigerd (recorded) for a wrong code, without a
    mandate in this case, or in the own case.
    """
    with lezen() as sessie:
        zaak(sessie, zaaknummer)
        beeld(sessie, zaaknummer)
    wie = poging.functionaris
    with ondertekend(Plek(zaaknummer, inhoud), poging, moment=moment) as sessie:
        gevonden = beeld(sessie, zaaknummer)
        volmacht = volmacht_om_te_lezen(sessie, gevonden, wie, moment=moment)
        lezer = Handelende(wie, *volmacht)
        verstrekt = verstrekt_aan(lezer, grondslag=GRONDSLAG, soort_inhoud=inhoud)
        wat = Gebeurtenis(zaaknummer, Feitsoort.INZAGE, verstrekt, stap=inhoud, wie=lezer)
        leg_vast(sessie, wat, moment=moment)
        dossier = voor_lezer(beeld(sessie, zaaknummer), volmacht)
        mensen = {id_ for feit in dossier.feiten for id_ in feit.handelden}
        return replace(dossier, namen=namen_van(sessie, mensen))


def beperking(feit: Feit) -> str:
    """The reason why a product is not shared freely; empty if it is, or is no product."""
    return str(feit.antwoord.get("beperking_op_delen", ""))


def voor_lezer(zaak: Zaakbeeld, volmacht: Volmacht) -> Dossier:
    """circulaire 3.2 (N094): a restricted product is for the gezag and its leverancier."""
    dicht = {
        feit.volgnummer
        for feit in zaak.feiten
        if beperking(feit)
        and not heeft_gezag(zaak, volmacht)
        and not (Rol(feit.rol) in volmacht.rol.omvat and feit.gebied == volmacht.gebied)
    }
    zichtbaar = tuple(feit for feit in zaak.feiten if feit.volgnummer not in dicht)
    return Dossier(zaak, zichtbaar, frozenset(dicht))
