"""Berichten, and the channels that they go by."""

from datetime import datetime

from sqlalchemy import (
    LargeBinary,
)
from sqlmodel import Field, SQLModel

from models.begrippen import (
    Rol,
    StaatBericht,
)
from models.tabellen.kolommen import Moment, woord


class Bericht(SQLModel, table=True):
    """One message to one address: to whom, about what, how far; it holds no text.

    `reeks` is the number of the bericht that was the first with this news, none in that one: the
    same person's next channel and the next person follow in its series. A number is never used
    again. `vastlegging` is the record that `functionaris` is told of because it is in that name:
    such a bericht is for that person alone, and asks nothing. One that tells of a change of
    channels carries its address itself (`adres`, wrapped), until it is sent: the channel may be
    gone by then.
    """

    __table_args__ = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    reeks: int | None = None
    zaaknummer: str = Field(index=True)
    soort: str
    stap: str = ""
    trede: int = 0
    vraag: str = ""
    vastlegging: int | None = None
    rol: Rol = Field(sa_type=woord(Rol))
    gebied: str
    functionaris: str = ""
    kanaal: int | None = None
    kanaalsoort: str = ""
    adres: bytes | None = Field(default=None, sa_type=LargeBinary)
    staat: StaatBericht = Field(default=StaatBericht.WACHT, sa_type=woord(StaatBericht))
    pogingen: int = 0
    op: datetime = Field(sa_type=Moment)
    volgende_op: datetime | None = Field(default=None, sa_type=Moment, index=True)

    @property
    def nummer(self) -> str:
        """The number that the recipient sees."""
        return f"{self.id:06}"


class Kanaal(SQLModel, table=True):
    """A way to reach a functionaris; the address is wrapped, lower `volgorde` goes first.

    `bevestigd_op`: when its reader confirmed that something arrived; those go before the others.
    Its id is never used again: a bericht that waits would go to somebody else's address.
    `gezet_door` is who set it, and empty where that was its functionaris.
    """

    __table_args__ = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    functionaris: str = Field(foreign_key="functionaris.id", index=True)
    volgorde: int
    soort: str
    adres: bytes = Field(sa_type=LargeBinary)
    bevestigd_op: datetime | None = Field(default=None, sa_type=Moment)
    gezet_door: str = ""
    gezet_op: datetime | None = Field(default=None, sa_type=Moment)
