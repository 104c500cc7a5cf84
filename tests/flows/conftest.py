"""The running installation that these tests share, and what a failing one says of its cases."""

from tests.hulp.live import (  # noqa: F401  fixtures and hooks
    installatie_live,
    pytest_runtest_makereport,
    pytest_runtest_setup,
    pytest_runtest_teardown,
    pytest_sessionfinish,
    spel,
    stand,
)
