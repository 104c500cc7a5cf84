"""`regie start --proef`: an installation to throw away, beside any other; gone when it stops."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from deployments.lokaal.start import einde_gevraagd, start, vrije_poort
from deployments.lokaal.welkom import toegang, welkom
from models.fouten import Fout
from tasks.basis.instellingen import instellingen

_FACTOR = "0.01"
"""An hour in 36 seconds: what is asked is overdue while someone looks, but not at once."""
_EIGEN = {
    "database_url": "",
    "sleutel": "",
    "prefect_database_url": "",
    "bevestig_url": "",
    "inlog_url": "",
    "hartslag_url": "",
    "mail_relay": "",
    "sms_relay": "",
    "klok_host": "127.0.0.1",
    "klok_poort": "0",
}
"""Settings that lead to, or are reached from, something that outlives this installation."""
_STAART = 20


def proef(poort: int | None = None) -> None:
    """Run a demo in a folder of its own, on free ports and with short terms, until Ctrl-C."""
    einde = einde_gevraagd()  # from here on there is something to clear away
    with TemporaryDirectory(prefix="regie-proef-") as home:
        _zonder_af(home)
        try:
            start(demo=True, poort=poort or vrije_poort(), einde=einde, toon=_toon)
        except Fout:
            if not einde.is_set():
                _toon_logboeken(Path(home) / "log")
            raise


def _zonder_af(home: str) -> None:
    """Make this process, and what it starts, one of that folder alone."""
    os.environ["REGIE_HOME"] = home
    instellingen.cache_clear()
    gezet = instellingen().model_fields_set  # by the environment, that other windows have too
    for naam in [naam for naam in os.environ if naam.startswith("PREFECT_")]:
        del os.environ[naam]
    os.environ |= {f"REGIE_{naam.upper()}": _EIGEN[naam] for naam in _EIGEN.keys() & gezet}
    if "prefect_api_url" in gezet:
        os.environ["PREFECT_API_URL"] = ""
    if "termijn_factor" not in gezet:
        os.environ["REGIE_TERMIJN_FACTOR"] = _FACTOR
    instellingen.cache_clear()


def _toon(scherm: Console, poort: int, zaaknummer: str | None) -> None:
    """What every installation says, and what someone needs who works on regie itself."""
    welkom(scherm, poort, zaaknummer)
    inst = instellingen()
    scherm.print(
        f"\nBevestigen: {inst.bevestig_adres} (de hele link staat in een bericht)"
        f"\nMail:       smtp://127.0.0.1:{inst.adressen['postvak']}"
        f"\nTermijnen:  een uur duurt {3600 * inst.termijn_factor:g} s (REGIE_TERMIJN_FACTOR)\n"
        "\nHierna gaat elke opdracht in een ander venster over deze proef:\n\n"
        f"export {toegang()}\n"
        "\nCtrl-C stopt alles en gooit alles weg.\n",
        highlight=False,
        soft_wrap=True,
    )


def _toon_logboeken(logmap: Path) -> None:
    """The end of every log, since the folder is about to go."""
    scherm = Console(stderr=True, highlight=False, markup=False)
    for log in sorted(logmap.glob("*.log")):
        if regels := log.read_text(errors="replace").splitlines():
            scherm.print(f"--- {log.name}", *regels[-_STAART:], sep="\n")
