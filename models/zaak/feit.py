"""A record of a case as it is read back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.begrippen import Feitsoort


@dataclass(frozen=True)
class Feit:
    """A record as it is read back: chain columns plus decrypted content."""

    volgnummer: int
    soort: str
    proces: str
    onderwerp: str
    stap: str
    keer: int
    functionaris: str
    rol: str
    gebied: str
    namens: str
    moment: datetime
    versie: int
    hash: str
    inhoud: dict[str, Any]

    @property
    def antwoord(self) -> dict[str, Any]:
        """The form as it was filled in: the answer of a besluit, or what was brought in.

        With the fields that it had then: read them with `get`, or all with `leesvorm.gelezen`.
        """
        antwoord: dict[str, Any] = self.inhoud.get("antwoord", self.inhoud)
        return antwoord

    @property
    def uitkomst(self) -> str:
        """Outcome of a besluit."""
        return str(self.antwoord.get("uitkomst", ""))

    @property
    def handelden(self) -> frozenset[str]:
        """The person who acted and the one in whose name (N114, four eyes)."""
        return frozenset({self.functionaris, self.namens} - {""})


def variant(feit: Feit, feiten: Iterable[Feit]) -> str:
    """Which form this answered: the vraag that it answers, among `feiten`, says so."""
    plek = (feit.proces, feit.onderwerp, feit.stap, feit.keer)
    vragen = (vraag for vraag in feiten if vraag.soort == Feitsoort.VRAAG)
    zelfde = (v for v in vragen if (v.proces, v.onderwerp, v.stap, v.keer) == plek)
    return next((str(vraag.inhoud.get("variant", "")) for vraag in zelfde), "")
