"""Cases, their processes, what is asked in them, and their measures."""

from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    Index,
    UniqueConstraint,
    and_,
    text,
)
from sqlmodel import Field, SQLModel, col

from models.begrippen import (
    Doelwitsoort,
    Domein,
    Locatie,
    Rol,
    SoortMaatregel,
    Status,
    StatusMaatregel,
    Titel,
    Uitvoerder,
)
from models.tabellen.kolommen import Moment, woord


class Zaak(SQLModel, table=True):
    """Where a case stands."""

    zaaknummer: str = Field(primary_key=True)
    soort: Doelwitsoort = Field(sa_type=woord(Doelwitsoort))
    domein: Domein = Field(sa_type=woord(Domein))
    status: Status = Field(default=Status.OPEN, sa_type=woord(Status))
    gezag_rol: Rol = Field(sa_type=woord(Rol))
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
    """A question that waits, or waited, for a functionaris.

    `reden` is why the last answer on the Prefect page was refused, as it says above the form.
    `hoofd` is the hash of the last record of its case when its form was last stored in Prefect.
    """

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
    rol: Rol = Field(sa_type=woord(Rol))
    gebied: str
    variant: str = ""
    sinds: datetime = Field(sa_type=Moment)
    vervalt_op: datetime = Field(sa_type=Moment)
    poging: int = 0
    reden: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    run: str | None = None
    hoofd: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
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
    soort: SoortMaatregel = Field(sa_type=woord(SoortMaatregel))
    locatie: Locatie = Field(sa_type=woord(Locatie))
    uitvoerder: Uitvoerder = Field(sa_type=woord(Uitvoerder))
    titel: Titel = Field(sa_type=woord(Titel))
    status: StatusMaatregel = Field(sa_type=woord(StatusMaatregel))
    gezag_rol: Rol = Field(sa_type=woord(Rol))
    toetsdatum: date | None = Field(default=None, index=True)
    standaard: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
