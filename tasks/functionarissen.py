"""Functionarissen and their mandaten; every change is a record of the beheer."""

from collections.abc import Sequence
from datetime import datetime

import pyotp
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from models.begrippen import LANDELIJK, Bevoegd, Gebiedssoort, Rol
from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.gemeenten import eenheden, gemeentecode, parketten
from models.rules.bevoegdheid import Uitsluiting, Volmacht, kies_volmacht
from models.tabellen import Functionaris, Installatie, Mandaat
from tasks.register import Gebeurtenis, Wie, leg_vast
from tasks.sleutels import BEHEER, pak_uit, verpak

UITGEVER = "regie"
_BEHEERDER = Bevoegd(Rol.BEHEERDER, LANDELIJK)


def voeg_toe(sessie: Session, wie: str, *, door: Wie, moment: datetime) -> str:
    """Enrol a functionaris; gives the otpauth-URI for the app, to be shown once."""
    if sessie.get(Functionaris, wie):
        raise OnjuisteInvoer(f"functionaris: {wie} bestaat al; kies een andere id")
    geheim = pyotp.random_base32()
    sessie.add(Functionaris(id=wie, geheim=verpak(geheim.encode())))
    _beheer(sessie, {"wat": "toegevoegd", "functionaris": wie}, door=door, moment=moment)
    return pyotp.TOTP(geheim).provisioning_uri(name=wie, issuer_name=UITGEVER)


def geef_mandaat(sessie: Session, mandaat: Mandaat, *, door: Wie, moment: datetime) -> None:
    """Give a dated mandate; checks the area, and that the one in whose name exists."""
    for genoemd in filter(None, (mandaat.functionaris, mandaat.namens)):
        functionaris(sessie, genoemd)
    mandaat.gebied = gebied_van(mandaat.rol, mandaat.gebied)
    if mandaat.tot and mandaat.tot <= mandaat.van:
        raise OnjuisteInvoer("tot: moet na van liggen")
    if mandaat.namens == mandaat.functionaris:
        raise OnjuisteInvoer("namens: niemand vervangt zichzelf")
    sessie.add(mandaat)
    inhoud = {"wat": "mandaat", **mandaat.model_dump(mode="json", exclude={"id"})}
    _beheer(sessie, inhoud, door=door, moment=moment)


def trek_in(sessie: Session, wie: str, *, door: Wie, moment: datetime) -> None:
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
    return [m.functionaris for m in geldig if not niet & {m.functionaris, m.namens}]


def eis_beheerder(
    sessie: Session, wie: str, *, moment: datetime, uitgesloten: Sequence[Uitsluiting] = ()
) -> Wie:
    """The beheerder who acts, on an own mandate if there is one; Geweigerd for anyone else."""
    volmacht = kies_volmacht(
        wie,
        volmachten(sessie, wie, moment=moment),
        past=lambda volmacht: volmacht.dekt(_BEHEERDER),
        uitgesloten=uitgesloten,
        geen=Geweigerd(
            "Dit mag alleen een beheerder.", advies="vraag een functionaris met mandaat beheerder."
        ),
    )
    return Wie(wie, volmacht.rol, volmacht.gebied, volmacht.namens)


def is_demo(sessie: Session) -> bool:
    """Whether this is a demo installation; fixed at its first start."""
    rij = sessie.get(Installatie, "demo")
    return rij is not None and rij.waarde == "ja"


def gebied_van(rol: Rol, gebied: str) -> str:
    """The area as stored for this role; OnjuisteInvoer if it does not exist."""
    match rol.gebiedssoort:
        case Gebiedssoort.GEMEENTE:
            try:
                return gemeentecode(gebied)
            except ValueError as fout:
                raise OnjuisteInvoer(f"gebied: {fout}") from None
        case Gebiedssoort.EENHEID:
            bekend = eenheden()
        case Gebiedssoort.PARKET:
            bekend = parketten()
        case _:
            bekend = (LANDELIJK,)
    if gebied not in bekend:
        raise OnjuisteInvoer(f"gebied: moet een van deze zijn: {', '.join(bekend)}")
    return gebied


def _geldig(sessie: Session, moment: datetime, *waar: ColumnElement[bool]) -> list[Mandaat]:
    vraag = select(Mandaat).where(
        *waar,
        col(Mandaat.van) <= moment,
        or_(col(Mandaat.tot).is_(None), col(Mandaat.tot) > moment),
    )
    return list(sessie.exec(vraag.order_by(col(Mandaat.id))))


def _beheer(sessie: Session, inhoud: dict[str, object], *, door: Wie, moment: datetime) -> None:
    leg_vast(sessie, Gebeurtenis(BEHEER, "beheer", inhoud, wie=door), moment=moment)
