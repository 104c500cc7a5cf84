"""Acts of a beheerder on functionarissen: input is checked first, then the code, then the mandate.

So bad input costs no code, and whoever may not do this is refused and recorded.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session, col, func, select

from models.basis import NieuweId
from models.begrippen import LANDELIJK, Rol
from models.fouten import OnjuisteInvoer
from models.tabellen import Functionaris, Kanaal, Mandaat
from tasks.basis import installatie
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import NEDERLAND, nu
from tasks.mensen import functionarissen as mensen
from tasks.mensen.codes import gesloten_deuren
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Plek, Poging
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Handelende


@dataclass(frozen=True)
class Mandaatopdracht:
    """A mandate as it is asked for, in words; `van` and `tot` are a date or a moment, or empty."""

    rol: str
    gebied: str
    van: str = ""
    tot: str = ""
    namens: str = ""

    def mandaat(self, wie: str, *, moment: datetime) -> Mandaat:
        """The mandate; OnjuisteInvoer names the option that does not fit."""
        if self.rol not in set(Rol):
            raise OnjuisteInvoer("rol", f"moet een van deze zijn: {', '.join(Rol)}")
        rol, van = Rol(self.rol), _moment("van", self.van) or moment
        return Mandaat(
            functionaris=wie,
            rol=rol,
            gebied=mensen.gebied_van(rol, self.gebied, moment=max(van, moment)),
            van=van,
            tot=_moment("tot", self.tot),
            namens=self.namens,
        )


@contextmanager
def als_beheerder(
    poging: Poging, *, stap: str, moment: datetime
) -> Iterator[tuple[Session, Handelende]]:
    """The block is an act of a beheerder; Geweigerd (recorded) for anyone else or a wrong code."""
    with ondertekend(Plek(BEHEER, stap), poging, moment=moment) as sessie:
        yield sessie, mensen.eis_beheerder(sessie, poging.functionaris, moment=moment)


def wijs_beheerder_aan(poging: Poging, *, stap: str, moment: datetime) -> Handelende:
    """The beheerder who identifies with this code."""
    with als_beheerder(poging, stap=stap, moment=moment) as (_, door):
        return door


def voeg_toe(
    wie: str, opdracht: Mandaatopdracht | None, poging: Poging, *, moment: datetime
) -> str:
    """Enrol a functionaris, with a mandate if asked; the otpauth-URI."""
    mandaat = _gecontroleerd(wie, opdracht, moment=moment)
    with als_beheerder(poging, stap="toevoegen", moment=moment) as (sessie, door):
        return _schrijf_in(sessie, wie, mandaat, door=door, moment=moment)


def voeg_eerste_toe(wie: str, opdracht: Mandaatopdracht | None, *, moment: datetime) -> str:
    """The first beheerder of an empty production register, on nobody's authority."""
    if opdracht is not None and opdracht.rol != Rol.BEHEERDER:
        raise OnjuisteInvoer("--als en --code", "ontbreken en zijn verplicht bij een mandaat")
    opdracht = opdracht or Mandaatopdracht(Rol.BEHEERDER, LANDELIJK)
    if opdracht != Mandaatopdracht(Rol.BEHEERDER, LANDELIJK):
        raise OnjuisteInvoer(
            "--van, --tot, --namens", "de eerste beheerder is dat zonder beperking"
        )
    with lezen() as sessie:
        _eis_leeg(sessie)
    mandaat = _gecontroleerd(wie, opdracht, moment=moment)
    with transactie() as sessie:
        _eis_leeg(sessie)
        return _schrijf_in(sessie, wie, mandaat, door=Handelende(), moment=moment)


def geef_mandaat(wie: str, opdracht: Mandaatopdracht, poging: Poging, *, moment: datetime) -> None:
    """Give a functionaris a mandate."""
    mandaat = opdracht.mandaat(wie, moment=moment)
    with lezen() as sessie:
        mensen.functionaris(sessie, wie)
        mensen.keur_mandaat(sessie, mandaat, moment=moment)
    with als_beheerder(poging, stap="mandaat", moment=moment) as (sessie, door):
        mensen.geef_mandaat(sessie, mandaat, door=door, moment=moment)


