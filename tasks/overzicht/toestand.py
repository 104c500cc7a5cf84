"""Is all well with this installation: server, database, worker, terms, messages."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, func, select

from models.tabellen import Bericht, Installatie, Termijn
from tasks.basis.database import lezen
from tasks.basis.instellingen import instellingen
from tasks.basis.levensteken import LEEF_S, leeft
from tasks.basis.tijd import nu
from tasks.berichten import klaarzetten
from tasks.runs import api
from tasks.termijnen.bereikbaarheid import onbereikbaar
from tasks.termijnen.bewaking import zonder_ladder, zonder_termijn
from tasks.zaak.zaken import open_vragen

_GEMIST = 3
"""So many signs of life may a process miss before it counts as gone."""
_VERZONDEN_BINNEN = timedelta(seconds=60)
"""A bericht whose turn it is for longer than this is sent by nobody."""
_VASTGELEGD_BINNEN = timedelta(seconds=5)
"""A step of a term that is due for longer than this and not recorded is a failure."""


_MOET_LEEG = ("onvastgelegd", "onbewaakt", "onbereikbaar", "blijft_liggen")


def toestand() -> dict[str, Any]:
    """What `regie status` shows; `in_orde` only once start-up and seeding are complete.

    A term that has passed and was recorded is shown and is no failure of the installation; one
    that the klok left unrecorded is. Onbereikbaar if the database does not answer.
    """
    moment = nu()
    with lezen() as sessie:
        klaar = sessie.get(Installatie, "klaar")
        niet_bereikt = onbereikbaar(sessie, moment=moment)
        gevonden: dict[str, Any] = {
            "klaar": klaar is not None and klaar.waarde == "ja",
            "database": True,
            "server": api.gezond(),
            "worker": _leeft(sessie, "werker-", instellingen().herstel_s, moment),
            "klok": _leeft(sessie, "klok-", LEEF_S, moment),
            "oudste_termijn": _oudste_termijn(sessie, moment),
            "onvastgelegd": _onvastgelegd(sessie, moment),
            "onbewaakt": len(zonder_termijn(sessie)) + len(zonder_ladder(sessie)),
            "onbereikbaar": [str(aan) for aan in niet_bereikt],
            "onbevestigd": [str(aan) for aan, adres in niet_bereikt.items() if adres],
            "onverzonden": _onverzonden(sessie),
            "blijft_liggen": _blijft_liggen(sessie, moment),
        }
    werkt = all(gevonden[deel] for deel in ("klaar", "server", "worker", "klok"))
    mist = any(gevonden[deel] for deel in _MOET_LEEG)
    gevonden["in_orde"] = werkt and not mist
    return gevonden


def _leeft(sessie: Session, soort: str, elke_s: float, moment: datetime) -> bool:
    return leeft(sessie, soort, moment - timedelta(seconds=_GEMIST * elke_s))


def _oudste_termijn(sessie: Session, moment: datetime) -> dict[str, str] | None:
    for vraag in open_vragen(sessie)[:1]:
        if vraag.vervalt_op < moment:
            return {
                "zaaknummer": vraag.zaaknummer,
                "stap": vraag.stap,
                "vervalt_op": vraag.vervalt_op.isoformat(),
            }
    return None


def _onvastgelegd(sessie: Session, moment: datetime) -> int:
    te_laat = col(Termijn.volgende_op) < moment - _VASTGELEGD_BINNEN
    return int(sessie.exec(select(func.count(col(Termijn.vraag))).where(te_laat)).one())


def _blijft_liggen(sessie: Session, moment: datetime) -> int:
    te_lang = col(Bericht.volgende_op) < moment - _VERZONDEN_BINNEN
    return int(sessie.exec(select(func.count(col(Bericht.id))).where(te_lang)).one())


def _onverzonden(sessie: Session) -> int:
    onderweg = col(Bericht.staat).not_in(klaarzetten.KLAAR)
    return int(sessie.exec(select(func.count(col(Bericht.id))).where(onderweg)).one())
