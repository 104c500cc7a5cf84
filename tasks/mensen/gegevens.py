"""What people are called: name and function of functionarissen, wrapped when stored."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, ValidationError
from sqlmodel import Session, col, select

from models.basis import Invoer, Kort
from models.fouten import OnjuisteInvoer
from models.tabellen import Functionaris
from tasks.basis.database import lezen
from tasks.mensen import functionarissen as mensen
from tasks.mensen.beheer import Paar, als_twee_beheerders
from tasks.register.sleutels import pak_uit, verpak


class Persoonsgegevens(Invoer):
    """Name and function, as they stand on screen and paper."""

    naam: Kort
    functie: Annotated[str, Field(max_length=200)] = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.naam, self.functie)))


def stel_gegevens_in(wie: str, invoer: Any, paar: Paar, *, moment: datetime) -> None:  # noqa: ANN401  JSON
    """Say what a functionaris is called; by two beheerders, for it stands under decisions."""
    gegevens = gelezen(invoer)
    with lezen() as sessie:
        mensen.functionaris(sessie, wie)
    with als_twee_beheerders(*paar, stap="gegevens", moment=moment) as (sessie, door):
        zet(mensen.functionaris(sessie, wie), gegevens)
        inhoud: dict[str, object] = {"wat": "gegevens", "functionaris": wie}
        mensen.leg_beheer_vast(sessie, inhoud, door=door, moment=moment)


def gelezen(invoer: Any) -> Persoonsgegevens:  # noqa: ANN401  as above
    """The input in its form; OnjuisteInvoer names every fault."""
    try:
        return Persoonsgegevens.model_validate(invoer)
    except ValidationError as fout:
        raise OnjuisteInvoer.uit(fout) from None


def zet(mens: Functionaris, gegevens: Persoonsgegevens) -> None:
    """Put them in the row; only within an act, as all that is wrapped."""
    mens.naam = verpak(gegevens.naam.encode())
    mens.functie = verpak(gegevens.functie.encode()) if gegevens.functie else None


def gegevens_van(mens: Functionaris) -> tuple[str, str]:
    """Name and function; empty where they are unknown."""
    naam, functie = (pak_uit(deel).decode() if deel else "" for deel in (mens.naam, mens.functie))
    return naam, functie


def namen_van(sessie: Session, wie: Iterable[str]) -> dict[str, str]:
    """How these functionarissen stand on paper: name, function, id; not those without a name."""
    rijen = sessie.exec(
        select(Functionaris).where(
            col(Functionaris.id).in_(set(wie)), col(Functionaris.naam).is_not(None)
        )
    )
    return {mens.id: _voluit(mens) for mens in rijen}


def _voluit(mens: Functionaris) -> str:
    return ", ".join(filter(None, gegevens_van(mens))) + f" ({mens.id})"
