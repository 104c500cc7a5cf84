"""How functionarissen are reached: their channels, in order of preference, wrapped when stored."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, ValidationError
from sqlmodel import Session, col, delete

from models.fouten import OnjuisteInvoer
from models.tabellen import Kanaal
from tasks.basis.database import lezen
from tasks.berichten.bereik import bevestigde
from tasks.berichten.kanalen import ontvanger, soort_van
from tasks.berichten.klaarzetten import zet_mededeling_klaar, zet_proef_klaar
from tasks.berichten.mededeling import KANALEN
from tasks.mensen import functionarissen
from tasks.mensen.beheer import als_twee_beheerders
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Plek, Poging
from tasks.register.sleutels import BEHEER, verpak
from tasks.register.vastleggen import Handelende


def _bereikbaar(adres: str) -> str:
    ontvanger(adres)
    return adres


_Adres = Annotated[str, Field(min_length=3, max_length=2000), AfterValidator(_bereikbaar)]


class _Invoer(BaseModel):
    kanalen: Annotated[list[_Adres], Field(max_length=10)]


def stel_in(
    wie: str,
    invoer: Any,  # noqa: ANN401  JSON
    poging: Poging,
    tweede: Poging | None = None,
    *,
    moment: datetime,
) -> int:
    """Replace the channels of a functionaris, by that person or two beheerders; how many.

    OnjuisteInvoer with the place of an address that nothing can send to, which is not repeated;
    NietGevonden if there is no such functionaris; Geweigerd (recorded) for anyone else.
    """
    adressen = gecontroleerd(invoer)
    with lezen() as sessie:
        functionarissen.functionaris(sessie, wie)
    if poging.functionaris != wie:
        if tweede is None:
            raise OnjuisteInvoer(
                "--tweede en --tweede-code", "de adressen van een ander wijzigen twee beheerders"
            )
        paar = (poging, tweede)
        with als_twee_beheerders(*paar, stap="kanalen", moment=moment) as (sessie, door):
            return vervang(sessie, wie, adressen, door=door, moment=moment)
    if tweede:
        raise OnjuisteInvoer("--tweede", "tekent alleen mee voor de adressen van een ander")
    with ondertekend(Plek(BEHEER, "kanalen"), poging, moment=moment) as sessie:
        return vervang(sessie, wie, adressen, door=Handelende(wie), moment=moment)


def vervang(
    sessie: Session,
    wie: str,
    adressen: list[tuple[str, str]],
    *,
    door: functionarissen.Door,
    moment: datetime,
) -> int:
    """Replace the channels of a functionaris by these (kind, address), recorded; how many.

    The old ones hear of it. What was confirmed stays so; to the others goes a bericht that asks for
    it.
    """
    functionarissen.functionaris(sessie, wie)  # may have been withdrawn meanwhile
    zet_mededeling_klaar(sessie, wie, KANALEN, moment=moment)
    zet_kanalen(sessie, wie, adressen, door=door, moment=moment)
    zet_proef_klaar(sessie, wie, moment=moment)
    inhoud: dict[str, object] = {"wat": "kanalen", "functionaris": wie}
    inhoud["soorten"] = [soort for soort, _ in adressen]
    functionarissen.leg_beheer_vast(sessie, inhoud, door=door, moment=moment)
    return len(adressen)


def zet_kanalen(
    sessie: Session,
    wie: str,
    adressen: list[tuple[str, str]],
    *,
    door: functionarissen.Door,
    moment: datetime,
) -> None:
    """The rows alone: the record of what they are part of is for who calls this."""
    een = functionarissen.eerste(door).functionaris
    anders = "" if een == wie else een
    bevestigd = bevestigde(sessie, wie)
    sessie.exec(delete(Kanaal).where(col(Kanaal.functionaris) == wie))
    for volgorde, (soort, adres) in enumerate(adressen):
        rij = Kanaal(functionaris=wie, volgorde=volgorde, soort=soort, adres=verpak(adres.encode()))
        rij.gezet_op, rij.gezet_door = moment, anders
        rij.bevestigd_op = bevestigd.get(adres)
        sessie.add(rij)


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
