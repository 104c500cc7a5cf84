"""The database of the register goes away under a running installation, and comes back."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from sqlalchemy import NullPool, create_engine, text

from tests.hulp.mensen import Spel
from tests.hulp.prefect import Stand, wacht_tot

pytestmark = pytest.mark.timeout(600)
LATER = "Prefect antwoordt niet"


@pytest.mark.postgres
@pytest.mark.dialect
@pytest.mark.parametrize("installatie_live", ["postgres"], indirect=True)
def test_de_database_van_het_register_valt_weg_en_komt_terug(spel: Spel, stand: Stand):
    """No connection is let in for a while; the worker stays, and the case goes on by itself."""
    vraag = spel.wacht(spel.meld(), "weging")
    spel.antwoord(vraag, "ernstige_dreiging")
    register = os.environ["REGIE_DATABASE_URL"].rpartition("/")[2]
    open_(register, dicht=True)
    try:
        wie_dan_ook = regie("zaken")
        assert wie_dan_ook.returncode == 5
        assert "De database van het register doet het niet" in wie_dan_ook.stderr
    finally:
        open_(register, dicht=False)
    assert wacht_tot(lambda: spel.wacht(vraag.zaaknummer, "overleg"), binnen=60)
    assert stand.processen["werker"].poll() is None


def regie(*opdracht: str, invoer: Any = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a person starts it."""
    return subprocess.run(
        (sys.executable, "-m", "deployments.regie", *opdracht),
        input=json.dumps(invoer),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def open_(databank: str, *, dicht: bool) -> None:
    """Let nobody in and send away who is in, or let them in again."""
    motor = create_engine(
        os.environ["REGIE_TEST_POSTGRES_URL"], isolation_level="AUTOCOMMIT", poolclass=NullPool
    )
    with motor.connect() as verbinding:
        verbinding.execute(text(f"ALTER DATABASE {databank} ALLOW_CONNECTIONS {not dicht}"))
        if dicht:
            verbinding.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :naam"
                ),
                {"naam": databank},
            )
