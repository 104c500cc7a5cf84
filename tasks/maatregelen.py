"""Measures in the search table: what an answer changes about them, in the same act."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from uuid import uuid4

from sqlmodel import Session, col, select

from models.begrippen import Rol, StatusMaatregel
from models.beleid import beleid_op
from models.formulieren import Afstemming, Antwoord, BesluitMaatregelen, Vaststelling
from models.formulieren import Maatregel as Voorgesteld
from models.rules.bevoegdheid import Volmacht
from models.rules.maatregelen import titel
from models.tabellen import Maatregel, Proces, Vraag
from models.zaakbeeld import Zaakbeeld
from tasks.intrekken import trek_in
from tasks.klok import dag
from tasks.register import beeld
from tasks.vragen import stel_vraag

LOPEND = (StatusMaatregel.SPOED, StatusMaatregel.VASTGESTELD)
SPOEDPROCES = "spoedmaatregel"


def verwerk(
    sessie: Session,
    zaak: Zaakbeeld,
    vraag: Vraag,
    antwoord: Antwoord,
    volmacht: Volmacht,
    *,
    moment: datetime,
) -> None:
    """Change the measures of a case as this answer says; most answers change none."""
    match antwoord:
        case BesluitMaatregelen(uitkomst="vaststellen" | "aanpassen"):
            beeindig(sessie, zaak.zaaknummer)
            neem(sessie, zaak, antwoord.maatregelen, StatusMaatregel.VASTGESTELD)
            _neem_spoed_op(sessie, zaak, moment=moment)
        case Afstemming() if volmacht.rol is Rol.HOVJ:
            _beslis_spoed(sessie, zaak, vraag, antwoord, None, moment)
        case Afstemming():
            _vraag_vaststelling(sessie, vraag, moment=moment)
        case Vaststelling():
            _beslis_spoed(sessie, zaak, vraag, antwoord, antwoord.toetsdatum, moment)
        case _:
            pass


def neem(
    sessie: Session,
    zaak: Zaakbeeld,
    maatregelen: Iterable[Voorgesteld],
    status: StatusMaatregel,
    *,
    onderwerp: str = "",
    toetsdatum: date | None = None,
) -> None:
    """Take measures under the present gezag."""
    for nieuw in maatregelen:
        sessie.add(
            Maatregel(
                id=uuid4().hex,
                zaaknummer=zaak.zaaknummer,
                onderwerp=onderwerp,
                soort=nieuw.soort,
                locatie=nieuw.locatie,
                uitvoerder=nieuw.uitvoerder,
                titel=titel(nieuw),
                status=status,
                gezag_rol=zaak.gezag.rol,
                toetsdatum=nieuw.toetsdatum or toetsdatum,
            )
        )


def beeindig(sessie: Session, zaaknummer: str, onderwerp: str | None = None) -> None:
    """End running measures, of one spoedmaatregel or all."""
    for maatregel in _lopend(sessie, zaaknummer, onderwerp):
        maatregel.status = StatusMaatregel.BEEINDIGD
        sessie.add(maatregel)


def toetsdatum_spoed(moment: datetime) -> date:
    """Policy: when a spoedmaatregel that the gezag adopts is reviewed, if it names no date."""
    vandaag = dag(moment)
    return vandaag + timedelta(days=beleid_op(vandaag).spoed_toetsen_na_dagen)


def _beslis_spoed(
    sessie: Session,
    zaak: Zaakbeeld,
    vraag: Vraag,
    antwoord: Afstemming | Vaststelling,
    toetsdatum: date | None,
    moment: datetime,
) -> None:
    """circulaire 2.4.1 (N069): the gezag adopts, changes or ends a spoedmaatregel."""
    toetsdatum = toetsdatum or toetsdatum_spoed(moment)
    _SPOED[antwoord.uitkomst](sessie, zaak, vraag.onderwerp, toetsdatum)
    neem(
        sessie,
        zaak,
        antwoord.maatregelen,
        StatusMaatregel.VASTGESTELD,
        onderwerp=vraag.onderwerp,
        toetsdatum=toetsdatum,
    )


def _stel_vast(sessie: Session, zaak: Zaakbeeld, onderwerp: str, toetsdatum: date) -> None:
    for maatregel in _lopend(sessie, zaak.zaaknummer, onderwerp):
        maatregel.status, maatregel.toetsdatum = StatusMaatregel.VASTGESTELD, toetsdatum
        sessie.add(maatregel)


def _hef_op(sessie: Session, zaak: Zaakbeeld, onderwerp: str, _: date) -> None:
    beeindig(sessie, zaak.zaaknummer, onderwerp)


_SPOED: dict[str, Callable[[Session, Zaakbeeld, str, date], None]] = {
    "akkoord": _stel_vast,
    "vaststellen": _stel_vast,
    "aanpassen": _hef_op,
    "beeindigen": _hef_op,
}


def _vraag_vaststelling(sessie: Session, afstemming: Vraag, *, moment: datetime) -> None:
    """The advice is in: the gezag is asked in the same act, so that the clock never stops."""
    proces = sessie.exec(
        select(Proces).where(
            col(Proces.zaaknummer) == afstemming.zaaknummer,
            col(Proces.onderwerp) == afstemming.onderwerp,
            col(Proces.proces) == afstemming.proces,
        )
    ).one()
    zaak = beeld(sessie, afstemming.zaaknummer)
    stel_vraag(sessie, zaak, proces, "vaststelling", afstemming.keer, moment=moment)


def _neem_spoed_op(sessie: Session, zaak: Zaakbeeld, *, moment: datetime) -> None:
    """A decision on measures takes in every spoedmaatregel that was still undecided."""
    for onderwerp in sorted(zaak.onbeslist):
        reden = "opgenomen in het besluit over maatregelen"
        trek_in(sessie, zaak.zaaknummer, SPOEDPROCES, onderwerp, reden=reden, moment=moment)


def _lopend(sessie: Session, zaaknummer: str, onderwerp: str | None) -> Iterable[Maatregel]:
    lopend = select(Maatregel).where(
        col(Maatregel.zaaknummer) == zaaknummer, col(Maatregel.status).in_(LOPEND)
    )
    if onderwerp is not None:
        lopend = lopend.where(col(Maatregel.onderwerp) == onderwerp)
    return sessie.exec(lopend).all()
