"""`regie start`: the whole of regie on one machine, in the foreground, until Ctrl-C."""

import fcntl
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from functools import partial
from types import FrameType

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from rich.console import Console
from sqlmodel import Session

from deployments.demo.inrichten import open_demozaak, vul_demo
from deployments.inrichten import KLAAR, noteer, richt_in
from deployments.lokaal.kinderen import Kind
from deployments.lokaal.voortgang import fase
from deployments.lokaal.welkom import welkom
from deployments.prefect.omgeving import omgeving
from deployments.toegang import eis_toegang, zorg_voor_toegang
from models.fouten import Geweigerd, Onbereikbaar
from tasks.basis.bestanden import schrijf_heel
from tasks.basis.database import lezen
from tasks.basis.installatie import is_demo
from tasks.basis.instellingen import instellingen
from tasks.basis.levensteken import leeft
from tasks.basis.tijd import nu
from tasks.overzicht.rust import in_rust
from tasks.register.hoofden import onderteken_hoofd, ondertekensleutel
from tasks.runs.api import gezond
from tasks.zaak.zaken import open_vragen

_OPSTART_S = 110


def start(
    *,
    demo: bool = False,
    poort: int = 4200,
    einde: threading.Event | None = None,
    toon: Callable[[Console, int, str | None], None] = welkom,
) -> None:
    """Run everything here: Prefect server, worker, signer; returns after Ctrl-C.

    `einde`: of a caller who already listens for that. `toon` tells that all runs.
    """
    scherm = Console(stderr=True)
    if demo:
        os.environ["REGIE_DEMO"] = "1"
        instellingen.cache_clear()
    einde = einde or einde_gevraagd()
    api, zaaknummer = f"http://127.0.0.1:{poort}/api", None
    with _alleen_hier(), ExitStack() as aan_het_eind:
        _eis_vrij(poort)
        zorg_voor_toegang()
        maak = partial(
            Kind, omgeving=omgeving(instellingen(), api), logmap=instellingen().home / "log"
        )
        server = maak("server", ("server", "--poort", str(poort)))
        werker, klok = maak("werker", ("worker",)), maak("klok", ("klok",))
        kinderen = [server, werker, klok]
        aan_het_eind.callback(_stop, kinderen, scherm)
        server.begin()  # it takes longest, and needs nothing of the register
        with fase(scherm, "Register inrichten"):
            richt_in()
            _eis_demo(demo)
            noteer(KLAAR, "nee")
            aan_het_eind.callback(noteer, KLAAR, "nee")
            _noteer_adressen(api)
            sleutel = ondertekensleutel()
        begonnen = nu()
        if _demo():
            kinderen.append(maak("postbode", ("postbode",)))
        for kind in kinderen[1:]:
            kind.begin()
        if demo:
            with fase(scherm, "Functionarissen en een zaak om mee te oefenen"):
                zaaknummer = _vul()
        with fase(scherm, "Prefect-server"):
            _wacht_op(lambda: gezond(api), server, einde)
        with fase(scherm, "Werker"):
            _wacht_op(lambda: _leeft("werker-", begonnen), werker, einde)
        with fase(scherm, "Klok"):
            _wacht_op(lambda: _leeft("klok-", begonnen), klok, einde)
        if zaaknummer:
            with fase(scherm, "Eerste vraag"):
                _wacht_op(lambda: _gesteld(zaaknummer), werker, einde)
        noteer(KLAAR, "ja")
        toon(scherm, poort, zaaknummer)
        _waak(kinderen, sleutel, einde, scherm)


def draai_werker() -> None:
    """`regie worker`: the worker of this installation, warm or Prefect's stock one."""
    eis_toegang()
    os.environ.update(omgeving(instellingen(), instellingen().prefect_api))
    import asyncio

    from deployments.prefect.registratie import draai

    asyncio.run(draai())


def draai_ondertekenaar() -> None:
    """`regie ondertekenaar`: sign the head of the chain at intervals, until ended."""
    sleutel, einde = ondertekensleutel(), einde_gevraagd()
    while not einde.wait(instellingen().hoofd_s):
        _onderteken(sleutel, Console(stderr=True))


