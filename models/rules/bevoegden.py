"""Wie mag antwoorden en handelen, naar rol en gebied in een zaak; `models.stappen` zegt wat."""

from collections.abc import Callable
from typing import NamedTuple

from models.begrippen import LANDELIJK, Bevoegd, Rol, Uitvoerder
from models.naslag.gemeenten import gemeenten


class Bevoegdheidscontext(NamedTuple):
    """Wat van een zaak bepaalt wie mag antwoorden en wie bericht krijgt.

    `hovj` is de HOvJ van de woonplaats: het gezag, of het gezag voor en na de NCTV. `gemeente`,
    `ladder` (wie daar bericht krijgt, op volgorde) en `in_gemeente` (wie daar mag handelen) horen
    bij een procedure die over een gemeente gaat. `eenheden` zijn die waar de persoon woont en
    werkt; `eigen_parket` is dat van een bedreigde HOvJ. `beperkt`: het gezag beperkte het laatst
    wat de persoon hoort. `bij_object`: een object of dienst, waarvan `gezagen` de anderen zijn die
    ergens gezag over hebben.
    """

    gezag: Bevoegd
    hovj: Bevoegd
    eenheid: str
    leverende_eenheid: str
    leverancier: Rol | None = None
    uitvoerders: frozenset[Uitvoerder] = frozenset()
    vervolg_door: Rol = Rol.ADVISEUR_BBC
    bij_om: bool = False
    rechtens: bool = False
    gemeente: str = ""
    ladder: tuple[Rol, ...] = ()
    in_gemeente: tuple[Rol, ...] = ()
    eenheden: tuple[str, ...] = ()
    eigen_parket: str = ""
    beperkt: bool = False
    bij_object: bool = False
    gezagen: tuple[Bevoegd, ...] = ()


