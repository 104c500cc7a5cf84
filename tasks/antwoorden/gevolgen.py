"""What an accepted answer leads to, in the same act."""

from models.begrippen import Domein, Procedure
from models.formulieren import Antwoord
from models.rules.sluiting import sluitend
from tasks.antwoorden.per_stap import PER_STAP
from tasks.berichten.kennisgeving import geef_kennis
from tasks.procedures import (
    objecten_en_diensten,
    toetsing,
)
from tasks.procedures.sluiten import sluit
from tasks.register.lezen import beeld
from tasks.vragen.aanvaard import Aanvaard


def trek_gevolgen(a: Aanvaard, antwoord: Antwoord) -> None:
    """Carry out what this answer leads to, tell who has to know of it, and close if it closes."""
    PER_STAP[a.vraag.stap].gevolg(a, antwoord)
    if a.zaak.lopend(Procedure.TOETSING):
        toetsing.eindig_zonder_maatregelen(a.sessie, a.zaak.zaaknummer, moment=a.moment)
    ook = beeld(a.sessie, a.zaak.zaaknummer) if a.vraag.stap in _VERPLAATST else None
    geef_kennis(a.sessie, a.zaak, a.vraag.stap, moment=a.moment, ook=ook)
    if sluitend(
        a.vraag.stap,
        antwoord.uitkomst,
        altijd_voorleggen=a.zaak.altijd_voorleggen,
        domein=a.zaak.domein,
        loopt_door=_loopt_door(a),
    ):
        sluit(
            a.sessie,
            a.zaak.zaaknummer,
            Domein.BASISPOLITIEZORG,
            proces=a.vraag.proces,
            onderwerp=a.vraag.onderwerp,
            aanleiding=a.besluit.volgnummer,
            moment=a.moment,
        )


def _loopt_door(a: Aanvaard) -> bool:
    """circulaire 2.4.1, 2.5 (N067, N071): of in deze zaak nog iets onbeslist is."""
    if a.zaak.domein is Domein.OBJECTEN_DIENSTEN:
        return objecten_en_diensten.loopt_door(a)
    return bool(a.zaak.onbesloten(Procedure.LOKAAL_DOMEIN))


_VERPLAATST = frozenset({"terugkeer"})
"""Answers that change whose case it is: the former and the present one both have to know."""
