"""What someone with full access to the database could do to it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, update
from sqlmodel import col

from models.tabellen import Vastlegging
from models.zaak.feit import Feit
from tasks.basis.database import databank, lezen
from tasks.register.lezen import feit_van, rijen
from tasks.register.sleutels import sleutel_van, versleutel
from tasks.register.vastleggen import plaats_in_keten


def knoei(*opdrachten: str) -> None:
    """Carry out SQL without the triggers that would refuse it."""
    with _zonder_triggers() as verbinding:
        for opdracht in opdrachten:
            verbinding.exec_driver_sql(opdracht)


def wissel(veld: str, een: int, ander: int) -> None:
    """Exchange a field of two records, by volgnummer."""
    with _zonder_triggers() as verbinding:
        waarden = [
            verbinding.exec_driver_sql(
                f"SELECT {veld} FROM vastlegging WHERE volgnummer = {nummer}"  # noqa: S608
            ).scalar()
            for nummer in (een, ander)
        ]
        teken = "%s" if verbinding.dialect.name == "postgresql" else "?"
        for nummer, waarde in zip((ander, een), waarden, strict=True):
            verbinding.exec_driver_sql(
                f"UPDATE vastlegging SET {veld} = {teken} WHERE volgnummer = {nummer}",  # noqa: S608
                (waarde,),
            )


def herschrijf(zaaknummer: str, anders: Callable[[Feit], dict[str, Any]]) -> None:
    """Give every record of a case other content, as if another release had written it."""
    with lezen() as sessie:
        sleutel = sleutel_van(sessie, zaaknummer)
        nieuw = {
            rij.volgnummer: versleutel(
                sleutel,
                json.dumps(anders(feit_van(rij, sleutel))).encode(),
                plaats_in_keten(zaaknummer, rij.zaakvolgnummer, rij.soort),
            )
            for rij in rijen(sessie, zaaknummer)
        }
    with _zonder_triggers() as verbinding:
        for volgnummer, inhoud in nieuw.items():
            deze = update(Vastlegging).where(col(Vastlegging.volgnummer) == volgnummer)
            verbinding.execute(deze.values(inhoud=inhoud))


@contextmanager
def _zonder_triggers() -> Iterator[Connection]:
    with databank().connect() as verbinding:
        if verbinding.dialect.name == "postgresql":
            verbinding.exec_driver_sql("SET LOCAL session_replication_role = replica")
        else:
            triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for naam in verbinding.exec_driver_sql(triggers).scalars().all():
                verbinding.exec_driver_sql(f"DROP TRIGGER {naam}")
        yield verbinding
        verbinding.commit()
