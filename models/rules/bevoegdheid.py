"""Who may answer which stap: one table, and the refusals around it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from models.begrippen import LANDELIJK, Bevoegd, Rol, Uitvoerder
from models.beleid import Beleid
from models.fouten import Geweigerd


class Plaats(NamedTuple):
    """What of a case decides who may answer."""

    gezag: Bevoegd
    eenheid: str
    leverende_eenheid: str
    leverancier: Rol | None = None
    uitvoerders: frozenset[Uitvoerder] = frozenset()
    vervolg_door: Rol = Rol.ADVISEUR_BBC


class Volmacht(NamedTuple):
    """A mandate that is valid at the moment of the answer."""

    rol: Rol
    gebied: str
    namens: str = ""


def _leverancier(p: Plaats) -> list[Bevoegd]:
    rol = p.leverancier or Rol.POLITIE
    return [Bevoegd(rol, p.leverende_eenheid if rol is Rol.POLITIE else LANDELIJK)]


def _uitvoerders(p: Plaats) -> list[Bevoegd]:
    """circulaire 5.2 (N107): the executing organisation; politie also for local executors."""
    kmar = [Bevoegd(Rol.KMAR, LANDELIJK)] if Uitvoerder.KMAR in p.uitvoerders else []
    rest = p.uitvoerders - {Uitvoerder.KMAR}
    return ([Bevoegd(Rol.POLITIE, p.eenheid)] if rest or not kmar else []) + kmar


def _adviseur(p: Plaats) -> list[Bevoegd]:
    """circulaire 2.4.1 (N066): the adviseur BB&C of the parket that has gezag."""
    return [Bevoegd(Rol.ADVISEUR_BBC, p.gezag.gebied)] if p.gezag.rol is Rol.HOVJ else []


_TABEL: dict[str, Callable[[Plaats], list[Bevoegd]]] = {
    "weging": lambda p: [Bevoegd(Rol.RCCB, p.eenheid)],
    "overleg": _adviseur,
    "vervolg": lambda p: [adviseur._replace(rol=p.vervolg_door) for adviseur in _adviseur(p)],
    "informatieproduct": _leverancier,
    "maatregeladvies": lambda p: [
        Bevoegd(Rol.POLITIE, p.leverende_eenheid),
        Bevoegd(Rol.RCCB, p.leverende_eenheid),
        Bevoegd(Rol.KMAR, LANDELIJK),
    ],
    "besluit_maatregelen": lambda p: [p.gezag],
    "informeren_persoon": _uitvoerders,
}
_TABEL_UITKOMST: dict[tuple[str, str], Callable[[Plaats], list[Bevoegd]]] = {
    ("informeren_persoon", "beperkt"): lambda p: [p.gezag],
}
_NORM = {
    "weging": "N065",
    "overleg": "N071",
    "vervolg": "N074",
    "informatieproduct": "N073",
    "maatregeladvies": "N009",
    "besluit_maatregelen": "N075",
    "informeren_persoon": "N107",
}


def bevoegden(stap: str, plaats: Plaats, uitkomst: str = "") -> list[Bevoegd]:
    """Roles in areas that may give this answer; the first is the one who is asked."""
    return _TABEL_UITKOMST.get((stap, uitkomst), _TABEL[stap])(plaats)


def volmacht_voor(
    stap: str, uitkomst: str, *, plaats: Plaats, volmachten: Iterable[Volmacht]
) -> Volmacht:
    """The mandate on which this answer rests (N033, N065, N075); Geweigerd if there is none.

    A role answers for the roles that it includes, in its own area only; an own mandate goes
    before one that is held namens another.
    """
    nodig = bevoegden(stap, plaats, uitkomst)
    volmachten = sorted(volmachten, key=lambda volmacht: bool(volmacht.namens))
    for volmacht in volmachten:
        if any(b.rol in volmacht.rol.omvat and b.gebied == volmacht.gebied for b in nodig):
            return volmacht
    if stap == "besluit_maatregelen" and plaats.gezag.rol is Rol.NCTV:
        raise Geweigerd(
            "In het stelsel is de NCTV het enige gezag;"
            " een ander besluit daar niet over maatregelen.",
            norm="N033",
            advies="laat de NCTV besluiten.",
        )
    raise Geweigerd(
        f"U hebt nu geen geldig mandaat om {stap} te beantwoorden.",
        norm=_NORM.get(stap),
        advies=f"laat {' of '.join(map(str, nodig))} antwoorden." if nodig else None,
    )


def toets_eigen_zaak(handelt: Iterable[str], *, eigen: frozenset[str]) -> None:
    """circulaire 2.4.2 (N076, N079): nobody acts in the own case, nor someone namens them."""
    if eigen.intersection(handelt):
        raise Geweigerd(
            "Niemand heeft een rol in de eigen zaak, ook niet door een vervanger.",
            norm="N076",
            advies="laat een ander met een eigen mandaat antwoorden.",
        )


def toets_vier_ogen(
    stap: str, handelt: Iterable[str], *, voorbereiders: Iterable[str], beleid: Beleid
) -> None:
    """Policy (`beleid.vier_ogen`): who drew up does not sign, not through a substitute either."""
    if stap in beleid.vier_ogen and set(handelt).intersection(voorbereiders):
        raise Geweigerd(
            "Wie het advies opstelde, besluit er niet over, ook niet als vervanger.",
            norm="beleid: vier ogen",
            advies="laat een andere bevoegde functionaris besluiten.",
        )
