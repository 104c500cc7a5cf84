"""The tables. `vastlegging` is the truth; the others exist for searching and hold no personal data.

Moments are UTC. Empty string stands for "no onderwerp" and the like, so that unique
constraints hold on every database.
"""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Dialect,
    Enum,
    Index,
    LargeBinary,
    UniqueConstraint,
    and_,
    text,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel, col

from models.begrippen import (
    Domein,
    Locatie,
    Rol,
    Soort,
    SoortMaatregel,
    StaatBericht,
    Status,
    StatusMaatregel,
    Titel,
    Uitvoerder,
)


class Moment(TypeDecorator[datetime]):
    """A zoned moment, also on SQLite, which would drop the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Store UTC, whatever the zone of the moment."""
        return value.astimezone(UTC) if value else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give back UTC (the only zone that is stored)."""
        if value is None or value.tzinfo:
            return value
        return value.replace(tzinfo=UTC)


def _woord(soort: type[StrEnum]) -> Any:  # noqa: ANN401  SQLModel asks for a class, takes this too
    """An enumeration stored as its own word, in a plain text column."""
    return Enum(soort, native_enum=False, length=40, values_callable=lambda e: [w.value for w in e])


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


class Installatie(SQLModel, table=True):
    """Facts of this installation that are fixed at its first start."""

    naam: str = Field(primary_key=True)
    waarde: str


class Zaak(SQLModel, table=True):
    """Where a case stands."""

    zaaknummer: str = Field(primary_key=True)
    soort: Soort = Field(sa_type=_woord(Soort))
    domein: Domein = Field(sa_type=_woord(Domein))
    status: Status = Field(default=Status.OPEN, sa_type=_woord(Status))
    gezag_rol: Rol = Field(sa_type=_woord(Rol))
    gezag_gebied: str
    eenheid: str
    melding_hmac: str | None = Field(default=None, unique=True)
    geopend_op: datetime = Field(sa_type=Moment)
    niveau_op: date | None = Field(default=None, index=True)
    informeren_op: date | None = Field(default=None, index=True)
    gesloten_op: datetime | None = Field(default=None, sa_type=Moment)
    vernietigd_op: datetime | None = Field(default=None, sa_type=Moment)


class Proces(SQLModel, table=True):
    """One procedure of a case and the flow run that carries it.

    `gemeente` is the code of the one that a procedure is about, `op` the day, if there is one.
    """

    __table_args__ = (UniqueConstraint("zaaknummer", "proces", "onderwerp"),)
    id: int | None = Field(default=None, primary_key=True)
    zaaknummer: str = Field(index=True)
    proces: str
    onderwerp: str = ""
    gemeente: str = Field(default="", index=True)
    flow_run_id: str | None = Field(default=None, index=True)
    generatie: int = 0
    wek: bool = Field(default=True, index=True)
    op: date | None = Field(default=None, index=True)
    bezig_tot: datetime | None = Field(default=None, sa_type=Moment)
    begonnen_op: datetime = Field(sa_type=Moment)
    ingetrokken_op: datetime | None = Field(default=None, sa_type=Moment)
    klaar_op: datetime | None = Field(default=None, sa_type=Moment, index=True)

    @classmethod
    def loopt(cls) -> ColumnElement[bool]:
        """In a query: neither ended nor overtaken."""
        return and_(cls.onafgerond(), col(cls.ingetrokken_op).is_(None))

    @classmethod
    def onafgerond(cls) -> ColumnElement[bool]:
        """In a query: its body has not come to its end, also of one that was overtaken."""
        return col(cls.klaar_op).is_(None)


class Vraag(SQLModel, table=True):
    """A question that waits, or waited, for a functionaris."""

    __table_args__ = (
        UniqueConstraint("zaaknummer", "proces", "onderwerp", "stap", "keer"),
        Index("ix_vraag_open", "gesloten_op", "vervalt_op"),
    )
    id: str = Field(primary_key=True)
    zaaknummer: str = Field(index=True)
    proces: str
    onderwerp: str = ""
    stap: str
    keer: int
    rol: Rol = Field(sa_type=_woord(Rol))
    gebied: str
    variant: str = ""
    sinds: datetime = Field(sa_type=Moment)
    vervalt_op: datetime = Field(sa_type=Moment)
    poging: int = 0
    run: str | None = None
    gesteld: bool = False
    opgeruimd: bool = False
    gesloten_op: datetime | None = Field(default=None, sa_type=Moment)

    @classmethod
    def is_open(cls) -> ColumnElement[bool]:
        """In a query: neither answered nor withdrawn."""
        return col(cls.gesloten_op).is_(None)

    @property
    def sleutel(self) -> str:
        """The Prefect pause key of the present attempt; new for every attempt."""
        return f"{self.id}-{self.poging}"


class Maatregel(SQLModel, table=True):
    """A measure and where it stands; its text is in the register."""

    id: str = Field(primary_key=True)
    zaaknummer: str = Field(index=True)
    onderwerp: str = ""
    soort: SoortMaatregel = Field(sa_type=_woord(SoortMaatregel))
    locatie: Locatie = Field(sa_type=_woord(Locatie))
    uitvoerder: Uitvoerder = Field(sa_type=_woord(Uitvoerder))
    titel: Titel = Field(sa_type=_woord(Titel))
    status: StatusMaatregel = Field(sa_type=_woord(StatusMaatregel))
    gezag_rol: Rol = Field(sa_type=_woord(Rol))
    toetsdatum: date | None = Field(default=None, index=True)
    standaard: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})


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
    rol: Rol = Field(sa_type=_woord(Rol))
    gebied: str
    gepland_op: datetime = Field(sa_type=Moment)
    vastgelegd_op: datetime = Field(sa_type=Moment)
    getoond: bool = Field(default=False, index=True)


class Bericht(SQLModel, table=True):
    """One message to one address: to whom, about what, how far; it holds no text.

    `reeks` is the number of the bericht that was the first with this news, none in that one: the
    same person's next channel and the next person follow in its series. A number is never used
    again.
    """

    __table_args__ = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    reeks: int | None = None
    zaaknummer: str = Field(index=True)
    soort: str
    stap: str = ""
    trede: int = 0
    vraag: str = ""
    rol: Rol = Field(sa_type=_woord(Rol))
    gebied: str
    functionaris: str = ""
    kanaal: int | None = None
    kanaalsoort: str = ""
    staat: StaatBericht = Field(default=StaatBericht.WACHT, sa_type=_woord(StaatBericht))
    pogingen: int = 0
    op: datetime = Field(sa_type=Moment)
    volgende_op: datetime | None = Field(default=None, sa_type=Moment, index=True)

    @property
    def nummer(self) -> str:
        """The number that the recipient sees."""
        return f"{self.id:06}"


class Kanaal(SQLModel, table=True):
    """A way to reach a functionaris; the address is wrapped, lower `volgorde` goes first.

    Its id is never used again: a bericht that waits would go to somebody else's address.
    """

    __table_args__ = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    functionaris: str = Field(foreign_key="functionaris.id", index=True)
    volgorde: int
    soort: str
    adres: bytes = Field(sa_type=LargeBinary)


class Functionaris(SQLModel, table=True):
    """Someone who may answer; `geheim` is the seed of the one-time codes, wrapped."""

    id: str = Field(primary_key=True)
    geheim: bytes = Field(sa_type=LargeBinary)
    ingetrokken_op: datetime | None = Field(default=None, sa_type=Moment)


class Mandaat(SQLModel, table=True):
    """A dated mandate, if need be held namens another functionaris (Awb 10:10)."""

    id: int | None = Field(default=None, primary_key=True)
    functionaris: str = Field(foreign_key="functionaris.id", index=True)
    rol: Rol = Field(index=True, sa_type=_woord(Rol))
    gebied: str
    van: datetime = Field(sa_type=Moment)
    tot: datetime | None = Field(default=None, sa_type=Moment)
    namens: str = ""


class Voorafspraak(SQLModel, table=True):
    """What a gemeente agreed beforehand (N119): the record that holds it, and its review."""

    gemeente: str = Field(primary_key=True)
    volgnummer: int
    herzien_op: date = Field(index=True)
    gevraagd_op: datetime | None = Field(default=None, sa_type=Moment)


class GebruikteCode(SQLModel, table=True):
    """A one-time code that was used: the functionaris and the time step it belongs to."""

    functionaris: str = Field(primary_key=True)
    tijdstap: int = Field(primary_key=True)


class Slot(SQLModel, table=True):
    """Wrong codes in a row per functionaris and door, and until when that door is shut."""

    functionaris: str = Field(primary_key=True)
    deur: str = Field(primary_key=True)
    fouten: int = 0
    tot: datetime | None = Field(default=None, sa_type=Moment)


class Hartslag(SQLModel, table=True):
    """Last sign of life of a process of this installation."""

    naam: str = Field(primary_key=True)
    moment: datetime = Field(sa_type=Moment)
