"""How functionarissen are reached: their channels, in order of preference, wrapped when stored."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, ValidationError
from sqlmodel import Session, col, delete

from models.begrippen import Feitsoort
from models.fouten import OnjuisteInvoer
from models.tabellen import Kanaal
from tasks.basis.database import lezen
from tasks.berichten.bereik import bevestigde
from tasks.berichten.kanalen import ontvanger, soort_van
from tasks.berichten.klaarzetten import zet_proef_klaar
from tasks.mensen import functionarissen
from tasks.mensen.beheer import als_beheerder
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Plek, Poging
from tasks.register.sleutels import BEHEER, verpak
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast


def _bereikbaar(adres: str) -> str:
    ontvanger(adres)
    return adres


_Adres = Annotated[str, Field(min_length=3, max_length=2000), AfterValidator(_bereikbaar)]


class _Invoer(BaseModel):
    kanalen: Annotated[list[_Adres], Field(max_length=10)]


def stel_in(wie: str, invoer: Any, poging: Poging, *, moment: datetime) -> int:  # noqa: ANN401  JSON
    """Replace the channels of a functionaris, by that person or a beheerder; how many.

    OnjuisteInvoer with the place of an address that nothing can send to, which is not repeated;
    NietGevonden if there is no such functionaris; Geweigerd (recorded) for anyone else.
    """
    adressen = gecontroleerd(invoer)
    with lezen() as sessie:
        functionarissen.functionaris(sessie, wie)
    if poging.functionaris != wie:
        with als_beheerder(poging, stap="kanalen", moment=moment) as (sessie, door):
            return vervang(sessie, wie, adressen, door=door, moment=moment)
    with ondertekend(Plek(BEHEER, "kanalen"), poging, moment=moment) as sessie:
        return vervang(sessie, wie, adressen, door=Handelende(wie), moment=moment)


def vervang(
    sessie: Session,
    wie: str,
    adressen: list[tuple[str, str]],
    *,
    door: Handelende,
    moment: datetime,
) -> int:
    """Replace the channels of a functionaris by these (kind, address); how many.

    What was confirmed stays so; to the others goes a bericht that asks for it.
    """
    bevestigd = bevestigde(sessie, wie)
    sessie.exec(delete(Kanaal).where(col(Kanaal.functionaris) == wie))
    for volgorde, (soort, adres) in enumerate(adressen):
        rij = Kanaal(functionaris=wie, volgorde=volgorde, soort=soort, adres=verpak(adres.encode()))
        rij.bevestigd_op = bevestigd.get(adres)
        sessie.add(rij)
    zet_proef_klaar(sessie, wie, moment=moment)
    inhoud = {"wat": "kanalen", "functionaris": wie, "soorten": [s for s, _ in adressen]}
    leg_vast(sessie, Gebeurtenis(BEHEER, Feitsoort.BEHEER, inhoud, wie=door), moment=moment)
    return len(adressen)


def bereikt(invoer: Any) -> list[tuple[str, str]]:  # noqa: ANN401  as below
    """Kind of each channel and whom it reaches, to show to who sets them."""
    return [(soort, ontvanger(adres)) for soort, adres in gecontroleerd(invoer)]


def gecontroleerd(invoer: Any) -> list[tuple[str, str]]:  # noqa: ANN401  raw input of any shape
    """Kind and address of each."""
    try:
        gelezen = _Invoer.model_validate({"kanalen": invoer})
    except ValidationError as fout:
        raise OnjuisteInvoer.uit(fout) from None
    return [(soort_van(adres), adres) for adres in gelezen.kanalen]
