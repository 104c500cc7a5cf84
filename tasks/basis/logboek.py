"""What is written to logs: waiting for a person is no error, and nothing of a bericht."""

import logging

_WACHTEN = "Finished in state Suspended("
_STIL = logging.CRITICAL + 1


def zonder_valse_fouten() -> None:
    """Leave out the ERROR that Prefect writes each time a run suspends to ask its vraag."""
    logging.getLogger("prefect.flow_runs").addFilter(_geen_wachten)


def zwijg(*namen: str) -> None:
    """Keep these libraries out of every log, at any level of the root logger.

    A level, for it also holds for the loggers below it, and stays when something else arranges its
    own logging; `disabled` does neither.
    """
    for naam in namen:
        logging.getLogger(naam).setLevel(_STIL)


def _geen_wachten(regel: logging.LogRecord) -> bool:
    return not regel.getMessage().startswith(_WACHTEN)
