"""When a vraag is due and who hears of it when; policy, not circulaire (processen, Termijnen)."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

from models.begrippen import Bevoegd, Rol
from models.naslag.beleid import Beleid
from models.naslag.kalender import werkdag_vanaf
from models.naslag.termijnen import Duur, Sport, Termijnregel

_NEDERLAND = ZoneInfo("Europe/Amsterdam")


class Tredesoort(StrEnum):
    """What happens at a step of a term."""

    HERINNERING = "herinnering"
    OVERSCHRIJDING = "overschrijding"
    ESCALATIE = "escalatie"


class GeplandeTrede(NamedTuple):
    """A step of a term: when, what, and who hears of it; the first is the one whose turn it is."""

    op: datetime
    soort: Tredesoort
    aan: tuple[Bevoegd, ...]


class Plan(NamedTuple):
    """All steps of one term; after the last that one repeats every `herhaal`."""

    treden: tuple[GeplandeTrede, ...]
    herhaal: Duur
    factor: float

    @classmethod
    def uit_json(cls, tekst: str) -> Self:
        """A plan as it was kept."""
        ruw = json.loads(tekst)
        treden = (
            GeplandeTrede(
                datetime.fromisoformat(op),
                Tredesoort(soort),
                tuple(Bevoegd(Rol(rol), gebied) for rol, gebied in aan),
            )
            for op, soort, aan in ruw["stappen"]
        )
        seconden, dagen = ruw["herhaal"]
        return cls(tuple(treden), Duur(timedelta(seconds=seconden), dagen), ruw["factor"])

    def als_json(self) -> str:
        """The plan as it is kept with its term."""
        treden = [(trede.op.isoformat(), trede.soort, trede.aan) for trede in self.treden]
        herhaal = (self.herhaal.tijd.total_seconds(), self.herhaal.dagen)
        return json.dumps({"stappen": treden, "herhaal": herhaal, "factor": self.factor})

    @property
    def vervalt_op(self) -> datetime:
        """The due moment: that of the first step after the reminder."""
        return self.treden[1].op

    def trede(self, nummer: int) -> GeplandeTrede:
        """Step `nummer`, from 0 (the reminder); 1 is the breach, later ones escalate and repeat."""
        if nummer < len(self.treden):
            return self.treden[nummer]
        op = herhaald(self.treden[-1].op, self.herhaal, nummer - len(self.treden) + 1, self.factor)
        return GeplandeTrede(op, Tredesoort.ESCALATIE, self.treden[-1].aan)


def plan_binnen(
    regel: Termijnregel,
    *,
    sinds: datetime,
    uiterlijk: datetime | None,
    factor: float,
    wie: Callable[[str], Bevoegd],
) -> Plan:
    """As `plan`; shorter in proportion where its ladder would end after `uiterlijk` (N097).

    What repeats after that does so as often as it would have.
    """
    gewoon = plan(regel, sinds=sinds, factor=factor, wie=wie)
    laatste = gewoon.treden[-1].op
    if uiterlijk is None or laatste <= uiterlijk or uiterlijk <= sinds:
        return gewoon
    korter = factor * ((uiterlijk - sinds) / (laatste - sinds))
    return plan(regel, sinds=sinds, factor=korter, wie=wie)._replace(factor=factor)


def plan(
    regel: Termijnregel, *, sinds: datetime, factor: float, wie: Callable[[str], Bevoegd]
) -> Plan:
    """The steps of a vraag opened at `sinds`; `wie` places a name of the ladder in this case.

    Due moments count from the opening, each rung from the one before. `factor` scales all of it on
    a demo installation.
    """
    herinnering = GeplandeTrede(
        verder(sinds, regel.herinnering, factor), Tredesoort.HERINNERING, (wie("houder"),)
    )
    op, treden = verder(sinds, regel.vervalt, factor), [herinnering]
    for nummer, sport in enumerate(regel.ladder):
        op = verder(op, sport.na, factor)
        soort = Tredesoort.ESCALATIE if nummer else Tredesoort.OVERSCHRIJDING
        treden.append(GeplandeTrede(op, soort, _ontvangers(sport, wie)))
    return Plan(tuple(treden), regel.herhaal, factor)


def verder(moment: datetime, duur: Duur, factor: float = 1) -> datetime:
    """`moment` plus a length of time; hours run on, days end on a working day at the same hour.

    In the night that the clock goes forward a day-term at an hour that does not exist ends an hour
    later by the clock; in the night that it goes back it ends at the first of the two. With a
    `factor` a day is 24 hours times that, without rounding.
    """
    moment = moment.astimezone(UTC)  # arithmetic on local time would follow the clock on the wall
    if factor != 1:
        return moment + (duur.tijd + timedelta(days=duur.dagen)) * factor
    if not duur.dagen:
        return moment + duur.tijd
    hier = moment.astimezone(_NEDERLAND)
    dag = werkdag_vanaf(hier.date() + timedelta(days=duur.dagen))
    return datetime.combine(dag, hier.time(), _NEDERLAND).astimezone(UTC)


def herhaald(moment: datetime, duur: Duur, keer: int, factor: float = 1) -> datetime:
    """`moment` plus `keer` times a length of time, each counted from the one before."""
    if factor != 1 or not duur.dagen:
        return verder(moment, Duur(duur.tijd * keer, duur.dagen * keer), factor)
    for _ in range(keer):
        moment = verder(moment, duur)
    return moment


def bewaren_tot(gesloten_op: datetime, beleid: Beleid) -> datetime:
    """Policy: the moment from which a closed case may be destroyed."""
    jaar = gesloten_op.year + beleid.bewaartermijn_jaren
    try:
        return gesloten_op.replace(year=jaar)
    except ValueError:  # 29 February
        return gesloten_op.replace(year=jaar, month=3, day=1)


def _ontvangers(sport: Sport, wie: Callable[[str], Bevoegd]) -> tuple[Bevoegd, ...]:
    return tuple(dict.fromkeys(wie(rol) for rol in (sport.aan, *sport.ook)))
