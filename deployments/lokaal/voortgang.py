"""What someone who waits for a start sees: one line for each stage that is done, and how long."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def fase(scherm: Console, wat: str) -> Iterator[None]:
    """One stage: a spinner on a terminal while it goes on, and a line once it is done."""
    begin = time.monotonic()
    with scherm.status(f"{wat} …"):
        yield
    duur = f"{time.monotonic() - begin:.1f}".replace(".", ",")
    scherm.print(f"{wat} … {duur} s", style="dim", highlight=False)
