"""`make mutanten`: change the code row by row, and see that the tests that are named fail.

`python -m tests.mutanten [NAAM ...] [--deel 0/3]`; without a name all of them, or a part; of
`wisselend` a third, another one each day. Each runs in a copy of the project, with the tests of
the quick gear only. Ends with 1 if one survives.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from rich.console import Console

from tests.mutanten.tabel import WORTEL, Mutant, mutanten

_MAPPEN = ("flows", "tasks", "models", "deployments", "tests")
_BESTANDEN = ("pyproject.toml", "prefect.yaml", "README.md", "Makefile", "CONTRIBUTING.md")
_FAALT, _UITKOMST = 1, {0: "overleeft", 4: "kent de proef niet", 5: "geen proef geselecteerd"}
_PER_MUTANT_S = 300
_DAG_S, _DELEN = 86_400, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run the rows that are asked for; how many survive decides the exit code."""
    vraag = argparse.ArgumentParser(prog="make mutanten", description=__doc__)
    vraag.add_argument("namen", nargs="*", help="normen of woorden; zonder namen alle")
    vraag.add_argument("--deel", default="0/1", help="I/N: elke N-de rij, vanaf de I-de; wisselend")
    vraag.add_argument("-n", type=int, default=2, help="hoeveel tegelijk")
    gegeven = vraag.parse_args(argv)
    welk, van = _deel(gegeven.deel)
    rijen = [rij for rij in mutanten() if not gegeven.namen or rij.naam in gegeven.namen]
    rijen = rijen[welk % van :: van]
    scherm = Console(highlight=False)
    if onbekend := set(gegeven.namen) - {rij.naam for rij in mutanten()}:
        scherm.print(f"Er is geen mutant {', '.join(sorted(onbekend))}.")
        return 2
    overlevenden = 0
    with tempfile.TemporaryDirectory(prefix="regie-mutanten-") as map_:
        werkplekken: SimpleQueue[Path] = SimpleQueue()
        for nummer in range(gegeven.n):
            werkplekken.put(_kopie(Path(map_) / str(nummer)))
        with ThreadPoolExecutor(gegeven.n) as groep:
            uitkomsten = groep.map(partial(_beproef, werkplekken), rijen)
            for gedaan, (rij, gezegd) in enumerate(zip(rijen, uitkomsten, strict=True), start=1):
                overlevenden += bool(gezegd)
                kleur, wat = ("red", gezegd) if gezegd else ("green", "gevonden")
                scherm.print(f"[{kleur}]{gedaan:>4}/{len(rijen)} {rij.naam} {rij.bestand}: {wat}")
    scherm.print(f"{len(rijen) - overlevenden} gevonden, {overlevenden} niet.")
    return 1 if overlevenden or not rijen else 0


def _deel(gegeven: str) -> tuple[int, int]:
    if gegeven == "wisselend":
        return int(time.time() // _DAG_S) % _DELEN, _DELEN
    welk, _, van = gegeven.partition("/")
    return int(welk), int(van)


def _kopie(doel: Path) -> Path:
    doel.mkdir()
    for naam in _MAPPEN:
        shutil.copytree(WORTEL / naam, doel / naam)
    for naam in _BESTANDEN:
        shutil.copy2(WORTEL / naam, doel / naam)
    (doel / ".venv").symlink_to(WORTEL / ".venv")
    return doel


def _beproef(werkplekken: SimpleQueue[Path], rij: Mutant) -> str:
    """What went otherwise than it should; empty if the tests fail, as they must."""
    if fout := rij.fout():
        return fout
    plek = werkplekken.get()
    bestand = plek / rij.bestand
    try:
        bestand.write_text(bestand.read_text("utf-8").replace(rij.weg, rij.voor), "utf-8")
        gedraaid = subprocess.run(
            (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *_keuze(rij)),
            cwd=plek,
            env=_omgeving(rij),
            capture_output=True,
            text=True,
            timeout=_PER_MUTANT_S,
            check=False,
        )
    finally:
        shutil.copy2(WORTEL / rij.bestand, bestand)
        werkplekken.put(plek)
    if gedraaid.returncode == _FAALT:
        return ""
    einde = "\n".join(gedraaid.stdout.splitlines()[-5:])
    return _UITKOMST.get(gedraaid.returncode, f"uitgangscode {gedraaid.returncode}\n{einde}")


def _keuze(rij: Mutant) -> tuple[str, ...]:
    ander = "sqlite" if rij.databank == "postgres" else "postgres"
    return ("-k", f"not {ander}", *rij.door)


def _omgeving(rij: Mutant) -> dict[str, str]:
    """Of this process; PostgreSQL only where the row needs it, since preparing it takes time."""
    eigen = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    if rij.databank != "postgres":
        eigen.pop("REGIE_TEST_POSTGRES_URL", None)
    return eigen


if __name__ == "__main__":
    sys.exit(main())
