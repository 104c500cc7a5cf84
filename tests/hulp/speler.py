"""The one kind of player: someone who answers and acts, with an unused code, when the clock says.

`Spel` (mensen.py) plays in real time with people newly enrolled, `Zaakspel` (zaakspel.py) one case
in fake time with those of the demo, `Verloop` (verloop.py) a line of words by either.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pyotp
from sqlmodel import Session

from models.begrippen import Deur
from models.tabellen import Functionaris, Kanaal, Mandaat, Vraag
from models.zaak.feit import Feit
from tasks.antwoorden.beslissen import beslis
from tasks.basis.tijd import nu
from tasks.berichten.postvak import POSTVAK
from tasks.mensen.codes import ongebruikte_code
from tasks.register.geweigerde_pogingen import Code, Poging
from tasks.register.sleutels import verpak


class Speler:
    """Whoever is named answers and acts, through door A."""

    def __init__(self, klok: Callable[[], datetime] = nu) -> None:
        self.klok = klok
        """The moment of the next act."""

    def beslis(self, vraag: Vraag, invoer: dict[str, Any], wie: str) -> Feit:
        """Answer an open vraag."""
        moment = self.klok()
        return beslis(vraag.id, invoer, getekend(wie, moment), moment=moment)

    def handel(
        self, doe: Callable[..., Any], zaaknummer: str, invoer: dict[str, Any], wie: str
    ) -> Any:
        """Do what nobody asked for in a case; what the act gives."""
        moment = self.klok()
        return doe(zaaknummer, invoer, getekend(wie, moment), moment=moment)


def getekend(wie: str, moment: datetime) -> Poging:
    """An attempt of this functionaris through door A, with an unused code."""
    return Poging(wie, Code(code(wie, moment)), Deur.A, moment)


def code(wie: str, moment: datetime) -> str:
    """An unused code of this functionaris."""
    ongebruikt = ongebruikte_code(wie, moment=moment)
    assert ongebruikt is not None
    return ongebruikt


def schrijf_in(sessie: Session, wie: str, *mandaten: Mandaat) -> None:
    """Enrol someone with a mailbox of the demo and these mandates."""
    sessie.add(Functionaris(id=wie, geheim=verpak(pyotp.random_base32().encode())))
    sessie.flush()
    adres = verpak(f"{POSTVAK}://{wie}".encode())
    sessie.add_all([Kanaal(functionaris=wie, volgorde=0, soort=POSTVAK, adres=adres), *mandaten])
