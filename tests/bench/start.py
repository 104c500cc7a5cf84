"""From a command to the first vraag, and what regie costs while nobody asks it anything.

Beside release 0.3.0 in the same run, where git has it: on a busy machine only the ratio says much.
"""

import io
import os
import signal
import statistics
import subprocess
import sys
import tarfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from rich.table import Table

from tests.bench.scherm import scherm
from tests.hulp.prefect import vrije_poort, wacht_tot

HIER = Path(__file__).parents[2]
UITGAVE, COMMIT = "0.3.0", "1c6762a"
RUST_S, STIL_S, KEER = 20, 30, 5
DELEN = ("server", "worker", "klok", "postbode", "start")
OPDRACHTEN = ("zaken", "wachtrij")
DOELEN = {
    "eerste start, s": "≤ 20",
    "start, s": "≤ 12",
    "in rust, alle processen, % van een kern": "≤ 4",
    "`regie zaken`, CPU-s": "¼",
    "`regie wachtrij`, CPU-s": "¼",
}


@dataclass
class Uitgave:
    """One tree of regie with an installation of its own; its packages are those of its folder."""

    boom: Path
    home: Path

    def roep(self, *opdracht: str, uit: Path) -> subprocess.Popen[bytes]:
        schoon = {n: w for n, w in os.environ.items() if not n.startswith(("REGIE_", "PREFECT_"))}
        with uit.open("wb") as scherm_:
            return subprocess.Popen(
                (sys.executable, "-m", "deployments.regie", *opdracht),
                cwd=self.boom,
                env=schoon | {"HOME": str(self.home), "REGIE_HOME": str(self.home / "regie")},
                stdin=subprocess.DEVNULL,
                stdout=scherm_,
                stderr=scherm_,
                start_new_session=True,
            )

    @contextmanager
    def loopt(self) -> Iterator[tuple[psutil.Process, float]]:
        """A whole regie that shows its first vraag, and after how many seconds it did."""
        uit = self.home / "scherm.txt"
        begin = time.monotonic()
        proces = self.roep("start", "--demo", "--poort", str(vrije_poort()), uit=uit)
        try:
            wacht_tot(lambda: "Functionaris:" in uit.read_text(), binnen=180, tussen=0.05)
            yield psutil.Process(proces.pid), time.monotonic() - begin
        finally:
            proces.send_signal(signal.SIGTERM)
            proces.wait(60)

    def cpu_van(self, opdracht: str) -> float:
        """CPU seconds of one command, the median of several."""
        gemeten = []
        for _ in range(KEER):
            proces = self.roep(opdracht, uit=self.home / "opdracht.txt")
            _, code, gebruik = os.wait4(proces.pid, 0)
            proces.returncode = code
            if code:
                raise RuntimeError((self.home / "opdracht.txt").read_text())
            gemeten.append(gebruik.ru_utime + gebruik.ru_stime)
        return statistics.median(gemeten)

    def meet(self) -> dict[str, float]:
        """Everything, by name."""
        gemeten = {}
        with self.loopt() as (regie, gemeten["eerste start, s"]):
            gemeten["eerste start, CPU-s"] = sum(_cpu(regie).values())
        with self.loopt() as (regie, gemeten["start, s"]):
            gemeten["start, CPU-s"] = sum(_cpu(regie).values())
            time.sleep(RUST_S)
            voor = _cpu(regie)
            time.sleep(STIL_S)
            stil = {deel: 100 * (cpu - voor[deel]) / STIL_S for deel, cpu in _cpu(regie).items()}
            gemeten["in rust, alle processen, % van een kern"] = sum(stil.values())
            gemeten |= {f"  {deel}": stil[deel] for deel in DELEN}
            for opdracht in OPDRACHTEN:
                gemeten[f"`regie {opdracht}`, CPU-s"] = self.cpu_van(opdracht)
        return gemeten


def _cpu(regie: psutil.Process) -> dict[str, float]:
    """CPU seconds so far, of each process of this regie."""
    gebruikt: dict[str, float] = defaultdict(float)
    for proces in (*regie.children(), regie):
        deel = next(deel for deel in DELEN if deel in proces.cmdline())
        gebruikt[deel] += sum(proces.cpu_times()[:2])
    return gebruikt


def _pak_uit(boom: Path) -> bool:
    """Whether git has that release; then it is there."""
    inhoud = subprocess.run(
        ("git", "archive", COMMIT), cwd=HIER, check=False, capture_output=True
    ).stdout
    if inhoud:
        with tarfile.open(fileobj=io.BytesIO(inhoud)) as archief:
            archief.extractall(boom, filter="data")
    return bool(inhoud)


def start() -> None:
    """First start, start, rest and two lists, for this tree and for the release beside it."""
    with TemporaryDirectory(prefix="regie-bench-") as hier, TemporaryDirectory() as boom:
        nu = Uitgave(HIER, Path(hier)).meet()
        toen: dict[str, float] = {}
        if _pak_uit(Path(boom)):
            with TemporaryDirectory(prefix="regie-bench-") as daar:
                toen = Uitgave(Path(boom), Path(daar)).meet()
        else:
            scherm.print(f"{UITGAVE} ontbreekt: git kent {COMMIT} hier niet.")
    tabel = Table("wat", "hier", UITGAVE, "verhouding", "doel", title="start en rust, demo, SQLite")
    for wat, waarde in nu.items():
        vroeger = toen.get(wat)
        naast = "–" if vroeger is None else f"{vroeger:.2f}"
        keer = f"{waarde / vroeger:.2f}" if vroeger else "–"
        tabel.add_row(wat, f"{waarde:.2f}", naast, keer, DOELEN.get(wat, ""))
    scherm.print(tabel)
