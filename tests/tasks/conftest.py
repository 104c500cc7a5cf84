import os

import pytest

_zonder = pytest.mark.skipif(
    not os.environ.get("REGIE_TEST_POSTGRES_URL"), reason="REGIE_TEST_POSTGRES_URL is leeg"
)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, _zonder])])
def databank(request: pytest.FixtureRequest) -> str:
    """Every test of this folder runs on both databases."""
    return request.param
