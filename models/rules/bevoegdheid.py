"""Op welk mandaat iemand handelt, en wie in deze zaak niet mag handelen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from models.begrippen import Bevoegd, Gebiedssoort, Rol
from models.fouten import Geweigerd
from models.naslag.beleid import Beleid
from models.rules.bevoegden import Bevoegdheidscontext
from models.rules.openbaar import rolnamen
from models.stappen import bevoegden, norm_van


class Volmacht(NamedTuple):
    """Een mandaat dat geldig is op het moment van het antwoord."""

    rol: Rol
    gebied: str
    namens: str = ""

    def dekt(self, nodig: Bevoegd) -> bool:
        """Of het deze rol geeft, zelf of met een rol die haar omvat, in precies dit gebied."""
        return nodig.rol in self.rol.omvat and nodig.gebied == self.gebied


Handelden = Sequence[tuple[str, frozenset[str]]]
"""De antwoorden tot nu toe: de stap, en wie handelden."""
_OORDELEN = {
    "escalatie_1": frozenset({"oordeel"}),
    "escalatie_2": frozenset({"oordeel", "escalatie_1"}),
}


class Uitsluiting(NamedTuple):
    """Mensen die hier niet handelen, ook niemand namens hen, en de weigering die zegt waarom."""

    mensen: frozenset[str]
    weigering: Geweigerd


class Volmachthouder(NamedTuple):
    """Wie wil handelen: het account en wat dat nu mag.

    Een mens is geen account: `personen` geeft van een account alle accounts van dezelfde mens.
    `beheerders` zijn de accounts van mensen die nu beheerder zijn, `rustend` wie pas is hersteld.
    """

    wie: str
    volmachten: Sequence[Volmacht] = ()
    personen: Mapping[str, frozenset[str]] = MappingProxyType({})
    beheerders: frozenset[str] = frozenset()
    rustend: frozenset[str] = frozenset()

    @property
    def accounts(self) -> frozenset[str]:
        """Alle accounts van wie handelt."""
        return self.personen.get(self.wie, frozenset({self.wie}))

    def handelen(self, volmacht: Volmacht) -> frozenset[str]:
        """Wie met dit mandaat handelt en namens wie, met al hun accounts."""
        namens = {volmacht.namens} - {""}
        return self.accounts.union(*(self.personen.get(id_, {id_}) for id_ in namens))

    def belet(self, volmacht: Volmacht, uitgesloten: Sequence[Uitsluiting]) -> Geweigerd | None:
        """De eerste weigering die dit mandaat in de weg staat; beleid: in elke zaak deze twee."""
        in_elke = (
            Uitsluiting(
                frozenset() if volmacht.rol is Rol.BEHEERDER else self.beheerders, _beheert()
            ),
            Uitsluiting(self.rustend if volmacht.rol.beslist else frozenset(), _rust()),
        )
        handelen = self.handelen(volmacht)
        tegen = (uit.weigering for uit in (*uitgesloten, *in_elke) if uit.mensen & handelen)
        return next(tegen, None)


def kies_volmacht(
    houder: Volmachthouder,
    *,
    past: Callable[[Volmacht], bool],
    geen: Geweigerd,
    uitgesloten: Sequence[Uitsluiting] = (),
    eerst: Callable[[Volmacht], bool] = lambda _: True,
) -> Volmacht:
    """Awb 10:10, circulaire 2.4.2 (N076): het mandaat waarop iemand handelt.

    Het eerste dat past en dat niets uitsluit; een eigen mandaat gaat voor een mandaat namens een
    ander, en `eerst` voor beide. Geweigerd met de reden van de eerste uitsluiting die in de weg
    staat, of met `geen` als er geen past.
    """
    passend = sorted(filter(past, houder.volmachten), key=lambda v: (not eerst(v), bool(v.namens)))
    beletsels = []
    for volmacht in passend:
        if (belet := houder.belet(volmacht, uitgesloten)) is None:
            return volmacht
        beletsels.append(belet)
    betrokken = frozenset().union(*map(houder.handelen, passend))
    eerste = (uit.weigering for uit in uitgesloten if uit.mensen & betrokken)
    raise next(eerste, next(iter(beletsels), geen))


def volmacht_voor(
    stap: str,
    uitkomst: str,
    *,
    houder: Volmachthouder,
    plaats: Bevoegdheidscontext,
    uitgesloten: Sequence[Uitsluiting] = (),
) -> Volmacht:
    """Het mandaat waarop dit antwoord rust (N033, N065, N075); Geweigerd als dat er niet is.

    Een rol antwoordt ook voor de rollen die zij omvat, maar alleen in het eigen gebied.
    """
    nodig = bevoegden(stap, plaats, uitkomst)
    return kies_volmacht(
        houder,
        past=lambda volmacht: any(map(volmacht.dekt, nodig)),
        geen=_geen_mandaat(stap, nodig, plaats, houder.volmachten),
        uitgesloten=uitgesloten,
    )


def buiten_de_zaak(mensen: frozenset[str]) -> Uitsluiting:
    """circulaire 2.4.2 (N076, N079): niemand handelt in de eigen zaak, ook geen vervanger.

    Evenmin wie het gezag uitsloot. De zin is dezelfde: zij zegt niet waarom.
    """
    weigering = Geweigerd(
        "In deze zaak hebt u geen rol, ook niet namens een ander of door een vervanger.",
        norm="N076",
        advies="laat een ander met een eigen mandaat handelen;"
        " klopt dit niet, vraag het dan het gezag van deze zaak.",
    )
    return Uitsluiting(mensen, weigering)


def vier_ogen(stap: str, *, handelden: Handelden, beleid: Beleid) -> Uitsluiting:
    """Beleid (`beleid.vier_ogen`): wie opstelt, tekent niet, ook niet via een vervanger."""
    weigering = Geweigerd(
        "Wie dit voorbereidde, besluit er niet over, ook niet als vervanger.",
        norm="beleid: vier ogen",
        advies="laat een andere bevoegde functionaris besluiten.",
    )
    return Uitsluiting(_van(beleid.vier_ogen, stap, handelden), weigering)


def eerdere_beslissers(stap: str, *, handelden: Handelden) -> Uitsluiting:
    """circulaire 2.3.3 (N047): wie in deze triage al oordeelde, oordeelt niet over de escalatie."""
    weigering = Geweigerd(
        "Wie in deze triage al oordeelde, beslist niet over de escalatie van dat oordeel.",
        norm="N047",
        advies="laat iemand beslissen die in deze triage nog niet oordeelde.",
    )
    return Uitsluiting(_van(_OORDELEN, stap, handelden), weigering)


def leiding_triagetafel(stap: str, *, leiding: frozenset[str]) -> Uitsluiting:
    """circulaire 2.3.3 (N040, N042): het OM leidt; voorzitter en secretaris geven geen oordeel."""
    weigering = Geweigerd(
        "Het oordeel is alleen aan de NCTV, niet aan wie de triagetafel voorzat of notuleerde.",
        norm="N040",
        advies="laat een andere functionaris van de NCTV oordelen.",
    )
    return Uitsluiting(
        leiding if stap == "oordeel" or stap in _OORDELEN else frozenset(), weigering
    )


def keur_scheiding(rol: Rol, *, heeft: Iterable[Rol]) -> None:
    """Beleid: een beheerder beslist nooit in een zaak; wie dat doet, wordt geen beheerder.

    `heeft` zijn de rollen die dezelfde mens heeft of krijgt, met welk account ook.
    """
    andere = set(heeft)
    if rol is not Rol.BEHEERDER and Rol.BEHEERDER in andere:
        raise _beheert()
    if rol is Rol.BEHEERDER and andere - {Rol.BEHEERDER}:
        raise Geweigerd(
            "Wie een rol in zaken heeft, wordt geen beheerder.",
            norm="beleid: beheer",
            advies="maak een ander beheerder, of trek eerst de andere mandaten in met"
            " `regie functionaris mandaat-intrekken`.",
        )


def _beheert() -> Geweigerd:
    return Geweigerd(
        "Een beheerder beslist nooit in een zaak, ook niet met een ander account of als vervanger.",
        norm="beleid: beheer",
        advies="laat dit doen door, of geef het mandaat aan een functionaris die niet beheert.",
    )


def _rust() -> Geweigerd:
    return Geweigerd(
        "Uw inschrijving is net hersteld; tot de rusttijd voorbij is, beslist u niet.",
        norm="beleid: herstel",
        advies="wacht tot die voorbij is, of laat een andere bevoegde functionaris beslissen.",
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
            advies_kort=_welke_rol(nodig),
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
            advies_kort=f"laat de {gezag.rol} besluiten.",
        )
    return Geweigerd(
        f"U hebt nu geen geldig mandaat om {stap} te beantwoorden.",
        norm=norm_van(stap),
        advies=_wie_wel(nodig),
        advies_kort=_welke_rol(nodig),
    )


def _wie_wel(nodig: list[Bevoegd]) -> str | None:
    """Bij een gemeente niet welke en niet wie daar: dat kan verraden wie bedreigd is (N114)."""
    if any(aan.rol.gebiedssoort is Gebiedssoort.GEMEENTE for aan in nodig):
        return "laat iemand antwoorden die hier is gevraagd."
    return f"laat {' of '.join(map(str, nodig))} antwoorden." if nodig else None


def _welke_rol(nodig: list[Bevoegd]) -> str | None:
    """Ook niet welke eenheid of welk parket: dat volgt uit waar iemand woont (N106)."""
    return f"laat iemand antwoorden als {rolnamen(aan.rol for aan in nodig)}." if nodig else None
