"""Installations for every test that needs one; on SQLite, and where a folder says so on both.

`installatie` is as a first start leaves it; `demo` has the demo functionarissen, whose mandates
hold from `tests.hulp.installaties.BEGIN`. Both give REGIE_HOME; the environment is set.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hulp.installaties import DEMO, LEEG, Voorraad, deel_vertalingen, omgeving

deel_vertalingen()


@pytest.fixture
def databank() -> str:
    """Which database; tests/tasks takes both."""
    return "sqlite"


@pytest.fixture(scope="session")
def voorraad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voorraad]:
    gemaakt = Voorraad(
        tmp_path_factory.mktemp("voorraad"), os.environ.get("REGIE_TEST_POSTGRES_URL", "")
    )
    yield gemaakt
    gemaakt.ruim_op()


@pytest.fixture
def installatie(voorraad: Voorraad, databank: str, tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "regie"
    with omgeving(voorraad.zet(LEEG, databank, home)):
        yield home


@pytest.fixture
def demo(voorraad: Voorraad, databank: str, tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "regie"
    with omgeving(voorraad.zet(DEMO, databank, home)):
        yield home
