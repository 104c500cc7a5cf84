"""What someone with full access to the database could do to it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from tasks.basis.database import databank


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
