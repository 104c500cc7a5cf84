"""Wanneer een vraag vervalt en wie dat hoort; beleid, geen circulaire (processen, Termijnen)."""

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
    """Wat er bij een trede van een termijn gebeurt."""

    HERINNERING = "herinnering"
    OVERSCHRIJDING = "overschrijding"
    ESCALATIE = "escalatie"


class GeplandeTrede(NamedTuple):
    """Een trede van een termijn: wanneer, wat, en wie het hoort; de eerste is aan de beurt."""

    op: datetime
    soort: Tredesoort
    aan: tuple[Bevoegd, ...]


class Plan(NamedTuple):
    """Alle treden van één termijn; na de laatste herhaalt die zich elke `herhaal`."""

    treden: tuple[GeplandeTrede, ...]
    herhaal: Duur
    factor: float

    @classmethod
    def uit_json(cls, tekst: str) -> Self:
        """Een plan zoals het werd bewaard."""
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
        """Het plan zoals het bij zijn termijn wordt bewaard."""
        treden = [(trede.op.isoformat(), trede.soort, trede.aan) for trede in self.treden]
        herhaal = (self.herhaal.tijd.total_seconds(), self.herhaal.dagen)
        return json.dumps({"stappen": treden, "herhaal": herhaal, "factor": self.factor})

    @property
    def vervalt_op(self) -> datetime:
        """De vervaltijd: die van de eerste trede na de herinnering."""
        return self.treden[1].op

    def trede(self, nummer: int) -> GeplandeTrede:
        """Trede `nummer`: 0 is de herinnering, 1 de overschrijding; daarna escaleert het."""
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
    """Als `plan`; naar verhouding korter waar de ladder na `uiterlijk` zou eindigen (N097).

    Wat zich daarna herhaalt, doet dat zo vaak als anders.
    """
    gewoon = plan(regel, sinds=sinds, factor=factor, wie=wie)
    if uiterlijk is None or gewoon.treden[-1].op <= uiterlijk or uiterlijk <= sinds:
        return gewoon
    geheel = plan(regel, sinds=sinds, factor=1, wie=wie, afgerond=False).treden[-1].op
    korter = (uiterlijk - sinds) / (geheel - sinds)
    binnen = plan(regel, sinds=sinds, factor=korter, wie=wie, afgerond=False)
    treden = (trede._replace(op=min(trede.op, uiterlijk)) for trede in binnen.treden)
    return Plan(tuple(treden), regel.herhaal, factor)


def plan(
    regel: Termijnregel,
    *,
    sinds: datetime,
    factor: float,
    wie: Callable[[str], Bevoegd],
    afgerond: bool = True,
) -> Plan:
    """De treden van een vraag van `sinds`; `wie` plaatst een naam van de ladder in deze zaak.

    De vervaltijd telt vanaf het stellen, elke sport vanaf de vorige. `factor` schaalt alles op een
    demo-installatie; zij en `afgerond` als bij `verder`.
    """

    def na(moment: datetime, duur: Duur) -> datetime:
        return verder(moment, duur, factor, afgerond=afgerond)

    herinnering = GeplandeTrede(
        na(sinds, regel.herinnering), Tredesoort.HERINNERING, (wie("houder"),)
    )
    op, treden = na(sinds, regel.vervalt), [herinnering]
    for nummer, sport in enumerate(regel.ladder):
        op = na(op, sport.na)
        soort = Tredesoort.ESCALATIE if nummer else Tredesoort.OVERSCHRIJDING
        treden.append(GeplandeTrede(op, soort, _ontvangers(sport, wie)))
    return Plan(tuple(treden), regel.herhaal, factor)


def verder(moment: datetime, duur: Duur, factor: float = 1, *, afgerond: bool = True) -> datetime:
    """`moment` plus een duur; uren lopen door, dagen eindigen op een werkdag op hetzelfde uur.

    In de nacht dat de klok vooruitgaat, eindigt een termijn in dagen op een uur dat niet bestaat
    een uur later op de klok; in de nacht dat zij teruggaat, op het eerste van de twee. Met een
    `factor`, of niet `afgerond`, is een dag 24 uur (maal die factor), zonder afronding.
    """
    moment = moment.astimezone(UTC)  # arithmetic on local time would follow the clock on the wall
    if factor != 1 or not afgerond:
        return moment + (duur.tijd + timedelta(days=duur.dagen)) * factor
    if not duur.dagen:
        return moment + duur.tijd
    hier = moment.astimezone(_NEDERLAND)
    dag = werkdag_vanaf(hier.date() + timedelta(days=duur.dagen))
    return datetime.combine(dag, hier.time(), _NEDERLAND).astimezone(UTC)


def herhaald(moment: datetime, duur: Duur, keer: int, factor: float = 1) -> datetime:
    """`moment` plus `keer` maal een duur, elk geteld vanaf de vorige."""
    if factor != 1 or not duur.dagen:
        return verder(moment, Duur(duur.tijd * keer, duur.dagen * keer), factor)
    for _ in range(keer):
        moment = verder(moment, duur)
    return moment


def bewaren_tot(gesloten_op: datetime, beleid: Beleid) -> datetime:
    """Beleid: het moment vanaf wanneer een gesloten zaak mag worden vernietigd."""
    jaar = gesloten_op.year + beleid.bewaartermijn_jaren
    try:
        return gesloten_op.replace(year=jaar)
    except ValueError:  # 29 February
        return gesloten_op.replace(year=jaar, month=3, day=1)


def _ontvangers(sport: Sport, wie: Callable[[str], Bevoegd]) -> tuple[Bevoegd, ...]:
    return tuple(dict.fromkeys(wie(rol) for rol in (sport.aan, *sport.ook)))
