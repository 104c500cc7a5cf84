"""Who sends is killed at any point and another takes over: none is lost, none comes thrice."""

import os
import signal
import sys
import threading

import pytest

from models.begrippen import StaatBericht
from tasks.basis.tijd import nu
from tasks.berichten.bezorger import bezorg
from tasks.berichten.verzending import VAST, neem
from tasks.register.controle import controleer
from tasks.register.sleutels import BEHEER
from tests.hulp.installaties import omgeving
from tests.hulp.ontvangers import wacht_op, webhook
from tests.hulp.postspel import AAN, RCCB, alle, kanalen, zet
from tests.hulp.tegelijk import WIJZE

STAPPEN = {"transactie", "stuur", "_oordeel", "meld_af"}
"""Functions of tasks in which sending does something that lasts, here or at the receiver."""


def regie():
    return {n: w for n, w in os.environ.items() if n.startswith("REGIE_") and "_TEST_" not in n}


def verzend_tot(waarden, na=None):
    """Send what is due, and die after that many beginnings and ends of its steps."""
    teller = iter(range(na if na is not None else sys.maxsize))

    def tel(frame, gebeurtenis, _):
        telt = (
            gebeurtenis in {"call", "return"}
            and frame.f_code.co_name in STAPPEN
            and frame.f_globals["__name__"].startswith("tasks.")
        )
        if telt and next(teller, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    with omgeving(waarden):
        sys.setprofile(tel)
        for bericht in neem(nu(), 1):
            bezorg(bericht)
        sys.setprofile(None)


def kind(*argumenten):
    gemaakt = WIJZE.Process(target=verzend_tot, args=(regie(), *argumenten))
    gemaakt.start()
    return gemaakt


def maak_af():
    for bericht in neem(nu() + VAST, 1):
        bezorg(bericht)


@pytest.mark.parametrize("databank", ["sqlite"])
def test_een_kill_op_elk_punt_verliest_geen_bericht_en_herhaalt_het_hooguit_een_keer(demo):
    keren = []
    with webhook() as (adres, ontvanger):
        kanalen(**{RCCB: [adres]})
        for na in range(100):
            zet(BEHEER, AAN, moment=nu())
            gemaakt = kind(na)
            gemaakt.join()
            maak_af()
            bericht = alle()[-1]
            assert (bericht.staat, bericht.pogingen <= 2) == (StaatBericht.AANGENOMEN, True)
            keren.append(ontvanger.nummers.count(bericht.nummer))
            if gemaakt.exitcode == 0:
                break
            assert gemaakt.exitcode == -signal.SIGKILL
    assert len(keren) > 2 * len(STAPPEN)
    assert set(keren) == {1, 2}
    assert controleer() == []


def test_wie_wordt_gekild_terwijl_de_ontvanger_nadenkt_laat_hetzelfde_nummer_nog_eens_komen(demo):
    with webhook("hangt", 200) as (adres, ontvanger):
        kanalen(**{RCCB: [adres]})
        zet(BEHEER, AAN, moment=nu())
        gemaakt = kind()
        wacht_op(lambda: ontvanger.nummers)
        os.kill(gemaakt.pid, signal.SIGKILL)
        gemaakt.join()
        assert neem(nu(), 1) == []  # not while it may still be under way
        maak_af()
        assert ontvanger.nummers == ["000001", "000001"]
    (bericht,) = alle()
    assert (bericht.staat, bericht.pogingen) == (StaatBericht.AANGENOMEN, 2)


def test_wie_stilstond_en_alsnog_meldt_maakt_van_aangenomen_geen_mislukt(demo):
    """A process that is halted for longer than its time, and goes on as if nothing happened."""
    with webhook("hangt", 200) as (adres, ontvanger):
        kanalen(**{RCCB: [adres]})
        zet(BEHEER, AAN, moment=nu())
        (bericht,) = neem(nu(), 1)
        traag = threading.Thread(target=bezorg, args=(bericht,), kwargs={"geduld_s": 1})
        traag.start()
        wacht_op(lambda: ontvanger.nummers)
        maak_af()
        traag.join()
    (bericht,) = alle()
    assert (bericht.staat, bericht.pogingen) == (StaatBericht.AANGENOMEN, 2)
