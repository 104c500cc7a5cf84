"""Of een zaak naar het stelsel kan, en langs welke route (circulaire 2.3.3)."""

from typing import NamedTuple

from models.begrippen import Fenomeen, Inzicht, Route
from models.begrippen.woorden import woord
from models.fouten import Geweigerd

FACTOREN = {
    "antecedenten_ernstig_geweld": "antecedenten van ernstig geweld",
    "gewelddadige_groepering": "deelname aan een gewelddadige groepering",
    "psychische_stoornis": "een psychische stoornis bij de dreigende actor",
}
"""De drie factoren waarvan artikel 285 Sr er een vraagt (N049): veld → hoe het klinkt."""


class Kenmerken(NamedTuple):
    """De antwoorden op het toetsingskader: van de politie, of zoals de HOvJ ze verbetert."""

    tegen_het_leven: bool
    geweldsdelict_zes_jaar: bool
    artikel_285: bool
    antecedenten_ernstig_geweld: bool
    gewelddadige_groepering: bool
    psychische_stoornis: bool
    dreiger_bekend: bool
    fenomeen: Fenomeen
    fenomeen_onderbouwing: str
    inzicht_bron: Inzicht
    inzicht_onderbouwing: str


class Criterium(NamedTuple):
    """Eén criterium, zijn norm, of het is vervuld, en waarom, om voor te lezen."""

    letter: str
    norm: str
    vervuld: bool
    waarom: str

    def __str__(self) -> str:
        return f"{self.letter} {'vervuld' if self.vervuld else 'niet vervuld'}: {self.waarom}"


class Oordeel(NamedTuple):
    """Het oordeel per criterium; welke routes openstaan, volgt daaruit."""

    a: Criterium
    leven: Criterium
    a1: Criterium
    a2: Criterium
    b: Criterium
    c: Criterium
    dreiger: Criterium

    @property
    def ontbreekt(self) -> tuple[Criterium, ...]:
        """Wat voor directe opname nog ontbreekt, in de volgorde van het kader (N038, N051)."""
        ernst = () if self.a.vervuld else (self.leven, self.a1, self.a2)
        return tuple(c for c in (*ernst, self.b, self.dreiger) if not c.vervuld)

    @property
    def directe_opname(self) -> bool:
        """circulaire 2.3.3 (N038, N051): a en b, en de dreiger bekend."""
        return self.a.vervuld and self.b.vervuld and self.dreiger.vervuld

    @property
    def triagetafel(self) -> bool:
        """circulaire 2.3.3 (N039): professioneel inzicht, met zijn bron."""
        return self.c.vervuld


def toetsingskader(k: Kenmerken) -> Oordeel:
    """circulaire 2.3.3 (N038, N039, N048–N052): het oordeel per criterium."""
    leven = Criterium(
        "a (gericht tegen het leven)",
        "N050",
        k.tegen_het_leven,
        f"de dreiging is {'' if k.tegen_het_leven else 'niet '}direct of indirect tegen het leven"
        " gericht",
    )
    a1 = Criterium(
        "a1",
        "N048",
        k.geweldsdelict_zes_jaar,
        f"{'een' if k.geweldsdelict_zes_jaar else 'geen'} geweldsdelict met een strafmaximum van"
        " zes jaar of meer, gepleegd of medegepleegd",
    )
    a2 = _a2(k)
    ernstig = leven.vervuld and (a1.vervuld or a2.vervuld)
    grond = " en ".join(c.letter for c in (a1, a2) if c.vervuld) or "a1 noch a2"
    niet = "" if leven.vervuld else "niet "
    waarom = f"{grond} vervuld, en de dreiging is {niet}tegen het leven gericht"
    return Oordeel(
        a=Criterium("a", "N050", ernstig, waarom),
        leven=leven,
        a1=a1,
        a2=a2,
        b=_b(k),
        c=_c(k),
        dreiger=Criterium(
            "dreiger bekend",
            "N051",
            k.dreiger_bekend,
            f"de dreiger of dreigende actor is {'' if k.dreiger_bekend else 'niet '}bekend",
        ),
    )


def keur_route(route: Route, oordeel: Oordeel, *, zonder_eigen_oordeel: bool) -> None:
    """circulaire 2.3.3 (N035, N038, N039, N051): Geweigerd bij een route die niet openstaat."""
    if route is Route.DIRECTE_OPNAME and not oordeel.directe_opname:
        eerste = oordeel.ontbreekt[0]
        norm = eerste.norm if eerste is oordeel.dreiger else "N038"
        uitweg = "kies triagetafel" if oordeel.triagetafel else "laat het intakeformulier aanvullen"
        raise Geweigerd(
            "Het toetsingskader staat directe opname niet toe. "
            + " ".join(f"{_zin(c)}." for c in oordeel.ontbreekt),
            norm=norm,
            advies=f"{uitweg}.",
            kort="Het toetsingskader staat directe opname niet toe; het dossier zegt waarom.",
        )
    if route is Route.TRIAGETAFEL and not oordeel.triagetafel:
        raise Geweigerd(
            f"De triagetafel vraagt professioneel inzicht. {_zin(oordeel.c)}.",
            norm="N039",
            advies="laat het intakeformulier aanvullen.",
            kort="De triagetafel vraagt professioneel inzicht van politie of KMar.",
        )
    if zonder_eigen_oordeel:
        raise Geweigerd(
            "Voor de triagetafel is ook uw eigen oordeel als HOvJ nodig.",
            norm="N039",
            advies="vul eigen_oordeel in.",
        )


def _zin(criterium: Criterium) -> str:
    tekst = str(criterium)
    return tekst[0].upper() + tekst[1:]


def _a2(k: Kenmerken) -> Criterium:
    """circulaire 2.3.3 (N049): artikel 285 Sr telt alleen met een van de drie factoren."""
    factoren = [naam for veld, naam in FACTOREN.items() if getattr(k, veld)]
    if not k.artikel_285:
        waarom = "geen misdrijf van artikel 285"
    elif factoren:
        waarom = f"artikel 285, met {' en '.join(factoren)}"
    else:
        waarom = "artikel 285 zonder een van de drie factoren"
    return Criterium("a2", "N049", k.artikel_285 and bool(factoren), waarom)


def _b(k: Kenmerken) -> Criterium:
    """circulaire 2.3.3 (N014, N052): een fenomeen telt alleen met onderbouwde kenmerken."""
    herleid = k.fenomeen is not Fenomeen.NIET_HERLEIDBAAR
    naam = woord(k.fenomeen)
    if not herleid:
        waarom = "de dreiging is niet herleidbaar tot een fenomeen"
    elif k.fenomeen_onderbouwing:
        waarom = f"{naam}, met onderbouwing van de kenmerken"
    else:
        waarom = f"{naam} zonder onderbouwing van de kenmerken"
    return Criterium("b", "N052", herleid and bool(k.fenomeen_onderbouwing), waarom)


def _c(k: Kenmerken) -> Criterium:
    """circulaire 2.3.3 (N039): inzicht telt alleen met zijn bron en zijn onderbouwing."""
    van = woord(k.inzicht_bron)
    if k.inzicht_bron is Inzicht.GEEN:
        waarom = "geen professioneel inzicht van politie of KMar"
    elif k.inzicht_onderbouwing:
        waarom = f"professioneel inzicht van {van}, met onderbouwing"
    else:
        waarom = f"professioneel inzicht van {van} zonder onderbouwing"
    vervuld = k.inzicht_bron is not Inzicht.GEEN and bool(k.inzicht_onderbouwing)
    return Criterium("c", "N039", vervuld, waarom)
