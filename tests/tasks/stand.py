"""Everything in the search tables, to compare before and after."""

from typing import Any

from sqlmodel import SQLModel, select

from models import tabellen as t
from tasks.database import lezen

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


def zoektabellen() -> dict[str, list[dict[str, Any]]]:
    """All rows of the tables that exist for searching, and of keys and people."""
    with lezen() as sessie:
        return {
            tabel.__name__: sorted(
                (rij.model_dump() for rij in sessie.exec(select(tabel))), key=repr
            )
            for tabel in _TABELLEN
        }
