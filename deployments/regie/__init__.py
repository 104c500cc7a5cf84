"""The command line `regie`: arguments in, tables or JSON out; the acts are in `tasks`.

Nothing here imports Prefect, and what is slow to import is imported by the command that needs it.
"""

import sys
from collections.abc import Sequence


def main() -> None:
    """Entry point of the console script."""
    sys.exit(regie(sys.argv[1:]))


def regie(argumenten: Sequence[str]) -> int:
    """Carry out one command line; its exit code."""
    import typer

    from deployments.regie.app import app
    from deployments.regie.uitvoeren import voer_uit

    return voer_uit(typer.main.get_group(app), argumenten)
