"""Welke antwoorden een zaak sluiten, en wat daarbij in de weg staat."""

from models.begrippen import Domein, Procedure, Status
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
"""Antwoorden waarna er over een object of dienst niets meer te doen kan zijn."""
AFGEWEZEN = Procedure.TRIAGE.eindes - {("ontvangst_dossier", "volledig")}
"""Antwoorden die een triage zonder aanwijzing beëindigen (N047, N062)."""
_IN_DE_WEG = {
    Procedure.TRIAGE: (
        "Er loopt een triage.",
        "N072",
        "wacht op haar uitkomst, of laat de HOvJ haar met niet_voordragen beëindigen.",
    ),
    Procedure.ONMIDDELLIJKE_AANWIJZING: (
        "Er loopt een verzoek om onmiddellijke aanwijzing.",
        "N024",
        "wacht op het besluit van de NCTV en wat de HOvJ daarna kiest.",
    ),
}
"""Procedure die loopt → waarom dan geen zaak sluit: zin, norm, advies."""


NIEUWE_MELDING = "breng met `regie melding` een nieuwe melding in als er weer dreiging is."
"""Wat te doen waar een zaak gesloten is."""


def eis_open(status: Status, zin: str, *, norm: str) -> None:
    """circulaire 2.4.1 (N065, N074): in een gesloten zaak kan niets meer; `zin` zegt wat niet."""
    if status is Status.GESLOTEN:
        raise Geweigerd(f"Deze zaak is gesloten; {zin}.", norm=norm, advies=NIEUWE_MELDING)


def keur_sluiten(
    stap: str,
    uitkomst: str,
    *,
    altijd_voorleggen: bool,
    onbeslist: int,
    lopend: frozenset[str] = frozenset(),
    domein: Domein = Domein.LOKAAL,
) -> None:
    """circulaire 2.3.3, 2.4.1 (N036, N070): geen zaak sluit zolang er iets onbeslist is.

    `onbeslist` telt spoedmaatregelen, `lopend` noemt de procedures die lopen.
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
    """circulaire 2.2, 2.3, 2.4.1 (N020, N032, N065, N067, N074): of dit een zaak sluit.

    Uit het stelsel laat alleen de NCTV een zaak gaan. `loopt_door`: er wordt toch nog over iets
    beslist; bij een object of dienst ook dat het loopt, of weer komt.
    """
    if domein is Domein.OBJECTEN_DIENSTEN and (stap, uitkomst) in _ZONDER_MAATREGELEN:
        return not loopt_door
    if (stap, uitkomst) == ("toetsbesluit", "beeindigen"):
        return domein is not Domein.STELSEL and not loopt_door
    if (stap, uitkomst) == ("weging", "geen_ernstige_dreiging"):
        return not altijd_voorleggen
    return (stap, uitkomst) in _SLUITEND
