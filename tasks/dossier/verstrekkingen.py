"""The list of disclosures and readings: receiver, ground, moment, kind of content (N008, N060).

It never names the protected person, and repeats no text that someone wrote about a case.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from sqlmodel import Session, and_, col, or_, select, true

from models.begrippen import LANDELIJK, Bevoegd, Feitsoort, Rol, Scenario
from models.formulieren import Verstrekking
from models.leesvorm import gelezen
from models.tabellen import Proces, Vastlegging
from models.zaak.feit import Feit
from tasks.basis.database import lezen
from tasks.register.lezen import feit_van
from tasks.register.sleutels import Vernietigd, sleutel_van
from tasks.zaak.zaken import zaak

_NCTV = Bevoegd(Rol.NCTV, LANDELIJK)
_VRIJGAVE = "informeren van de gemeente (circulaire 2.3.5)"


class Verstrekkingsregel(NamedTuple):
    """One line: `moment` is when it was disclosed, `volgnummer` that of its record."""

    zaaknummer: str
    volgnummer: int
    moment: str
    soort: str
    door: str
    rol: str
    gebied: str
    aan: str
    aan_gebied: str
    grondslag: str
    soort_inhoud: str


class _Inhoud(NamedTuple):
    soort: str
    moment: datetime
    aan: str
    aan_gebied: str
    grondslag: str
    soort_inhoud: str


@dataclass(frozen=True)
class Lijst:
    """The lines, and the cases of which nothing can be read any more."""

    regels: list[Verstrekkingsregel] = field(default_factory=list)
    vernietigd: list[str] = field(default_factory=list)


def verstrekkingen(zaaknummer: str | None = None) -> Lijst:
    """All of them, of one case or of every case, in the order in which they were recorded.

    NietGevonden if there is no such case.
    """
    with lezen() as sessie:
        if zaaknummer:
            zaak(sessie, zaaknummer)
        rijen = _rijen(sessie, zaaknummer)
        sleutels = {nummer: _sleutel(sessie, nummer) for nummer in {r.zaaknummer for r in rijen}}
        gemeenten = _gemeenten(sessie)
    leesbaar = ((rij, sleutel) for rij in rijen if (sleutel := sleutels[rij.zaaknummer]))
    regels = (_regel(rij, feit_van(rij, sleutel), gemeenten) for rij, sleutel in leesbaar)
    return Lijst(
        [regel for regel in regels if regel],
        sorted(nummer for nummer, sleutel in sleutels.items() if not sleutel),
    )


def _rijen(sessie: Session, zaaknummer: str | None) -> list[Vastlegging]:
    soorten = (
        and_(col(Vastlegging.soort) == soort, col(Vastlegging.stap) == stap if stap else true())
        for soort, stap in VERSTREKKEND
    )
    vraag = select(Vastlegging).where(or_(*soorten))
    if zaaknummer:
        vraag = vraag.where(col(Vastlegging.zaaknummer) == zaaknummer)
    return list(sessie.exec(vraag.order_by(col(Vastlegging.volgnummer))))


def _sleutel(sessie: Session, zaaknummer: str) -> bytes | None:
    try:
        return sleutel_van(sessie, zaaknummer)
    except Vernietigd:
        return None


def _gemeenten(sessie: Session) -> dict[tuple[str, str, str], str]:
    """Of every procedure that is about a gemeente."""
    over = select(Proces).where(col(Proces.gemeente) != "")
    return {(p.zaaknummer, p.proces, p.onderwerp): p.gemeente for p in sessie.exec(over)}


def _regel(
    rij: Vastlegging, feit: Feit, gemeenten: Mapping[tuple[str, str, str], str]
) -> Verstrekkingsregel | None:
    """Nothing if this record discloses nothing by itself."""
    lees = VERSTREKKEND.get((feit.soort, "")) or VERSTREKKEND[feit.soort, feit.stap]
    inhoud = lees(feit, gemeenten.get((rij.zaaknummer, feit.proces, feit.onderwerp), ""))
    if inhoud is None:
        return None
    return Verstrekkingsregel(
        rij.zaaknummer,
        feit.volgnummer,
        inhoud.moment.astimezone(UTC).isoformat(),
        inhoud.soort,
        feit.functionaris,
        feit.rol,
        feit.gebied,
        inhoud.aan,
        inhoud.aan_gebied,
        inhoud.grondslag,
        inhoud.soort_inhoud,
    )


def _gelezen(feit: Feit, _: str) -> _Inhoud:
    """circulaire 1.2 (N008): whoever read it, or got it on paper, is the receiver."""
    return _Inhoud(
        "inzage register" if feit.stap == "register" else feit.soort,
        feit.moment,
        feit.inhoud["ontvanger"]["rol"],
        feit.inhoud["ontvanger"]["gebied"],
        feit.inhoud["grondslag"],
        feit.inhoud["soort_inhoud"],
    )


def _vrijgegeven(feit: Feit, gemeente: str) -> _Inhoud:
    """circulaire 2.3.5 (N057, N058): what the NCTV released to a gemeente."""
    return _Inhoud("vrijgave", feit.moment, "gemeente", gemeente, _VRIJGAVE, feit.uitkomst)


def _acuut(feit: Feit, gemeente: str) -> _Inhoud | None:
    """circulaire 2.3.5 (N057): the minimum message of an acute risk needs no release."""
    if feit.inhoud["scenario"] != Scenario.ACUUT:
        return None
    return _Inhoud("vrijgave", feit.moment, "gemeente", gemeente, _VRIJGAVE, "minimumbericht")


def _overgedragen(
    aan: Bevoegd | str, grondslag: str, soort_inhoud: str, uitkomst: str = ""
) -> Callable[[Feit, str], _Inhoud | None]:
    """circulaire 1.2 (N008): what a stap hands over by itself, if it ended in `uitkomst`."""
    wie, gebied = (aan.rol.value, aan.gebied) if isinstance(aan, Bevoegd) else (aan, "")

    def lees(feit: Feit, _: str) -> _Inhoud | None:
        if uitkomst and feit.uitkomst != uitkomst:
            return None
        return _Inhoud("overdracht", feit.moment, wie, gebied, grondslag, soort_inhoud)

    return lees


def _buiten_regie(feit: Feit, _: str) -> _Inhoud:
    """circulaire 2.3.5 (N060): by politie, KMar or gezag, at the moment that they name."""
    wat = gelezen(Verstrekking, feit.antwoord)
    return _Inhoud(
        feit.soort,
        wat.op if "op" in wat.model_fields_set else feit.moment,
        wat.aan,
        wat.gemeente or "",
        wat.grondslag,
        wat.soort_inhoud,
    )


VERSTREKKEND: Mapping[tuple[str, str], Callable[[Feit, str], _Inhoud | None]] = {
    (Feitsoort.INZAGE, ""): _gelezen,
    (Feitsoort.UITGIFTE, ""): _gelezen,
    (Feitsoort.BESLUIT, "vrijgave"): _vrijgegeven,
    (Feitsoort.INFORMERING, ""): _acuut,
    (Feitsoort.VERSTREKKING, ""): _buiten_regie,
    (Feitsoort.BESLUIT, "informeren_persoon"): _overgedragen(
        "persoon",
        "informeren van de persoon (circulaire 5.2)",
        "dreiging en maatregelen",
        "geinformeerd",
    ),
    (Feitsoort.BESLUIT, "informatieproduct"): _overgedragen(
        "gezag", "informatie voor het besluit (circulaire 2.4.1)", "informatieproduct", "geleverd"
    ),
    (Feitsoort.LEVERING, ""): _overgedragen(
        "gezag", "informatie voor het besluit (circulaire 2.4.1)", "informatieproduct"
    ),
    (Feitsoort.BESLUIT, "overdrachtsdossier"): _overgedragen(
        _NCTV, "overdracht na triage (circulaire 2.3.3)", "overdrachtsdossier", "verzonden"
    ),
    (Feitsoort.VERZOEK_AANWIJZING, ""): _overgedragen(
        _NCTV,
        "verzoek om onmiddellijke aanwijzing (circulaire 2.3.4)",
        "aanleiding van het verzoek",
    ),
}
"""(Kind of record, stap or any) → how it is listed."""
