"""The crash sweep: a worker that is killed at its n-th touch of the world, and what came of it.

The worker is forked from this process, which has everything imported; it dies by SIGKILL before
or after a database statement, a commit or a Prefect call. A second worker then finishes the case.
"""

import asyncio
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import anyio
import httpx
from prefect.context import refresh_global_settings_context
from sqlalchemy import event
from sqlmodel import Session, col, select

from deployments.prefect.registratie import herstel_steeds
from deployments.prefect.werker import WarmeWerker
from models.begrippen import Rol
from models.tabellen import Proces, Vastlegging, Vraag
from tasks.basis.database import databank, lezen
from tasks.basis.instellingen import instellingen
from tasks.register.lezen import beeld
from tasks.zaak import zaken
from tests.hulp.mensen import Spel, code
from tests.hulp.prefect import wacht_tot

LANG = {
    "weging": ("ernstige_dreiging", {}),
    "overleg": ("lokaal_domein", {"product": "di"}),
    "informatieproduct": ("geleverd", {}),
    "vervolg": ("maatregeladvies", {}),
    "maatregeladvies": ("geleverd", {}),
    "besluit_maatregelen": ("vaststellen", {}),
    "informeren_persoon": ("geinformeerd", {}),
}
"""From melding to measures; the case stays open under review."""
KORT = {"weging": ("ernstige_dreiging", {}), "overleg": ("geen_maatregelen", {})}
"""From melding to closing, through both doors."""
SPOED = {
    "afstemming": ("akkoord", {"als": Rol.ADVISEUR_BBC}),
    "vaststelling": ("aanpassen", {}),
    **KORT,
}
"""The same, with a spoedmaatregel that is taken at once: two processes in one case."""
TRIAGE = {
    "weging": ("ernstige_dreiging", {}),
    "overleg": ("stelsel", {}),
    "intakeformulier": ("ingevuld", {}),
    "ondertekening": ("directe_opname", {}),
    "oordeel": ("niet_opnemen", {}),
    "reactie_hovj": ("escaleren", {}),
    "afstemming_1": ("voorleggen", {}),
    "escalatie_1": ("niet_opnemen", {}),
    "reactie_hovj_2": ("escaleren", {}),
    "afstemming_2": ("voorleggen", {}),
    "escalatie_2": ("opnemen", {}),
    "overdrachtsdossier": ("verzonden", {}),
    "ontvangst_dossier": ("volledig", {}),
    "maatregelenadvies": ("geleverd", {}),
    "besluit_maatregelen": ("vaststellen", {"ontbrekende_informatie": ""}),
    "informeren_persoon": ("geinformeerd", {}),
    "vrijgave": ("vrijgegeven", {}),
    "ontvangst": ("ontvangen", {}),
}
"""A triage with both escalations, its transfer, the measures in het stelsel, and the gemeente."""
ONMIDDELLIJK = {
    "aanwijzing": ("aangewezen", {}),
    "vervolg_aanwijzing": ("niet_voordragen", {}),
    "terugkeer": ("basispolitiezorg", {}),
}
"""An onmiddellijke aanwijzing, asked for at once, until the case closes."""
TOETSING = {
    "aanwijzing": ("aangewezen", {}),
    "maatregelenadvies": ("geleverd", {}),
    "besluit_maatregelen": ("vaststellen", {"ontbrekende_informatie": ""}),
    "informeren_persoon": ("geinformeerd", {}),
    "vervolg_aanwijzing": ("niet_voordragen", {}),
    "toetsbesluit": ("beeindigen", {}),
    "terugkeer": ("basispolitiezorg", {}),
}
"""A review that ends the last measure in het stelsel, asked for when the person was informed."""
VOORAF: dict[str, Callable[[Spel, str], object]] = {
    "afstemming": Spel.spoed,
    "aanwijzing": Spel.verzoek,
    "toetsbesluit": Spel.toets,
}
"""What somebody does before this stap is asked; at the beginning of the case, or in its turn."""
DEUR_B = {"overleg", "besluit_maatregelen", "vaststelling", "oordeel", "terugkeer", "vrijgave"}
"""Vragen of the swept cases that are answered on the Prefect page."""
ALLES = os.environ.get("REGIE_SWEEP_ALLES") == "1"
"""Read before a test has an environment of its own."""
_RUIS = ("get_scheduled_flow_runs", "workers/heartbeat", "flow_runs/filter")