def trek_in(wie: str, poging: Poging, *, moment: datetime) -> None:
    """Withdraw a functionaris; never the last beheerder, for nobody could enrol another."""
    with lezen() as sessie:
        mensen.functionaris(sessie, wie)
    with als_beheerder(poging, stap="intrekken", moment=moment) as (sessie, door):
        mensen.eis_andere_beheerder(sessie, wie, moment=moment)
        mensen.trek_in(sessie, wie, door=door, moment=moment)


def lijst_functionarissen() -> list[dict[str, Any]]:
    """All functionarissen with their mandaten, in order of id."""
    with lezen() as sessie:
        van_wie: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for m in sessie.exec(select(Mandaat).order_by(col(Mandaat.id))):
            van_wie[m.functionaris].append(
                {
                    "rol": m.rol.value,
                    "gebied": m.gebied,
                    "van": m.van.isoformat(),
                    "tot": m.tot.isoformat() if m.tot else None,
                    "namens": m.namens or None,
                }
            )
        kanalen: dict[str, list[str]] = defaultdict(list)
        onbevestigd: dict[str, list[str]] = defaultdict(list)
        for k in sessie.exec(select(Kanaal).order_by(col(Kanaal.volgorde))):
            kanalen[k.functionaris].append(k.soort)
            if not k.bevestigd_op:
                onbevestigd[k.functionaris].append(k.soort)
        dicht = gesloten_deuren(sessie, moment=nu())
        return [
            {
                "id": f.id,
                "mandaten": van_wie[f.id],
                "kanalen": kanalen[f.id],
                "onbevestigd": onbevestigd[f.id],
                "ingetrokken": f.ingetrokken_op.isoformat() if f.ingetrokken_op else None,
                "deur_dicht_tot": dicht.get(f.id),
            }
            for f in sessie.exec(select(Functionaris).order_by(col(Functionaris.id)))
        ]


def _schrijf_in(
    sessie: Session, wie: str, mandaat: Mandaat | None, *, door: Handelende, moment: datetime
) -> str:
    uri = mensen.voeg_toe(sessie, wie, door=door, moment=moment)
    if mandaat is not None:
        sessie.flush()
        mensen.geef_mandaat(sessie, mandaat, door=door, moment=moment)
    return uri


def _gecontroleerd(
    wie: str, opdracht: Mandaatopdracht | None, *, moment: datetime
) -> Mandaat | None:
    try:
        TypeAdapter(NieuweId).validate_python(wie)
    except ValidationError:
        raise OnjuisteInvoer(
            "functionaris",
            "een id heeft 2 tot 63 tekens uit a-z, 0-9, punt, streepje en _, als hovj.limburg",
        ) from None
    with lezen() as sessie:
        if sessie.get(Functionaris, wie):
            raise OnjuisteInvoer("functionaris", "deze id bestaat al; kies een andere")
        mandaat = opdracht.mandaat(wie, moment=moment) if opdracht else None
        if mandaat:
            mensen.keur_mandaat(sessie, mandaat, moment=moment)
    return mandaat


def _eis_leeg(sessie: Session) -> None:
    leeg = sessie.exec(select(func.count(col(Functionaris.id)))).one() == 0
    if not leeg or installatie.is_demo(sessie):
        raise OnjuisteInvoer("--als en --code", "ontbreken en zijn verplicht; vraag een beheerder")


def _moment(naam: str, tekst: str) -> datetime | None:
    """Midnight in the Netherlands for a date; a moment needs its zone."""
    if not tekst:
        return None
    try:
        if len(tekst) == len("2026-11-20"):
            return datetime.combine(date.fromisoformat(tekst), time(), NEDERLAND).astimezone(UTC)
        gelezen = datetime.fromisoformat(tekst)
    except ValueError:
        gelezen = None
    if gelezen is None or gelezen.tzinfo is None:
        raise OnjuisteInvoer(
            naam,
            "moet een datum zijn, als 2026-11-20,"
            " of een tijdstip met zone, als 2026-11-20T21:14:00+01:00",
        )
    return gelezen.astimezone(UTC)