def _stop(kinderen: list[Kind], scherm: Console) -> None:
    with scherm.status("Stoppen …"):
        for kind in reversed(kinderen):
            kind.stop()


def _noteer_adressen(api: str) -> None:
    """Where the parts of this installation are; ports keep their number, for links already sent."""
    vorige = instellingen().adressen
    poorten = {naam: vrije_poort(int(vorige.get(naam, "0"))) for naam in ("klok", "postvak")}
    genoteerd = json.dumps({"api": api, **poorten}).encode()
    schrijf_heel(instellingen().adres_bestand, genoteerd)


def vrije_poort(liefst: int = 0) -> int:
    """A port of this machine that nobody has; this one, if that can be."""
    for poort in (liefst, 0):
        with socket.socket() as proef, suppress(OSError):
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            proef.bind(("127.0.0.1", poort))
            return int(proef.getsockname()[1])
    raise Onbereikbaar("Er is geen vrije poort.")


def _waak(
    kinderen: list[Kind], sleutel: Ed25519PrivateKey, einde: threading.Event, scherm: Console
) -> None:
    """Keep the children going and sign heads, until the end is asked for."""
    volgend = time.monotonic()
    while not einde.wait(0.5):
        for kind in kinderen:
            if kind.houd_gaande():
                scherm.print(f"[yellow]{kind.naam} was gestopt en is opnieuw gestart ({kind.log})")
        if time.monotonic() >= volgend:
            _onderteken(sleutel, scherm)
            volgend = time.monotonic() + instellingen().hoofd_s
    _onderteken(sleutel, scherm)


def _onderteken(sleutel: Ed25519PrivateKey, scherm: Console) -> None:
    """Sign the head; if that cannot be now, the rest goes on and the next round tries again."""
    try:
        onderteken_hoofd(sleutel, moment=nu())
    except (Onbereikbaar, OSError) as fout:
        scherm.print(f"[yellow]Ondertekenen lukt nu niet: {fout}")


def _vul() -> str:
    vul_demo(moment=nu())
    return open_demozaak(moment=nu())


def einde_gevraagd() -> threading.Event:
    """An event that Ctrl-C and the like set."""
    gevraagd = threading.Event()

    def vraag(_: int, __: FrameType | None) -> None:
        gevraagd.set()

    for sein in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sein, vraag)
    return gevraagd


def _wacht_op(goed: Callable[[], bool], kind: Kind, einde: threading.Event) -> None:
    grens = time.monotonic() + _OPSTART_S
    while not goed():
        if einde.wait(0.1):
            raise Onbereikbaar("Gestopt voordat alles liep.")
        if time.monotonic() > grens:
            raise Onbereikbaar(f"Na {_OPSTART_S} s antwoordt {kind.naam} nog niet; zie {kind.log}.")
        kind.houd_gaande()


def _leeft(soort: str, sinds: datetime) -> bool:
    with lezen() as sessie:
        return leeft(sessie, soort, sinds)


def _gesteld(zaaknummer: str) -> bool:
    """Whether the demo case waits for someone, with its form, or has come to its end."""
    with lezen() as sessie:
        gesteld = all(vraag.gesteld for vraag in open_vragen(sessie, zaaknummer))
    return gesteld and in_rust(zaaknummer)


def _demo() -> bool:
    with lezen() as sessie:
        return is_demo(sessie)


def _eis_demo(demo: bool) -> None:
    with lezen() as sessie:
        _weiger_demo(sessie, demo)


def _weiger_demo(sessie: Session, demo: bool) -> None:
    if demo and not is_demo(sessie):
        raise Geweigerd(
            "Deze installatie is geen demo; dat ligt vast bij de eerste start.",
            advies="begin zonder --demo, of met een andere REGIE_HOME.",
        )


def _eis_vrij(poort: int) -> None:
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind(("127.0.0.1", poort))
        except OSError:
            raise Onbereikbaar(
                f"Poort {poort} is al in gebruik. Kies een andere met `--poort N`."
            ) from None


@contextmanager
def _alleen_hier() -> Iterator[None]:
    with (instellingen().home / "start.slot").open("w") as slot:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Onbereikbaar(
                f"Er loopt al een `regie start` met REGIE_HOME {instellingen().home}."
            ) from None
        yield
