"""The command line `regie`: arguments in, tables or JSON out; the acts are in `tasks`.

Nothing here imports Prefect, and what is slow to import is imported by the command that needs it.
"""

import sys


def main() -> None:
    """Entry point of the console script."""
    from deployments.regie.app import voer_uit

    sys.exit(voer_uit(sys.argv[1:]))
