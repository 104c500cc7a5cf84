import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import Session

from tasks.basis.database import lezen
from tasks.register.controle import controleer
from tasks.termijnen.bewaking import zonder_ladder, zonder_termijn

_zonder = pytest.mark.skipif(
    not os.environ.get("REGIE_TEST_POSTGRES_URL"), reason="REGIE_TEST_POSTGRES_URL is leeg"
)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, _zonder])])
def databank(request: pytest.FixtureRequest) -> str:
    """Every test of this folder runs on both databases."""
    return request.param


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
