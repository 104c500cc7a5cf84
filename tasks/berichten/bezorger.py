"""Sending: berichten whose turn it is go to their address, many at a time, each on its own.

A receiver that hangs keeps one thread; the others go on.
"""

from concurrent.futures import Future, ThreadPoolExecutor, wait

from models.tabellen import Bericht, Kanaal
from tasks.basis.database import lezen
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import nu
from tasks.berichten.adressaten import PROEF
from tasks.berichten.brief import WAAROM, Brief, Uitslag
from tasks.berichten.kanalen import GEDULD_S, stuur
from tasks.berichten.link import linkcode
from tasks.berichten.mededeling import mededeling
from tasks.berichten.uitnodiging import uitnodiging
from tasks.berichten.verzending import meld_af, neem
from tasks.register.sleutels import pak_uit

TEGELIJK = 16


class Bezorger:
    """Sends what is due, at most `TEGELIJK` at once."""

    def __init__(self, *, geduld_s: float = GEDULD_S) -> None:
        self._geduld_s = geduld_s
        self._draden = ThreadPoolExecutor(TEGELIJK, thread_name_prefix="bezorger")
        self._onderweg: set[Future[None]] = set()

    def ronde(self) -> int:
        """Hand out what is due to threads that are free; how many.

        Raises what went wrong in a thread: that bericht is taken again when its time is over.
        """
        klaar, self._onderweg = wait(self._onderweg, timeout=0)
        for gedaan in klaar:
            gedaan.result()
        vrij = TEGELIJK - len(self._onderweg)
        berichten = neem(nu(), vrij) if vrij else []
        for bericht in berichten:
            gevraagd = self._draden.submit(bezorg, bericht, geduld_s=self._geduld_s)
            self._onderweg.add(gevraagd)
        return len(berichten)

    def stop(self) -> None:
        """Wait for what is under way."""
        self._draden.shutdown(wait=True)


def bezorg(bericht: Bericht, *, geduld_s: float = GEDULD_S) -> None:
    """One attempt at a bericht that was taken, and its outcome in the register."""
    with lezen() as sessie:
        kanaal = sessie.get(Kanaal, bericht.kanaal)
        adres = bericht.adres or (kanaal.adres if kanaal else None)
        brief = Brief(
            nummer=bericht.nummer,
            zaaknummer=bericht.zaaknummer,
            inloggen=instellingen().inlogadres,
            bevestigen=""
            if bericht.vastlegging or bericht.adres
            else _link(bericht, linkcode(sessie, bericht)),
            op=nu().isoformat(timespec="seconds"),
            uitnodiging=uitnodiging(sessie, bericht).decode(),
            proef=bericht.soort == PROEF,
            waarom=WAAROM.get((bericht.soort, bericht.stap), ""),
            vastlegging=bericht.vastlegging,
            mededeling=mededeling(sessie, bericht),
        )
    uitslag = Uitslag.BLIJVEND  # the address was taken away a moment ago
    if adres:
        uitslag = stuur(pak_uit(adres).decode(), brief, geduld_s=geduld_s)
    meld_af(bericht, uitslag, moment=nu())


def _link(bericht: Bericht, code: str) -> str:
    basis = instellingen().bevestig_adres
    return f"{basis}/b/{bericht.nummer}/{code}" if basis else ""
