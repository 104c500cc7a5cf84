"""An informatieproduct that nobody ordered: recorded, and the gezag is told (N007)."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.begrippen import Bevoegd, Feitsoort, Leverancier, Product, Rol
from models.formulieren import Levering
from models.fouten import Geweigerd
from models.rules.bevoegdheid import Volmacht, buiten_de_zaak, kies_volmacht
from models.rules.informatie import keur_levering
from models.rules.sluiting import eis_open
from models.stappen import bevoegden
from models.zaak.beeld import Zaakbeeld
from tasks.berichten.kennisgeving import geef_kennis
from tasks.mensen.functionarissen import volmachthouder
from tasks.procedures.toetsing import begin_tussentijds
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.vragen.handelingen import als_model, in_zaak
from tasks.zaak.bevoegdheidscontext import context_van

STAP = "levering"


def lever(zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime) -> None:
    """Record a product and queue a notice to the gezag, in one act.

    OnjuisteInvoer for a form that does not fit (nothing stored); Geweigerd (recorded) for a wrong
    code, a missing mandate, a rule, or a closed case.
    """
    levering = als_model(Levering, invoer, moment=moment)
    with in_zaak(zaaknummer, STAP, poging, moment=moment) as (sessie, zaak):
        _leg_levering_vast(sessie, zaak, levering, poging.functionaris, moment=moment)


def _leg_levering_vast(
    sessie: Session, zaak: Zaakbeeld, levering: Levering, wie: str, *, moment: datetime
) -> None:
    eis_open(zaak.status, "een product hoort bij een open zaak", norm="N007")
    volmacht = _volmacht(sessie, zaak, levering.leverancier, wie, moment=moment)
    keur_levering(levering)
    door = Handelende(wie, *volmacht)
    wat = Gebeurtenis(
        zaak.zaaknummer, Feitsoort.LEVERING, levering.model_dump(mode="json"), stap=STAP, wie=door
    )
    leg_vast(sessie, wat, moment=moment)
    geef_kennis(sessie, zaak, STAP, moment=moment)
    if levering.raakt_toetscriteria or levering.product is Product.DI:
        begin_tussentijds(sessie, zaak, "informatieproduct", door=door, moment=moment)


def _volmacht(
    sessie: Session, zaak: Zaakbeeld, leverancier: Leverancier, wie: str, *, moment: datetime
) -> Volmacht:
    nodig = _leverende(zaak, leverancier)
    return kies_volmacht(
        volmachthouder(sessie, wie, moment=moment),
        past=lambda volmacht: volmacht.dekt(nodig),
        uitgesloten=[buiten_de_zaak(zaak.buitengesloten)],
        geen=Geweigerd(
            f"U hebt nu geen geldig mandaat om namens {leverancier} te leveren.",
            norm="N007",
            advies=f"laat {nodig} leveren.",
        ),
    )


def _leverende(zaak: Zaakbeeld, leverancier: Leverancier) -> Bevoegd:
    """circulaire 1.2 (N007): van wie ongevraagd kunnen leveren, degene die is genoemd."""
    leverenden = bevoegden(STAP, context_van(zaak))
    return next(wie for wie in leverenden if wie.rol == Rol(leverancier))
