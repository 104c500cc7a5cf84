"""Terms of vragen, and the steps that were taken."""

from datetime import datetime

from sqlalchemy import (
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from models.begrippen import (
    Rol,
)
from models.tabellen.kolommen import Moment, woord


class Termijn(SQLModel, table=True):
    """The term of a vraag: its plan as it was when the vraag was asked, and the next step of it."""

    vraag: str = Field(primary_key=True)
    zaaknummer: str = Field(index=True)
    proces: str
    onderwerp: str = ""
    stap: str
    vervalt_op: datetime = Field(sa_type=Moment)
    plan: str
    volgende: int = 0
    volgende_op: datetime | None = Field(default=None, sa_type=Moment, index=True)
    te_laat_s: float = 0

    @property
    def trede(self) -> int:
        """Steps recorded at or after the due moment."""
        return max(0, self.volgende - 1)


class Trede(SQLModel, table=True):
    """A step of a term that was reached; shown in Prefect, if it can be, as a run of its own."""

    __table_args__ = (UniqueConstraint("vraag", "nummer"),)
    id: int | None = Field(default=None, primary_key=True)
    vraag: str
    nummer: int
    zaaknummer: str = Field(index=True)
    stap: str
    soort: str
    rol: Rol = Field(sa_type=woord(Rol))
    gebied: str
    gepland_op: datetime = Field(sa_type=Moment)
    vastgelegd_op: datetime = Field(sa_type=Moment)
    getoond: bool = Field(default=False, index=True)
