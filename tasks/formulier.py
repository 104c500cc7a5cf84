"""The form of a stap in a case, with an example that would be accepted; judges no rule."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from models.begrippen import Rol
from models.fouten import NietGevonden, OnjuisteInvoer
from models.stappen import STAPPEN, formulier
from models.voorbeelden import antwoord, uitkomsten
from models.zaakbeeld import Zaakbeeld
from tasks.database import lezen
from tasks.functionarissen import met_mandaat
from tasks.klok import nu
from tasks.register import beeld
from tasks.zaken import open_vragen, zaak

_ZONDER_VRAAG = "ird"


@dataclass(frozen=True)
class Formulier:
    """What is asked, as JSON schema, and a complete answer."""

    schema: dict[str, Any]
    voorbeeld: dict[str, Any]


def formulier_met_voorbeeld(
    zaaknummer: str, stap: str, uitkomst: str | None, *, vandaag: date
) -> Formulier:
    """For any stap of the process, from the moment the case exists; the first outcome if None."""
    with lezen() as sessie:
        zaak(sessie, zaaknummer)
        eis_stap(stap)
        mogelijk = uitkomsten(stap)
        if uitkomst is not None and uitkomst not in mogelijk:
            raise OnjuisteInvoer(f"uitkomst: moet een van deze zijn: {', '.join(mogelijk)}")
        variant = _variant(sessie, zaaknummer, stap)
        voorbeeld = antwoord(
            stap,
            uitkomst or mogelijk[0],
            variant=variant,
            vandaag=vandaag,
            overlegd_met=_hovj(sessie, beeld(sessie, zaaknummer)),
        )
    return Formulier(formulier(stap, variant).model_json_schema(), voorbeeld)


def eis_stap(stap: str) -> None:
    """NietGevonden if no procedure has this stap."""
    if stap not in STAPPEN:
        raise NietGevonden(f"Deze stap bestaat niet; bekend zijn {', '.join(STAPPEN)}.")


def _variant(sessie: Session, zaaknummer: str, stap: str) -> str:
    if stap != "informatieproduct":
        return ""
    open_ = [vraag for vraag in open_vragen(sessie, zaaknummer) if vraag.stap == stap]
    return min(open_, key=lambda vraag: vraag.sinds).variant if open_ else _ZONDER_VRAAG


def _hovj(sessie: Session, zaak: Zaakbeeld) -> str | None:
    """An HOvJ of the gezag whom the adviseur may consult (N071), never in the own case (N076)."""
    eigen = zaak.persoon.eigen_functionarissen
    hovj = met_mandaat(
        sessie,
        Rol.HOVJ,
        zaak.gezag.gebied,
        moment=nu(),
        niet=zaak.persoon.eigen_functionarissen,
    )
    return next((wie for wie in hovj if wie not in eigen), None)
