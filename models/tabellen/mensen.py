"""Functionarissen: mandates, codes, and what gemeenten agreed."""

from datetime import date, datetime

from sqlalchemy import (
    LargeBinary,
)
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlmodel import Field, SQLModel

from models.begrippen import (
    Rol,
    Wacht,
)
from models.tabellen.kolommen import Moment, woord


def _eigen_id(rij: DefaultExecutionContext) -> str:
    return str(rij.get_current_parameters()["id"])  # type: ignore[no-untyped-call]  # SQLAlchemy's


class Functionaris(SQLModel, table=True):
    """An account of someone who may answer.

    `geheim` is the seed of the one-time codes, `naam` and `functie` are for screen and paper; all
    wrapped. Who has more than one account has one `persoon`: the id of the first. Someone who is
    new or recovered signs nothing while `wacht_op` says what is waited for, and decides nothing
    before `rust_tot`.
    """

    id: str = Field(primary_key=True)
    persoon: str = Field(
        default=None, nullable=False, index=True, sa_column_kwargs={"default": _eigen_id}
    )
    geheim: bytes = Field(sa_type=LargeBinary)
    naam: bytes | None = Field(default=None, sa_type=LargeBinary)
    functie: bytes | None = Field(default=None, sa_type=LargeBinary)
    wacht_op: Wacht | None = Field(default=None, sa_type=woord(Wacht))
    rust_tot: datetime | None = Field(default=None, sa_type=Moment)
    ingetrokken_op: datetime | None = Field(default=None, sa_type=Moment)


class Inschrijving(SQLModel, table=True):
    """An enrolment under way: its link, and the secret that its person made with it.

    Of link and form only the hash is stored. `makers` are the beheerders who know the link, with
    a space between them; somebody else confirms.
    """

    functionaris: str = Field(primary_key=True, foreign_key="functionaris.id")
    makers: str
    geldig_tot: datetime = Field(sa_type=Moment)
    link: str = Field(default="", index=True)
    formulier: str = ""
    geheim: bytes | None = Field(default=None, sa_type=LargeBinary)
    bewezen_op: datetime | None = Field(default=None, sa_type=Moment)


class Mandaat(SQLModel, table=True):
    """A dated mandate, if need be held namens another functionaris (Awb 10:10).

    `gegeven_op` is empty for what an installation began with.
    """

    id: int | None = Field(default=None, primary_key=True)
    functionaris: str = Field(foreign_key="functionaris.id", index=True)
    rol: Rol = Field(index=True, sa_type=woord(Rol))
    gebied: str
    van: datetime = Field(sa_type=Moment)
    tot: datetime | None = Field(default=None, sa_type=Moment)
    namens: str = ""
    gegeven_op: datetime | None = Field(default=None, sa_type=Moment)


class GebruikteCode(SQLModel, table=True):
    """A one-time code that was used: the functionaris and the time step it belongs to."""

    functionaris: str = Field(primary_key=True)
    tijdstap: int = Field(primary_key=True)


class Slot(SQLModel, table=True):
    """Wrong codes at a door, until when it is shut, and whether that was told.

    Of a functionaris, or of one vraag on the Prefect page: anyone who reaches that page could shut
    out the functionaris otherwise. `wie` is who was last claimed to be there, if that one exists.
    What was typed for an unknown id is kept as `?` and an HMAC, for as long as it counts.
    """

    functionaris: str = Field(primary_key=True)
    deur: str = Field(primary_key=True)
    vraag: str = Field(default="", primary_key=True)
    wie: str = ""
    fouten: int = 0
    schoon_op: datetime | None = Field(default=None, sa_type=Moment)
    """When the last wrong code is forgotten; every one counts for hours (policy)."""
    tot: datetime | None = Field(default=None, sa_type=Moment)
    dicht: bool = False
    """Shut until two beheerders open it."""
    gemeld: bool = True


class Voorafspraak(SQLModel, table=True):
    """What a gemeente agreed beforehand (N119): the record that holds it, and its review."""

    gemeente: str = Field(primary_key=True)
    volgnummer: int
    herzien_op: date = Field(index=True)
    gevraagd_op: datetime | None = Field(default=None, sa_type=Moment)
