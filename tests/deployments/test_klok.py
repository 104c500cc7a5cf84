"""A klok that is killed, halted, doubled or cut off misses no step and records none twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import create_engine, make_url
from sqlmodel import select

from models.begrippen import Deur
from models.rules.termijnen import Plan
from models.tabellen import Bericht, Hartslag, Termijn, Trede, Vastlegging
from tasks.basis.database import lezen, transactie
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu
from tasks.mensen.codes import gebruik_code
from tasks.procedures import spoedmaatregel
from tasks.register.controle import controleer
from tasks.register.geweigerde_pogingen import Code, Poging
from tasks.termijnen.termijnen import eindig_termijn
from tasks.termijnen.treden import haal_in
from tests.bench.klok import zet
from tests.hulp.installaties import vergeet
from tests.hulp.prefect import wacht_tot
from tests.hulp.zaakspel import PORTEFEUILLE, SPOED, Zaakspel, getekend

FACTOR = "0.0005"  # de herinnering na 0,9 s, de termijn na 3,6 s, elke herhaling 0,9 s later
ZAKEN = 3
pytestmark = pytest.mark.timeout(300)


class Klokken:
    """Real `regie klok` processes of this installation."""

    def __init__(self) -> None:
        self._lopend: list[subprocess.Popen[bytes]] = []

    def begin(self) -> subprocess.Popen[bytes]:
        log = (instellingen().home / "klok.log").open("ab")
        klok = subprocess.Popen(
            (sys.executable, "-m", "deployments.regie", "klok"),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        self._lopend.append(klok)
        naam = f"-{klok.pid}"
        wacht_tot(lambda: any(h.endswith(naam) for h in _hartslagen()), binnen=60, uitleg="de klok")
        return klok

    def dood(self, klok: subprocess.Popen[bytes]) -> None:
        os.killpg(klok.pid, signal.SIGKILL)
        klok.wait()
        self._lopend.remove(klok)

    def stop(self) -> None:
        for klok in list(self._lopend):
            os.killpg(klok.pid, signal.SIGCONT)
            self.dood(klok)


def _hartslagen() -> list[str]:
    with lezen() as sessie:
        return list(sessie.exec(select(Hartslag.naam)))


@pytest.fixture
def klokken(demo, monkeypatch: pytest.MonkeyPatch) -> Iterator[Klokken]:
    monkeypatch.setenv("REGIE_TERMIJN_FACTOR", FACTOR)
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")  # daar antwoordt niemand
    vergeet()
    gemaakt = Klokken()
    yield gemaakt
    gemaakt.stop()


def open_termijnen() -> None:
    for nummer in range(ZAKEN):
        spel = Zaakspel(ontvangen_door__registratienummer=f"PL2100-2026{nummer:06}")
        with transactie() as sessie:  # of the weging, which was asked long ago
            eindig_termijn(sessie, spel.open_vraag("weging"))
        gegeven = {"poging": getekend(PORTEFEUILLE, nu()), "moment": nu()}
        spoedmaatregel.neem_spoedmaatregel(spel.zaaknummer, SPOED, **gegeven)
        time.sleep(0.05)


def treden(stap: str = "afstemming") -> dict[str, list[Trede]]:
    """Per vraag; not those of the weging, which a quick klok takes before its term is ended."""
    with lezen() as sessie:
        gevonden: dict[str, list[Trede]] = {}
        for trede in sessie.exec(select(Trede).where(Trede.stap == stap).order_by(Trede.id)):
            gevonden.setdefault(trede.vraag, []).append(trede)
        return gevonden


def wacht_op_treden(aantal: int) -> None:
    wacht_tot(
        lambda: len(alle := treden()) == ZAKEN and min(map(len, alle.values())) >= aantal,
        binnen=90,
        uitleg=f"{aantal} treden",
    )


def klopt(klokken: Klokken) -> None:
    """Every step of every term once, in order, on the moment of its plan or after it."""
    klokken.stop()  # else a step comes while this looks
    with lezen() as sessie:
        termijnen = {t.vraag: t for t in sessie.exec(select(Termijn))}
        berichten = sessie.exec(select(Bericht)).all()
    for vraag, gezet in treden().items():
        plan = Plan.uit_json(termijnen[vraag].plan)
        assert [t.nummer for t in gezet] == list(range(len(gezet)))
        assert [t.gepland_op for t in gezet] == [plan.trede(t.nummer).op for t in gezet]
        assert all(t.vastgelegd_op >= t.gepland_op for t in gezet)
        assert all(een.vastgelegd_op <= ander.vastgelegd_op for een, ander in pairwise(gezet))
        eerste = [b.trede for b in berichten if b.vraag == vraag and b.reeks is None]
        assert sorted(eerste) == sorted([0, *range(len(gezet))])  # de vraag zelf, dan elke trede
        assert termijnen[vraag].volgende == len(gezet)
    assert controleer() == []


def test_een_klok_legt_elke_trede_op_tijd_vast(klokken: Klokken):
    klokken.begin()
    open_termijnen()
    wacht_op_treden(6)
    klopt(klokken)
    te_laat = sorted(
        (t.vastgelegd_op - t.gepland_op).total_seconds() for s in treden().values() for t in s
    )
    assert te_laat[len(te_laat) // 2] < 0.5


def test_twee_klokken_tegelijk_zetten_elke_trede_een_keer(klokken: Klokken):
    for _ in range(2):
        klokken.begin()
    open_termijnen()
    wacht_op_treden(7)
    klopt(klokken)


def test_een_klok_die_telkens_wordt_gedood_mist_geen_trede(klokken: Klokken):
    klok = klokken.begin()
    open_termijnen()
    for aantal in (1, 3, 5):
        wacht_op_treden(aantal)
        klokken.dood(klok)
        klok = klokken.begin()
    wacht_op_treden(8)
    klopt(klokken)


@pytest.mark.parametrize("seconden", [8, pytest.param(60, marks=pytest.mark.sweep)])
def test_een_klok_die_stilstond_haalt_alles_in_en_zegt_hoe_laat(klokken: Klokken, seconden: int):
    klok = klokken.begin()
    open_termijnen()
    wacht_op_treden(1)
    os.killpg(klok.pid, signal.SIGSTOP)
    time.sleep(seconden)
    voor = treden()
    os.killpg(klok.pid, signal.SIGCONT)
    wacht_op_treden(6)
    klopt(klokken)
    ingehaald = [s[len(voor.get(v, ())) :] for v, s in treden().items()]
    laatste = max((t.vastgelegd_op - t.gepland_op).total_seconds() for s in ingehaald for t in s)
    assert laatste > seconden - 5


def test_na_stilstand_van_de_machine_over_drie_treden_is_niets_overgeslagen(klokken: Klokken):
    open_termijnen()
    time.sleep(5.5)
    klokken.begin()
    wacht_op_treden(4)
    klopt(klokken)


def test_ook_terwijl_de_ene_termijn_na_de_andere_verloopt_gaan_berichten_uit(klokken: Klokken):
    veel = 10_000
    zet([Zaakspel().zaaknummer], [nu()] * veel)
    klokken.begin()
    wacht_tot(_geprobeerd, binnen=60, uitleg="een bericht")
    assert sum(map(len, treden("weging").values())) < veel / 4  # without a breath: a third and more


def test_een_vastlegging_die_niemand_leest_houdt_geen_bericht_op(klokken: Klokken):
    """Whoever writes to the database without a key may add a row; alarms are berichten too."""
    Zaakspel()
    with transactie() as sessie:
        sessie.add(
            Vastlegging(
                volgnummer=10**6,
                zaaknummer="beheer",
                zaakvolgnummer=10**6,
                soort="beheer",
                keer=10**6,
                functionaris="beheerder",
                rol="beheerder",
                moment=nu().isoformat(timespec="microseconds"),
                inhoud=b"onzin",
                vorige="onzin",
                hash="onzin",
            )
        )
    klokken.begin()
    wacht_tot(_geprobeerd, binnen=60, uitleg="een bericht")


def _geprobeerd() -> bool:
    with lezen() as sessie:
        return any(sessie.exec(select(Bericht.pogingen)))


@contextmanager
def zonder_database() -> Iterator[None]:
    """The database of this installation lets nobody in, and ends whoever is in."""
    url = make_url(instellingen().register_url)
    server = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")

    def zeg(opdracht: str) -> None:
        with server.connect() as verbinding:
            verbinding.exec_driver_sql(opdracht)

    zeg(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false")
    zeg(  # the name of a database that the test made itself
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{url.database}'"  # noqa: S608
    )
    try:
        yield
    finally:
        zeg(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS true")
        server.dispose()


@pytest.mark.postgres
@pytest.mark.dialect
@pytest.mark.skipif(
    not os.environ.get("REGIE_TEST_POSTGRES_URL"), reason="REGIE_TEST_POSTGRES_URL is leeg"
)
@pytest.mark.parametrize("databank", ["postgres"])
@pytest.mark.parametrize("storing", ["database weg", "twee klokken, een gedood"])
def test_ook_op_postgresql_gaat_geen_trede_verloren(klokken: Klokken, databank: str, storing: str):
    klok = klokken.begin()
    open_termijnen()
    wacht_op_treden(1)
    _STORINGEN[storing](klokken, klok)
    wacht_op_treden(7)
    klopt(klokken)


def _database_weg(klokken: Klokken, klok: subprocess.Popen[bytes]) -> None:
    with zonder_database():
        time.sleep(4)
    vergeet()


def _een_van_twee(klokken: Klokken, klok: subprocess.Popen[bytes]) -> None:
    klokken.begin()
    klokken.dood(klok)


_STORINGEN: dict[str, Callable[[Klokken, subprocess.Popen[bytes]], None]] = {
    "database weg": _database_weg,
    "twee klokken, een gedood": _een_van_twee,
}


def test_springt_de_tijd_een_uur_terug_dan_wacht_de_klok_en_herhaalt_zij_niets(demo):
    """In this process, where the moment is an argument; waiting goes by the monotonic clock."""
    spel = Zaakspel()
    spel.vraag("weging")
    begin = spel.nu
    for uur, aantal in ((2, 1), (1, 1), (2, 1), (4, 2), (3, 2), (6, 3)):
        haal_in(begin + timedelta(hours=uur))
        assert [len(s) for s in treden("weging").values()] == [aantal]


def test_een_deur_die_dichtgaat_wordt_door_de_klok_gemeld(klokken: Klokken):
    klokken.begin()
    poging = Poging(PORTEFEUILLE, Code("geen"), Deur.A, nu())
    with transactie() as sessie:
        for _ in range(5):
            gebruik_code(sessie, poging, "geen", moment=poging.moment)
    wacht_tot(
        lambda: _over_het_slot() == {("kennisgeving", PORTEFEUILLE), ("alarm", "beheerder")},
        binnen=60,
        uitleg="het bericht over het slot",
    )


def _over_het_slot() -> set[tuple[str, str]]:
    with lezen() as sessie:
        alle = sessie.exec(select(Bericht).where(Bericht.stap == "slot"))
        return {(bericht.soort, bericht.functionaris) for bericht in alle}
