"""How functionarissen are reached: their channels, in order of preference, wrapped when stored."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, ValidationError
from sqlmodel import Session, col, delete

from models.begrippen import Deur
from models.fouten import Geweigerd, OnjuisteInvoer
from models.tabellen import Kanaal
from tasks import functionarissen
from tasks.beheer import als_beheerder
from tasks.codes import bewijs
from tasks.database import lezen, transactie
from tasks.kanalen import soort_van
from tasks.pogingen import leg_poging_vast
from tasks.register import Gebeurtenis, Wie, leg_vast
from tasks.sleutels import BEHEER, verpak


def _bereikbaar(adres: str) -> str:
    soort_van(adres)
    return adres


_Adres = Annotated[str, Field(min_length=3, max_length=2000), AfterValidator(_bereikbaar)]


class _Invoer(BaseModel):
    kanalen: Annotated[list[_Adres], Field(max_length=10)]


def stel_in(wie: str, invoer: Any, *, als: str, code: str, moment: datetime) -> int:  # noqa: ANN401
    """Replace the channels of a functionaris, by that person or a beheerder; how many.

    OnjuisteInvoer with the place of an address that nothing can send to, which is not repeated;
    NietGevonden if there is no such functionaris; Geweigerd (recorded) for anyone else.
    """
    adressen = _gecontroleerd(invoer)
    with lezen() as sessie:
        functionarissen.functionaris(sessie, wie)

    def vervang(sessie: Session, door: Wie) -> int:
        sessie.exec(delete(Kanaal).where(col(Kanaal.functionaris) == wie))
        for volgorde, (soort, adres) in enumerate(adressen):
            verpakt = verpak(adres.encode())
            sessie.add(Kanaal(functionaris=wie, volgorde=volgorde, soort=soort, adres=verpakt))
        inhoud = {"wat": "kanalen", "functionaris": wie, "soorten": [s for s, _ in adressen]}
        leg_vast(sessie, Gebeurtenis(BEHEER, "beheer", inhoud, wie=door), moment=moment)
        return len(adressen)

    if als != wie:
        return als_beheerder(als, code, vervang, stap="kanalen", moment=moment)
    try:
        bewijs(als, code, deur=Deur.A, moment=moment)
        with transactie() as sessie:
            return vervang(sessie, Wie(als))
    except Geweigerd as weigering:
        leg_poging_vast(BEHEER, "kanalen", als, weigering, moment=moment)
        raise


def _gecontroleerd(invoer: Any) -> list[tuple[str, str]]:  # noqa: ANN401  raw input of any shape
    """Kind and address of each."""
    try:
        gelezen = _Invoer.model_validate({"kanalen": invoer})
    except ValidationError as fout:
        raise OnjuisteInvoer.uit(fout) from None
    return [(soort_van(adres), adres) for adres in gelezen.kanalen]
