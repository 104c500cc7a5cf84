"""A year of periodic reviews in fake time: by the cron line that Prefect reads, with outages."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from prefect.server.schemas.schedules import CronSchedule

from flows.roosters import ROOSTERS
from models.naslag import beleid
from models.naslag.beleid import beleid_op
from tasks.basis.tijd import NEDERLAND, dag
from tasks.roosters.periodieke_toetsing import TOETSEN
from tests.hulp.lus import loop_door
from tests.hulp.zaakspel import HOVJ, MAATREGEL, Zaakspel

BEGIN = datetime(2026, 2, 4, 9, tzinfo=UTC)
EINDE = BEGIN + timedelta(days=365)
ZOMERTIJD, WINTERTIJD = date(2026, 3, 29), date(2026, 10, 25)
UITVAL = (
    (date(2026, 3, 24), date(2026, 3, 31)),
    (date(2026, 8, 10), date(2026, 8, 17)),
)
"""Nothing runs on these days, the second excluded; the first week holds a change of the clock."""
NIEUW_BELEID = date(2026, 7, 1)
VOORAF, VOORAF_NIEUW = 14, 21
ANTWOORD_NA = timedelta(days=5)
WEKEN = (4, 5, 7, 9, 13, 26)
"""Weeks between the reviews of a case, one for each."""
_VERSCHIL = timedelta(minutes=30)
"""People answer one case after another: a code counts once."""


def runs() -> list[datetime]:
    """Every moment in this year at which Prefect would begin the flow, outages left out."""
    rooster = CronSchedule(cron=ROOSTERS["periodieke-toetsing"], timezone="Europe/Amsterdam")
    data = asyncio.run(rooster.get_dates(n=1000, start=BEGIN, end=EINDE))
    return [datetime.fromtimestamp(moment.timestamp(), UTC) for moment in data]


def draait(moment: datetime) -> bool:
    return not any(van <= dag(moment) < tot for van, tot in UITVAL)


def vooraf(vandaag: date) -> int:
    return VOORAF_NIEUW if vandaag >= NIEUW_BELEID else VOORAF


@pytest.fixture
def halverwege_ander_beleid(monkeypatch):
    """A dated second policy, as a new block of the file would be."""
    nu_ = beleid_op(dag(BEGIN))
    nieuw = nu_.model_copy(
        update={"geldig_van": NIEUW_BELEID, "toetsen_vooraf_dagen": VOORAF_NIEUW}
    )
    monkeypatch.setattr(beleid, "_versies", lambda: (nu_, nieuw))
    assert nu_.toetsen_vooraf_dagen == VOORAF


def verwachte_dag(toetsdatum: date, momenten: list[datetime], na: date) -> date:
    """The first run on which this date is near enough, and the one before it was answered."""
    return next(
        dag(moment)
        for moment in momenten
        if dag(moment) >= na and toetsdatum <= dag(moment) + timedelta(days=vooraf(dag(moment)))
    )


@pytest.mark.norm("N020", "N097")
def test_een_jaar_lang_is_elke_maatregel_een_keer_getoetst(demo, halverwege_ander_beleid):
    alle = runs()
    assert [dag(moment) for moment in alle] == [
        dag(BEGIN) + timedelta(days=n + 1) for n in range(365)
    ]  # each day once, also when the clock changes
    assert {moment.astimezone(NEDERLAND).strftime("%H:%M") for moment in alle} == {"06:30"}
    assert {ZOMERTIJD, WINTERTIJD} <= {dag(moment) for moment in alle}
    momenten = [moment for moment in alle if draait(moment)]
    assert len(alle) - len(momenten) == 14

    spellen = {weken: _zaak_met_toetsdatum(weken) for weken in WEKEN}
    data = {weken: [dag(BEGIN) + timedelta(weeks=weken)] for weken in WEKEN}
    begonnen = {weken: [] for weken in WEKEN}
    for moment in momenten:
        for weken, spel in spellen.items():
            _antwoord_als_het_tijd_is(spel, weken, data[weken], begonnen[weken], moment)
        gedaan, onleesbaar = TOETSEN.doe_in_elke(moment=moment)
        assert onleesbaar == {}
        nieuw = [weken for weken, spel in spellen.items() if _net_begonnen(spel, begonnen[weken])]
        assert gedaan == len(nieuw)
        for weken in nieuw:
            begonnen[weken].append(dag(moment))

    te_laat = []
    for weken in WEKEN:
        na = dag(BEGIN)
        for toetsdatum, op in zip(data[weken], begonnen[weken], strict=False):
            assert op == verwachte_dag(toetsdatum, momenten, na)
            te_laat.append((op - max(na, toetsdatum - timedelta(days=vooraf(op)))).days)
            na = op + ANTWOORD_NA
        assert len(begonnen[weken]) >= len(data[weken]) - 1  # the last may lie in the next year
        assert _vastgelegd(spellen[weken]) == data[weken][: len(begonnen[weken])]
    assert max(te_laat) <= 8  # what fell in an outage, on the first day after it
    assert sum(dagen > 1 for dagen in te_laat) >= 1
    assert len(te_laat) > 30


def _zaak_met_toetsdatum(weken: int) -> Zaakspel:
    spel = Zaakspel(
        moment=BEGIN + _VERSCHIL * weken,
        ontvangen_door__registratienummer=f"PL2100-20260000{weken:02}",
    ).tot("besluit_maatregelen")
    datum = (dag(BEGIN) + timedelta(weeks=weken)).isoformat()
    spel.besluit(
        "besluit_maatregelen", "vaststellen", HOVJ, maatregelen=[{**MAATREGEL, "toetsdatum": datum}]
    )
    return spel


def _vragen(spel: Zaakspel) -> list[date]:
    return [dag(f.moment) for f in spel.beeld.feiten if (f.soort, f.stap) == VRAAG]


VRAAG = ("vraag", "toetsbesluit")


def _net_begonnen(spel: Zaakspel, begonnen: list[date]) -> bool:
    aantal = len(_vragen(spel))
    assert aantal - len(begonnen) in {0, 1}
    return aantal > len(begonnen)


def _antwoord_als_het_tijd_is(
    spel: Zaakspel, weken: int, data: list[date], begonnen: list[date], moment: datetime
) -> None:
    """The gezag answers after a few days, and sets the next date."""
    if len(begonnen) == len(data) and dag(moment) >= begonnen[-1] + ANTWOORD_NA:
        data.append(dag(moment) + timedelta(weeks=weken))
        spel.nu = moment + _VERSCHIL * weken
        spel.antwoord(
            spel.open_vraag("toetsbesluit"), "voortzetten", HOVJ, toetsdatum=data[-1].isoformat()
        )
        loop_door(spel.zaaknummer)


def _vastgelegd(spel: Zaakspel) -> list[date]:
    """The dates for which a review was begun, as the register has them."""
    feiten = (f for f in spel.beeld.feiten if f.soort == "toetsing")
    return [date.fromisoformat(feit.inhoud["toetsdatum"]) for feit in feiten]
