"""Measures in the search table: taken, adopted, ended, and under whose gezag they run."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

from sqlmodel import Session, col, select

from models.begrippen import Procedure, Rol, StatusMaatregel
from models.formulieren import Afbouw
from models.formulieren import Maatregel as Voorgesteld
from models.naslag.beleid import beleid_op
from models.rules.maatregelen import titel, titel_onder
from models.tabellen import Maatregel, Proces
from tasks.basis.tijd import dag

LOPEND = (StatusMaatregel.SPOED, StatusMaatregel.VASTGESTELD)


def neem(
    sessie: Session,
    zaaknummer: str,
    maatregelen: Iterable[Voorgesteld],
    status: StatusMaatregel,
    *,
    gezag: Rol,
    onderwerp: str = "",
    toetsdatum: date | None = None,
    bij_object: bool = False,
) -> None:
    """Take measures under this gezag; `onderwerp` says by which procedure, if not the first."""
    onder_nctv = gezag is Rol.NCTV
    for nieuw in maatregelen:
        sessie.add(
            Maatregel(
                id=uuid4().hex,
                zaaknummer=zaaknummer,
                onderwerp=onderwerp,
                soort=nieuw.soort,
                locatie=nieuw.locatie,
                uitvoerder=nieuw.uitvoerder,
                titel=titel(nieuw, aangewezen=onder_nctv, bewaakt=onder_nctv and bij_object),
                status=status,
                gezag_rol=gezag,
                toetsdatum=nieuw.toetsdatum or toetsdatum,
                standaard=nieuw.standaard,
            )
        )


def beeindig(sessie: Session, zaaknummer: str, onderwerp: str | None = None) -> None:
    """End running measures, of one procedure or all."""
    beeindig_deze(sessie, lopend(sessie, zaaknummer, onderwerp))


def beeindig_onder(sessie: Session, zaaknummer: str, gezag: Rol) -> None:
    """End what runs under this gezag."""
    beeindig_deze(sessie, (m for m in lopend(sessie, zaaknummer) if m.gezag_rol is gezag))


def bouw_af(sessie: Session, maatregelen: Iterable[Maatregel], afbouw: Iterable[Afbouw]) -> None:
    """End whatever of these is of these kinds at these places."""
    weg = {(deel.soort, deel.locatie) for deel in afbouw}
    beeindig_deze(sessie, (m for m in maatregelen if (m.soort, m.locatie) in weg))


def toets_weer_op(sessie: Session, maatregelen: Iterable[Maatregel], toetsdatum: date) -> None:
    """What of these runs on is reviewed again on this day."""
    for maatregel in maatregelen:
        if maatregel.status in LOPEND:
            maatregel.toetsdatum = toetsdatum
            sessie.add(maatregel)


def beeindig_centrale(sessie: Session, zaaknummer: str) -> None:
    """End what the NCTV took; what it took over runs on (N046)."""
    beeindig_deze(sessie, _centraal(sessie, zaaknummer))


def beeindig_deze(sessie: Session, maatregelen: Iterable[Maatregel]) -> None:
    """These run no longer, from the act on that this is part of."""
    for maatregel in maatregelen:
        maatregel.status = StatusMaatregel.BEEINDIGD
        sessie.add(maatregel)


def stel_vast(sessie: Session, zaaknummer: str, onderwerp: str, toetsdatum: date) -> None:
    """Adopt the measures of a spoedmaatregel, until they are reviewed."""
    for maatregel in lopend(sessie, zaaknummer, onderwerp):
        maatregel.status, maatregel.toetsdatum = StatusMaatregel.VASTGESTELD, toetsdatum
        sessie.add(maatregel)


def draag_over(sessie: Session, zaaknummer: str, gezag: Rol, *, moment: datetime) -> list[str]:
    """circulaire 2.3, 2.5 (N031): lopende maatregelen gaan mee met het gezag; hun id’s.

    Wat nog onbeslist was, wordt daarmee vastgesteld. Persoonsgerichte zijn er alleen onder de NCTV
    (N054).
    """
    mee = []
    for maatregel in lopend(sessie, zaaknummer):
        if gezag is not Rol.NCTV and maatregel.soort.persoonsgericht:
            maatregel.status = StatusMaatregel.BEEINDIGD
        else:
            maatregel.gezag_rol = gezag
            maatregel.titel = titel_onder(
                maatregel.titel, maatregel.uitvoerder, aangewezen=gezag is Rol.NCTV
            )
            mee.append(maatregel.id)
        if maatregel.status is StatusMaatregel.SPOED:
            maatregel.status = StatusMaatregel.VASTGESTELD
            maatregel.toetsdatum = toetsdatum_spoed(moment)
        sessie.add(maatregel)
    return sorted(mee)


def over_naar(sessie: Session, zaaknummer: str, *, van: Rol, naar: Rol) -> None:
    """circulaire 2.5 (N081): op een andere grond krijgt wat bij een object loopt, ander gezag."""
    for maatregel in lopend(sessie, zaaknummer):
        if maatregel.gezag_rol is van:
            maatregel.gezag_rol = naar
            sessie.add(maatregel)


def lopend(sessie: Session, zaaknummer: str, onderwerp: str | None = None) -> Sequence[Maatregel]:
    """Running measures, of one procedure or all."""
    vraag = select(Maatregel).where(
        col(Maatregel.zaaknummer) == zaaknummer, col(Maatregel.status).in_(LOPEND)
    )
    if onderwerp is not None:
        vraag = vraag.where(col(Maatregel.onderwerp) == onderwerp)
    return sessie.exec(vraag).all()


def getoetst(sessie: Session, zaaknummer: str, gezag: Rol | None = None) -> list[Maatregel]:
    """circulaire 2.3.2, 2.5 (N034, N081): wat wordt getoetst, door dit gezag of elk; op datum.

    Lopende maatregelen, zonder de standaardmaatregelen van categorie I.
    """
    toe = [
        maatregel
        for maatregel in lopend(sessie, zaaknummer)
        if not maatregel.standaard and gezag in {None, maatregel.gezag_rol}
    ]
    return sorted(toe, key=lambda maatregel: (maatregel.toetsdatum or date.max, maatregel.id))


def lopen_centraal(sessie: Session, zaaknummer: str) -> bool:
    """circulaire 2.3 (N032): of er maatregelen lopen die de NCTV nam, en niet alleen overnam."""
    return bool(_centraal(sessie, zaaknummer))


def _centraal(sessie: Session, zaaknummer: str) -> list[Maatregel]:
    stelsel = select(Proces.onderwerp).where(
        col(Proces.zaaknummer) == zaaknummer,
        col(Proces.proces).in_((Procedure.STELSEL_MAATREGELEN, Procedure.VERHOOGD_RISICOMOMENT)),
    )
    genomen = set(sessie.exec(stelsel))
    return [m for m in lopend(sessie, zaaknummer) if m.onderwerp in genomen]


def toetsdatum_spoed(moment: datetime) -> date:
    """Beleid: wanneer een vastgestelde spoedmaatregel zonder datum wordt getoetst."""
    vandaag = dag(moment)
    return vandaag + timedelta(days=beleid_op(vandaag).spoed_toetsen_na_dagen)
