"""How long it takes to find and begin what is due for review, among few and many measures."""

import os
import time
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from rich.table import Table
from sqlmodel import col, func, select

from deployments.demo.inrichten import vul_demo
from deployments.inrichten import richt_in
from models.begrippen import Doelwitsoort as SoortZaak
from models.begrippen import Domein, Rol, StatusMaatregel
from models.formulieren import Maatregel as Voorgesteld
from models.tabellen import Vraag, Zaak
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag, nu
from tasks.procedures.melding import open_zaak
from tasks.roosters.periodieke_toetsing import TOETSEN
from tasks.zaak.maatregelen import neem
from tests.bench.scherm import scherm
from tests.hulp.installaties import BEGIN, omgeving
from tests.hulp.live import maak_database, wis_database
from tests.hulp.voorbeelden import MAATREGEL, melding

WEINIG, VEEL, VANDAAG, PER_ZAAK = 5_000, 50_000, 500, 5
_PER_KEER = 2_000


def toetsingen() -> None:
    """PostgreSQL; 500 cases are due today, all other measures much later."""
    weinig, veel = _meet(WEINIG), _meet(VEEL)
    tabel = Table("wat", str(WEINIG), str(VEEL), "groei", "doel", title="periodieke toetsing")
    s_weinig, s_veel = weinig[0], veel[0]
    tabel.add_row(
        f"{VANDAAG} gevonden en begonnen, s",
        f"{s_weinig:.1f}",
        f"{s_veel:.1f}",
        f"{s_veel / s_weinig:.2f} ×",
        "≤ 60",
    )
    tabel.add_row("hooguit open toetsingen per zaak", str(weinig[1]), str(veel[1]), "", "1")
    tabel.add_row("geheugen erbij, MiB", f"{weinig[2]:.0f}", f"{veel[2]:.0f}", "", "vlak")
    scherm.print(tabel)


def _meet(maatregelen: int) -> tuple[float, int, float]:
    """Seconds, the most open reviews in one case, and the memory that it took (MiB)."""
    server = os.environ["REGIE_TEST_POSTGRES_URL"]
    naam = f"regie_bench_toetsing_{os.getpid()}_{maatregelen}"
    with TemporaryDirectory(prefix="regie-bench-") as map_:
        waarden = {"REGIE_HOME": str(Path(map_)), "REGIE_DEMO": "1"}
        waarden["REGIE_DATABASE_URL"] = maak_database(server, naam)
        try:
            with omgeving(waarden):
                richt_in()
                vul_demo(moment=BEGIN)
                moment = nu()
                _vul(maatregelen, moment)
                proces = psutil.Process()
                voor, begin = proces.memory_info().rss, time.monotonic()
                gedaan = TOETSEN.doe_in_elke(moment=moment)
                duur, na = time.monotonic() - begin, proces.memory_info().rss
                if gedaan != (VANDAAG, {}) or TOETSEN.doe_in_elke(moment=moment) != (0, {}):
                    raise RuntimeError(gedaan)
                return duur, _meeste_open(), (na - voor) / 2**20
        finally:
            wis_database(server, naam)


def _vul(aantal: int, moment: datetime) -> None:
    """Real cases for what is due today; of all others only what is searched."""
    vandaag, ver = dag(moment), dag(moment) + timedelta(days=200)
    voorstel = Voorgesteld.model_validate(MAATREGEL)
    for nummer in range(VANDAAG):
        gemeld = melding(ontvangen_door__registratienummer=f"PL2100-2026{nummer:06}")
        zaaknummer = open_zaak(gemeld, moment=moment)
        with transactie() as sessie:
            deze = [voorstel.model_copy(update={"toetsdatum": vandaag})]
            stand = StatusMaatregel.VASTGESTELD
            neem(sessie, zaaknummer, deze, stand, gezag=Rol.HOVJ)
    zaken = [f"BB-2099-{nummer:06}" for nummer in range((aantal - VANDAAG) // PER_ZAAK)]
    for vanaf in range(0, len(zaken), _PER_KEER // PER_ZAAK):
        with transactie() as sessie:
            for zaaknummer in zaken[vanaf : vanaf + _PER_KEER // PER_ZAAK]:
                sessie.add(_zaak(zaaknummer, moment))
                later = [voorstel.model_copy(update={"toetsdatum": ver})] * PER_ZAAK
                neem(sessie, zaaknummer, later, StatusMaatregel.VASTGESTELD, gezag=Rol.HOVJ)


def _zaak(zaaknummer: str, moment: datetime) -> Zaak:
    return Zaak(
        zaaknummer=zaaknummer,
        soort=SoortZaak.PERSOON,
        domein=Domein.LOKAAL,
        gezag_rol=Rol.HOVJ,
        gezag_gebied="Oost-Brabant",
        eenheid="Oost-Brabant",
        geopend_op=moment,
    )


def _meeste_open() -> int:
    per_zaak = (
        select(func.count(col(Vraag.id)).label("aantal"))
        .where(col(Vraag.stap) == "toetsbesluit", Vraag.is_open())
        .group_by(col(Vraag.zaaknummer))
        .subquery()
    )
    with lezen() as sessie:
        return int(sessie.exec(select(func.max(per_zaak.c.aantal))).one() or 0)
