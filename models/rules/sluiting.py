"""Which answers close a case or end a procedure, and what stands in the way."""

from collections.abc import Mapping
from typing import Any

from models.begrippen import Domein
from models.fouten import Geweigerd

_SLUITEND = {
    ("overleg", "geen_maatregelen"),
    ("vervolg", "basispolitiezorg"),
    ("terugkeer", "basispolitiezorg"),
}
_ZONDER_MAATREGELEN = {
    ("weging", "geen_ernstige_dreiging"),
    ("besluit_maatregelen", "afwijzen"),
    ("toetsbesluit", "beeindigen"),
    ("niveau", "vastgesteld"),
    ("opvolging", "niet_opvolgen"),
}
"""Answers after which nothing may be left to do about an object or dienst."""
_GEINFORMEERD = frozenset(
    {("informeren_persoon", "geinformeerd"), ("informeren_persoon", "beperkt")}
)
EINDES: Mapping[str, frozenset[tuple[str, str]]] = {
    "lokaal-domein": _GEINFORMEERD,
    "triage": frozenset(
        {
            ("ondertekening", "niet_voordragen"),
            ("reactie_hovj", "berusten"),
            ("afstemming_1", "niet_voorleggen"),
            ("reactie_hovj_2", "berusten"),
            ("afstemming_2", "niet_voorleggen"),
            ("escalatie_2", "niet_opnemen"),
            ("ontvangst_dossier", "volledig"),
        }
    ),
    "onmiddellijke-aanwijzing": frozenset(
        {
            ("aanwijzing", "niet_aangewezen"),
            ("vervolg_aanwijzing", "triage"),
            ("vervolg_aanwijzing", "niet_voordragen"),
        }
    ),
    "stelsel-maatregelen": _GEINFORMEERD,
    "terugkeer": frozenset({("terugkeer", "lokaal_domein"), ("terugkeer", "basispolitiezorg")}),
    "advies-burgemeester": frozenset({("advies_burgemeester", "gegeven")}),
    "informeren-persoon": _GEINFORMEERD,
    "verhoogd-risicomoment": frozenset(
        {
            ("advies", "geen_extra_maatregelen"),
            ("besluit_maatregelen", "vaststellen"),
            ("besluit_maatregelen", "aanpassen"),
            ("besluit_maatregelen", "afwijzen"),
        }
    ),
    "toetsing": frozenset(
        ("toetsbesluit", uitkomst)
        for uitkomst in ("voortzetten", "afschalen", "opschalen", "beeindigen")
    ),
    "objecten-en-diensten": _GEINFORMEERD
    | {("weging", "geen_ernstige_dreiging"), ("besluit_maatregelen", "afwijzen")},
    "dreigingsniveau": _GEINFORMEERD
    | {
        ("niveau", "vastgesteld"),  # unless it holds an advice: `eindigt`
        ("opvolging", "niet_opvolgen"),
        ("besluit_maatregelen", "afwijzen"),
    },
    "openbare-uitlating": frozenset(
        ("uitlating", uitkomst)
        for uitkomst in ("terughoudender", "concept_aanpassen", "geen_gevolg")
    ),
}
"""Procedure → the answers that end it."""


def eindigt(proces: str, stap: str, antwoord: Mapping[str, Any]) -> bool:
    """Whether this answer ends its procedure; a level with an advice goes on to its opvolging."""
    if stap == "niveau" and antwoord["advies"]:
        return False
    return (stap, str(antwoord["uitkomst"])) in EINDES[proces]


AFGEWEZEN = EINDES["triage"] - {("ontvangst_dossier", "volledig")}
"""Answers that end a triage without aanwijzing (N047, N062)."""
_IN_DE_WEG = {
    "triage": (
        "Er loopt een triage.",
        "N072",
        "wacht op haar uitkomst, of laat de HOvJ haar met niet_voordragen beëindigen.",
    ),
    "onmiddellijke-aanwijzing": (
        "Er loopt een verzoek om onmiddellijke aanwijzing.",
        "N024",
        "wacht op het besluit van de NCTV en wat de HOvJ daarna kiest.",
    ),
}
"""Procedure that runs → why no case closes then: sentence, norm, advice."""


def toets_sluiten(
    stap: str,
    uitkomst: str,
    *,
    altijd_voorleggen: bool,
    onbeslist: int,
    lopend: frozenset[str] = frozenset(),
    domein: Domein = Domein.LOKAAL,
) -> None:
    """circulaire 2.3.3, 2.4.1 (N036, N070): no case closes while something in it is undecided.

    `onbeslist` counts spoedmaatregelen, `lopend` names the procedures that run.
    """
    if not sluitend(stap, uitkomst, altijd_voorleggen=altijd_voorleggen, domein=domein):
        return
    if onbeslist:
        raise Geweigerd(
            "Er loopt een spoedmaatregel waarover nog niet is besloten.",
            norm="N070",
            advies="laat de HOvJ haar eerst vaststellen, aanpassen of beëindigen.",
        )
    for proces, (zin, norm, advies) in _IN_DE_WEG.items():
        if proces in lopend:
            raise Geweigerd(zin, norm=norm, advies=advies)


def sluitend(
    stap: str,
    uitkomst: str,
    *,
    altijd_voorleggen: bool,
    domein: Domein = Domein.LOKAAL,
    loopt_door: bool = False,
) -> bool:
    """circulaire 2.2, 2.3, 2.4.1 (N020, N032, N065, N067, N074): whether this closes a case.

    Out of het stelsel only the NCTV lets a case go. `loopt_door`: something is still decided on
    all the same; about an object or dienst also that it runs, or comes again.
    """
    if domein is Domein.OBJECTEN_DIENSTEN and (stap, uitkomst) in _ZONDER_MAATREGELEN:
        return not loopt_door
    if (stap, uitkomst) == ("toetsbesluit", "beeindigen"):
        return domein is not Domein.STELSEL and not loopt_door
    if (stap, uitkomst) == ("weging", "geen_ernstige_dreiging"):
        return not altijd_voorleggen
    return (stap, uitkomst) in _SLUITEND
