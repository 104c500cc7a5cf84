"""The command line `regie`: arguments in, tables or JSON out; the acts are in `tasks`.

Nothing here imports Prefect, and what is slow to import is imported by the command that needs it.
"""

import gc
import sys
from collections.abc import Sequence


def main() -> None:
    """Entry point of the console script."""
    gc.set_threshold(50_000, 20, 20)  # loading makes no waste: looking for it took a seventh
    sys.exit(regie(sys.argv[1:]))


def regie(argumenten: Sequence[str]) -> int:
    """Carry out one command line; its exit code."""
    import typer

    from deployments.regie.app import app
    from deployments.regie.uitvoeren import voer_uit

    return voer_uit(typer.main.get_group(app), argumenten)
