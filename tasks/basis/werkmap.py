"""Away from the folder where a command was given: others may have put something there.

Prefect takes settings from a `.env`, `prefect.toml` or `pyproject.toml` that it finds in the
working directory, each time that it reads its settings; REGIE_HOME is of this user only.
"""

import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager

from tasks.basis.instellingen import instellingen


def verlaat() -> None:
    """For a process that stays: its working directory is REGIE_HOME from here on."""
    os.chdir(instellingen().home)


@contextmanager
def verlaten() -> Iterator[None]:
    """The same for a while, in a command whose files are named from where it was given."""
    with chdir(instellingen().home):
        yield
