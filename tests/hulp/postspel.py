"""Berichten in fake time: who has which channels, what is queued, and how it ended."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from sqlmodel import col, delete, func, select

from models.begrippen import Bevoegd, Rol
from models.tabellen import Bericht, Kanaal
from tasks.basis.database import lezen, transactie
from tasks.berichten.brief import Uitslag
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.berichten.verzending import meld_af, neem
from tasks.procedures.melding import open_zaak
from tasks.register.sleutels import verpak
from tests.hulp.voorbeelden import melding
from tests.hulp.zaakspel import NU

AAN = Bevoegd(Rol.RCCB, "Oost-Brabant")
RCCB = "rccb.oost-brabant"
PORTEFEUILLE = "portefeuillehouder_rccb.oost-brabant"
"""Holds a role that includes RCCB, so is the next person."""
BEHEERDER = "beheerder"


def kanalen(**van: Iterable[str]) -> None:
    """Nobody has a channel but these: functionaris (`.` as `__`) → addresses in order."""
    with transactie() as sessie:
        sessie.exec(delete(Kanaal))
        for wie, adressen in van.items():
            for volgorde, adres in enumerate(adressen):
                rij = Kanaal(functionaris=wie, volgorde=volgorde, soort="", adres=b"")
                rij.soort, rij.adres = adres.partition(":")[0], verpak(adres.encode())
                sessie.add(rij)


def bevestig_kanalen() -> None:
    """Everybody confirmed that something arrives."""
    with transactie() as sessie:
        for kanaal in sessie.exec(select(Kanaal)):
            kanaal.bevestigd_op = NU


def stille_zaak() -> str:
    """A case whose own first bericht is gone: these tests bring their own."""
    zaaknummer = open_zaak(melding(), moment=NU)
    with transactie() as sessie:
        sessie.exec(delete(Bericht))
    return zaaknummer


def zet(
    zaaknummer: str,
    aan: Bevoegd = AAN,
    *,
    soort: str = "vraag",
    niet: frozenset[str] = frozenset(),
    moment: datetime = NU,
) -> None:
    """Queue one."""
    with transactie() as sessie:
        zet_klaar(sessie, Nieuws(zaaknummer, soort, "weging"), aan, niet=niet, moment=moment)


def alle() -> list[Bericht]:
    with lezen() as sessie:
        return list(sessie.exec(select(Bericht).order_by(col(Bericht.id))))


def staten() -> list[tuple[str, str, str, int]]:
    """Of every bericht: what, to whom by which kind of channel, how far, attempts."""
    return [
        (b.soort, f"{b.functionaris} {b.kanaalsoort}".strip(), b.staat.value, b.pogingen)
        for b in alle()
    ]


def speel(
    antwoord: Callable[[Bericht], Uitslag], *, van: datetime = NU, duur_s: float = 0
) -> list[tuple[str, float]]:
    """Send until nothing is due any more; (kind of channel, seconds since `van`) of each attempt.

    Each attempt takes `duur_s`; nobody waits for real.
    """
    moment, pogingen = van, []
    while (volgende := _eerstvolgende()) is not None:
        moment = max(moment, volgende)
        for bericht in neem(moment, 16):
            pogingen.append((bericht.kanaalsoort, (moment - van).total_seconds()))
            meld_af(bericht, antwoord(bericht), moment=moment + timedelta(seconds=duur_s))
    return pogingen


def _eerstvolgende() -> datetime | None:
    with lezen() as sessie:
        return sessie.exec(select(func.min(Bericht.volgende_op))).one()
