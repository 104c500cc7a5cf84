"""What a run writes to its log: waiting for a person is no error."""

import logging

_WACHTEN = "Finished in state Suspended("


def zonder_valse_fouten() -> None:
    """Leave out the ERROR that Prefect writes each time a run suspends to ask its vraag."""
    logging.getLogger("prefect.flow_runs").addFilter(_geen_wachten)


def _geen_wachten(regel: logging.LogRecord) -> bool:
    return not regel.getMessage().startswith(_WACHTEN)
