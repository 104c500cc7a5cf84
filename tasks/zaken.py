"""A case begins with a melding and ends with a closing; its search tables follow the register."""

from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, col, func, select

from models.begrippen import Domein, Soort, Status
from models.beleid import beleid_op
from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.melding import Melding, Persoon
from models.rules.gezag import eenheid, gezag
from models.rules.intake import altijd_voorleggen, toets_melding, toets_ondersteund
from models.tabellen import Proces, Vraag, Zaak
from tasks.database import transactie
from tasks.klok import dag
from tasks.register import Gebeurtenis, Wie, leg_vast
from tasks.sleutels import BEHEER, kenmerk, maak_sleutel

EERSTE_PROCES = "lokaal-domein"


def open_zaak(invoer: dict[str, Any], *, moment: datetime) -> str:
    """Register a melding and start its process: one act; gives the zaaknummer.

    OnjuisteInvoer for a fault in the melding or a second one with the same registration;
    Geweigerd (recorded) for a kind of case that this version does not support.
    """
    try:
        melding = Melding.model_validate(invoer)
    except ValidationError as fout:
        raise OnjuisteInvoer.uit(fout) from None
    toets_melding(melding, nu=moment)
    try:
        toets_ondersteund(melding)
    except Geweigerd as weigering:
        _leg_weigering_vast(weigering, melding, moment=moment)
        raise
    with transactie() as sessie:
        return _open(sessie, melding, moment=moment)


def zaak(sessie: Session, zaaknummer: str) -> Zaak:
    """The case; NietGevonden otherwise."""
    if gevonden := sessie.get(Zaak, zaaknummer):
        return gevonden
    raise NietGevonden("Deze zaak bestaat niet. `regie zaken` toont de zaken.")


def sluit(
    sessie: Session,
    zaaknummer: str,
    domein: Domein,
    *,
    proces: str,
    aanleiding: int,
    moment: datetime,
) -> None:
    """Close a case to `domein`, because of the besluit numbered `aanleiding` (N065, N074)."""
    rij = zaak(sessie, zaaknummer)
    rij.status, rij.domein, rij.gesloten_op = Status.GESLOTEN, domein, moment
    sessie.add(rij)
    inhoud = {"domein": domein, "aanleiding": aanleiding}
    wat = Gebeurtenis(zaaknummer, "sluiting", inhoud, proces=proces, stap="sluiting", keer=1)
    leg_vast(sessie, wat, moment=moment)


def open_vragen(sessie: Session, zaaknummer: str | None = None) -> list[Vraag]:
    """Open vragen, most urgent first."""
    vraag = select(Vraag).where(col(Vraag.gesloten_op).is_(None))
    if zaaknummer:
        vraag = vraag.where(col(Vraag.zaaknummer) == zaaknummer)
    return list(sessie.exec(vraag.order_by(col(Vraag.vervalt_op), col(Vraag.sinds))))


def _open(sessie: Session, melding: Melding, *, moment: datetime) -> str:
    if not isinstance(melding.doelwit, Persoon):
        raise TypeError("toets_ondersteund laat alleen personen door")
    beleid = beleid_op(dag(moment))
    door = melding.ontvangen_door
    hmac = kenmerk(sessie, door.registratie)
    _weiger_dubbele(sessie, hmac)
    zaaknummer, wie = _volgend_nummer(sessie, moment), gezag(melding, beleid)
    rij = Zaak(
        zaaknummer=zaaknummer,
        soort=Soort(melding.doelwit.soort),
        domein=Domein.LOKAAL,
        gezag_rol=wie.rol,
        gezag_gebied=wie.gebied,
        eenheid=eenheid(melding, beleid),
        melding_hmac=hmac,
        geopend_op=moment,
    )
    sessie.add(rij)
    sessie.add(Proces(zaaknummer=zaaknummer, proces=EERSTE_PROCES, begonnen_op=moment))
    maak_sleutel(sessie, zaaknummer)
    sessie.flush()
    afgeleid = {
        "domein": rij.domein,
        "gezag": wie._asdict(),
        "eenheid": rij.eenheid,
        "altijd_voorleggen": altijd_voorleggen(melding.doelwit, beleid),
    }
    inhoud = {"melding": melding.model_dump(mode="json"), "afgeleid": afgeleid}
    wat = Gebeurtenis(
        zaaknummer, "melding", inhoud, stap="melding", keer=1, wie=Wie(rol=door.organisatie)
    )
    leg_vast(sessie, wat, moment=moment)
    return zaaknummer


def _weiger_dubbele(sessie: Session, hmac: str) -> None:
    if eerder := sessie.exec(select(Zaak.zaaknummer).where(Zaak.melding_hmac == hmac)).first():
        raise OnjuisteInvoer(
            f"ontvangen_door.registratienummer: is al gemeld, in zaak {eerder};"
            f" zie `regie zaak {eerder}`"
        )


def _volgend_nummer(sessie: Session, moment: datetime) -> str:
    jaar = f"BB-{dag(moment).year}-"
    laatste = sessie.exec(
        select(func.max(Zaak.zaaknummer)).where(col(Zaak.zaaknummer).startswith(jaar))
    ).one()
    return f"{jaar}{int((laatste or '0').rsplit('-', 1)[-1]) + 1:06}"


def _leg_weigering_vast(weigering: Geweigerd, melding: Melding, *, moment: datetime) -> None:
    inhoud = {"norm": weigering.norm, "organisatie": melding.ontvangen_door.organisatie}
    with transactie() as sessie:
        leg_vast(sessie, Gebeurtenis(BEHEER, "poging", inhoud, stap="melding"), moment=moment)
