from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.termijnen import bewaren_tot, vervalt_op
from models.stappen import STAPPEN

SINDS = datetime(2026, 3, 28, 21, 14, tzinfo=UTC)
MOMENTEN = st.datetimes(datetime(2026, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
UREN = {"weging": 4, "overleg": 8}


@pytest.mark.norm("N073")
@pytest.mark.parametrize("stap", [*STAPPEN, "een_stap_van_later"])
@pytest.mark.parametrize("factor", [1, 0.5, 0.001])
def test_elke_stap_heeft_een_termijn_in_uren_van_de_klok(stap, factor, beleid):
    uren = UREN.get(stap, 24) * factor
    assert vervalt_op(stap, sinds=SINDS, factor=factor, beleid=beleid) == SINDS + timedelta(
        hours=uren
    )


@given(sinds=MOMENTEN, stap=st.sampled_from([*STAPPEN]))
def test_een_termijn_loopt_altijd_na_haar_begin_af(sinds, stap, beleid):
    assert vervalt_op(stap, sinds=sinds, factor=1.0, beleid=beleid) > sinds


@pytest.mark.parametrize(
    ("gesloten", "tot"),
    [
        (datetime(2026, 11, 20, 21, 14, tzinfo=UTC), datetime(2031, 11, 20, 21, 14, tzinfo=UTC)),
        (datetime(2028, 2, 29, 12, 0, tzinfo=UTC), datetime(2033, 3, 1, 12, 0, tzinfo=UTC)),
        (datetime(2027, 2, 28, 12, 0, tzinfo=UTC), datetime(2032, 2, 28, 12, 0, tzinfo=UTC)),
    ],
)
def test_een_zaak_blijft_vijf_jaar_bewaard_ook_na_een_schrikkeldag(gesloten, tot, beleid):
    assert bewaren_tot(gesloten, beleid) == tot


@given(gesloten=MOMENTEN)
def test_een_zaak_blijft_nooit_korter_bewaard_dan_het_beleid_zegt(gesloten, beleid):
    dagen = (bewaren_tot(gesloten, beleid) - gesloten).days
    assert dagen in {365 * 5 + 1, 365 * 5 + 2}