def leverancier(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1 (N073): bij wie het product is besteld."""
    rol = p.leverancier or Rol.POLITIE
    return [Bevoegd(rol, p.leverende_eenheid if rol is Rol.POLITIE else LANDELIJK)]


def levert(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 1.2, 2.4.2 (N007, N078): ongevraagd; nooit de eenheid van een politiechef."""
    landelijk = [Bevoegd(rol, LANDELIJK) for rol in (Rol.KMAR, Rol.AIVD, Rol.MIVD)]
    return [*politie(p), *landelijk]


def adviseurs(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1, 2.4.2 (N009, N078): politie, RCCB of KMar.

    Gaat het om een politiechef in de eigen eenheid, dan wordt de portefeuillehouder van de andere
    gevraagd; waar de NCTV gezag is over een object, de KMar, die het bewaakt (circulaire 2.5).
    """
    rollen = [Rol.POLITIE, Rol.RCCB]
    if p.leverende_eenheid != p.eenheid:
        rollen.insert(0, Rol.PORTEFEUILLEHOUDER_RCCB)
    van_eenheid = [Bevoegd(rol, p.leverende_eenheid) for rol in rollen]
    kmar = [Bevoegd(Rol.KMAR, LANDELIJK)]
    return kmar + van_eenheid if p.gezag.rol is Rol.NCTV else van_eenheid + kmar


def informeerders(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 5.2 (N107, N108): wie uitvoert; de politie ook voor lokale uitvoerders.

    Na een beperking het gezag, dat die als enige opheft.
    """
    if p.beperkt:
        return [p.gezag]
    landelijk = [
        Bevoegd(rol, LANDELIJK)
        for uitvoerder, rol in ((Uitvoerder.LX, Rol.LX), (Uitvoerder.KMAR, Rol.KMAR))
        if uitvoerder in p.uitvoerders
    ]
    rest = p.uitvoerders - {Uitvoerder.LX, Uitvoerder.KMAR}
    return ([Bevoegd(Rol.POLITIE, p.eenheid)] if rest or not landelijk else []) + landelijk


def uitvoerders(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """Wie maatregelen uitvoert, wat de persoon ook mag horen."""
    return informeerders(p._replace(beperkt=False))


def adviseur_moment(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 3.3 (N096): in het stelsel de NCTV, anders de portefeuillehouder RCCB."""
    if p.gezag.rol is Rol.NCTV:
        return [p.gezag]
    return [Bevoegd(Rol.PORTEFEUILLEHOUDER_RCCB, p.leverende_eenheid)]


def betrokkenen(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1, 5.2 (N008, N110): wie de zaak behandelt, het gezag eerst."""
    return [
        p.gezag,
        *p.gezagen,
        p.hovj,
        Bevoegd(Rol.ADVISEUR_BBC, p.hovj.gebied),
        Bevoegd(Rol.POLITIE, p.eenheid),
        Bevoegd(Rol.RCCB, p.eenheid),
    ]


def adviseur(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1 (N066): de adviseur BB&C van het parket dat gezag heeft."""
    return [Bevoegd(Rol.ADVISEUR_BBC, p.gezag.gebied)] if p.gezag.rol is Rol.HOVJ else []


def hovj_als_gezag(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1 (N075): de HOvJ, waar die het gezag is."""
    return [p.gezag] if p.gezag.rol is Rol.HOVJ else []


def hovj(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3, 2.3.3 (N024, N026, N041): de HOvJ, ook zolang de NCTV gezag is."""
    return [p.hovj]


def gemeente(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3.5 (N055): wie in de gemeente mag handelen; wie het eerst hoort, voorop."""
    return [Bevoegd(rol, p.gemeente) for rol in p.in_gemeente]


def vierhoek(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3.5 (N061): de vier, van deze gemeente, en de KMar waar die is betrokken."""
    kmar = [Bevoegd(Rol.KMAR, LANDELIJK)] if Uitvoerder.KMAR in p.uitvoerders else []
    return [*gemeente(p)[:1], *_naast_de_gemeente(p), *kmar]


def _naast_de_gemeente(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.2 (N078, N079): niet het eigen parket van een HOvJ of eenheid van een chef."""
    waar = gemeenten()[p.gemeente]
    parket = p.hovj.gebied if waar.parket == p.eigen_parket else waar.parket
    eenheid = p.leverende_eenheid if waar.eenheid == p.eenheid else waar.eenheid
    return [
        Bevoegd(Rol.HOVJ, parket),
        Bevoegd(Rol.POLITIE, eenheid),
        Bevoegd(Rol.NCTV, LANDELIJK),
    ]


def een_van_de_vier(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3.5 (N061): wie in een gemeente om een vierhoeksoverleg vraagt."""
    return [*gemeente(p), *_naast_de_gemeente(p)] if p.gemeente else []


def landelijk(rol: Rol) -> Callable[[Bevoegdheidscontext], list[Bevoegd]]:
    """Een rol die in elke zaak voor het hele land werkt."""
    return lambda _: [Bevoegd(rol, LANDELIJK)]


def gezag(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.1 (N020, N075, N110): wie over de maatregelen besluit."""
    return [p.gezag]


def elk_gezag(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.1, 2.5 (N081): wie in de zaak ergens gezag over heeft."""
    return [p.gezag, *p.gezagen]


def rccb(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1 (N065): het RCCB van de eenheid."""
    return [Bevoegd(Rol.RCCB, p.eenheid)]


def politie(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3.3 (N072): de politie van de eenheid die levert."""
    return [Bevoegd(Rol.POLITIE, p.leverende_eenheid)]


def vervolg(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1 (N074), beleid: wie over het vervolg beslist."""
    return [wie._replace(rol=p.vervolg_door) for wie in adviseur(p)]


def neemt_spoedmaatregel(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1 (N068): de portefeuillehouder RCCB, of de HOvJ die haar opdraagt."""
    return [Bevoegd(Rol.PORTEFEUILLEHOUDER_RCCB, p.eenheid), *hovj_als_gezag(p)]


def meldt_risicomoment(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 3.3 (N096): wie de zaak behandelt, adviseert of uitvoert."""
    return [*betrokkenen(p), *adviseur_moment(p), *uitvoerders(p)]


def vraagt_toetsing(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 3.3 (N098): wie de zaak behandelt, of uitvoert."""
    return [*betrokkenen(p), *uitvoerders(p)]


def verstrekt(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3.5 (N060): politie waar de persoon woont en werkt, KMar, en het gezag."""
    eenheden = dict.fromkeys((p.eenheid, *p.eenheden))
    kmar = Bevoegd(Rol.KMAR, LANDELIJK)
    return [*(Bevoegd(Rol.POLITIE, eenheid) for eenheid in eenheden), kmar, p.gezag]
