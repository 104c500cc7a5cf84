"""What someone may see of a case: whoever could answer in it, or holds gezag."""

from datetime import datetime

from sqlmodel import Session

from models.begrippen import Organisatie, Rol
from models.fouten import Geweigerd
from models.rules.bevoegdheid import Volmacht, bevoegden, toets_eigen_zaak
from models.stappen import STAPPEN
from models.voorbeelden import uitkomsten
from models.zaakbeeld import Zaakbeeld
from tasks.functionarissen import volmachten
from tasks.vragen import plaats


def mag_antwoorden(zaak: Zaakbeeld, stap: str, volmacht: Volmacht) -> bool:
    """Whether some outcome of this stap is within this mandate."""
    nodig = [b for u in uitkomsten(stap) for b in bevoegden(stap, plaats(zaak), u)]
    return any(b.rol in volmacht.rol.omvat and b.gebied == volmacht.gebied for b in nodig)


def heeft_gezag(zaak: Zaakbeeld, volmacht: Volmacht) -> bool:
    """Whether this mandate is that of the gezag of the case."""
    return zaak.gezag.rol in volmacht.rol.omvat and zaak.gezag.gebied == volmacht.gebied


def mag_lezen(zaak: Zaakbeeld, volmacht: Volmacht) -> bool:
    """Whether the dossier is open to this mandate (N008): no more people than need it.

    The gezag, whoever answered or delivered in it, and whoever could answer; the KMar, which may
    advise in every case of the country, only where an advice is asked.
    """
    if heeft_gezag(zaak, volmacht) or _deed_mee(zaak, volmacht):
        return True
    gevraagd = {feit.stap for feit in zaak.feiten if feit.soort == "vraag"}
    stappen = gevraagd if volmacht.rol is Rol.KMAR else STAPPEN
    return any(mag_antwoorden(zaak, stap, volmacht) for stap in stappen)


def _deed_mee(zaak: Zaakbeeld, volmacht: Volmacht) -> bool:
    return any(
        (feit.rol, feit.gebied) == (volmacht.rol, volmacht.gebied)
        for feit in zaak.feiten
        if feit.soort in {"besluit", "levering"}
    ) or (volmacht.rol is Rol.KMAR and zaak.melding.ontvangen_door.organisatie is Organisatie.KMAR)


def volmacht_om_te_lezen(
    sessie: Session, zaak: Zaakbeeld, wie: str, *, moment: datetime
) -> Volmacht:
    """circulaire 1.2, 2.4.2 (N008, N076): the mandate on which someone reads; Geweigerd if none.

    The gezag comes first: it sees what others do not.
    """
    eigen = zaak.persoon.eigen_functionarissen
    mandaten = volmachten(sessie, wie, moment=moment)
    mandaten.sort(key=lambda volmacht: not heeft_gezag(zaak, volmacht))
    leest = [volmacht for volmacht in mandaten if mag_lezen(zaak, volmacht)]
    toets_eigen_zaak([wie], eigen=eigen)
    for volmacht in leest:
        if volmacht.namens not in eigen:
            return volmacht
    toets_eigen_zaak((volmacht.namens for volmacht in leest), eigen=eigen)
    raise Geweigerd(
        "U hebt nu geen geldig mandaat om het dossier van deze zaak te lezen.",
        norm="N008",
        advies="laat iemand lezen die in deze zaak een vraag kan beantwoorden.",
    )
