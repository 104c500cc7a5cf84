"""`make bench`: how fast, side by side in one run, with ratios; two of three on PostgreSQL."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psutil
import pytest
from rich.table import Table
from sqlmodel import col, func, select

from deployments.inrichten import richt_in
from models.tabellen import Proces, Vraag
from tasks.basis.database import lezen
from tasks.basis.instellingen import instellingen
from tasks.runs import wekken
from tests.bench.gemeenten import gemeenten
from tests.bench.klok import klok
from tests.bench.scherm import scherm
from tests.bench.start import start
from tests.bench.toetsingen import toetsingen
from tests.hulp.installaties import omgeving
from tests.hulp.live import maak_database, wis_database
from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand, wacht_tot

TEGELIJK = 16
"""Cases under way at once when throughput is measured."""
BESLUITEN, ZAKEN_WARM, ZAKEN_STOCK, SLAPEND = 60, 60, 12, 1000


@contextmanager
def regie(databank: str, **extra: str) -> Iterator[tuple[Stand, Spel]]:
    """A whole installation on this kind of database, with one worker."""
    server, namen = os.environ.get("REGIE_TEST_POSTGRES_URL", ""), []
    with tempfile.TemporaryDirectory(prefix="regie-bench-") as map_:
        home = Path(map_)
        stand = Stand(home)
        waarden = {"REGIE_HOME": map_, "REGIE_DEMO": "1", **extra}
        if databank == "postgres":
            namen = [f"regie_bench_{soort}_{stand.poort}" for soort in ("register", "prefect")]
            register, prefect = (maak_database(server, naam) for naam in namen)
            waarden["REGIE_DATABASE_URL"] = register
            waarden["REGIE_PREFECT_DATABASE_URL"] = prefect.replace("+psycopg", "+asyncpg")
        try:
            with omgeving(waarden), pytest.MonkeyPatch.context() as adres:
                for naam, waarde in {"PREFECT_API_URL": stand.api, **extra}.items():
                    adres.setenv(naam, waarde)
                richt_in()
                stand.server()
                stand.werker()
                spel = Spel()
                spel.wacht(_begin(spel))
                yield stand, spel
        finally:
            stand.stop()
            for naam in namen:
                wis_database(server, naam)


def _begin(spel: Spel) -> str:
    zaaknummer = spel.meld()
    wekken.bel(zaaknummer)
    return zaaknummer


def latentie() -> None:
    """Decision accepted → next vraag open, or process ended; SQLite, one user."""
    loop = ["ernstige_dreiging", "lokaal_domein", "maatregeladvies", "geleverd", "vaststellen"]
    loop += ["geinformeerd"]
    in_register, in_prefect = [], []
    with regie("sqlite") as (_, spel):
        while len(in_register) < BESLUITEN:
            zaaknummer = spel.meld()
            for uitkomst in loop:
                vraag = spel.wacht(zaaknummer)
                if vraag is None:
                    raise RuntimeError(zaaknummer)
                spel.antwoord(vraag, uitkomst)
                begin = time.monotonic()
                _wacht(lambda z=zaaknummer, v=vraag: _verder(spel, z, v.id, gesteld=False))
                in_register.append(time.monotonic() - begin)
                _wacht(lambda z=zaaknummer, v=vraag: _verder(spel, z, v.id, gesteld=True))
                in_prefect.append(time.monotonic() - begin)
    tabel = Table("van besluit tot", "mediaan s", "p95 s", "doel", title="SQLite, één gebruiker")
    for naam, reeks in (
        ("volgende vraag open", in_register),
        ("formulier op de pagina", in_prefect),
    ):
        p95 = statistics.quantiles(reeks, n=20)[-1]
        doel = "≤ 0,5 / ≤ 1,0" if reeks is in_register else ""
        tabel.add_row(naam, f"{statistics.median(reeks):.3f}", f"{p95:.3f}", doel)
    scherm.print(tabel)


_wacht = partial(wacht_tot, tussen=0.02)
"""Finer than a test looks, else the looking is what is measured."""


def _verder(spel: Spel, zaaknummer: str, vorige: str, *, gesteld: bool) -> bool:
    with lezen() as sessie:
        if spel.proces(sessie, zaaknummer).klaar_op:
            return True
        waar = [col(Vraag.zaaknummer) == zaaknummer, Vraag.is_open()]
        open_ = sessie.exec(select(Vraag).where(*waar)).all()
    return any(vraag.id != vorige and (vraag.gesteld or not gesteld) for vraag in open_)


def doorvoer() -> None:
    """Cases per second on PostgreSQL: this worker against Prefect's stock process worker."""
    warm = _doorvoer(ZAKEN_WARM, REGIE_GELIJKTIJDIG="8")
    stock = _doorvoer(
        ZAKEN_STOCK,
        REGIE_WERKER="process",
        REGIE_WERKPOOL="regie-process",
        REGIE_GELIJKTIJDIG="4",
        PREFECT_WORKER_QUERY_SECONDS="1",
    )
    tabel = Table("werker", "zaken/s", "zaken", title="PostgreSQL, dezelfde flow, twee stappen")
    tabel.add_row("warm (regie)", f"{warm:.2f}", str(ZAKEN_WARM))
    tabel.add_row("process (Prefect)", f"{stock:.3f}", str(ZAKEN_STOCK))
    tabel.add_row("verhouding", f"{warm / stock:.1f} ×", "doel ≥ 10 ×")
    scherm.print(tabel)


