"""The rules that judge an answer, per stap: one table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models.begrippen import Rol
from models.beleid import beleid_op
from models.formulieren import (
    Afstemming,
    Antwoord,
    BesluitMaatregelen,
    InformerenPersoon,
    Maatregeladvies,
    MetOverleg,
    Overleg,
    Vaststelling,
    Vervolg,
)
from models.fouten import Geweigerd
from models.rules import informatie, maatregelen, sluiting
from models.rules.bevoegdheid import Volmacht
from models.zaakbeeld import Zaakbeeld
from tasks.functionarissen import met_mandaat
from tasks.klok import dag


@dataclass(frozen=True)
class Toets:
    """What the rules of one answer may look at."""

    sessie: Session
    zaak: Zaakbeeld
    wie: str
    volmacht: Volmacht
    nu: datetime


def toets(stap: str, t: Toets, antwoord: Antwoord) -> None:
    """Geweigerd if a rule of this stap refuses the answer."""
    sluiting.toets_sluiten(
        stap,
        antwoord.uitkomst,
        altijd_voorleggen=t.zaak.altijd_voorleggen,
        onbeslist=len(t.zaak.onbeslist),
    )
    for regel in _TOETSEN.get(stap, ()):
        regel(t, antwoord)


def toets_data(antwoord: Antwoord, *, nu: datetime) -> None:
    """What of an answer depends on the day; still bad input, so before any code is consumed."""
    match antwoord:
        case Maatregeladvies() | BesluitMaatregelen() | Afstemming() | Vaststelling():
            maatregelen.toets_toetsdata(antwoord.maatregelen, vandaag=dag(nu))
        case InformerenPersoon():
            informatie.toets_opnieuw_bezien(antwoord, vandaag=dag(nu))
        case _:
            pass
    if isinstance(antwoord, Vaststelling):
        maatregelen.toets_toetsdatum("toetsdatum", antwoord.toetsdatum, vandaag=dag(nu))


def _overleg(t: Toets, antwoord: Antwoord) -> None:
    """circulaire 2.4.1 (N071): the adviseur BB&C acts in consultation with the HOvJ, named."""
    if not isinstance(antwoord, MetOverleg):
        raise TypeError(type(antwoord))
    if t.volmacht.rol is Rol.HOVJ:
        return
    niet = t.zaak.persoon.eigen_functionarissen | {t.wie}
    gebied = t.zaak.gezag.gebied
    if antwoord.overlegd_met not in met_mandaat(t.sessie, Rol.HOVJ, gebied, moment=t.nu, niet=niet):
        raise Geweigerd(
            "De adviseur BB&C beslist in overleg met de HOvJ; noem in overlegd_met wie dat was.",
            norm="N071",
            advies=f"noem een HOvJ van parket {gebied}, een ander dan uzelf en de bedreigde.",
        )


def _opdracht(_: Toets, antwoord: Antwoord) -> None:
    if not isinstance(antwoord, Overleg | Vervolg):
        raise TypeError(type(antwoord))
    informatie.toets_opdracht(antwoord)


def _maatregelen(t: Toets, antwoord: Antwoord) -> None:
    if not isinstance(antwoord, Maatregeladvies | BesluitMaatregelen):
        raise TypeError(type(antwoord))
    maatregelen.toets_maatregelen(antwoord.maatregelen, domein=t.zaak.domein, aangewezen=False)


def _besluit(t: Toets, antwoord: Antwoord) -> None:
    if not isinstance(antwoord, BesluitMaatregelen):
        raise TypeError(type(antwoord))
    maatregelen.toets_op_advies(advies=t.zaak.laatste("maatregeladvies") is not None)
    maatregelen.toets_afwijzen(antwoord, beleid_op(dag(t.nu)))


def _spoed(t: Toets, antwoord: Antwoord) -> None:
    if not isinstance(antwoord, Afstemming | Vaststelling):
        raise TypeError(type(antwoord))
    maatregelen.toets_spoed(
        antwoord.maatregelen, domein=t.zaak.domein, status=t.zaak.status, sluit=False
    )


def _informeren(_: Toets, antwoord: Antwoord) -> None:
    if not isinstance(antwoord, InformerenPersoon):
        raise TypeError(type(antwoord))
    informatie.toets_informeren(antwoord)


_TOETSEN: dict[str, tuple[Callable[[Toets, Antwoord], None], ...]] = {
    "overleg": (_opdracht, _overleg),
    "vervolg": (_opdracht, _overleg),
    "maatregeladvies": (_maatregelen,),
    "besluit_maatregelen": (_maatregelen, _besluit),
    "informeren_persoon": (_informeren,),
    "afstemming": (_overleg, _spoed),
    "vaststelling": (_spoed,),
}
