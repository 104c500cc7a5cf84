"""What is known of a case, and its records by what they are about."""

from dataclasses import dataclass, field
from datetime import datetime

from models.begrippen import (
    Bevoegd,
    Domein,
    Feitsoort,
    Grond,
    Grondslag,
    Status,
)
from models.formulieren.melding import Doelwit, Melding, ObjectOfDienst, Persoon
from models.rules.gezag import gezag_over
from models.rules.stelsel import kerngezin
from models.zaak.feit import Feit
from models.zaak.informering import Informering


@dataclass(frozen=True)
class Aangewezen:
    """On what ground the person is in het stelsel, since when, and who was designated besides.

    A later aanwijzing changes the ground, and takes nobody away.
    """

    grondslag: Grondslag
    sinds: datetime
    laatst: datetime
    overig: int = 0
    van: Bevoegd | None = None
    """The HOvJ who had gezag until then, and hands over."""


@dataclass
class Zaakgegevens:
    """What is known of a case after a number of records; `melding` as later changes made it."""

    zaaknummer: str
    domein: Domein
    status: Status
    gezag: Bevoegd
    eenheid: str
    melding: Melding
    altijd_voorleggen: bool
    aangewezen: Aangewezen | None = None
    elders: frozenset[str] = frozenset()
    """Gemeenten of relatives who were designated besides the kerngezin."""
    burgemeester_van: frozenset[str] = frozenset()
    """Where the person is or was the burgemeester, and hears nothing of the own case (N114)."""
    informeringen: dict[str, Informering] = field(default_factory=dict)
    momenten: dict[str, datetime] = field(default_factory=dict)
    """Onderwerp of a review or a moment of more risk → when that is, if it is on a date."""
    gronden: dict[str, Grond] = field(default_factory=dict)
    """Onderwerp of what is decided about an object on another ground than that of the melding."""
    uitgesloten: frozenset[str] = frozenset()
    """Functionarissen whom the gezag excluded, and did not let in again."""
    feiten: list[Feit] = field(default_factory=list)

    @property
    def doelwit(self) -> Doelwit:
        """The threatened person, object or dienst."""
        return self.melding.doelwit

    @property
    def buitengesloten(self) -> frozenset[str]:
        """Functionarissen without any part: it is their own case (N076), or they are excluded.

        They do not act or read, are told nothing, nor is anyone in their name.
        """
        return self.doelwit.eigen_functionarissen | self.uitgesloten

    @property
    def persoon(self) -> Persoon:
        """The threatened person; TypeError if the case is about an object or dienst."""
        if not isinstance(self.melding.doelwit, Persoon):
            raise TypeError("geen zaak over een persoon")
        return self.melding.doelwit

    def gezag_bij(self, onderwerp: str) -> Bevoegd:
        """circulaire 2.5 (N081): het gezag over waar deze procedure over gaat."""
        grond = self.gronden.get(onderwerp)
        if grond is None or not isinstance(self.doelwit, ObjectOfDienst):
            return self.gezag
        return gezag_over(self.doelwit, grond)

    @property
    def gezagen(self) -> frozenset[Bevoegd]:
        """Everyone who has gezag over something in this case."""
        return frozenset({self.gezag, *map(self.gezag_bij, self.gronden)})

    @property
    def kerngezin(self) -> int:
        """How many were designated with the person, by the rule (N027, N028)."""
        return len(kerngezin(self.persoon.huisgenoten)) if self.aangewezen else 0

    @property
    def besluiten(self) -> list[Feit]:
        """Accepted answers, in order."""
        return [feit for feit in self.feiten if feit.soort == Feitsoort.BESLUIT]

    def besluit(self, stap: str, keer: int, *, proces: str, onderwerp: str = "") -> Feit | None:
        """The answer to this vraag, if there is one."""
        sleutel = (proces, onderwerp, stap, keer)
        return next(
            (f for f in self.besluiten if (f.proces, f.onderwerp, f.stap, f.keer) == sleutel), None
        )

    def laatste(self, *stappen: str) -> Feit | None:
        """The last answer to one of these stappen."""
        return next((feit for feit in reversed(self.besluiten) if feit.stap in stappen), None)

    def opdracht(self, onderwerp: str = "") -> Feit | None:
        """The last order of an informatieproduct in this procedure; without one, in the case."""
        geplaatst = [
            feit
            for feit in reversed(self.besluiten)
            if feit.antwoord.get("product", "geen") != "geen"
            and feit.stap in {"overleg", "vervolg", "toetsbesluit"}
        ]
        eigen = (feit for feit in geplaatst if feit.onderwerp == onderwerp)
        return next(eigen, None) or next(iter(geplaatst), None)

    def ingetrokken(self, proces: str, onderwerp: str) -> Feit | None:
        """Why this process was overtaken, if it was: the record of its withdrawal."""
        gevonden = (
            f
            for f in self.feiten
            if (f.soort, f.proces, f.onderwerp) == (Feitsoort.INGETROKKEN, proces, onderwerp)
        )
        return next(gevonden, None)

    @property
    def ingetrokken_onderwerpen(self) -> frozenset[str]:
        """Onderwerpen of processes that were overtaken."""
        return frozenset(
            feit.onderwerp for feit in self.feiten if feit.soort == Feitsoort.INGETROKKEN
        )

    def _onder(self, feit: Feit, gezag: Bevoegd) -> bool:
        """Whether this is about what this gezag decides; only of an object there is more."""
        return not self.gronden or self.gezag_bij(feit.onderwerp) == gezag