def _doorvoer(aantal: int, **extra: str) -> float:
    """One look at all cases every tenth of a second, so that looking costs little itself."""
    with regie("postgres", **extra) as (_, spel), ThreadPoolExecutor(4) as mensen:
        af, begonnen, beantwoord = _klaar(), 0, {vraag.id for vraag in _wachtende_vragen()}
        begin = time.monotonic()
        while (klaar := _klaar() - af) < aantal:
            for _ in range(min(aantal - begonnen, TEGELIJK - (begonnen - klaar))):
                mensen.submit(_begin, spel)
                begonnen += 1
            for vraag in _wachtende_vragen():
                if vraag.id not in beantwoord:
                    beantwoord.add(vraag.id)
                    mensen.submit(_antwoord, spel, vraag)
            time.sleep(0.1)
        return aantal / (time.monotonic() - begin)


def _antwoord(spel: Spel, vraag: Vraag) -> None:
    spel.antwoord(vraag, "geen_ernstige_dreiging")
    wekken.bel(vraag.zaaknummer)


def _wachtende_vragen() -> Sequence[Vraag]:
    with lezen() as sessie:
        open_ = select(Vraag).where(Vraag.is_open(), col(Vraag.gesteld).is_(True))
        return sessie.exec(open_).all()


def _klaar() -> int:
    with lezen() as sessie:
        klaar = col(Proces.klaar_op).is_not(None)
        return sessie.exec(select(func.count(col(Proces.id))).where(klaar)).one()


def geheugen() -> None:
    """Memory of the worker while cases are suspended: waiting costs no process.

    What a worker keeps of its work is apart from what waiting costs: a fresh one shows the latter.
    """
    with regie("postgres", REGIE_GELIJKTIJDIG="8") as (stand, spel):
        tabel = Table("worker", "wachtende zaken", "RSS MiB", title="geheugen van de werker")
        _meet(tabel, stand, "vers gestart")
        while (over := SLAPEND - _wachtend()) > 0:
            for _ in range(min(50, over)):
                spel.meld()
            wacht_tot(lambda: not _bezig(), binnen=300, uitleg="zaken slapen in")
        _meet(tabel, stand, "die ze in slaap bracht")
        stand.dood("werker")
        stand.werker()
        _meet(tabel, stand, "vers gestart")
        scherm.print(tabel)


def _meet(tabel: Table, stand: Stand, wie: str) -> None:
    """After two passes of herstel, which looks at every case."""
    time.sleep(2 * instellingen().herstel_s + 5)
    rss = psutil.Process(stand.processen["werker"].pid).memory_info().rss
    tabel.add_row(wie, str(_wachtend()), f"{rss / 2**20:.0f}")


def _wachtend() -> int:
    with lezen() as sessie:
        open_ = Vraag.is_open()
        return sessie.exec(select(func.count(col(Vraag.id))).where(open_)).one()


def _bezig() -> bool:
    with lezen() as sessie:
        bezig = col(Proces.wek).is_(True) | col(Proces.bezig_tot).is_not(None)
        return sessie.exec(select(Proces).where(bezig)).first() is not None


METINGEN: dict[str, Callable[[], None]] = {
    "start": start,
    "latentie": latentie,
    "klok": klok,
    "gemeenten": gemeenten,
    "toetsingen": toetsingen,
    "doorvoer": doorvoer,
    "geheugen": geheugen,
}

if __name__ == "__main__":
    os.environ.setdefault(
        "REGIE_TEST_POSTGRES_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
    )
    for naam in sys.argv[1:] or METINGEN:
        METINGEN[naam]()
