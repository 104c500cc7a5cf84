"""Which answers close a case, and what stands in the way."""

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
"""Answers after which nothing may be left to do about an object or dienst."""
AFGEWEZEN = Procedure.TRIAGE.eindes - {("ontvangst_dossier", "volledig")}
"""Answers that end a triage without aanwijzing (N047, N062)."""
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
"""Procedure that runs → why no case closes then: sentence, norm, advice."""


NIEUWE_MELDING = "breng met `regie melding` een nieuwe melding in als er weer dreiging is."
"""What to do where a case is closed."""


def eis_open(status: Status, zin: str, *, norm: str) -> None:
    """circulaire 2.4.1 (N065, N074): a closed case is no longer acted in; `zin` says of what."""
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
