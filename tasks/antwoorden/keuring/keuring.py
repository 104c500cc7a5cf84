"""What the rules of one answer may look at."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models.begrippen import Deur
from models.rules.bevoegdheid import Volmacht
from models.zaak.beeld import Zaakbeeld


@dataclass(frozen=True)
class Keuring:
    """What the rules of one answer may look at."""

    sessie: Session
    zaak: Zaakbeeld
    onderwerp: str
    wie: str
    deur: Deur
    volmacht: Volmacht
    moment: datetime
