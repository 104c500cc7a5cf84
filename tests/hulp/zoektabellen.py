"""Everything in the search tables, to compare before and after."""

from typing import Any

from sqlalchemy import Row, inspect, select
from sqlmodel import SQLModel

from models import tabellen as t
from tasks.basis.database import lezen

_TABELLEN: tuple[type[SQLModel], ...] = (
    t.Bericht,
    t.Functionaris,
    t.Kanaal,
    t.Maatregel,
    t.Mandaat,
    t.Proces,
    t.Sleutel,
    t.Termijn,
    t.Trede,
    t.Vraag,
    t.Zaak,
)
_VRAGEN = {
    tabel: select(inspect(tabel).local_table).order_by(*inspect(tabel).primary_key)
    for tabel in _TABELLEN
}
"""By column: making objects of the thousands of mandates of the demo took half of a test."""


def zoektabellen() -> dict[str, list[Row[Any]]]:
    """All rows of the tables that exist for searching, and of keys and people."""
    with lezen() as sessie:
        return {
            tabel.__name__: list(sessie.execute(vraag).all()) for tabel, vraag in _VRAGEN.items()
        }
