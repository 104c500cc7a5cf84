"""The bell of a process is heard at once, and for as long as nobody took the process."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from models.tabellen import Proces
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu
from tasks.vragen import lease
from tests.hulp.mensen import Spel


def proces(zaaknummer: str) -> Proces:
    with lezen() as sessie:
        return sessie.exec(select(Proces).where(Proces.zaaknummer == zaaknummer)).one()


def test_een_nieuwe_zaak_luidt_tot_iemand_haar_neemt(demo: Path):
    bel = lease.Bel()
    assert bel.gewekt() == []
    zaaknummer = Spel().meld()
    for _ in range(3):
        assert [p.zaaknummer for p in bel.gewekt()] == [zaaknummer]
    assert lease.neem_gewekt(proces(zaaknummer))
    assert bel.gewekt() == []


def test_wie_haar_nam_en_verdween_houdt_haar_niet_zonder_dat_iemand_schrijft(
    demo: Path, monkeypatch: pytest.MonkeyPatch
):
    bel, zaaknummer = lease.Bel(), Spel().meld()
    assert lease.neem_gewekt(proces(zaaknummer))
    assert bel.gewekt() == []
    later = nu() + timedelta(hours=1)
    monkeypatch.setattr(lease, "nu", lambda: later)
    assert [p.zaaknummer for p in bel.gewekt()] == [zaaknummer]


def test_na_het_begin_van_een_segment_zwijgt_zij(demo: Path):
    bel, zaaknummer = lease.Bel(), Spel().meld()
    assert bel.gewekt()
    with transactie() as sessie:
        rij = sessie.get_one(Proces, proces(zaaknummer).id)
        lease.begin_segment(rij)
        sessie.add(rij)
    assert bel.gewekt() == []
    with transactie() as sessie:
        rij = sessie.get_one(Proces, rij.id)
        lease.laat_los(rij)
        lease.wek(rij)
        sessie.add(rij)
    assert bel.gewekt()
