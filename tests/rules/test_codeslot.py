"""Een slot op een deur groeit, vergeet langzaam, en gaat ten slotte niet vanzelf open."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.naslag.beleid import beleid_op
from models.rules.codeslot import Slotstand, na_juist, na_onjuist, onthouden

NU = datetime(2026, 2, 4, 9, tzinfo=UTC)
BELEID = beleid_op(NU.date())
PER_POGING = 3e-6
"""Drie van een miljoen codes gelden tegelijk; een die vooruitloopt, is met de hint verbruikt."""


def mis(stand, moment, *, sloten=BELEID.code_sloten):
    return na_onjuist(stand, sloten=sloten, beleid=BELEID, moment=moment)


def raad(dagen, *, rust=timedelta(0), juist_na=0):
    """Hoe vaak iemand kan raden die het zo vaak doet als kan; en of de deur nu dicht blijft."""
    stand, moment, keer = Slotstand(), NU, 0
    while moment < NU + timedelta(days=dagen) and not stand.dicht:
        moment = max(moment, stand.tot or moment)
        stand, keer = mis(stand, moment), keer + 1
        if juist_na and keer % juist_na == 0 and not stand.nog_s(moment):
            stand = na_juist(stand, beleid=BELEID, moment=moment)
        moment += rust
    return keer, stand.dicht


def test_elk_slot_duurt_twee_keer_zo_lang_tot_het_dicht_blijft():
    stand, moment, duren = Slotstand(), NU, []
    while not stand.dicht:
        stand = mis(stand, moment)
        if not stand.dicht and stand.tot and stand.tot > moment:
            duren.append((stand.tot - moment).total_seconds())
            moment = stand.tot
    assert duren[:4] == [60, 120, 240, 480]
    assert duren == sorted(duren)
    assert sum(duren) > timedelta(hours=20).total_seconds()


def test_een_slot_duurt_nooit_langer_dan_het_hoogste():
    ruim = BELEID.model_copy(update={"code_slot_hoogstens_s": 300})
    stand = Slotstand()
    for keer in range(25):
        moment = stand.tot or NU
        stand = na_onjuist(stand, sloten=12, beleid=ruim, moment=moment)
        assert stand.nog_s(moment) <= 301, keer


@pytest.mark.parametrize("juist_na", [0, 1, 4])
def test_wie_raadt_zo_vaak_het_kan_staat_gauw_voor_een_dichte_deur(juist_na):
    keer, dicht = raad(33, juist_na=juist_na)
    assert dicht
    assert keer <= 100
    assert keer * PER_POGING <= 0.0003


@pytest.mark.parametrize("minuten", [*range(30, 400, 30), 361])
def test_wie_het_geduldig_doet_heeft_in_33_dagen_nog_geen_kans_van_een_op_duizend(minuten):
    """Vijf per minuut gaf in 33 dagen een halve kans."""
    keer, _ = raad(33, rust=timedelta(minutes=minuten), juist_na=4)
    assert keer <= BELEID.code_sloten * BELEID.code_fouten + 33 * 24 / BELEID.code_vergeet_uren
    assert keer * PER_POGING < 0.001


def test_een_juiste_code_wist_wat_op_rij_misging_maar_niet_wat_vaker_misging():
    stand = Slotstand()
    for _ in range(4):
        stand = mis(stand, NU)
    stand = na_juist(stand, beleid=BELEID, moment=NU)
    assert (stand.fouten, onthouden(stand, beleid=BELEID, moment=NU)) == (0, 4)
    for _ in range(4):
        stand = mis(stand, NU)
    stand = na_juist(stand, beleid=BELEID, moment=NU)
    for _ in range(2):
        stand = mis(stand, NU)
    assert na_juist(stand, beleid=BELEID, moment=NU).fouten == 2
    assert na_juist(stand, beleid=BELEID, moment=NU + timedelta(hours=12)).fouten == 0


@given(uren=st.lists(st.integers(0, 48), min_size=1, max_size=60))
def test_wat_onthouden_wordt_groeit_met_een_en_slijt_met_de_tijd(uren):
    stand, moment = Slotstand(), NU
    for uur in uren:
        moment += timedelta(hours=uur)
        vooraf = onthouden(stand, beleid=BELEID, moment=moment)
        stand = mis(stand, moment)
        assert onthouden(stand, beleid=BELEID, moment=moment) == vooraf + 1
    later = moment + timedelta(hours=len(uren) * BELEID.code_vergeet_uren)
    assert onthouden(stand, beleid=BELEID, moment=later) == 0
