"""How late the klok is, how many steps it takes at once, and what it costs when nothing is due."""

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psutil
from rich.table import Table
from sqlmodel import col, func, select

from deployments.demo.inrichten import vul_demo
from deployments.inrichten import richt_in
from models.begrippen import Bevoegd, Rol
from models.naslag.termijnen import Duur
from models.rules.termijnen import GeplandeTrede, Plan, Tredesoort
from models.tabellen import Bericht, Termijn, Trede, Vraag
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu
from tasks.procedures.melding import open_zaak
from tests.bench.scherm import scherm
from tests.hulp.installaties import BEGIN, omgeving
from tests.hulp.live import maak_database, wis_database
from tests.hulp.prefect import Stand, vrije_poort, wacht_tot
from tests.hulp.voorbeelden import melding

ZAKEN, TERMIJNEN, TEGELIJK = 500, 10_000, 1_000
OVER_S = 240.0
"""Seconds over which the 10,000 fall due."""
RUST_S = 30.0
HOUDER = Bevoegd(Rol.RCCB, "Oost-Brabant")


def klok() -> None:
    """Lateness, a thousand at once and rest, on both databases."""
    tabel = Table("wat", "SQLite", "PostgreSQL", "doel", title="de klok")
    uitslagen = [_meet(databank) for databank in ("sqlite", "postgres")]
    for nummer, (wat, doel) in enumerate(
        (
            (f"te laat, mediaan s ({TERMIJNEN} termijnen)", "≤ 0,1"),
            ("te laat, p99 s", "≤ 0,5"),
            ("overgeslagen", "0"),
            (f"{TEGELIJK} in dezelfde seconde, alle vastgelegd na s", "≤ 10"),
            ("in rust, % van een kern", "≤ 2"),
        )
    ):
        tabel.add_row(wat, *(uitslag[nummer] for uitslag in uitslagen), doel)
    scherm.print(tabel)


def _meet(databank: str) -> list[str]:
    with installatie(databank) as stand:
        zaken = [_zaak(nummer) for nummer in range(ZAKEN)]
        proces = psutil.Process(stand.processen["klok"].pid)
        wacht_tot(lambda: _verzonden() >= ZAKEN, binnen=300, tussen=1, uitleg="de berichten")
        rust = _rust(proces)
        begin = nu() + timedelta(seconds=20)
        tussen = timedelta(seconds=OVER_S / TERMIJNEN)
        zet(zaken, [begin + tussen * nummer for nummer in range(TERMIJNEN)])
        wacht_tot(lambda: _gezet() >= TERMIJNEN, binnen=OVER_S * 3, tussen=1)
        te_laat = _te_laat()
        samen = nu() + timedelta(seconds=8)
        zet(zaken, [samen] * TEGELIJK)
        wacht_tot(lambda: _gezet() >= TERMIJNEN + TEGELIJK, binnen=300, tussen=0.2)
        laatste = max(_te_laat()[TERMIJNEN:])
        return [
            f"{statistics.median(te_laat):.3f}",
            f"{statistics.quantiles(te_laat, n=100)[-1]:.3f}",
            str(TERMIJNEN - len(te_laat)),
            f"{laatste:.1f}",
            f"{rust:.2f}",
        ]


@contextmanager
def installatie(databank: str) -> Iterator[Stand]:
    server, namen = os.environ.get("REGIE_TEST_POSTGRES_URL", ""), []
    with TemporaryDirectory(prefix="regie-bench-") as map_:
        home, stand = Path(map_), Stand(Path(map_))
        waarden = {
            "REGIE_HOME": map_,
            "REGIE_DEMO": "1",
            "PREFECT_API_URL": "http://127.0.0.1:9/api",
        }
        if databank == "postgres":
            namen = [f"regie_bench_klok_{stand.poort}"]
            waarden["REGIE_DATABASE_URL"] = maak_database(server, namen[0])
        try:
            with omgeving(waarden):
                richt_in()
                vul_demo(moment=BEGIN)
                (home / "prefect.json").write_text(f'{{"postvak": {vrije_poort()}}}')
                stand.begin("postbode", "postbode")
                stand.begin("klok", "klok")
                yield stand
        finally:
            stand.stop()
            for naam in namen:
                wis_database(server, naam)


def _zaak(nummer: int) -> str:
    gemeld = melding(ontvangen_door__registratienummer=f"PL2100-2026{nummer:06}")
    return open_zaak(gemeld, moment=nu())


def _rust(proces: psutil.Process) -> float:
    """Per cent of one core while nothing is due."""
    time.sleep(5)
    begin, tijd = proces.cpu_times(), time.monotonic()
    time.sleep(RUST_S)
    eind = proces.cpu_times()
    gebruikt = eind.user + eind.system - begin.user - begin.system
    return gebruikt / (time.monotonic() - tijd) * 100


def zet(zaken: list[str], momenten: list[datetime]) -> None:
    """Open a vraag per moment whose reminder is due then, spread over the cases."""
    ver = timedelta(days=30)
    with transactie() as sessie:
        for nummer, op in enumerate(momenten):
            stappen = (
                GeplandeTrede(op, Tredesoort.HERINNERING, (HOUDER,)),
                GeplandeTrede(op + ver, Tredesoort.OVERSCHRIJDING, (HOUDER,)),
            )
            zaak, vraag = zaken[nummer % len(zaken)], uuid4().hex
            plek = {"zaaknummer": zaak, "proces": "lokaal-domein", "onderwerp": uuid4().hex}
            sessie.add(
                Vraag(
                    **plek,
                    id=vraag,
                    stap="weging",
                    keer=1,
                    rol=HOUDER.rol,
                    gebied=HOUDER.gebied,
                    sinds=nu(),
                    vervalt_op=op + ver,
                )
            )
            plan = Plan(stappen, Duur(dagen=1), 1).als_json()
            sessie.add(
                Termijn(
                    **plek,
                    vraag=vraag,
                    stap="weging",
                    vervalt_op=op + ver,
                    plan=plan,
                    volgende_op=op,
                )
            )


def _gezet() -> int:
    with lezen() as sessie:
        return sessie.exec(select(func.count(col(Trede.id)))).one()


def _te_laat() -> list[float]:
    with lezen() as sessie:
        treden = sessie.exec(select(Trede.vastgelegd_op, Trede.gepland_op).order_by(col(Trede.id)))
        return [(vastgelegd - gepland).total_seconds() for vastgelegd, gepland in treden]


def _verzonden() -> int:
    with lezen() as sessie:
        klaar = select(func.count(col(Bericht.id))).where(col(Bericht.staat) == "aangenomen")
        return sessie.exec(klaar).one()
