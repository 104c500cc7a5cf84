"""Is all well with this installation: server, database, worker, terms, messages."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, func, select

from models.tabellen import Bericht, Hartslag, Installatie
from tasks import prefect_api
from tasks.database import lezen
from tasks.instellingen import instellingen
from tasks.klok import nu
from tasks.zaken import open_vragen

_GEMIST = 3
"""So many repairs may a worker miss before it counts as gone."""


def toestand() -> dict[str, Any]:
    """What `regie status` shows; `in_orde` only once start-up and seeding are complete.

    A term that has passed is shown and is no failure of the installation. Onbereikbaar if the
    database does not answer.
    """
    with lezen() as sessie:
        klaar = sessie.get(Installatie, "klaar")
        gevonden: dict[str, Any] = {
            "klaar": klaar is not None and klaar.waarde == "ja",
            "database": True,
            "server": prefect_api.gezond(),
            "worker": _werker_leeft(sessie),
            "klok": None,
            "oudste_termijn": _oudste_termijn(sessie),
            "onverzonden": _onverzonden(sessie),
        }
    gevonden["in_orde"] = all(gevonden[deel] for deel in ("klaar", "server", "worker"))
    return gevonden


def _werker_leeft(sessie: Session) -> bool:
    grens = nu() - timedelta(seconds=_GEMIST * instellingen().herstel_s)
    vers = select(Hartslag).where(
        col(Hartslag.naam).startswith("werker-"), col(Hartslag.moment) > grens
    )
    return sessie.exec(vers).first() is not None


def _oudste_termijn(sessie: Session) -> dict[str, str] | None:
    for vraag in open_vragen(sessie)[:1]:
        if vraag.vervalt_op < nu():
            return {
                "zaaknummer": vraag.zaaknummer,
                "stap": vraag.stap,
                "vervalt_op": vraag.vervalt_op.isoformat(),
            }
    return None


def _onverzonden(sessie: Session) -> int:
    wacht = select(func.count(col(Bericht.nummer))).where(col(Bericht.staat) == "wacht")
    return int(sessie.exec(wacht).one())
