"""On what an answer rests, and what the rules made of it (circulaire 2.4.1, 2.5)."""

from datetime import datetime
from typing import Any

from models.begrippen import Domein, Rol
from models.formulieren import (
    KADER,
    Antwoord,
    BesluitMaatregelen,
    Kader,
    Maatregel,
    Niveau,
    OndertekeningIntake,
)
from models.leesvorm import gelezen
from models.naslag.beleid import beleid_op
from models.rules import (
    maatregelen,
)
from models.rules.toetsingskader import Kenmerken, toetsingskader
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from tasks.basis.tijd import dag

_ADVIES = {
    Domein.LOKAAL: "maatregeladvies",
    Domein.STELSEL: "maatregelenadvies",
    Domein.OBJECTEN_DIENSTEN: "maatregeladvies",
}
"""On which advice a decision on measures rests, unless its own procedure has one."""


ADVIEZEN = {*_ADVIES.values(), "advies", "niveau"}
"""Answers that a decision of the same procedure rests on."""


def advies_voor(zaak: Zaakbeeld, onderwerp: str) -> Feit | None:
    """The advice that a decision on measures rests on: of its own procedure, else the last."""
    eigen = (f for f in reversed(zaak.besluiten) if f.onderwerp == onderwerp and f.stap in ADVIEZEN)
    return next(eigen, None) or zaak.laatste(_ADVIES[zaak.domein])


def afgeleid(
    zaak: Zaakbeeld, onderwerp: str, antwoord: Antwoord, *, moment: datetime
) -> dict[str, Any]:
    """What the rules made of an answer, for its record (N009, N053)."""
    if isinstance(antwoord, BesluitMaatregelen):
        advies = advies_voor(zaak, onderwerp)
        return {
            "advies": advies.hash if advies else None,
            "risico": maatregelen.risico(antwoord, beleid_op(dag(moment))),
        }
    if isinstance(antwoord, Kader):
        oordeel = toetsingskader(kenmerken(zaak, antwoord))
        return {"toetsingskader": [str(criterium) for criterium in oordeel]}
    return {}


def kenmerken(zaak: Zaakbeeld, antwoord: Kader) -> Kenmerken:
    """The kader as answered.

    Text that a HOvJ leaves empty is that of the intakeformulier, if it is about the same.
    """
    velden = {veld: getattr(antwoord, veld) for veld in KADER}
    intake = zaak.laatste("intakeformulier")
    if isinstance(antwoord, OndertekeningIntake) and intake:
        gegeven = intake.antwoord
        for waarover, tekst in _ONDERBOUWING.items():
            if velden[waarover] == gegeven.get(waarover):
                velden[tekst] = velden[tekst] or gegeven.get(tekst, "")
    return Kenmerken(**velden)


_ONDERBOUWING = {"fenomeen": "fenomeen_onderbouwing", "inzicht_bron": "inzicht_onderbouwing"}


def opgedragen(zaak: Zaakbeeld, onderwerp: str) -> tuple[Maatregel, ...] | None:
    """circulaire 1.2 (N005): wat een bindende aanwijzing van dit gezag eist, of None.

    Zij bindt een burgemeester, in elke procedure, tot de NCTV hem opnieuw adviseert.
    """
    gezag = zaak.gezag_bij(onderwerp)
    if gezag.rol is not Rol.BURGEMEESTER:
        return None
    niveaus = (f for f in reversed(zaak.besluiten) if f.stap == "niveau")
    hier = (f.antwoord for f in niveaus if zaak.gezag_bij(f.onderwerp) == gezag)
    advies = next((antwoord for antwoord in hier if antwoord.get("advies")), None)
    if advies is None or not advies.get("bindende_aanwijzing"):
        return None
    return gelezen(Niveau, advies).maatregelen
