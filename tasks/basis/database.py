"""The register's database: one engine, transactions that write and sessions that read."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolVol
from sqlmodel import Session, select

from models.fouten import Onbereikbaar, OnjuisteInvoer
from models.tabellen import Keten
from tasks.basis.instellingen import instellingen

_VERWACHT = "is geen adres van een databank; verwacht postgresql+psycopg://naam:geheim@host/naam"
_WACHT_MS = 15_000
_POSTGRES = {
    "connect_timeout": 5,
    "options": f"-c lock_timeout={_WACHT_MS} -c idle_in_transaction_session_timeout=60000",
}
"""No act waits for ever for another that stands still."""


@cache
def databank() -> Engine:
    """The engine on the register; parameters never appear in its errors or logs.

    OnjuisteInvoer, which repeats nothing of it, if its address cannot be read.
    """
    try:
        url = make_url(instellingen().register_url)
    except (ArgumentError, ValueError):  # whose texts may quote what stands where a port should be
        raise OnjuisteInvoer("instelling REGIE_DATABASE_URL", _VERWACHT) from None
    if url.get_backend_name() != "sqlite":
        return create_engine(
            url, hide_parameters=True, pool_pre_ping=True, pool_size=10, connect_args=_POSTGRES
        )
    gemaakt = create_engine(url, hide_parameters=True, connect_args={"timeout": _WACHT_MS / 1000})
    event.listen(gemaakt, "connect", _bij_verbinden)
    event.listen(gemaakt, "begin", _bij_begin)
    return gemaakt


def _bij_verbinden(verbinding: Any, _: object) -> None:  # noqa: ANN401  driver's own type
    verbinding.isolation_level = None  # SQLAlchemy's BEGIN below, not the driver's
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "recursive_triggers=ON",  # REPLACE deletes too, and is refused like any DELETE
        f"busy_timeout={_WACHT_MS}",
    ):
        verbinding.execute(f"PRAGMA {pragma}")


def _bij_begin(verbinding: Connection) -> None:
    schrijft = verbinding.get_execution_options().get("schrijft", False)
    verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijft else "BEGIN")


@contextmanager
def transactie() -> Iterator[Session]:
    """One act: everything in it is stored, or nothing. Acts wait for each other.

    The row of the chain is locked from the first statement, so that no two acts interleave.
    Onbereikbaar if the database does not answer, is read-only or full.
    """
    with (
        _vertaald(),
        Session(databank().execution_options(schrijft=True), expire_on_commit=False) as sessie,
    ):
        sessie.info["keten"] = sessie.exec(select(Keten).with_for_update()).one()
        yield sessie
        sessie.commit()


@contextmanager
def lezen() -> Iterator[Session]:
    """A session that only reads."""
    with _vertaald(), Session(databank()) as sessie:
        yield sessie


def bestaat(opdracht: str) -> bool:
    """Whether this statement finds anything; for what is asked very often."""
    with _vertaald(), databank().connect() as verbinding:
        return verbinding.exec_driver_sql(opdracht).first() is not None


class Wijziging:
    """Whether anything was written to the register since this was last asked.

    For what is asked many times a second: SQLite counts what others committed, and tells it
    without a transaction. Of PostgreSQL the answer is always yes.
    """

    def __init__(self) -> None:
        self._verbinding: sqlite3.Connection | None = None
        self._versie: object = None

    def is_er(self) -> bool:
        """Yes, too, when it cannot be told: the look that follows meets what is wrong."""
        if databank().dialect.name != "sqlite":
            return True
        try:
            self._verbinding = self._verbinding or _open(Path(str(databank().url.database)))
            gelezen = self._verbinding.execute("PRAGMA data_version").fetchone()
        except sqlite3.Error:
            self._verbinding = None
            return True
        vorige, self._versie = self._versie, gelezen
        return bool(vorige != gelezen)


def _open(bestand: Path) -> sqlite3.Connection:
    """A connection of its own, for any thread; never makes the file."""
    adres = f"{bestand.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(adres, uri=True, check_same_thread=False)


def leeg_wal(verbinding: Any) -> bool:  # noqa: ANN401  driver's own type
    """On SQLite, outside any transaction: write the log back and empty it.

    So that nothing deleted stays there; False if a reader kept it from being emptied.
    """
    bezet, *_ = verbinding.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not bezet


@contextmanager
def _vertaald() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except PoolVol:
        raise Onbereikbaar(
            "De database van het register heeft het te druk; probeer het zo weer."
        ) from None
    except DBAPIError as fout:
        raise Onbereikbaar(
            f"De database van het register doet het niet ({type(fout.orig).__name__}:"
            f" {str(fout.orig).splitlines()[0]}). Er is niets half gedaan."
            " Controleer REGIE_DATABASE_URL, rechten en schijfruimte, of begin met `regie start`."
        ) from None
