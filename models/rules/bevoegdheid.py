"""On which mandate someone acts, and who may not act in this case."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from models.begrippen import Bevoegd, Gebiedssoort, Rol
from models.fouten import Geweigerd
from models.naslag.beleid import Beleid
from models.rules.bevoegden import Bevoegdheidscontext
from models.stappen import bevoegden, norm_van


class Volmacht(NamedTuple):
    """A mandate that is valid at the moment of the answer."""

    rol: Rol
    gebied: str
    namens: str = ""

    def dekt(self, nodig: Bevoegd) -> bool:
        """Whether it gives this role, itself or one that includes it, in this very area."""
        return nodig.rol in self.rol.omvat and nodig.gebied == self.gebied


Handelden = Sequence[tuple[str, frozenset[str]]]
"""The answers given so far: the stap, and the people who acted."""
_OORDELEN = {
    "escalatie_1": frozenset({"oordeel"}),
    "escalatie_2": frozenset({"oordeel", "escalatie_1"}),
}


class Uitsluiting(NamedTuple):
    """People who do not act here, nor anyone namens them, and the refusal that says why."""

    mensen: frozenset[str]
    weigering: Geweigerd


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
    plaats: Bevoegdheidscontext,
    volmachten: Sequence[Volmacht],
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
        geen=_geen_mandaat(stap, nodig, plaats, volmachten),
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


def vier_ogen(stap: str, *, handelden: Handelden, beleid: Beleid) -> Uitsluiting:
    """Policy (`beleid.vier_ogen`): who drew up does not sign, not through a substitute either."""
    weigering = Geweigerd(
        "Wie dit voorbereidde, besluit er niet over, ook niet als vervanger.",
        norm="beleid: vier ogen",
        advies="laat een andere bevoegde functionaris besluiten.",
    )
    return Uitsluiting(_van(beleid.vier_ogen, stap, handelden), weigering)


def eerdere_beslissers(stap: str, *, handelden: Handelden) -> Uitsluiting:
    """circulaire 2.3.3 (N047): who judged before in this triage does not judge its escalation."""
    weigering = Geweigerd(
        "Wie in deze triage al oordeelde, beslist niet over de escalatie van dat oordeel.",
        norm="N047",
        advies="laat iemand beslissen die in deze triage nog niet oordeelde.",
    )
    return Uitsluiting(_van(_OORDELEN, stap, handelden), weigering)


def leiding_triagetafel(stap: str, *, leiding: frozenset[str]) -> Uitsluiting:
    """circulaire 2.3.3 (N040, N042): the OM chairs; its chair and secretary give no oordeel."""
    weigering = Geweigerd(
        "Het oordeel is alleen aan de NCTV, niet aan wie de triagetafel voorzat of notuleerde.",
        norm="N040",
        advies="laat een andere functionaris van de NCTV oordelen.",
    )
    return Uitsluiting(
        leiding if stap == "oordeel" or stap in _OORDELEN else frozenset(), weigering
    )


def keur_zelf_geven(rol: Rol, *, krijgt: str, geeft: Iterable[str]) -> None:
    """Policy: a beheerder never decides in a case, so gives no role in one to himself.

    `geeft` are the one who acts and the one in whose name.
    """
    if rol is not Rol.BEHEERDER and krijgt in geeft:
        raise Geweigerd(
            "Een beheerder beslist nooit in een zaak en geeft zichzelf daarin dus geen rol.",
            norm="beleid: beheer",
            advies="geef dit mandaat aan een functionaris die geen beheerder is.",
        )


def _van(tabel: Mapping[str, frozenset[str]], stap: str, handelden: Handelden) -> frozenset[str]:
    eerder = tabel.get(stap, frozenset())
    return frozenset().union(*(mensen for gedaan, mensen in handelden if gedaan in eerder))


def _geen_mandaat(
    stap: str, nodig: list[Bevoegd], plaats: Bevoegdheidscontext, volmachten: Sequence[Volmacht]
) -> Geweigerd:
    besluit, gezag = stap == "besluit_maatregelen", plaats.gezag
    if besluit and plaats.bij_object:
        onder_nctv = gezag.rol is Rol.NCTV
        return Geweigerd(
            "Over maatregelen voor dit object of deze dienst besluit hier een ander gezag.",
            norm="N084" if onder_nctv else "N081",
            advies=_wie_wel(nodig),
        )
    if besluit and gezag.rol is Rol.NCTV:
        return Geweigerd(
            "In het stelsel is de NCTV het enige gezag;"
            " een ander besluit daar niet over maatregelen.",
            norm="N033",
            advies="laat de NCTV besluiten.",
        )
    if besluit and any(Rol.NCTV in volmacht.rol.omvat for volmacht in volmachten):
        return Geweigerd(
            "De NCTV is pas gezag na de aanwijzing; tot dan besluit de HOvJ over maatregelen.",
            norm="N023",
            advies=f"laat {gezag} besluiten.",
        )
    return Geweigerd(
        f"U hebt nu geen geldig mandaat om {stap} te beantwoorden.",
        norm=norm_van(stap),
        advies=_wie_wel(nodig),
    )


def _wie_wel(nodig: list[Bevoegd]) -> str | None:
    """Of a gemeente neither which one nor who in it: that could say who is threatened (N114)."""
    if any(aan.rol.gebiedssoort is Gebiedssoort.GEMEENTE for aan in nodig):
        return "laat iemand antwoorden die hier is gevraagd."
    return f"laat {' of '.join(map(str, nodig))} antwoorden." if nodig else None