Loop = dict[str, tuple[str, dict[str, Any]]]


@dataclass
class Teller:
    """Counts the states that the world is in, and kills this process in one of them.

    Only a commit and a Prefect call that writes change what outlives this process. Between two of
    these every statement and every look finds the same world, so a kill before any of them leaves
    the same behind: it counts once, at the first touch. REGIE_SWEEP_ALLES=1 counts them all.

    Counts from the last answer, so that one case is killed once between every two answers.
    """

    dood_bij: int | None
    scherp: bool
    gezien: int = 0
    stukken: list[int] = field(default_factory=list)
    veranderd: bool = True

    def begin_stuk(self, *_: Any) -> None:
        """From here on: a new answer is about to be given."""
        self.stukken.append(self.gezien)
        self.gezien, self.scherp = 0, True

    def raak(self, *, verandert: bool) -> None:
        """Before a touch of the world; `verandert` if the world is another one after it."""
        if self.veranderd or ALLES:
            self.gezien += 1
            if self.scherp and self.gezien == self.dood_bij:
                os.kill(os.getpid(), signal.SIGKILL)
        self.veranderd = verandert

    def haak_in(self) -> None:
        event.listen(databank(), "before_cursor_execute", self._opdracht)
        event.listen(databank(), "commit", lambda _: self.raak(verandert=True))
        for soort in (httpx.AsyncClient, httpx.Client):
            self._omhul(soort)

    def _opdracht(self, _v: Any, _c: Any, opdracht: str, *_: Any) -> None:
        """A plain BEGIN does nothing yet; the idle look at the bell is no part of a case."""
        if opdracht != "BEGIN" and "WHERE wek AND" not in opdracht:
            self.raak(verandert=False)

    def _verzoek(self, verzoek: httpx.Request) -> None:
        if not any(ruis in verzoek.url.path for ruis in _RUIS):
            leest = verzoek.method == "GET" or verzoek.url.path.endswith("/filter")
            self.raak(verandert=not leest)

    def _omhul(self, soort: type[Any]) -> None:
        send = soort.send

        if soort is httpx.AsyncClient:

            async def tel(client: Any, verzoek: httpx.Request, **kw: Any) -> httpx.Response:
                self._verzoek(verzoek)
                return await send(client, verzoek, **kw)

        else:

            def tel(client: Any, verzoek: httpx.Request, **kw: Any) -> httpx.Response:
                self._verzoek(verzoek)
                return send(client, verzoek, **kw)

        soort.send = tel


@dataclass
class Werker:
    """A forked worker, and the pipe through which it tells what it counted."""

    pid: int
    lees: int
    levend: bool = True

    def leeft(self) -> bool:
        if self.levend and os.waitpid(self.pid, os.WNOHANG) != (0, 0):
            self.levend = False
        return self.levend

    def begin_stuk(self) -> None:
        """Have it count from now on; one that is dead has nothing to count."""
        if self.leeft():
            os.kill(self.pid, signal.SIGUSR2)

    def beeindig(self) -> list[int]:
        """What it counted between the answers, if it was not killed."""
        geteld = b""
        if self.leeft():
            os.kill(self.pid, signal.SIGUSR1)
            geteld = os.read(self.lees, 4096)
            os.waitpid(self.pid, 0)
        os.close(self.lees)
        return [int(stuk) for stuk in geteld.split()]


