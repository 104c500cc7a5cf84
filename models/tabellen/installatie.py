"""Facts of this installation, and signs of life of its processes."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.tabellen.kolommen import Moment


class Installatie(SQLModel, table=True):
    """Facts of this installation that are fixed at its first start."""

    naam: str = Field(primary_key=True)
    waarde: str


class Hartslag(SQLModel, table=True):
    """Last sign of life of a process of this installation."""

    naam: str = Field(primary_key=True)
    moment: datetime = Field(sa_type=Moment)
