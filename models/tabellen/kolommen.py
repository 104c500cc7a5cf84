"""Kinds of column that the tables share."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    DateTime,
    Dialect,
    Enum,
)
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A zoned moment, also on SQLite, which would drop the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's
        """Store UTC, whatever the zone of the moment."""
        return value.astimezone(UTC) if value else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  SQLAlchemy's
        """Give back UTC (the only zone that is stored)."""
        if value is None or value.tzinfo:
            return value
        return value.replace(tzinfo=UTC)


def woord(soort: type[StrEnum]) -> Any:  # noqa: ANN401  SQLModel asks for a class, takes this too
    """An enumeration stored as its own word, in a plain text column."""
    return Enum(soort, native_enum=False, length=40, values_callable=lambda e: [w.value for w in e])
