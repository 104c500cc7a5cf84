"""What comes due, without any content: reviews, moments of more risk, and terms."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from models.begrippen import Procedure, Status
from models.rules.openbaar import openbare_naam, rolnaam
from models.stappen import STAPPEN
from models.tabellen import Maatregel, Proces, Vraag, Zaak
from tasks.basis.kalenderbestand import Afspraak, kalender
from tasks.basis.tijd import NEDERLAND, dag, op_scherm
from tasks.zaak.maatregelen import LOPEND

WEKEN = 8
_DUUR = timedelta(minutes=30)


class Agendasoort(StrEnum):
    """What comes due."""

    TOETSDATUM = "toetsdatum"
    MOMENT = "moment"
    TERMIJN = "termijn"


class Punt(NamedTuple):
    """One thing that comes due: when, in which case, and what a reader may know of it."""

    op: datetime
    soort: Agendasoort
    zaaknummer: str
    wat: str
    rol: str
    gebied: str
    nummer: str

    @property
    def van(self) -> str:
        """Whose turn it is, as the command line shows it; empty if it is nobody's."""
        return openbare_naam(self.rol, self.gebied) if self.rol else ""

    @property
    def wanneer(self) -> str:
        """As people read it; without an hour where it has only a day."""
        return (
            op_scherm(self.op) if self.soort is Agendasoort.TERMIJN else f"{dag(self.op):%d-%m-%Y}"
        )

    def verlopen(self, moment: datetime) -> bool:
        """Whether it is overdue by then; what has a day is so when that is over."""
        return self.op < (moment if self.soort is Agendasoort.TERMIJN else _begin_van(dag(moment)))


class Week(NamedTuple):
    """A week from its Monday, and how much of each kind comes due in it."""

    maandag: date
    aantal: Counter[Agendasoort]

    @property
    def naam(self) -> str:
        """As people in the Netherlands call it."""
        return f"week {self.maandag.isocalendar().week}"


def agenda(sessie: Session, *, moment: datetime, weken: int = WEKEN) -> list[Punt]:
    """Everything from this week on for so many weeks, and what is overdue, in order of time."""
    einde = _begin_van(_maandag(moment) + timedelta(weeks=weken))
    punten = (
        *_termijnen(sessie, einde),
        *_momenten(sessie, moment, einde),
        *_toetsdata(sessie, einde),
    )
    return sorted(punten, key=lambda punt: (punt.op, punt.zaaknummer, punt.nummer))


def per_week(punten: Iterable[Punt], *, moment: datetime, weken: int = WEKEN) -> list[Week]:
    """How much comes due per week; what is overdue counts in this one."""
    eerste = _maandag(moment)
    lijst = [Week(eerste + timedelta(weeks=n), Counter()) for n in range(weken)]
    for punt in punten:
        plek = (_maandag(punt.op) - eerste).days // 7
        lijst[max(0, plek)].aantal[punt.soort] += 1
    return lijst


def als_document(punten: list[Punt], weken: list[Week], *, moment: datetime) -> dict[str, Any]:
    """The agenda for scripts."""
    return {
        "weken": [
            {"maandag": w.maandag.isoformat(), **{soort: w.aantal[soort] for soort in Agendasoort}}
            for w in weken
        ],
        "punten": [
            {
                "op": punt.op.isoformat(),
                "soort": punt.soort,
                "zaaknummer": punt.zaaknummer,
                "wat": punt.wat,
                "van": punt.van,
                "verlopen": punt.verlopen(moment),
            }
            for punt in punten
        ],
    }


def als_kalender(punten: Iterable[Punt], *, moment: datetime) -> bytes:
    """The agenda as a calendar file; what has no hour takes its whole day."""
    return kalender("agenda", (_afspraak(punt, moment) for punt in punten))


def _afspraak(punt: Punt, moment: datetime) -> Afspraak:
    begin = punt.op if punt.soort is Agendasoort.TERMIJN else dag(punt.op)
    return Afspraak(punt.nummer, begin, f"{punt.zaaknummer}: {punt.wat}", moment, _DUUR)


def _termijnen(sessie: Session, einde: datetime) -> Iterator[Punt]:
    open_ = select(Vraag).where(Vraag.is_open(), col(Vraag.vervalt_op) < einde)
    for vraag in sessie.exec(open_):
        yield Punt(
            vraag.vervalt_op,
            Agendasoort.TERMIJN,
            vraag.zaaknummer,
            STAPPEN[vraag.stap].titel,
            vraag.rol,
            vraag.gebied,
            vraag.id,
        )


def _momenten(sessie: Session, moment: datetime, einde: datetime) -> Iterator[Punt]:
    komt = (
        select(Proces)
        .join(Zaak, col(Zaak.zaaknummer) == col(Proces.zaaknummer))
        .where(
            col(Proces.op) >= dag(moment),
            col(Proces.op) < dag(einde),
            col(Proces.ingetrokken_op).is_(None),
            col(Zaak.status) == Status.OPEN,
        )
    )
    for rij in sessie.exec(komt):
        if rij.op:
            yield Punt(
                _begin_van(rij.op),
                Agendasoort.MOMENT,
                rij.zaaknummer,
                Procedure(rij.proces).bij_moment,
                "",
                "",
                f"m-{rij.id}",
            )


def _toetsdata(sessie: Session, einde: datetime) -> Iterator[Punt]:
    """One per case, gezag and day; of what is under review the term says it already."""
    getoetst = select(Vraag).where(col(Vraag.stap) == "toetsbesluit", Vraag.is_open())
    bezig = {(vraag.zaaknummer, vraag.rol) for vraag in sessie.exec(getoetst)}
    komt = (
        select(Maatregel.zaaknummer, col(Maatregel.toetsdatum), Maatregel.gezag_rol)
        .distinct()
        .join(Zaak, col(Zaak.zaaknummer) == col(Maatregel.zaaknummer))
        .where(
            col(Maatregel.status).in_(LOPEND),
            col(Maatregel.standaard).is_(False),
            col(Maatregel.toetsdatum) < dag(einde),
            col(Zaak.status) == Status.OPEN,
        )
    )
    for zaaknummer, op, rol in sessie.exec(komt):
        if op and (zaaknummer, rol) not in bezig:
            yield Punt(
                _begin_van(op),
                Agendasoort.TOETSDATUM,
                zaaknummer,
                "Toetsdatum",
                rol,
                "",
                f"t-{zaaknummer}-{op}-{rolnaam(rol)}",
            )


def _maandag(moment: datetime) -> date:
    vandaag = dag(moment)
    return vandaag - timedelta(days=vandaag.weekday())


def _begin_van(dag_: date) -> datetime:
    return datetime.combine(dag_, time(), NEDERLAND)
