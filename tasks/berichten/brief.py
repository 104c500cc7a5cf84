"""What is sent, and how an attempt at sending it ended."""

from collections.abc import Mapping
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
    def beheerdaad(self) -> int | None:
        """That record, if it is of the beheer."""
        return self.vastlegging if self.zaaknummer == BEHEER else None

    @property
    def titel(self) -> str:
        """The subject: number and case, and nothing of what it is about."""
        return self._als(_TITELS)

    @property
    def tekst(self) -> str:
        """What to do: log in, and confirm where that is asked."""
        return self._als(_TEKSTEN)

    def _als(self, per_soort: Mapping[str, str]) -> str:
        """The text of the first kind that this is, without the lines that say nothing."""
        tekst = next(zin for soort, zin in per_soort.items() if getattr(self, soort))
        waarover = self.zaaknummer if self.zaaknummer == BEHEER else f"zaak {self.zaaknummer}"
        bevestig = f"Bevestig de ontvangst: {self.bevestigen}" if self.bevestigen else ""
        velden = {**vars(self), "waarover": waarover, "bevestig": bevestig}
        return "\n".join(filter(None, (regel.format(**velden) for regel in tekst.splitlines())))


_TITELS = {
    "proef": "regie: proefbericht {nummer}",
    "nummer": "regie: bericht {nummer} over {waarover}",
}
_TEKSTEN = {
    "beheerdaad": "Op uw naam is iets vastgelegd in het beheer (vastlegging {vastlegging}).\n"
    "Was u dit niet? Bel dan meteen een beheerder die u kent, en noem dit nummer.\n"
    "Log in: {inloggen}",
    "vastlegging": "Op uw naam is iets vastgelegd in {waarover} (vastlegging {vastlegging}).\n"
    "Was u dit niet? Bel dan meteen de beheerder, en noem deze nummers.\n"
    "`regie register toon {zaaknummer}` toont wat op uw naam staat.\n"
    "Log in: {inloggen}",
    "mededeling": "{mededeling}",
    "proef": "Dit is een proefbericht: zo bereikt regie u voortaan.\n{bevestig}",
    "nummer": "{waarom}\nEr staat iets voor u klaar in {waarover}.\nLog in: {inloggen}\n{bevestig}",
}
"""What makes a bericht of some kind, the first that it has → what that says; `nummer` has each."""

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
