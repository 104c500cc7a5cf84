"""Who may answer which stap, and do which act: one table."""

from collections.abc import Callable
from typing import NamedTuple

from models.begrippen import LANDELIJK, Bevoegd, Rol, Uitvoerder
from models.gemeenten import gemeenten


class Plaats(NamedTuple):
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


def _leverancier(p: Plaats) -> list[Bevoegd]:
    rol = p.leverancier or Rol.POLITIE
    return [Bevoegd(rol, p.leverende_eenheid if rol is Rol.POLITIE else LANDELIJK)]


def _adviseurs(p: Plaats) -> list[Bevoegd]:
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


def _informeerders(p: Plaats) -> list[Bevoegd]:
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


def _uitvoerders(p: Plaats) -> list[Bevoegd]:
    """Who carries out measures, whatever the person may be told."""
    return _informeerders(p._replace(beperkt=False))


def _adviseur_moment(p: Plaats) -> list[Bevoegd]:
    """circulaire 3.3 (N096): the NCTV in het stelsel, else the portefeuillehouder RCCB."""
    if p.gezag.rol is Rol.NCTV:
        return [p.gezag]
    return [Bevoegd(Rol.PORTEFEUILLEHOUDER_RCCB, p.leverende_eenheid)]


def _betrokkenen(p: Plaats) -> list[Bevoegd]:
    """circulaire 2.4.1, 5.2 (N008, N110): who has the case at hand, the gezag first."""
    return [
        p.gezag,
        *p.gezagen,
        p.hovj,
        Bevoegd(Rol.ADVISEUR_BBC, p.hovj.gebied),
        Bevoegd(Rol.POLITIE, p.eenheid),
        Bevoegd(Rol.RCCB, p.eenheid),
    ]


def _adviseur(p: Plaats) -> list[Bevoegd]:
    """circulaire 2.4.1 (N066): the adviseur BB&C of the parket that has gezag."""
    return [Bevoegd(Rol.ADVISEUR_BBC, p.gezag.gebied)] if p.gezag.rol is Rol.HOVJ else []


def _hovj_als_gezag(p: Plaats) -> list[Bevoegd]:
    """circulaire 2.4.1 (N075): the HOvJ, where that is the gezag."""
    return [p.gezag] if p.gezag.rol is Rol.HOVJ else []


def _hovj(p: Plaats) -> list[Bevoegd]:
    """circulaire 2.3, 2.3.3 (N024, N026, N041): the HOvJ, also while the NCTV is gezag."""
    return [p.hovj]


def _gemeente(p: Plaats) -> list[Bevoegd]:
    """circulaire 2.3.5 (N055): who may act in the gemeente; the first who is told first."""
    return [Bevoegd(rol, p.gemeente) for rol in p.in_gemeente]


def vierhoek(p: Plaats) -> list[Bevoegd]:
    """circulaire 2.3.5 (N061): the four, of this gemeente, and the KMar where it is involved."""
    kmar = [Bevoegd(Rol.KMAR, LANDELIJK)] if Uitvoerder.KMAR in p.uitvoerders else []
    return [*_gemeente(p)[:1], *_naast_de_gemeente(p), *kmar]


def _naast_de_gemeente(p: Plaats) -> list[Bevoegd]:
    """circulaire 2.4.2 (N078, N079): not the own parket of a HOvJ, nor the eenheid of a chief."""
    waar = gemeenten()[p.gemeente]
    parket = p.hovj.gebied if waar.parket == p.eigen_parket else waar.parket
    eenheid = p.leverende_eenheid if waar.eenheid == p.eenheid else waar.eenheid
    return [
        Bevoegd(Rol.HOVJ, parket),
        Bevoegd(Rol.POLITIE, eenheid),
        Bevoegd(Rol.NCTV, LANDELIJK),
    ]


def _een_van_de_vier(p: Plaats) -> list[Bevoegd]:
    return [*_gemeente(p), *_naast_de_gemeente(p)] if p.gemeente else []


def _landelijk(rol: Rol) -> Callable[[Plaats], list[Bevoegd]]:
    return lambda _: [Bevoegd(rol, LANDELIJK)]


