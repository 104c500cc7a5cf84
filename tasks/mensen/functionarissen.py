"""Functionarissen and their mandaten; every change is a record of the beheer."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

import pyotp
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, or_, select

from models.begrippen import LANDELIJK, Bevoegd, Feitsoort, Gebiedssoort, Rol
from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.naslag.gemeenten import eenheden, gemeentecode, parketten
from models.rules.bevoegdheid import (
    Uitsluiting,
    Volmacht,
    Volmachthouder,
    keur_scheiding,
    kies_volmacht,
)
from models.tabellen import Functionaris, Mandaat
from tasks.basis.tijd import dag
from tasks.register.sleutels import BEHEER, pak_uit, verpak
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast

UITGEVER = "regie"
_BEHEERDER = Bevoegd(Rol.BEHEERDER, LANDELIJK)


def voeg_toe(sessie: Session, wie: str, *, door: Handelende, moment: datetime) -> str:
    """Enrol a functionaris; gives the otpauth-URI for the app, to be shown once."""
    if sessie.get(Functionaris, wie):
        raise OnjuisteInvoer("functionaris", f"{wie} bestaat al; kies een andere id")
    geheim = pyotp.random_base32()
    sessie.add(Functionaris(id=wie, geheim=verpak(geheim.encode())))
    _beheer(sessie, {"wat": "toegevoegd", "functionaris": wie}, door=door, moment=moment)
    return pyotp.TOTP(geheim).provisioning_uri(name=wie, issuer_name=UITGEVER)


def geef_mandaat(sessie: Session, mandaat: Mandaat, *, door: Handelende, moment: datetime) -> None:
    """Give a dated mandate; checks the area and what `keur_mandaat` does.

    Geweigerd if a beheerder gets a role in cases, or who has one becomes a beheerder.
    """
    functionaris(sessie, mandaat.functionaris)
    keur_scheiding(mandaat.rol, heeft=_rollen(sessie, mandaat.functionaris, moment))
    ingang = max(mandaat.van, moment)
    mandaat.gebied = gebied_van(mandaat.rol, mandaat.gebied, moment=ingang)
    keur_mandaat(sessie, mandaat, moment=moment)
    sessie.add(mandaat)
    inhoud = {"wat": "mandaat", **mandaat.model_dump(mode="json", exclude={"id", "gegeven_op"})}
    _beheer(sessie, inhoud, door=door, moment=moment)


def _rollen(sessie: Session, wie: str, moment: datetime) -> set[Rol]:
    """Every role that this person has or is to have, with whatever account."""
    houdt = select(Mandaat).where(
        col(Mandaat.functionaris).in_(accounts_van(sessie, {wie})),
        _nog_niet(col(Mandaat.tot), moment),
    )
    return {mandaat.rol for mandaat in sessie.exec(houdt)}


def keur_mandaat(sessie: Session, mandaat: Mandaat, *, moment: datetime) -> None:
    """Awb 10:10: who is replaced has the role when the mandate begins; OnjuisteInvoer otherwise."""
    if mandaat.tot and mandaat.tot <= mandaat.van:
        raise OnjuisteInvoer("tot", "moet na van liggen")
    if not mandaat.namens:
        return
    if mandaat.namens == mandaat.functionaris:
        raise OnjuisteInvoer("namens", "niemand vervangt zichzelf")
    functionaris(sessie, mandaat.namens)
    if not _heeft_zelf(sessie, mandaat.namens, mandaat, moment=max(mandaat.van, moment)):
        raise OnjuisteInvoer(
            "namens",
            "wie vervangen wordt, heeft bij ingang zelf geen mandaat als"
            f" {mandaat.rol} ({mandaat.gebied}); geef dat eerst",
        )


def trek_in(sessie: Session, wie: str, *, door: Handelende, moment: datetime) -> None:
    """End a functionaris and all mandates of that person, from now on."""
    mens = functionaris(sessie, wie)
    mens.ingetrokken_op = moment
    sessie.add(mens)
    for mandaat in sessie.exec(select(Mandaat).where(col(Mandaat.functionaris) == wie)):
        if mandaat.tot is None or mandaat.tot > moment:
            mandaat.tot = moment
            sessie.add(mandaat)
    _beheer(sessie, {"wat": "ingetrokken", "functionaris": wie}, door=door, moment=moment)


def functionaris(sessie: Session, wie: str) -> Functionaris:
    """The functionaris with this id who is not withdrawn."""
    mens = sessie.get(Functionaris, wie)
    if mens is None or mens.ingetrokken_op:
        raise NietGevonden(
            "Deze functionaris bestaat niet of is ingetrokken."
            " `regie functionaris lijst` toont wie er zijn."
        )
    return mens


def geheim_van(mens: Functionaris) -> pyotp.TOTP:
    """The one-time codes of a functionaris (RFC 6238, 30 s, six digits)."""
    return pyotp.TOTP(pak_uit(mens.geheim).decode())


def volmachten(sessie: Session, wie: str, *, moment: datetime) -> list[Volmacht]:
    """Mandates of this functionaris that are valid at this moment."""
    return [
        Volmacht(m.rol, m.gebied, m.namens)
        for m in _geldig(sessie, moment, col(Mandaat.functionaris) == wie)
    ]


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
    geldig = _geldig(sessie, moment, col(Mandaat.rol) == rol, col(Mandaat.gebied) == gebied)
    niet = _wie_niet(sessie, rol, niet, moment)
    return [m.functionaris for m in geldig if not niet & {m.functionaris, m.namens}]


def heeft_rol(sessie: Session, wie: str, rollen: frozenset[Rol], *, moment: datetime) -> bool:
    """Whether this person has one of these roles now, in whatever area."""
    return any(volmacht.rol in rollen for volmacht in volmachten(sessie, wie, moment=moment))


def ontvangers(
    sessie: Session, aan: Bevoegd, *, moment: datetime, niet: frozenset[str] = frozenset()
) -> list[str]:
    """Ids of those who are told what concerns this role: who hold it, then who include it.

    Themselves before namens; each once; without `niet`, nor anyone namens them.
    """
    rollen = [rol for rol in Rol if aan.rol in rol.omvat]
    geldig = _geldig(
        sessie, moment, col(Mandaat.rol).in_(rollen), col(Mandaat.gebied) == aan.gebied
    )
    geldig.sort(key=lambda m: (m.rol is not aan.rol, bool(m.namens)))
    niet = _wie_niet(sessie, aan.rol, niet, moment)
    mogen = (m.functionaris for m in geldig if not niet & {m.functionaris, m.namens})
    return list(dict.fromkeys(mogen))


def eis_beheerder(
    sessie: Session, wie: str, *, moment: datetime, uitgesloten: Sequence[Uitsluiting] = ()
) -> Handelende:
    """The beheerder who acts, on an own mandate if there is one; Geweigerd for anyone else."""
    volmacht = kies_volmacht(
        volmachthouder(sessie, wie, moment=moment),
        past=lambda volmacht: volmacht.dekt(_BEHEERDER),
        uitgesloten=uitgesloten,
        geen=Geweigerd(
            "Dit mag alleen een beheerder.", advies="vraag een functionaris met mandaat beheerder."
        ),
    )
    return Handelende(wie, *volmacht)


def eis_andere_beheerder(sessie: Session, wie: str, *, moment: datetime) -> None:
    """Geweigerd if without this one there would be no beheerder, now or later.

    Nobody could then enrol another. A substitute does not count, nor a mandate that will end.
    """
    rol, gebied = _BEHEERDER
    eigen = _geldig(
        sessie,
        moment,
        col(Mandaat.rol) == rol,
        col(Mandaat.gebied) == gebied,
        col(Mandaat.namens) == "",
    )
    blijven = {m.functionaris for m in eigen if m.tot is None} - {wie}
    if wie in {m.functionaris for m in eigen} and not blijven:
        raise Geweigerd(
            "Dit is de laatste beheerder; zonder beheerder kan niemand er een toevoegen.",
            advies="maak eerst een andere beheerder, met een eigen mandaat zonder einde.",
        )


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


def _geldig(sessie: Session, moment: datetime, *waar: ColumnElement[bool]) -> list[Mandaat]:
    """Awb 10:10: mandates in force; one that is held namens another while that one has it too."""
    vraag = (
        select(Mandaat)
        .join(Functionaris, col(Functionaris.id) == col(Mandaat.functionaris))
        .where(
            *waar,
            col(Mandaat.van) <= moment,
            _nog_niet(col(Mandaat.tot), moment),
            _nog_niet(col(Functionaris.ingetrokken_op), moment),
        )
        .order_by(col(Mandaat.id))
    )
    rijen = sessie.exec(vraag).all()
    return [m for m in rijen if not m.namens or _heeft_zelf(sessie, m.namens, m, moment=moment)]


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


def _beheerders(sessie: Session, moment: datetime) -> frozenset[str]:
    """Every account of those who are beheerder now."""
    geldig = _geldig(sessie, moment, col(Mandaat.rol) == Rol.BEHEERDER)
    return accounts_van(sessie, {m.functionaris for m in geldig})


def _wie_niet(sessie: Session, rol: Rol, niet: frozenset[str], moment: datetime) -> frozenset[str]:
    """`niet` with all their accounts, and for a role in cases every beheerder: they may not act."""
    beheerders = frozenset() if rol is Rol.BEHEERDER else _beheerders(sessie, moment)
    return accounts_van(sessie, niet) | beheerders


def _nog_niet(einde: Mapped[datetime | None], moment: datetime) -> ColumnElement[bool]:
    return or_(einde.is_(None), einde > moment)


def _heeft_zelf(sessie: Session, wie: str, mandaat: Mandaat, *, moment: datetime) -> bool:
    """Whether an own mandate gives this person what this mandate gives."""
    eigen = _geldig(sessie, moment, col(Mandaat.functionaris) == wie, col(Mandaat.namens) == "")
    nodig = Bevoegd(mandaat.rol, mandaat.gebied)
    return any(Volmacht(m.rol, m.gebied).dekt(nodig) for m in eigen)


def _beheer(
    sessie: Session, inhoud: dict[str, object], *, door: Handelende, moment: datetime
) -> None:
    leg_vast(sessie, Gebeurtenis(BEHEER, Feitsoort.BEHEER, inhoud, wie=door), moment=moment)
