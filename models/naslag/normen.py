"""The norms of the sources, and which tests prove them."""

import ast
import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple


class Norm(NamedTuple):
    """One numbered norm: its source, the process it belongs to, and what it asks of regie."""

    id: str
    bron: str
    proces: str
    norm: str
    eis: str


@cache
def normen() -> dict[str, Norm]:
    """All norms by id, in the order of the table."""
    with files("models.naslag").joinpath("normen.csv").open(encoding="utf-8") as bestand:
        return {rij["id"]: Norm(**rij) for rij in csv.DictReader(bestand)}


def bewijzen(toetsen: Path) -> dict[str, list[str]]:
    """Per norm the tests below the folder `toetsen` that carry its mark, named as pytest does.

    The files are read, not run: a norm counts if it is written out as `pytest.mark.norm("N001")`
    on the test, its class, its module (`pytestmark`) or one of its parameters.
    """
    gevonden: dict[str, list[str]] = {}
    for bestand in sorted(toetsen.rglob("test_*.py")):
        module = ast.parse(bestand.read_text(encoding="utf-8"))
        pad = bestand.relative_to(toetsen.parent).as_posix()
        for test, ids in _tests(module, pad, frozenset(), _toegekend(module)):
            for norm in ids:
                gevonden.setdefault(norm, []).append(test)
    return dict(sorted(gevonden.items()))


def zwakke(toetsen: Path, bewijs: Mapping[str, list[str]]) -> list[str]:
    """Norms of `bewijzen` with tests, none of which is known to fail when the rule is not called.

    That is known of the tests that a row of `mutanten/*.toml` names (`door`), if they carry the
    mark of the norm and go through an act: those of `rules` call the rule themselves.
    """
    gevonden: dict[str, set[str]] = {}
    for bestand in toetsen.glob("mutanten/*.toml"):
        for norm, rijen in tomllib.loads(bestand.read_text(encoding="utf-8")).items():
            for rij in rijen:
                gevonden.setdefault(norm, set()).update(t.partition("[")[0] for t in rij["door"])
    map_ = f"{toetsen.name}/rules/"
    return [
        norm
        for norm, tests in bewijs.items()
        if not any(test in gevonden.get(norm, ()) for test in tests if not test.startswith(map_))
    ]


def _tests(
    knoop: ast.Module | ast.ClassDef,
    pad: str,
    geerfd: frozenset[str],
    namen: Mapping[str, ast.expr],
) -> Iterator[tuple[str, frozenset[str]]]:
    """Every test in this module or class, with the norms it has itself or inherits."""
    if teken := _toegekend(knoop).get("pytestmark"):
        geerfd |= _normen_in([teken], namen)
    for kind in knoop.body:
        if isinstance(kind, ast.ClassDef) and kind.name.startswith("Test"):
            eigen = geerfd | _normen_in(kind.decorator_list, namen)
            yield from _tests(kind, f"{pad}::{kind.name}", eigen, namen)
        if isinstance(kind, ast.FunctionDef | ast.AsyncFunctionDef) and kind.name[:4] == "test":
            yield f"{pad}::{kind.name}", geerfd | _normen_in(kind.decorator_list, namen)


def _toegekend(knoop: ast.Module | ast.ClassDef) -> dict[str, ast.expr]:
    """What the names at this level stand for, such as a table of parameters."""
    return {
        doel.id: regel.value
        for regel in knoop.body
        if isinstance(regel, ast.Assign | ast.AnnAssign) and regel.value
        for doel in (regel.targets if isinstance(regel, ast.Assign) else [regel.target])
        if isinstance(doel, ast.Name)
    }


def _normen_in(knopen: Iterable[ast.expr], namen: Mapping[str, ast.expr]) -> frozenset[str]:
    """Ids of the norm marks in these expressions and in the names that they use."""
    delen = [deel for knoop in knopen for deel in ast.walk(knoop)]
    for naam in [deel.id for deel in delen if isinstance(deel, ast.Name)]:
        delen += ast.walk(namen[naam]) if naam in namen else ()
    return frozenset(
        str(waarde.value)
        for deel in delen
        if isinstance(deel, ast.Call) and ast.unparse(deel.func).endswith("mark.norm")
        for waarde in deel.args
        if isinstance(waarde, ast.Constant)
    )
