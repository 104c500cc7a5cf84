"""Who may answer which stap: one table, and on which mandate someone acts."""

from collections.abc import Callable, Iterable, Sequence
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

    def dekt(self, nodig: Bevoegd) -> bool:
        """Whether it gives this role, itself or one that includes it, in this very area."""
        return nodig.rol in self.rol.omvat and nodig.gebied == self.gebied


class Uitsluiting(NamedTuple):
    """People who do not act here, nor anyone namens them, and the refusal that says why."""

    mensen: frozenset[str]
    weigering: Geweigerd


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


def _hovj(p: Plaats) -> list[Bevoegd]:
    """circulaire 2.4.1 (N075): the HOvJ, where that is the gezag."""
    return [p.gezag] if p.gezag.rol is Rol.HOVJ else []


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
    "spoedmaatregel": lambda p: [Bevoegd(Rol.PORTEFEUILLEHOUDER_RCCB, p.eenheid), *_hovj(p)],
    "afstemming": _adviseur,
    "vaststelling": _hovj,
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
    "spoedmaatregel": "N068",
    "afstemming": "N069",
    "vaststelling": "N069",
    "informeren_persoon": "N107",
}


def bevoegden(stap: str, plaats: Plaats, uitkomst: str = "") -> list[Bevoegd]:
    """Roles in areas that may give this answer; the first is the one who is asked."""
    return _TABEL_UITKOMST.get((stap, uitkomst), _TABEL[stap])(plaats)


def kies_volmacht(
    wie: str,
    volmachten: Iterable[Volmacht],
    *,
    past: Callable[[Volmacht], bool],
    geen: Geweigerd,
    uitgesloten: Sequence[Uitsluiting] = (),
    eerst: Callable[[Volmacht], bool] = lambda _: True,
) -> Volmacht:
    """Awb 10:10, circulaire 2.4.2 (N076): the mandate on which someone acts.

    The first that fits and that nothing excludes; an own mandate goes before one that is held
    namens another, and `eerst` before both. Geweigerd with the reason of the first exclusion that
    stands in the way, or with `geen` if none fits.
    """
    passend = sorted(filter(past, volmachten), key=lambda v: (not eerst(v), bool(v.namens)))
    handelen = [frozenset({wie, volmacht.namens} - {""}) for volmacht in passend]
    for volmacht, handelt in zip(passend, handelen, strict=True):
        if not any(uit.mensen & handelt for uit in uitgesloten):
            return volmacht
    betrokken = frozenset().union(*handelen)
    raise next((uit.weigering for uit in uitgesloten if uit.mensen & betrokken), geen)


def volmacht_voor(
    stap: str,
    uitkomst: str,
    *,
    wie: str,
    plaats: Plaats,
    volmachten: Iterable[Volmacht],
    uitgesloten: Sequence[Uitsluiting] = (),
) -> Volmacht:
    """The mandate on which this answer rests (N033, N065, N075); Geweigerd if there is none.

    A role answers for the roles that it includes, in its own area only.
    """
    nodig = bevoegden(stap, plaats, uitkomst)
    return kies_volmacht(
        wie,
        volmachten,
        past=lambda volmacht: any(map(volmacht.dekt, nodig)),
        geen=_geen_mandaat(stap, nodig, plaats.gezag),
        uitgesloten=uitgesloten,
    )


def eigen_zaak(eigen: frozenset[str]) -> Uitsluiting:
    """circulaire 2.4.2 (N076, N079): nobody acts in the own case, nor someone namens them."""
    weigering = Geweigerd(
        "Niemand heeft een rol in de eigen zaak, ook niet door een vervanger.",
        norm="N076",
        advies="laat een ander met een eigen mandaat antwoorden.",
    )
    return Uitsluiting(eigen, weigering)


def vier_ogen(
    stap: str, *, handelden: Iterable[tuple[str, frozenset[str]]], beleid: Beleid
) -> Uitsluiting:
    """Policy (`beleid.vier_ogen`): who drew up does not sign, not through a substitute either.

    `handelden` are the answers given so far: the stap, and the people who acted.
    """
    voorbereiding = beleid.vier_ogen.get(stap, frozenset())
    opstellers = (mensen for eerder, mensen in handelden if eerder in voorbereiding)
    weigering = Geweigerd(
        "Wie dit voorbereidde, besluit er niet over, ook niet als vervanger.",
        norm="beleid: vier ogen",
        advies="laat een andere bevoegde functionaris besluiten.",
    )
    return Uitsluiting(frozenset().union(*opstellers), weigering)


def toets_zelf_geven(rol: Rol, *, krijgt: str, geeft: Iterable[str]) -> None:
    """Policy: a beheerder never decides in a case, so gives no role in one to himself.

    `geeft` are the one who acts and the one in whose name.
    """
    if rol is not Rol.BEHEERDER and krijgt in geeft:
        raise Geweigerd(
            "Een beheerder beslist nooit in een zaak en geeft zichzelf daarin dus geen rol.",
            norm="beleid: beheer",
            advies="geef dit mandaat aan een functionaris die geen beheerder is.",
        )


def _geen_mandaat(stap: str, nodig: list[Bevoegd], gezag: Bevoegd) -> Geweigerd:
    if stap == "besluit_maatregelen" and gezag.rol is Rol.NCTV:
        return Geweigerd(
            "In het stelsel is de NCTV het enige gezag;"
            " een ander besluit daar niet over maatregelen.",
            norm="N033",
            advies="laat de NCTV besluiten.",
        )
    return Geweigerd(
        f"U hebt nu geen geldig mandaat om {stap} te beantwoorden.",
        norm=_NORM.get(stap),
        advies=f"laat {' of '.join(map(str, nodig))} antwoorden." if nodig else None,
    )
