"""One occasion on which one gemeente is informed of a stelselcasus (circulaire 2.3.5)."""

from dataclasses import dataclass
from datetime import datetime

from models.begrippen import Gelegenheid, Rol, Scenario
from models.naslag.beleid import Beleid


@dataclass(frozen=True)
class Informering:
    """Which gemeente, on what occasion, and who there is told, in order.

    `uiterlijk` is the moment that it is about, before which its terms end.
    """

    onderwerp: str
    gemeente: str
    gelegenheid: Gelegenheid
    ladder: tuple[Rol, ...]
    sinds: datetime
    uiterlijk: datetime | None = None

    @property
    def scenario(self) -> Scenario:
        """circulaire 2.3.5 (N056)."""
        return self.gelegenheid.scenario

    def uiterlijk_van(self, stap: str, sinds: datetime, beleid: Beleid) -> datetime | None:
        """Beleid: van de tijd die over is, krijgt de vrijgave een deel en de gemeente de rest."""
        if self.uiterlijk is None or stap != "vrijgave":
            return self.uiterlijk
        return onderweg(sinds, self.uiterlijk, beleid)


def onderweg(sinds: datetime, op: datetime, beleid: Beleid) -> datetime:
    """Beleid: wie het eerst is gevraagd, krijgt een deel van de tijd; het besluit de rest."""
    return sinds + (op - sinds) * beleid.eerst_gevraagde_deel
