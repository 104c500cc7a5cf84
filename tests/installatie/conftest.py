"""Installations of their own: each test here starts a whole regie, may break it, and ends it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.hulp.live import (  # noqa: F401  hooks
    pytest_runtest_makereport,
    pytest_runtest_setup,
)

HIER = Path(__file__).parent


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """All of them take their time: `-m "not installatie"` leaves them out."""
    for item in items:
        if HIER in item.path.parents:
            item.add_marker(pytest.mark.installatie)
