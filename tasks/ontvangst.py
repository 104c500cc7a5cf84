"""Receipt of a bericht: confirmed once, through its link or by someone with the role."""

import hmac
import re
from datetime import datetime, timedelta

from sqlmodel import Session

from models.begrippen import Bevoegd, Deur, StaatBericht
from models.fouten import Geweigerd, NietGevonden
from models.rules.bevoegdheid import Volmacht, eigen_zaak, kies_volmacht
from models.tabellen import Bericht
from tasks.codes import bewijs
from tasks.database import lezen, transactie
from tasks.functionarissen import volmachten
from tasks.pogingen import leg_poging_vast
from tasks.post import eigen_zaak_van, rond_af
from tasks.register import Wie
from tasks.sleutels import kenmerk

GELDIG = timedelta(hours=24)
"""How long a confirmation link works."""
_LENGTE = 32
_NUMMER = re.compile("[0-9]{1,18}")


def linkcode(sessie: Session, bericht: Bericht) -> str:
    """The secret of the confirmation link of this bericht.

    Its moment too, for in a register that was restored another may come to have its number.
    """
    wat = f"bevestiging:{bericht.id}:{bericht.zaaknummer}:{bericht.op.timestamp()}"
    return kenmerk(sessie, wat)[:_LENGTE]


def toets_link(nummer: str, code: str, *, moment: datetime) -> None:
    """NietGevonden if this link is wrong, used or too old; confirms nothing."""
    with lezen() as sessie:
        _van_link(sessie, nummer, code, moment=moment)


def bevestig_met_link(nummer: str, code: str, *, moment: datetime) -> None:
    """Confirm receipt through the link; NietGevonden if it is wrong, used or too old."""
    toets_link(nummer, code, moment=moment)  # a wrong one holds up no act
    with transactie() as sessie:
        bericht = _van_link(sessie, nummer, code, moment=moment)
        _bevestig(sessie, bericht, Wie(bericht.functionaris), "link", moment=moment)


def bevestig(nummer: str, wie: str, code: str, *, moment: datetime) -> None:
    """Confirm receipt as someone with the role that the bericht was meant for.

    NietGevonden if there is no such bericht; Geweigerd (recorded) for a wrong code, for anyone
    else, in the own case, and if it was confirmed before.
    """
    with lezen() as sessie:
        zaaknummer = _vind(sessie, nummer).zaaknummer
    try:
        bewijs(wie, code, deur=Deur.A, moment=moment)
        with transactie() as sessie:
            _bevestig_als(sessie, _vind(sessie, nummer), wie, moment=moment)
    except Geweigerd as weigering:
        leg_poging_vast(zaaknummer, "ontvangst", wie, weigering, moment=moment)
        raise


def _bevestig_als(sessie: Session, bericht: Bericht, wie: str, *, moment: datetime) -> None:
    volmacht = _volmacht(sessie, bericht, wie, moment=moment)
    if bericht.staat is StaatBericht.BEVESTIGD:
        raise Geweigerd("De ontvangst van dit bericht is al bevestigd; dat kan één keer.")
    door = Wie(wie, volmacht.rol, volmacht.gebied, volmacht.namens)
    _bevestig(sessie, bericht, door, "code", moment=moment)


def _volmacht(sessie: Session, bericht: Bericht, wie: str, *, moment: datetime) -> Volmacht:
    aan = Bevoegd(bericht.rol, bericht.gebied)
    return kies_volmacht(
        wie,
        volmachten(sessie, wie, moment=moment),
        past=lambda volmacht: volmacht.dekt(aan),
        uitgesloten=[eigen_zaak(eigen_zaak_van(sessie, bericht.zaaknummer))],
        geen=Geweigerd(
            "U hebt nu geen geldig mandaat in de rol waarvoor dit bericht is.",
            advies=f"laat {aan} de ontvangst bevestigen.",
        ),
    )


def _bevestig(sessie: Session, bericht: Bericht, wie: Wie, weg: str, *, moment: datetime) -> None:
    rond_af(sessie, bericht, StaatBericht.BEVESTIGD, moment=moment, wie=wie, weg=weg)


def _van_link(sessie: Session, nummer: str, code: str, *, moment: datetime) -> Bericht:
    bericht = _zoek(sessie, nummer)
    if (
        bericht is None
        or not hmac.compare_digest(linkcode(sessie, bericht).encode(), code.encode())
        or bericht.staat is StaatBericht.BEVESTIGD
        or moment > bericht.op + GELDIG
    ):
        raise NietGevonden("Deze link werkt niet of niet meer.")
    return bericht


def _vind(sessie: Session, nummer: str) -> Bericht:
    bericht = _zoek(sessie, nummer)
    if bericht is None:
        raise NietGevonden("Dit bericht bestaat niet. `regie berichten` toont de nummers.")
    return bericht


def _zoek(sessie: Session, nummer: str) -> Bericht | None:
    return sessie.get(Bericht, int(nummer)) if _NUMMER.fullmatch(nummer) else None