_TABEL: dict[str, Callable[[Plaats], list[Bevoegd]]] = {
    "weging": lambda p: [Bevoegd(Rol.RCCB, p.eenheid)],
    "overleg": _adviseur,
    "vervolg": lambda p: [adviseur._replace(rol=p.vervolg_door) for adviseur in _adviseur(p)],
    "informatieproduct": _leverancier,
    "maatregeladvies": _adviseurs,
    "besluit_maatregelen": lambda p: [p.gezag],
    "informeren_persoon": _informeerders,
    "spoedmaatregel": lambda p: [
        Bevoegd(Rol.PORTEFEUILLEHOUDER_RCCB, p.eenheid),
        *_hovj_als_gezag(p),
    ],
    "afstemming": _adviseur,
    "vaststelling": _hovj_als_gezag,
    "intakeformulier": lambda p: [Bevoegd(Rol.POLITIE, p.leverende_eenheid)],
    "ondertekening": _hovj,
    "triagetafel": _landelijk(Rol.OM_TRIAGE),
    "oordeel": _landelijk(Rol.NCTV),
    "reactie_hovj": _hovj,
    "afstemming_1": _landelijk(Rol.LANDELIJK_COORDINEREND_HOVJ),
    "escalatie_1": _landelijk(Rol.DIRECTEUR_NCTV),
    "reactie_hovj_2": _hovj,
    "afstemming_2": _landelijk(Rol.PG),
    "escalatie_2": _landelijk(Rol.COORDINATOR_NCTV),
    "overdrachtsdossier": _hovj,
    "ontvangst_dossier": _landelijk(Rol.NCTV),
    "verzoek_aanwijzing": _hovj,
    "aanwijzing": _landelijk(Rol.NCTV),
    "vervolg_aanwijzing": _hovj,
    "maatregelenadvies": _landelijk(Rol.ADVISEUR_BB),
    "terugkeer": _landelijk(Rol.NCTV),
    "advies_burgemeester": _landelijk(Rol.NCTV),
    "vrijgave": _landelijk(Rol.NCTV),
    "ontvangst": _gemeente,
    "medewerking": _gemeente,
    "acuut": _landelijk(Rol.NCTV),
    "moment": _landelijk(Rol.NCTV),
    "vierhoeksoverleg": _een_van_de_vier,
    "wijziging": _betrokkenen,
    "openbare_uitlating": _betrokkenen,
    "uitlating": lambda p: [p.gezag],
    "risicomoment": lambda p: [*_betrokkenen(p), *_adviseur_moment(p), *_uitvoerders(p)],
    "advies": _adviseur_moment,
    "toetsing": lambda p: [*_betrokkenen(p), *_uitvoerders(p)],
    "toetsbesluit": lambda p: [p.gezag],
    "niveau": _landelijk(Rol.NCTV),
    "opvolging": lambda p: [p.gezag],
    "verstrekking": lambda p: [
        *(Bevoegd(Rol.POLITIE, eenheid) for eenheid in dict.fromkeys((p.eenheid, *p.eenheden))),
        Bevoegd(Rol.KMAR, LANDELIJK),
        p.gezag,
    ],
}
_TABEL_UITKOMST: dict[tuple[str, str], Callable[[Plaats], list[Bevoegd]]] = {
    ("informeren_persoon", "beperkt"): lambda p: [p.gezag],
}
NORM = {
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
    "intakeformulier": "N072",
    "ondertekening": "N041",
    "triagetafel": "N042",
    "oordeel": "N040",
    "reactie_hovj": "N047",
    "afstemming_1": "N047",
    "escalatie_1": "N047",
    "reactie_hovj_2": "N047",
    "afstemming_2": "N047",
    "escalatie_2": "N047",
    "overdrachtsdossier": "N045",
    "ontvangst_dossier": "N046",
    "verzoek_aanwijzing": "N024",
    "aanwijzing": "N024",
    "vervolg_aanwijzing": "N026",
    "maatregelenadvies": "N100",
    "terugkeer": "N032",
    "advies_burgemeester": "N114",
    "vrijgave": "N057",
    "ontvangst": "N055",
    "medewerking": "N059",
    "acuut": "N057",
    "moment": "N057",
    "vierhoeksoverleg": "N061",
    "wijziging": "N008",
    "openbare_uitlating": "N110",
    "uitlating": "N110",
    "risicomoment": "N096",
    "advies": "N096",
    "toetsing": "N098",
    "toetsbesluit": "N020",
    "niveau": "N082",
    "opvolging": "N083",
    "verstrekking": "N060",
}
"""The norm by which anyone else is refused."""


def bevoegden(stap: str, plaats: Plaats, uitkomst: str = "") -> list[Bevoegd]:
    """Roles in areas that may give this answer; the first is the one who is asked."""
    return _TABEL_UITKOMST.get((stap, uitkomst), _TABEL[stap])(plaats)
