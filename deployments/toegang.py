"""Who may do without a key for Prefect's API: a demo that is reached from this machine only."""

import os
from ipaddress import ip_address

from deployments.ingericht import is_demo_hier
from models.fouten import Onbereikbaar
from tasks.basis.paginasleutel import paginasleutel, zorg_voor_paginasleutel

_HIER = "127.0.0.1"


def luistert_op() -> str:
    """Where the Prefect server of this environment listens."""
    return os.environ.get("PREFECT_SERVER_API_HOST", _HIER)


def zorg_voor_toegang() -> None:
    """Make the key, where this installation may not do without and has none."""
    if not _mag_zonder(luistert_op()):
        zorg_voor_paginasleutel()


def eis_toegang(host: str = _HIER) -> None:
    """Onbereikbaar, with what to do, where a key is needed and there is none."""
    if paginasleutel() or _mag_zonder(host):
        return
    raise Onbereikbaar(
        "Er is geen sleutel voor de Prefect-pagina. Zonder draait alleen een demo die op deze"
        " machine blijft. `regie start` en `regie inrichten` maken er een in REGIE_HOME; draait"
        " dit deel elders, geef dan overal dezelfde PREFECT_API_AUTH_STRING (naam:geheim)."
    )


def _mag_zonder(host: str) -> bool:
    return _is_hier(host) and is_demo_hier()


def _is_hier(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name
        return host == "localhost"
