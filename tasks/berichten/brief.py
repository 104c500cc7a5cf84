"""What is sent, and how an attempt at sending it ended."""

from dataclasses import dataclass
from enum import Enum

from tasks.register.sleutels import BEHEER


@dataclass(frozen=True)
class Brief:
    """What a bericht shows, and nothing of what the case is about (N106).

    `op` is the moment of sending, so that who receives a webhook can refuse an old one.
    """

    nummer: str
    zaaknummer: str
    inloggen: str
    bevestigen: str
    op: str
    uitnodiging: str = ""
    """An invitation as text (RFC 5545), for a bericht about a meeting."""
    proef: bool = False
    """Only asks whether it arrives."""
    waarom: str = ""
    """A sentence in front, for what concerns an account and no case."""
    vastlegging: int | None = None
    """The record in the name of who reads this; without one it is about something else."""
    mededeling: str = ""
    """What to tell instead, about the account of the recipient."""

    @property
    def titel(self) -> str:
        """The subject: number and case, and nothing of what it is about."""
        if self.proef:
            return f"regie: proefbericht {self.nummer}"
        return f"regie: bericht {self.nummer} over {self._waarover}"

    @property
    def tekst(self) -> str:
        """What to do: log in, and confirm where that is asked."""
        if self.vastlegging:
            return (
                f"Op uw naam is iets vastgelegd in {self._waarover} (vastlegging"
                f" {self.vastlegging}).\nWas u dit niet? Bel dan meteen de beheerder, en noem deze"
                f" nummers.\n`regie register toon {self.zaaknummer}` toont wat op uw naam staat."
                f"\nLog in: {self.inloggen}"
            )
        if self.mededeling:
            return self.mededeling
        bevestig = f"\nBevestig de ontvangst: {self.bevestigen}" if self.bevestigen else ""
        if self.proef:
            return f"Dit is een proefbericht: zo bereikt regie u voortaan.{bevestig}"
        waarom = f"{self.waarom}\n" if self.waarom else ""
        return (
            f"{waarom}Er staat iets voor u klaar in {self._waarover}.\n"
            f"Log in: {self.inloggen}{bevestig}"
        )

    @property
    def _waarover(self) -> str:
        return self.zaaknummer if self.zaaknummer == BEHEER else f"zaak {self.zaaknummer}"


WAAROM = {
    ("alarm", "slot"): "Ergens typte iemand te vaak een onjuiste code; die deur is nu dicht."
    " `regie functionaris lijst` toont wiens deur dicht is.",
    (
        "alarm",
        "inschrijven",
    ): "Een inschrijflink kwam niet aan. `regie functionaris lijst` toont"
    " wie daarop wacht; `regie functionaris inschrijflink` maakt een nieuwe.",
    ("alarm", "herstel"): "Een beheerder is met de hoofdsleutel opnieuw ingeschreven, zonder een"
    " tweede. Wist u dit niet, ga het dan meteen na.",
    ("kennisgeving", "slot"): "Te vaak typte iemand in uw naam een onjuiste code; die deur is nu"
    " dicht. Was u dat niet, waarschuw dan een beheerder.",
}
"""Kind and stap of a bericht about an account → what it says of that; nobody is named."""


class Uitslag(Enum):
    """How one attempt ended."""

    AANGENOMEN = "aangenomen"
    TIJDELIJK = "tijdelijk"
    """Not taken, this time."""
    BLIJVEND = "blijvend"
    """Not taken, and this address never will."""
    ONBEKEND = "onbekend"
    """Perhaps taken; sent again, and the recipient knows it by its number."""
