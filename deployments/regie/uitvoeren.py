"""Carrying out a command: the one place where a fault becomes a sentence and an exit code."""

import os
import sys
from collections.abc import Sequence

from typer.core import TyperGroup
from typer.exceptions import TyperException

from deployments.regie.basis import taal
from deployments.regie.scherm.tabel import zeg
from models.fouten import Fout, Onbereikbaar, OnjuisteInvoer, Onverwacht


def voer_uit(groep: TyperGroup, argumenten: Sequence[str]) -> int:
    """Carry out one command line; the exit code of bediening: 0, 1, 2, 3, 4 or 5."""
    os.umask(0o077)  # whatever is written here is for this user only
    try:
        return _probeer(groep, argumenten)
    except Fout as fout:
        zeg(str(fout))
        return fout.code
    except TyperException as fout:
        zeg(taal.zin(fout))
        return OnjuisteInvoer.code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as fout:
        zeg(f"Het systeem werkt niet mee: {fout.strerror or type(fout).__name__}. {_HULP_SCHIJF}")
        return Onbereikbaar.code
    except Exception as fout:  # noqa: BLE001  a message could repeat what is in a case: only where
        zeg(f"Fout in regie zelf: {Onverwacht.uit(fout)}.")
        return Onverwacht.code


_HULP_SCHIJF = "Er is niets half gedaan. Controleer REGIE_HOME, rechten en schijfruimte."


def _probeer(groep: TyperGroup, argumenten: Sequence[str]) -> int:
    if any("\udc80" <= teken <= "\udcff" for deel in argumenten for teken in deel):
        raise OnjuisteInvoer("de opdracht", "bevat tekens die geen UTF-8 zijn")
    taal.spreek_nederlands()
    uitkomst = groep(args=list(argumenten), prog_name="regie", standalone_mode=False)
    sys.stdout.flush()
    return uitkomst if isinstance(uitkomst, int) else 0
