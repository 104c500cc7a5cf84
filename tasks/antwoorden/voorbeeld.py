"""The form of a stap in a case, with an example that would be accepted; judges no rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from models.begrippen import LANDELIJK, Procedure, Rol
from models.formulieren import KADER
from models.fouten import OnjuisteInvoer
from models.stappen import eis_stap, formulier, variant_in
from models.voorbeelden.antwoorden import antwoord, uitkomsten
from models.zaak.beeld import Zaakbeeld
from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.mensen.functionarissen import met_mandaat
from tasks.register.lezen import beeld
from tasks.zaak.maatregelen import getoetst
from tasks.zaak.zaken import open_vragen, zaak

_ZONDER_VRAAG = "ird"


@dataclass(frozen=True)
class Formulier:
    """What is asked, as JSON schema, a complete answer, and the head of the case as it stands."""

    schema: dict[str, Any]
    voorbeeld: dict[str, Any]
    hoofd: str


def formulier_met_voorbeeld(
    zaaknummer: str, stap: str, uitkomst: str | None, *, vandaag: date
) -> Formulier:
    """For any stap of the process, from the moment the case exists; the first outcome if None."""
    with lezen() as sessie:
        zaak(sessie, zaaknummer)
        eis_stap(stap)
        gevonden = beeld(sessie, zaaknummer)
        mogelijk = uitkomsten(stap)
        if uitkomst is not None and uitkomst not in mogelijk:
            raise OnjuisteInvoer("uitkomst", f"moet een van deze zijn: {', '.join(mogelijk)}")
        variant = _variant(sessie, gevonden, stap)
        voorbeeld = antwoord(
            stap,
            uitkomst or mogelijk[0],
            variant=variant,
            vandaag=vandaag,
            bekend=_bekend(stap, uitkomst or mogelijk[0])(sessie, gevonden),
        )
    hoofd = gevonden.feiten[-1].hash
    return Formulier(formulier(stap, variant).model_json_schema(), voorbeeld, hoofd)


def _variant(sessie: Session, zaak: Zaakbeeld, stap: str) -> str:
    if stap == "informatieproduct":
        open_ = [vraag for vraag in open_vragen(sessie, zaak.zaaknummer) if vraag.stap == stap]
        return min(open_, key=lambda vraag: vraag.sinds).variant if open_ else _ZONDER_VRAAG
    return variant_in(stap, zaak.domein)


def _bekend(stap: str, uitkomst: str) -> Callable[[Session, Zaakbeeld], dict[str, Any]]:
    return _BEKEND.get(f"{stap}={uitkomst}") or _BEKEND.get(stap, _niets)


def _niets(_: Session, __: Zaakbeeld) -> dict[str, Any]:
    return {}


def _overlegd_met(sessie: Session, zaak: Zaakbeeld) -> dict[str, Any]:
    """An HOvJ of the gezag whom the adviseur may consult (N071), never in the own case (N076)."""
    eigen = zaak.buitengesloten
    gebied = zaak.gezag.gebied
    hovj = met_mandaat(sessie, Rol.HOVJ, gebied, moment=nu(), niet=eigen)
    return {"overlegd_met": next(iter(hovj), None)}


def _kader(_: Session, zaak: Zaakbeeld) -> dict[str, Any]:
    """The intakeformulier as it was filled in: what the HOvJ confirms, unless corrected (N038)."""
    intake = zaak.laatste("intakeformulier")
    gegeven = intake.antwoord if intake else {}
    keuzen = (veld for veld in KADER if not veld.endswith("_onderbouwing"))
    return {veld: gegeven[veld] for veld in keuzen if veld in gegeven}


def _tafel(sessie: Session, zaak: Zaakbeeld) -> dict[str, Any]:
    """Who of the OM may chair and keep the minutes (N042)."""
    om = (
        wie
        for rol in (Rol.LANDELIJK_COORDINEREND_HOVJ, Rol.OM_TRIAGE)
        for wie in met_mandaat(sessie, rol, LANDELIJK, moment=nu(), niet=zaak.buitengesloten)
    )
    return dict(zip(("voorzitter", "secretaris"), om, strict=False))


def _afbouw(sessie: Session, zaak: Zaakbeeld) -> dict[str, Any]:
    """Something that runs, of whoever is asked to review (N020)."""
    toetsen = sorted(zaak.lopend(Procedure.TOETSING)) or [""]
    gezag = zaak.gezag_bij(toetsen[0]).rol
    eerste = getoetst(sessie, zaak.zaaknummer, gezag)[:1]
    deel = [{"soort": m.soort.value, "locatie": m.locatie.value} for m in eerste]
    return {"afbouw": deel} if deel else {}


_BEKEND: Mapping[str, Callable[[Session, Zaakbeeld], dict[str, Any]]] = {
    "overleg": _overlegd_met,
    "vervolg": _overlegd_met,
    "afstemming": _overlegd_met,
    "ondertekening": _kader,
    "triagetafel": _tafel,
    "toetsbesluit=afschalen": _afbouw,
}
"""Stap, or one outcome of it → fields of the example that the case itself gives."""
