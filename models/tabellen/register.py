"""The register itself: records, the end of their chain, signed heads, keys of cases."""

from sqlalchemy import (
    LargeBinary,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel


class Vastlegging(SQLModel, table=True):
    """One thing that happened; never changed, never removed, chained by hash."""

    __table_args__ = (
        UniqueConstraint("zaaknummer", "soort", "proces", "onderwerp", "stap", "keer"),
        UniqueConstraint("zaaknummer", "zaakvolgnummer"),
    )
    volgnummer: int = Field(primary_key=True)
    zaaknummer: str
    zaakvolgnummer: int
    soort: str
    proces: str = ""
    onderwerp: str = ""
    stap: str = ""
    keer: int = 1
    functionaris: str = ""
    rol: str = ""
    gebied: str = ""
    namens: str = ""
    moment: str
    versie: int = 1
    inhoud: bytes = Field(sa_type=LargeBinary)
    vorige: str
    hash: str


class Keten(SQLModel, table=True):
    """The end of the chain: one row, locked by every act so that the chain cannot fork."""

    id: int = Field(default=1, primary_key=True)
    volgnummer: int = 0
    hash: str = ""


class Hoofd(SQLModel, table=True):
    """A signed head of the chain."""

    volgnummer: int = Field(primary_key=True)
    hash: str
    moment: str
    handtekening: str


class Sleutel(SQLModel, table=True):
    """A data key, wrapped by the master key: one per case, and a few of the installation."""

    naam: str = Field(primary_key=True)
    verpakt: bytes = Field(sa_type=LargeBinary)
