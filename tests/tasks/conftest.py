"""Every test of this folder has a database; on which of the two it runs, its room decides.

A room that is about the database (records, keys, terms, berichten, erasure, repair, codes) runs
on both in either gear, and so does a test that has things happen at the same moment
(`tests.hulp.tegelijk`). In the other rooms, and in the files `IN_PYTHON`, rules decide in Python,
on SQLite in the quick gear.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import Session

from tasks.basis.database import lezen
from tasks.register.controle import controleer
from tasks.termijnen.bewaking import zonder_ladder, zonder_termijn

HIER = Path(__file__).parent
DIALECT = frozenset({"basis", "register", "mensen", "zaak", "berichten", "termijnen", "runs"})
"""The rooms of `tasks/` that are about the database."""
IN_PYTHON = frozenset({"test_ladder", "test_vastgelegd", "test_kennisgeving"})
"""Files of those rooms about who is told what: a choice among rows, made in Python."""
TEGELIJK = {"in_draden", "in_processen"}
_zonder = pytest.mark.skipif(
    not os.environ.get("REGIE_TEST_POSTGRES_URL"), reason="REGIE_TEST_POSTGRES_URL is leeg"
)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, _zonder])])
def databank(request: pytest.FixtureRequest) -> str:
    """Every test of this folder runs on both databases."""
    return request.param


@pytest.hookimpl(tryfirst=True)  # before the one that chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HIER in item.path.parents and _over_de_database(item):
            item.add_marker(pytest.mark.dialect)


def _over_de_database(item: pytest.Item) -> bool:
    assert isinstance(item, pytest.Function)
    kamer = item.path.relative_to(HIER).parts[0]
    eigen = kamer in DIALECT and item.path.stem not in IN_PYTHON
    return eigen or not TEGELIJK.isdisjoint(item.function.__code__.co_names)


@pytest.fixture
def bewaakt(demo: Path) -> Iterator[None]:
    """After every act of the test the auditor looks, and finds nothing."""
    gevonden: list[object] = []

    def kijk(_: Session) -> None:
        with lezen() as sessie:
            gevonden.extend([*zonder_termijn(sessie), *zonder_ladder(sessie)])

    event.listen(Session, "after_commit", kijk)
    yield
    event.remove(Session, "after_commit", kijk)
    assert gevonden == []
    assert controleer() == []