def werker(dood_bij: int | None, *, herstel_s: float, scherp: bool) -> Werker:
    """Fork a worker that dies at this touch after an answer; `scherp`: and after its own start."""
    databank().dispose()
    lees, schrijf = os.pipe()
    pid = os.fork()
    if pid:
        os.close(schrijf)
        return Werker(pid, lees)
    os.close(lees)
    os.setsid()
    log = os.open(instellingen().home / "log" / "veger.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for kanaal in (1, 2):
        os.dup2(log, kanaal)
    os.environ["REGIE_HERSTEL_S"] = str(herstel_s)
    instellingen.cache_clear()
    databank.cache_clear()
    refresh_global_settings_context()
    teller = Teller(dood_bij, scherp)

    def einde(*_: Any) -> None:
        _modules().write_text("\n".join(sys.modules))
        teller.begin_stuk()
        os.write(schrijf, " ".join(map(str, teller.stukken)).encode())
        os._exit(0)

    signal.signal(signal.SIGUSR1, einde)
    signal.signal(signal.SIGUSR2, teller.begin_stuk)
    try:
        teller.haak_in()
        asyncio.run(_werk())
    except BaseException:  # noqa: BLE001  this process ends here, whatever it was
        traceback.print_exc()
    finally:
        os._exit(1)


async def _werk() -> None:
    naam = f"veger-{os.getpid()}"
    async with anyio.create_task_group() as groep:
        groep.start_soon(herstel_steeds, naam)
        await WarmeWerker(work_pool_name=instellingen().werkpool, name=naam).start()


def warm_op() -> None:
    """Import here what a worker turned out to need, so that a fork has it from the start."""
    for naam in _modules().read_text().split():
        with suppress(ImportError):
            import_module(naam)


def _modules() -> Path:
    return instellingen().home / "modules.txt"


@dataclass
class Uitslag:
    """What the register and Prefect hold of a swept case."""

    besluiten: list[tuple[str, int]]
    vragen: list[tuple[str, int]]
    status: str
    open_vragen: int
    levende_runs: int
    typwerk: int


def veeg(
    spel: Spel, prefect: httpx.Client, loop: Loop, dood_bij: int | None
) -> tuple[Uitslag, list[int], int]:
    """One whole case, its worker killed at this touch after the beginning and after every answer.

    Its outcome, the counts between answers (of the last worker), and how often it was killed.
    """
    zaaknummer = spel.meld()
    _doe_vooraf(spel, zaaknummer, loop)
    nu_ = werker(dood_bij, herstel_s=10, scherp=True)
    gedood, gegeven = 0, set()
    try:
        while (stand := _wacht(spel, prefect, zaaknummer, nu_.leeft, loop)) != "einde":
            if isinstance(stand, Vraag):
                if (
                    stand.sleutel not in gegeven
                ):  # else it recovers: from a kill in this very answer
                    nu_.begin_stuk()
                gegeven.add(stand.sleutel)
                _antwoord(spel, prefect, stand, loop, nu_.leeft)
            else:
                gedood += 1
                nu_.beeindig()
                nu_ = werker(dood_bij, herstel_s=0.6, scherp=False)
    finally:
        geteld = nu_.beeindig()
    return _uitslag(prefect, zaaknummer, loop), geteld, gedood


def _doe_vooraf(spel: Spel, zaaknummer: str, loop: Loop) -> None:
    """What somebody does before the stap whose turn it is, unless that is asked already."""
    with lezen() as sessie:
        nu_ = _aan_de_beurt(sessie, zaaknummer, loop)
        gevraagd = {vraag.stap for vraag in zaken.open_vragen(sessie, zaaknummer)}
    if nu_ in VOORAF and nu_ not in gevraagd:
        VOORAF[nu_](spel, zaaknummer)


def _aan_de_beurt(sessie: Session, zaaknummer: str, loop: Loop) -> str | None:
    gedaan = {besluit.stap for besluit in beeld(sessie, zaaknummer).besluiten}
    return next((stap for stap in loop if stap not in gedaan), None)


def _wacht(
    spel: Spel, prefect: httpx.Client, zaaknummer: str, leeft: Callable[[], bool], loop: Loop
) -> Vraag | str:
    """The next vraag of the loop; `dood` if the worker was killed; `einde` at the end."""

    def klaar() -> Vraag | str | bool:
        if not leeft():
            return "dood"
        _doe_vooraf(spel, zaaknummer, loop)
        with lezen() as sessie:
            nu_ = _aan_de_beurt(sessie, zaaknummer, loop)
            for vraag in zaken.open_vragen(sessie, zaaknummer):
                if vraag.stap == nu_ and (vraag.stap not in DEUR_B or vraag.gesteld):
                    return vraag
            lopend = col(Proces.zaaknummer) == zaaknummer, Proces.onafgerond()
            if sessie.exec(select(Proces).where(*lopend)).first():
                return False
        return False if _levend(_runs(prefect, zaaknummer)) else "einde"

    return wacht_tot(klaar, binnen=90, uitleg=f"{zaaknummer} komt niet verder")


def _antwoord(
    spel: Spel, prefect: httpx.Client, vraag: Vraag, loop: Loop, leeft: Callable[[], bool]
) -> None:
    uitkomst, velden = loop[vraag.stap]
    if vraag.stap not in DEUR_B:
        spel.antwoord(vraag, uitkomst, **velden)
        return
    wie = spel.bevoegde(vraag, uitkomst)
    invoer = spel.voorbeeld(vraag, uitkomst, **velden)
    invoer |= {"functionaris": wie, "ondertekeningscode": code(wie)}
    hervat = f"/flow_runs/{vraag.run}/resume"
    while (
        prefect.post(hervat, json={"run_input": invoer}).status_code
        == httpx.codes.SERVICE_UNAVAILABLE
    ):
        time.sleep(0.1)
    _wacht_op_oordeel(vraag, leeft)


def _wacht_op_oordeel(vraag: Vraag, leeft: Callable[[], bool]) -> None:
    """Until the submitted form was judged, or it is clear that nobody will."""
    grens = time.monotonic() + 6
    while leeft() and time.monotonic() < grens:
        with lezen() as sessie:
            nu_ = sessie.get_one(Vraag, vraag.id)
            if nu_.gesloten_op or nu_.poging != vraag.poging:
                return
        time.sleep(0.05)


def _uitslag(prefect: httpx.Client, zaaknummer: str, loop: Loop) -> Uitslag:
    """Vragen that are no part of the loop, asked and overtaken or not, do not count."""
    with lezen() as sessie:
        rijen = sessie.exec(
            select(Vastlegging).where(col(Vastlegging.zaaknummer) == zaaknummer)
        ).all()
        zaak = zaken.zaak(sessie, zaaknummer)
        vragen = sessie.exec(select(Vraag).where(col(Vraag.zaaknummer) == zaaknummer)).all()
    runs = _runs(prefect, zaaknummer)
    typwerk = 0
    for run in runs:
        invoer = prefect.post(f"/flow_runs/{run['id']}/input/filter", json={"prefix": "suspended"})
        typwerk += sum("response" in i["key"] for i in invoer.json())
    return Uitslag(
        besluiten=sorted((r.stap, r.keer) for r in rijen if r.soort == "besluit"),
        vragen=sorted((r.stap, r.keer) for r in rijen if r.soort == "vraag" and r.stap in loop),
        status=f"{zaak.status}/{zaak.domein}",
        open_vragen=sum(v.gesloten_op is None for v in vragen),
        levende_runs=len(_levend(runs)),
        typwerk=typwerk,
    )


def _runs(prefect: httpx.Client, zaaknummer: str) -> list[dict[str, Any]]:
    waar = {"flow_runs": {"name": {"any_": [zaaknummer]}}}
    return prefect.post("/flow_runs/filter", json=waar).json()


def _levend(runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    dood = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
    return [run for run in runs if run["state_type"] not in dood]
