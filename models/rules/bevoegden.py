"""Who may answer and act, by roles and areas of a case; `models.stappen` says what."""

from collections.abc import Callable
from typing import NamedTuple

from models.begrippen import LANDELIJK, Bevoegd, Rol, Uitvoerder
from models.naslag.gemeenten import gemeenten


class Bevoegdheidscontext(NamedTuple):
    """What of a case decides who may answer and who is told.

    `hovj` is the HOvJ of the residence: the gezag, or the one before and after the NCTV.
    `gemeente`, `ladder` (who is told there, in order) and `in_gemeente` (who may act there) are
    those of a procedure that is about a gemeente. `eenheden` are those where the person lives and
    works, `eigen_parket` is that of a threatened HOvJ.
    `beperkt`: the gezag last restricted what the person is told. `bij_object`: an object or
    dienst, of which `gezagen` are the others who have gezag over something.
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
    """circulaire 2.4.1 (N073): of whom the product was ordered."""
    rol = p.leverancier or Rol.POLITIE
    return [Bevoegd(rol, p.leverende_eenheid if rol is Rol.POLITIE else LANDELIJK)]


def adviseurs(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1, 2.4.2 (N009, N078): politie, RCCB or KMar.

    Of a politiechef in the own eenheid the portefeuillehouder of the other is asked; where the
    NCTV is gezag over an object, the KMar, which guards it (circulaire 2.5).
    """
    rollen = [Rol.POLITIE, Rol.RCCB]
    if p.leverende_eenheid != p.eenheid:
        rollen.insert(0, Rol.PORTEFEUILLEHOUDER_RCCB)
    van_eenheid = [Bevoegd(rol, p.leverende_eenheid) for rol in rollen]
    kmar = [Bevoegd(Rol.KMAR, LANDELIJK)]
    return kmar + van_eenheid if p.gezag.rol is Rol.NCTV else van_eenheid + kmar


def informeerders(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 5.2 (N107, N108): the executing organisation; politie also for local executors.

    After a restriction the gezag, who alone lifts it.
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
    """Who carries out measures, whatever the person may be told."""
    return informeerders(p._replace(beperkt=False))


def adviseur_moment(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 3.3 (N096): the NCTV in het stelsel, else the portefeuillehouder RCCB."""
    if p.gezag.rol is Rol.NCTV:
        return [p.gezag]
    return [Bevoegd(Rol.PORTEFEUILLEHOUDER_RCCB, p.leverende_eenheid)]


def betrokkenen(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1, 5.2 (N008, N110): who has the case at hand, the gezag first."""
    return [
        p.gezag,
        *p.gezagen,
        p.hovj,
        Bevoegd(Rol.ADVISEUR_BBC, p.hovj.gebied),
        Bevoegd(Rol.POLITIE, p.eenheid),
        Bevoegd(Rol.RCCB, p.eenheid),
    ]


def adviseur(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1 (N066): the adviseur BB&C of the parket that has gezag."""
    return [Bevoegd(Rol.ADVISEUR_BBC, p.gezag.gebied)] if p.gezag.rol is Rol.HOVJ else []


def hovj_als_gezag(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1 (N075): the HOvJ, where that is the gezag."""
    return [p.gezag] if p.gezag.rol is Rol.HOVJ else []


def hovj(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3, 2.3.3 (N024, N026, N041): the HOvJ, also while the NCTV is gezag."""
    return [p.hovj]


def gemeente(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3.5 (N055): who may act in the gemeente; the first who is told first."""
    return [Bevoegd(rol, p.gemeente) for rol in p.in_gemeente]


def vierhoek(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3.5 (N061): the four, of this gemeente, and the KMar where it is involved."""
    kmar = [Bevoegd(Rol.KMAR, LANDELIJK)] if Uitvoerder.KMAR in p.uitvoerders else []
    return [*gemeente(p)[:1], *_naast_de_gemeente(p), *kmar]


def _naast_de_gemeente(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.2 (N078, N079): not the own parket of a HOvJ, nor the eenheid of a chief."""
    waar = gemeenten()[p.gemeente]
    parket = p.hovj.gebied if waar.parket == p.eigen_parket else waar.parket
    eenheid = p.leverende_eenheid if waar.eenheid == p.eenheid else waar.eenheid
    return [
        Bevoegd(Rol.HOVJ, parket),
        Bevoegd(Rol.POLITIE, eenheid),
        Bevoegd(Rol.NCTV, LANDELIJK),
    ]


def een_van_de_vier(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3.5 (N061): who asks for a vierhoeksoverleg in a gemeente."""
    return [*gemeente(p), *_naast_de_gemeente(p)] if p.gemeente else []


def landelijk(rol: Rol) -> Callable[[Bevoegdheidscontext], list[Bevoegd]]:
    """A role that works for the whole country, in every case."""
    return lambda _: [Bevoegd(rol, LANDELIJK)]


def gezag(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.1 (N020, N075, N110): who decides on the measures."""
    return [p.gezag]


def rccb(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1 (N065): the RCCB of the eenheid."""
    return [Bevoegd(Rol.RCCB, p.eenheid)]


def politie(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3.3 (N072): the politie of the eenheid that delivers."""
    return [Bevoegd(Rol.POLITIE, p.leverende_eenheid)]


def vervolg(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1 (N074), policy: whoever decides what follows."""
    return [wie._replace(rol=p.vervolg_door) for wie in adviseur(p)]


def neemt_spoedmaatregel(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.4.1 (N068): the portefeuillehouder RCCB, or the HOvJ who orders it."""
    return [Bevoegd(Rol.PORTEFEUILLEHOUDER_RCCB, p.eenheid), *hovj_als_gezag(p)]


def meldt_risicomoment(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 3.3 (N096): who has the case at hand, advises or carries out."""
    return [*betrokkenen(p), *adviseur_moment(p), *uitvoerders(p)]


def vraagt_toetsing(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 3.3 (N098): who has the case at hand, or carries out."""
    return [*betrokkenen(p), *uitvoerders(p)]


def verstrekt(p: Bevoegdheidscontext) -> list[Bevoegd]:
    """circulaire 2.3.5 (N060): politie where the person lives and works, KMar, and the gezag."""
    eenheden = dict.fromkeys((p.eenheid, *p.eenheden))
    kmar = Bevoegd(Rol.KMAR, LANDELIJK)
    return [*(Bevoegd(Rol.POLITIE, eenheid) for eenheid in eenheden), kmar, p.gezag]
