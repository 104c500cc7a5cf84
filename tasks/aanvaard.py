"""An answer that was accepted: what its consequences, in the same act, may need of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models.tabellen import Vastlegging, Vraag
from models.zaakbeeld import Zaakbeeld
from tasks.register.vastleggen import Wie


@dataclass(frozen=True)
class Aanvaard:
    """The answer to `vraag`, recorded as `besluit`; `zaak` is the case just before it."""

    sessie: Session
    zaak: Zaakbeeld
    vraag: Vraag
    besluit: Vastlegging
    door: Wie
    moment: datetime
