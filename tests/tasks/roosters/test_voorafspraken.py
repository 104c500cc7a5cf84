"""The daily look at voorafspraken: who reviews them, and who has to know that nobody did."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.tabellen import Bericht
from tasks.basis.database import lezen
from tasks.roosters.voorafspraken import herzie
from tests.hulp.zaakspel import NU
from tests.tasks.gemeenten.test_informeren import WOONT, aov, burgemeester
from tests.tasks.gemeenten.test_voorafspraken import leg_vast

HERZIEN = NU + timedelta(days=360)


def herinnerd(moment):
    """What the look found to be asked and too late, and the berichten that it made."""
    gevonden = herzie(moment=moment)
    vraag = select(Bericht.soort, Bericht.functionaris).where(
        col(Bericht.stap) == "voorafspraken", col(Bericht.op) == moment
    )
    with lezen() as sessie:
        berichten = list(sessie.exec(vraag.order_by(col(Bericht.id))))
    return gevonden["Gevraagd om te herzien"], gevonden["Te laat met herzien"], berichten


@pytest.mark.norm("N119")
def test_wie_zijn_herziening_nadert_hoort_het_en_wie_te_laat_is_met_de_beheerder(demo):
    leg_vast()
    assert herinnerd(HERZIEN - timedelta(days=40)) == ([], [], [])
    assert herinnerd(HERZIEN - timedelta(days=29)) == ([WOONT], [], [("herinnering", aov(WOONT))])
    assert herinnerd(HERZIEN + timedelta(days=8)) == (
        [WOONT],
        [WOONT],
        [
            ("herinnering", aov(WOONT)),
            ("herinnering", burgemeester(WOONT)),
            ("alarm", "beheerder"),
        ],
    )
