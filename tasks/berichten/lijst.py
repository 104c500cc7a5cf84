"""Every bericht, for people and scripts: to whom, by what, and how far."""

from typing import Any

from sqlmodel import col, select

from models.tabellen import Bericht
from tasks.basis.database import lezen
from tasks.register.sleutels import BEHEER
from tasks.zaak.zaken import zaak


def lijst_berichten(zaaknummer: str | None = None) -> list[dict[str, Any]]:
    """Berichten in the order in which they were made, in the shape that scripts rely on.

    NietGevonden if there is no such case.
    """
    vraag = select(Bericht).order_by(col(Bericht.id))
    if zaaknummer:
        vraag = vraag.where(col(Bericht.zaaknummer) == zaaknummer)
    with lezen() as sessie:
        if zaaknummer and zaaknummer != BEHEER:
            zaak(sessie, zaaknummer)
        return [
            {
                "nummer": bericht.nummer,
                "zaaknummer": bericht.zaaknummer,
                "soort": bericht.soort,
                "stap": bericht.stap,
                "trede": bericht.trede,
                "aan": {"rol": bericht.rol.value, "gebied": bericht.gebied},
                "kanaal": bericht.kanaalsoort,
                "staat": bericht.staat.value,
                "pogingen": bericht.pogingen,
                "op": bericht.op.isoformat(),
            }
            for bericht in sessie.exec(vraag)
        ]
