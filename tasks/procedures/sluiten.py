"""Closing a case: what runs in it ends, and who has to know is told, in one act."""

from datetime import datetime
from operator import attrgetter

from sqlmodel import Session

from models.begrippen import Domein, Feitsoort, Procedure, Status
from models.naslag.beleid import beleid_op
from models.rules.termijnen import bewaren_tot
from models.tabellen import Zaak
from tasks.basis.tijd import dag
from tasks.berichten.kennisgeving import geef_kennis
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, leg_vast
from tasks.vragen.processen import trek_alle_in
from tasks.zaak import maatregelen

_NIET_MEER = tuple(filter(attrgetter("vervalt_bij_sluiting"), Procedure))
"""Procedures that nobody waits for once the case is closed, but for the one that closed it."""


def sluit(
    sessie: Session,
    zaaknummer: str,
    domein: Domein,
    *,
    proces: str,
    onderwerp: str = "",
    aanleiding: int,
    moment: datetime,
) -> None:
    """Close a case to `domein`, because of the besluit numbered `aanleiding` (N065, N074)."""
    rij = sessie.get_one(Zaak, zaaknummer)
    rij.status, rij.domein, rij.gesloten_op = Status.GESLOTEN, domein, moment
    sessie.add(rij)
    bewaren = bewaren_tot(moment, beleid_op(dag(moment)))
    inhoud = {"domein": domein, "aanleiding": aanleiding, "bewaren_tot": bewaren.isoformat()}
    wat = Gebeurtenis(
        zaaknummer, Feitsoort.SLUITING, inhoud, proces=proces, stap="sluiting", keer=1
    )
    leg_vast(sessie, wat, moment=moment)
    maatregelen.beeindig(sessie, zaaknummer)
    geef_kennis(sessie, beeld(sessie, zaaknummer), "sluiting", moment=moment)
    trek_alle_in(
        sessie,
        zaaknummer,
        *_NIET_MEER,
        reden="de zaak is gesloten",
        moment=moment,
        behalve=(proces, onderwerp),
    )
