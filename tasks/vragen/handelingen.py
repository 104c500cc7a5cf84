"""Acts in a case that answer no vraag: someone with a code and a mandate brings something in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlmodel import Session

from models.basis import Invoer
from models.begrippen import Feitsoort
from models.fouten import OnjuisteInvoer
from models.rules.bevoegdheid import buiten_de_zaak, volmacht_voor
from models.rules.objecten import keur_handeling
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from models.zaak.vouw import pas_toe
from tasks.basis.tijd import dag
from tasks.berichten.vastgelegd import eerste_na, meld_vastgelegd
from tasks.mensen.functionarissen import volmachthouder
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Plek, Poging
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.zaak.bevoegdheidscontext import context_van
from tasks.zaak.zaken import eis_zaak

M = TypeVar("M", bound=Invoer)


@dataclass(frozen=True)
class LopendeHandeling:
    """An act under way: the case as it is, who acts on which mandate, and when."""

    sessie: Session
    zaak: Zaakbeeld
    door: Handelende
    moment: datetime

    def leg_vast(
        self, soort: Feitsoort, inhoud: Invoer, *, proces: str = "", onderwerp: str = ""
    ) -> Feit:
        """Record what was brought in, in the case as it is too."""
        wat = Gebeurtenis(
            self.zaak.zaaknummer,
            soort,
            inhoud.model_dump(mode="json"),
            proces=proces,
            onderwerp=onderwerp,
            stap=soort,
            wie=self.door,
        )
        feit = leg_vast(self.sessie, wat, moment=self.moment)
        pas_toe(self.zaak, feit)
        return feit


def als_model(model: type[M], invoer: dict[str, Any], *, moment: datetime) -> M:
    """The input in its form; OnjuisteInvoer, which repeats none of it, if it does not fit.

    A gemeente that ended by then becomes what it is now.
    """
    try:
        return model.model_validate(invoer, context={"dag": dag(moment)})
    except ValidationError as fout:
        raise OnjuisteInvoer.uit(fout) from None


@contextmanager
def handeling(
    zaaknummer: str, stap: str, poging: Poging, *, moment: datetime, gemeente: str = ""
) -> Iterator[LopendeHandeling]:
    """An act by someone whom the table of bevoegden lets do `stap` in this case; faults as below.

    `gemeente` is the one that the act is about, if it is about one.
    """
    with in_zaak(zaaknummer, stap, poging, moment=moment) as (sessie, zaak_):
        keur_handeling(stap, zaak_.doelwit)
        volmacht = volmacht_voor(
            stap,
            "",
            houder=volmachthouder(sessie, poging.functionaris, moment=moment),
            plaats=context_van(zaak_, gemeente=gemeente),
            uitgesloten=[buiten_de_zaak(zaak_.buitengesloten)],
        )
        yield LopendeHandeling(sessie, zaak_, Handelende(poging.functionaris, *volmacht), moment)


@contextmanager
def in_zaak(
    zaaknummer: str, stap: str, poging: Poging, *, moment: datetime
) -> Iterator[tuple[Session, Zaakbeeld]]:
    """Check and consume the code; the block is the act, in one transaction, on the case as it is.

    Whoever acted hears that it is recorded. NietGevonden if there is no such case. Geweigerd
    (recorded as an attempt) for a wrong code or by the act itself; nothing else changes.
    """
    eis_zaak(zaaknummer)
    with ondertekend(Plek(zaaknummer, stap), poging, moment=moment) as sessie:
        zaak_ = beeld(sessie, zaaknummer)
        tot_hier = zaak_.feiten[-1].volgnummer
        yield sessie, zaak_
        if gemaakt := eerste_na(sessie, zaaknummer, tot_hier, poging.functionaris):
            meld_vastgelegd(sessie, zaaknummer, gemaakt, moment=moment)
