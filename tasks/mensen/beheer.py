"""Acts of beheerders on functionarissen: input is checked first, then the code, then the mandate.

So bad input costs no code, and whoever may not do this is refused and recorded.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from sqlmodel import Session

from models.basis import FunctionarisId
from models.fouten import NietGevonden, OnjuisteInvoer
from models.rules.beheer import doet_al_mee
from models.rules.bevoegdheid import Uitsluiting, Volmacht
from models.tabellen import Functionaris
from tasks.basis.database import lezen, transactie
from tasks.basis.installatie import is_demo
from tasks.mensen import accounts, beheerders, mandaten
from tasks.mensen import functionarissen as mensen
from tasks.mensen.mandaatopdracht import Mandaatopdracht
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Plek, Poging
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Handelende

Paar = tuple[Poging, Poging]
"""The attempts of two beheerders who sign together."""


@contextmanager
def als_beheerder(
    poging: Poging, *, stap: str, moment: datetime, uitgerust: bool = False
) -> Iterator[tuple[Session, Handelende]]:
    """The block is an act of a beheerder; Geweigerd (recorded) for anyone else or a wrong code.

    `uitgerust` where it is the first half of what one beheerder cannot do alone.
    """
    with ondertekend(Plek(BEHEER, stap), poging, moment=moment) as sessie:
        wie = poging.functionaris
        yield sessie, beheerders.eis_beheerder(sessie, wie, moment=moment, uitgerust=uitgerust)


@contextmanager
def als_twee_beheerders(
    eerste: Poging,
    tweede: Poging,
    *,
    stap: str,
    moment: datetime,
    tegen: Callable[[Session], Sequence[Uitsluiting]] = lambda _: (),
    **extra: object,
) -> Iterator[tuple[Session, tuple[Handelende, Handelende]]]:
    """Beleid: the block is an act of two beheerders (vier ogen), also not through a substitute.

    Both have been that for a while, so that one and another whom he just made are not two.
    `tegen` says who else may not act here; `extra` goes into the record of a refusal.
    """
    ids = (eerste.functionaris, tweede.functionaris)
    with ondertekend(
        Plek(BEHEER, stap), eerste, tweede, moment=moment, functionarissen=list(ids), **extra
    ) as sessie:
        buiten = tuple(tegen(sessie))

        def eis(wie: str, *ander: str) -> Handelende:
            uit = (*buiten, doet_al_mee(*ander))
            return beheerders.eis_beheerder(
                sessie, wie, moment=moment, uitgesloten=uit, uitgerust=True
            )

        een = eis(ids[0], ids[1])
        yield sessie, (een, eis(ids[1], een.functionaris, een.namens))


@contextmanager
def als_beheer(
    *pogingen: Poging, stap: str, moment: datetime, aantal: int = 2
) -> Iterator[tuple[Session, mensen.Door]]:
    """The block is an act of the beheer, recorded with who signed it.

    That takes so many beheerders; on a demo, where all codes are known, also fewer, or nobody.
    OnjuisteInvoer if one is missing.
    """
    if len(pogingen) < aantal:
        _eis_demo(aantal)
    match pogingen:
        case ():
            begin: AbstractContextManager[tuple[Session, mensen.Door]] = _als_niemand()
        case (een,):
            begin = als_beheerder(een, stap=stap, moment=moment)
        case (een, ander, *_):
            begin = als_twee_beheerders(een, ander, stap=stap, moment=moment)
    with begin as (sessie, door):
        if pogingen:
            inhoud: dict[str, object] = {"wat": f"{stap} getekend"}
            mensen.leg_beheer_vast(sessie, inhoud, door=door, moment=moment)
        yield sessie, door


def wijs_aan(*pogingen: Poging, stap: str, moment: datetime, aantal: int = 2) -> mensen.Door:
    """Who signed, for what follows in acts of its own (`als_beheer`)."""
    with als_beheer(*pogingen, stap=stap, moment=moment, aantal=aantal) as (_, door):
        return door


@contextmanager
def _als_niemand() -> Iterator[tuple[Session, Handelende]]:
    with transactie() as sessie:
        yield sessie, Handelende()


def _eis_demo(aantal: int) -> None:
    with lezen() as sessie:
        if not is_demo(sessie):
            opties, wie = (
                ("--als, --code, --tweede, --tweede-code", "doen buiten een demo twee beheerders")
                if aantal > 1
                else ("--als, --code", "doet buiten een demo een beheerder")
            )
            raise OnjuisteInvoer(opties, f"zijn verplicht: dit {wie}")


def geef_mandaat(
    wie: FunctionarisId, opdracht: Mandaatopdracht, paar: Paar, *, moment: datetime
) -> None:
    """Give a functionaris a mandate."""
    mandaat = opdracht.mandaat(wie, moment=moment)
    with lezen() as sessie:
        mensen.functionaris(sessie, wie)
        mandaten.keur_mandaat(sessie, mandaat, moment=moment)
    with als_twee_beheerders(*paar, stap="mandaat", moment=moment) as (sessie, door):
        mandaten.geef_mandaat(sessie, mandaat, door=door, moment=moment)


def trek_mandaat_in(wie: str, opdracht: Mandaatopdracht, paar: Paar, *, moment: datetime) -> None:
    """End one mandate of a functionaris; never that of the last beheerder."""
    houdt = opdracht.mandaat(wie, moment=moment)
    volmacht = Volmacht(houdt.rol, houdt.gebied, houdt.namens)
    with lezen() as sessie:
        mandaten.eis_mandaten(sessie, wie, volmacht, moment=moment)
    with als_twee_beheerders(*paar, stap="mandaat-intrekken", moment=moment) as (sessie, door):
        mandaten.beeindig_mandaat(sessie, wie, volmacht, door=door, moment=moment)


def trek_in(wie: str, paar: Paar, *, moment: datetime) -> None:
    """Withdraw a functionaris; never the last beheerder, for nobody could enrol another."""
    with lezen() as sessie:
        mensen.functionaris(sessie, wie)
    with als_twee_beheerders(*paar, stap="intrekken", moment=moment) as (sessie, door):
        beheerders.eis_andere_beheerder(sessie, wie, moment=moment)
        accounts.trek_in(sessie, wie, door=door, moment=moment)


def ontgrendel(wie: str, paar: Paar, *, moment: datetime) -> None:
    """Open every door that wrong codes have shut for this functionaris."""
    with lezen() as sessie:
        if sessie.get(Functionaris, wie) is None or not accounts.sloten_van(sessie, wie):
            raise NietGevonden("Voor deze functionaris is geen deur gesloten of geteld.")
    with als_twee_beheerders(*paar, stap="ontgrendelen", moment=moment) as (sessie, door):
        for slot in accounts.sloten_van(sessie, wie):
            sessie.delete(slot)
        inhoud: dict[str, object] = {"wat": "ontgrendeld", "functionaris": wie}
        mensen.leg_beheer_vast(sessie, inhoud, door=door, moment=moment)
