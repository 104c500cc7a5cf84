"""What judges an answer about an object or dienst (circulaire 1.2, 2.5)."""

from models.formulieren import (
    Antwoord,
    BesluitMaatregelen,
    MaatregeladviesObject,
    Niveau,
    Opvolging,
)
from models.rules import (
    objecten,
)
from tasks.antwoorden.advies import opgedragen
from tasks.antwoorden.keuring.keuring import Keuring
from tasks.vragen.aanvaard import voor_formulier


def keur_lcc(_: Keuring, antwoord: Antwoord) -> None:
    """circulaire 2.5 (N084): het LCC heeft bij objecten en diensten geen rol."""
    if isinstance(antwoord, MaatregeladviesObject):
        objecten.keur_lcc(antwoord.schaarse_middelen)


@voor_formulier
def keur_niveau(t: Keuring, _: Niveau) -> None:
    """circulaire 2.5 (N082): waarvan de NCTV een niveau vaststelt."""
    objecten.keur_niveau(t.zaak.domein, t.zaak.gezag.rol)


@voor_formulier
def keur_opvolging(t: Keuring, antwoord: Opvolging) -> None:
    """circulaire 2.5 (N083): een bindende aanwijzing wordt opgevolgd."""
    objecten.keur_opvolging(antwoord, bindend=opgedragen(t.zaak, t.onderwerp) is not None)


@voor_formulier
def keur_bindend(t: Keuring, antwoord: BesluitMaatregelen) -> None:
    """circulaire 1.2 (N005): het besluit neemt wat de minister opdraagt."""
    objecten.keur_bindend(antwoord, opgedragen(t.zaak, t.onderwerp))
