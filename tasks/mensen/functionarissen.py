"""Functionarissen, who of them may do what now, and which accounts are of one person.

Every change is a record of the beheer.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import Session, and_, col, or_, select

from models.begrippen import LANDELIJK, Bevoegd, Feitsoort, Gebiedssoort, Rol, Wacht
from models.fouten import NietGevonden, OnjuisteInvoer
from models.naslag.gemeenten import eenheden, gemeentecode, parketten
from models.rules.bevoegdheid import (
    Volmacht,
    Volmachthouder,
)
from models.tabellen import Functionaris, Mandaat
from tasks.basis.tijd import dag
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast

Door = Handelende | tuple[Handelende, Handelende]
"""Who did something in the beheer: the system, one beheerder, or two."""


def eerste(door: Door) -> Handelende:
    """Whom a record names."""
    return door[0] if isinstance(door, tuple) else door


def meegetekend(door: Door) -> dict[str, object]:
    """The second, who stands in what is recorded."""
    return {"tweede": vars(door[1])} if isinstance(door, tuple) else {}


def functionaris(sessie: Session, wie: str) -> Functionaris:
    """The functionaris with this id who is not withdrawn."""
    mens = sessie.get(Functionaris, wie)
    if mens is None or mens.ingetrokken_op:
        raise NietGevonden(
            "Deze functionaris bestaat niet of is ingetrokken."
            " `regie functionaris lijst` toont wie er zijn."
        )
    return mens


def bestaande(sessie: Session, wie: str) -> Functionaris:
    """The functionaris with this id, withdrawn or not."""
    mens = sessie.get(Functionaris, wie)
    if mens is None:
        raise NietGevonden(
            "Deze functionaris bestaat niet. `regie functionaris lijst` toont wie er zijn."
        )
    return mens


def volmachten(sessie: Session, wie: str, *, moment: datetime) -> list[Volmacht]:
    """Mandates of this functionaris that are valid at this moment."""
    return [volmacht_van(m) for m in mandaten_nu(sessie, moment, col(Mandaat.functionaris) == wie)]


def volmachthouder(sessie: Session, wie: str, *, moment: datetime) -> Volmachthouder:
    """Someone who wants to act, as the rules see him: mandates, accounts, what holds him back."""
    houdt = volmachten(sessie, wie, moment=moment)
    personen = _personen(sessie, {wie, *(volmacht.namens for volmacht in houdt)} - {""})
    accounts = frozenset().union(*personen.values())
    mens = sessie.get(Functionaris, wie)
    rust = mens is not None and mens.rust_tot is not None and mens.rust_tot > moment
    return Volmachthouder(
        wie,
        houdt,
        personen,
        beheerders=_beheerders(sessie, moment) & accounts,
        rustend=frozenset({wie} if rust else ()),
    )


def accounts_van(sessie: Session, wie: Collection[str]) -> frozenset[str]:
    """Every account of the people with these accounts."""
    return frozenset(wie).union(*_personen(sessie, wie).values()) if wie else frozenset()


def met_mandaat(
    sessie: Session,
    rol: Rol,
    gebied: str,
    *,
    moment: datetime,
    niet: frozenset[str] = frozenset(),
) -> list[str]:
    """Ids of those who hold this role in this area now, themselves or namens; without `niet`."""
    mogen = _mogen(sessie, rol, {rol}, gebied, moment, niet)
    return [m.functionaris for m in mogen]


def heeft_rol(sessie: Session, wie: str, rollen: frozenset[Rol], *, moment: datetime) -> bool:
    """Whether this person has one of these roles now, in whatever area."""
    return any(volmacht.rol in rollen for volmacht in volmachten(sessie, wie, moment=moment))


def ontvangers(
    sessie: Session, aan: Bevoegd, *, moment: datetime, niet: frozenset[str] = frozenset()
) -> list[str]:
    """Ids of those who are told what concerns this role: who hold it, then who include it.

    Themselves before namens; each once; without `niet`, nor anyone namens them.
    """
    rollen = {rol for rol in Rol if aan.rol in rol.omvat}
    mogen = _mogen(sessie, aan.rol, rollen, aan.gebied, moment, niet)
    mogen.sort(key=lambda m: (m.rol is not aan.rol, bool(m.namens)))
    return list(dict.fromkeys(m.functionaris for m in mogen))


def gebied_van(rol: Rol, gebied: str, *, moment: datetime) -> str:
    """The area as stored for this role; OnjuisteInvoer if it does not exist at this moment.

    A gemeente that ended by then becomes what it is now.
    """
    match rol.gebiedssoort:
        case Gebiedssoort.GEMEENTE:
            try:
                return gemeentecode(gebied, dag(moment))
            except ValueError as fout:
                raise OnjuisteInvoer("gebied", str(fout)) from None
        case Gebiedssoort.EENHEID:
            bekend = eenheden()
        case Gebiedssoort.PARKET:
            bekend = parketten()
        case _:
            bekend = (LANDELIJK,)
    if gebied not in bekend:
        raise OnjuisteInvoer("gebied", f"moet een van deze zijn: {', '.join(bekend)}")
    return gebied


def mandaten_nu(sessie: Session, moment: datetime, *waar: ColumnElement[bool]) -> list[Mandaat]:
    """Awb 10:10: mandates in force; one that is held namens another while that one has it too."""
    vraag = (
        select(Mandaat)
        .join(Functionaris, col(Functionaris.id) == col(Mandaat.functionaris))
        .where(
            *waar,
            col(Mandaat.van) <= moment,
            nog_niet(col(Mandaat.tot), moment),
            nog_niet(col(Functionaris.ingetrokken_op), moment),
            or_(
                col(Functionaris.wacht_op).is_(None),
                col(Functionaris.wacht_op) != Wacht.INSCHRIJVING,
            ),
        )
        .order_by(col(Mandaat.id))
    )
    rijen = sessie.exec(vraag).all()
    return [m for m in rijen if not m.namens or heeft_zelf(sessie, m.namens, m, moment=moment)]


def _personen(sessie: Session, wie: Collection[str]) -> dict[str, frozenset[str]]:
    """Of each account every account of the same person."""
    zelfde = select(Functionaris.persoon).where(col(Functionaris.id).in_(wie))
    rijen = select(Functionaris.id, Functionaris.persoon).where(
        col(Functionaris.persoon).in_(zelfde)
    )
    per_persoon: dict[str, set[str]] = defaultdict(set)
    for id_, persoon in sessie.exec(rijen):
        per_persoon[persoon].add(id_)
    return {id_: frozenset(ids) for ids in per_persoon.values() for id_ in ids}


def volmacht_van(mandaat: Mandaat) -> Volmacht:
    """A mandate as the rules see it."""
    return Volmacht(mandaat.rol, mandaat.gebied, mandaat.namens)


def _beheerders(sessie: Session, moment: datetime) -> frozenset[str]:
    """Every account of those who are beheerder now."""
    geldig = mandaten_nu(sessie, moment, col(Mandaat.rol) == Rol.BEHEERDER)
    return accounts_van(sessie, {m.functionaris for m in geldig})


def _mogen(
    sessie: Session,
    voor: Rol,
    rollen: Collection[Rol],
    gebied: str,
    moment: datetime,
    niet: frozenset[str],
) -> list[Mandaat]:
    """Mandates of these roles in this area, without those of, or namens, somebody in `niet`.

    For a role in cases without those of a beheerder either: they may not act. Of each person with
    whatever account. Two looks at the database, for every bericht asks this.
    """
    hier = and_(col(Mandaat.rol).in_(rollen), col(Mandaat.gebied) == gebied)
    beheert = col(Mandaat.rol) == Rol.BEHEERDER
    geldig = mandaten_nu(sessie, moment, hier if voor is Rol.BEHEERDER else or_(hier, beheert))
    beheerders = [m for m in geldig if m.rol is not voor and m.rol is Rol.BEHEERDER]
    wie = niet.union(*({m.functionaris, m.namens} for m in geldig))
    rijen = select(Functionaris.id, Functionaris.persoon).where(col(Functionaris.id).in_(wie))
    persoon = dict(sessie.exec(rijen).all())
    buiten = {persoon.get(id_, id_) for id_ in niet.union(m.functionaris for m in beheerders)}
    return [
        m
        for m in geldig
        if m.rol in rollen
        and not buiten & {persoon[m.functionaris], persoon.get(m.namens, m.namens)}
    ]


def nog_niet(einde: Mapped[datetime | None], moment: datetime) -> ColumnElement[bool]:
    """In a query: that this end has not come."""
    return or_(einde.is_(None), einde > moment)


def heeft_zelf(sessie: Session, wie: str, mandaat: Mandaat, *, moment: datetime) -> bool:
    """Whether an own mandate gives this person what this mandate gives."""
    eigen = mandaten_nu(sessie, moment, col(Mandaat.functionaris) == wie, col(Mandaat.namens) == "")
    nodig = Bevoegd(mandaat.rol, mandaat.gebied)
    return any(Volmacht(m.rol, m.gebied).dekt(nodig) for m in eigen)


def leg_beheer_vast(
    sessie: Session, inhoud: dict[str, object], *, door: Door, moment: datetime
) -> None:
    """Record a change in the beheer."""
    geheel = {**inhoud, **meegetekend(door)}
    leg_vast(sessie, Gebeurtenis(BEHEER, Feitsoort.BEHEER, geheel, wie=eerste(door)), moment=moment)
