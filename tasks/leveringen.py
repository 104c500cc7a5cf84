"""An informatieproduct that nobody ordered: recorded, and the gezag is told (N007)."""

from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session

from models.begrippen import LANDELIJK, Bevoegd, Deur, Leverancier, Rol, Status
from models.formulieren import Levering
from models.fouten import Geweigerd, OnjuisteInvoer
from models.rules.bevoegdheid import Volmacht, eigen_zaak, kies_volmacht
from models.rules.informatie import toets_levering
from models.tabellen import Bericht
from models.zaakbeeld import Zaakbeeld
from tasks.codes import bewijs
from tasks.database import lezen, transactie
from tasks.functionarissen import volmachten
from tasks.pogingen import leg_poging_vast
from tasks.register import Gebeurtenis, Wie, beeld, leg_vast
from tasks.vragen import plaats
from tasks.zaken import zaak

STAP = "levering"


def eis_zaak(zaaknummer: str) -> None:
    """NietGevonden if there is no such case."""
    with lezen() as sessie:
        zaak(sessie, zaaknummer)


def lever(
    zaaknummer: str, invoer: dict[str, Any], *, wie: str, code: str, moment: datetime
) -> None:
    """Record a product and queue a notice to the gezag, in one act.

    OnjuisteInvoer for a form that does not fit (nothing stored); Geweigerd (recorded) for a wrong
    code, a missing mandate, a rule, or a closed case.
    """
    eis_zaak(zaaknummer)
    try:
        levering = Levering.model_validate(invoer)
    except ValidationError as fout:
        raise OnjuisteInvoer.uit(fout) from None
    try:
        bewijs(wie, code, deur=Deur.A, moment=moment)
        with transactie() as sessie:
            _leg_levering_vast(sessie, zaaknummer, levering, wie, moment=moment)
    except Geweigerd as weigering:
        leg_poging_vast(zaaknummer, STAP, wie, weigering, moment=moment)
        raise


def _leg_levering_vast(
    sessie: Session, zaaknummer: str, levering: Levering, wie: str, *, moment: datetime
) -> None:
    gevonden = beeld(sessie, zaaknummer)
    if gevonden.status is Status.GESLOTEN:
        raise Geweigerd(
            "Deze zaak is gesloten; een product hoort bij een open zaak.",
            norm="N007",
            advies="breng met `regie melding` een nieuwe melding in.",
        )
    volmacht = _volmacht(sessie, gevonden, levering.leverancier, wie, moment=moment)
    toets_levering(levering)
    wat = Gebeurtenis(
        zaaknummer,
        "levering",
        levering.model_dump(mode="json"),
        stap=STAP,
        wie=Wie(wie, volmacht.rol, volmacht.gebied, volmacht.namens),
    )
    leg_vast(sessie, wat, moment=moment)
    sessie.add(
        Bericht(
            zaaknummer=zaaknummer,
            soort="kennisgeving",
            stap=STAP,
            rol=gevonden.gezag.rol,
            gebied=gevonden.gezag.gebied,
            op=moment,
        )
    )


def _volmacht(
    sessie: Session, zaak: Zaakbeeld, leverancier: Leverancier, wie: str, *, moment: datetime
) -> Volmacht:
    nodig = _leverende(zaak, leverancier)
    return kies_volmacht(
        wie,
        volmachten(sessie, wie, moment=moment),
        past=lambda volmacht: volmacht.dekt(nodig),
        uitgesloten=[eigen_zaak(zaak.persoon.eigen_functionarissen)],
        geen=Geweigerd(
            f"U hebt nu geen geldig mandaat om namens {leverancier} te leveren.",
            norm="N007",
            advies=f"laat {nodig} leveren.",
        ),
    )


def _leverende(zaak: Zaakbeeld, leverancier: Leverancier) -> Bevoegd:
    """circulaire 1.2, 2.4.2 (N007, N078): the eenheid that delivers, never a politiechef's own."""
    if leverancier is not Leverancier.POLITIE:
        return Bevoegd(Rol(leverancier), LANDELIJK)
    return Bevoegd(Rol.POLITIE, plaats(zaak).leverende_eenheid)
