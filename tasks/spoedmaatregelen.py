"""A spoedmaatregel begins: effective at once, with a process that has it adopted (N068, N069)."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from pydantic import ValidationError
from sqlmodel import Session

from models.begrippen import Rol, StatusMaatregel
from models.formulieren import Spoedmaatregel
from models.fouten import OnjuisteInvoer
from models.rules.bevoegdheid import Volmacht, eigen_zaak, volmacht_voor
from models.rules.maatregelen import toets_spoed
from models.rules.ontvangers import KENNISGEVING
from models.tabellen import Proces
from models.zaakbeeld import Zaakbeeld
from tasks.functionarissen import volmachten
from tasks.handelingen import eis_zaak, handel
from tasks.maatregelen import SPOEDPROCES, neem, toetsdatum_spoed
from tasks.plaats import plaats
from tasks.post import Nieuws, zet_klaar
from tasks.register import Gebeurtenis, Wie, beeld, leg_vast
from tasks.vragen import stel_vraag


def begin(zaaknummer: str, invoer: dict[str, Any], *, wie: str, code: str, moment: datetime) -> str:
    """Record it, take its measures, start its process and tell the gezag, in one act; its id.

    Ordered by the HOvJ it is adopted at once. OnjuisteInvoer for a form that does not fit;
    Geweigerd (recorded) for a wrong code, a missing mandate, or where none can be (N068).
    """
    eis_zaak(zaaknummer)
    try:
        spoed = Spoedmaatregel.model_validate(invoer)
    except ValidationError as fout:
        raise OnjuisteInvoer.uit(fout) from None

    def doe(sessie: Session, zaak: Zaakbeeld) -> str:
        return _begin(sessie, zaak, spoed, wie, moment=moment)

    return handel(zaaknummer, SPOEDPROCES, doe, wie=wie, code=code, moment=moment)


def _begin(
    sessie: Session, zaak: Zaakbeeld, spoed: Spoedmaatregel, wie: str, *, moment: datetime
) -> str:
    volmacht = _volmacht(sessie, zaak, wie, moment)
    toets_spoed(spoed.maatregelen, domein=zaak.domein, status=zaak.status, sluit=zaak.sluit)
    onderwerp = uuid4().hex
    wat = Gebeurtenis(
        zaak.zaaknummer,
        "spoedmaatregel",
        spoed.model_dump(mode="json"),
        proces=SPOEDPROCES,
        onderwerp=onderwerp,
        stap=SPOEDPROCES,
        keer=1,
        wie=Wie(wie, volmacht.rol, volmacht.gebied, volmacht.namens),
    )
    leg_vast(sessie, wat, moment=moment)
    opgedragen = volmacht.rol is Rol.HOVJ
    neem(
        sessie,
        zaak,
        spoed.maatregelen,
        StatusMaatregel.VASTGESTELD if opgedragen else StatusMaatregel.SPOED,
        onderwerp=onderwerp,
        toetsdatum=toetsdatum_spoed(moment) if opgedragen else None,
    )
    proces = Proces(
        zaaknummer=zaak.zaaknummer, proces=SPOEDPROCES, onderwerp=onderwerp, begonnen_op=moment
    )
    sessie.add(proces)
    if not opgedragen:  # its clock runs from this act on, whether or not Prefect is there
        nu_ = beeld(sessie, zaak.zaaknummer)
        stel_vraag(sessie, nu_, proces, "afstemming", 1, moment=moment)
    nieuws = Nieuws(zaak.zaaknummer, "kennisgeving", SPOEDPROCES)
    for aan in KENNISGEVING[SPOEDPROCES](plaats(zaak)):
        zet_klaar(sessie, nieuws, aan, moment=moment, niet=zaak.persoon.eigen_functionarissen)
    return onderwerp


def _volmacht(sessie: Session, zaak: Zaakbeeld, wie: str, moment: datetime) -> Volmacht:
    return volmacht_voor(
        SPOEDPROCES,
        "",
        wie=wie,
        plaats=plaats(zaak),
        volmachten=volmachten(sessie, wie, moment=moment),
        uitgesloten=[eigen_zaak(zaak.persoon.eigen_functionarissen)],
    )
