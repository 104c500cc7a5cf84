"""Judging an answer: by the rules of its stap, and by the day it is given."""

from datetime import datetime

from models.formulieren import Antwoord, InformerenPersoon, Triagetafel
from models.fouten import OnjuisteInvoer
from models.rules import informatie, maatregelen, sluiting
from tasks.antwoorden.keuring.keuring import Keuring
from tasks.antwoorden.per_stap import PER_STAP
from tasks.basis.tijd import dag


def keur(stap: str, keuring: Keuring, antwoord: Antwoord) -> None:
    """Geweigerd if a rule of this stap refuses the answer."""
    zaak = keuring.zaak
    sluiting.keur_sluiten(
        stap,
        antwoord.uitkomst,
        altijd_voorleggen=zaak.altijd_voorleggen,
        onbeslist=len(zaak.onbeslist),
        lopend=zaak.onbeslist_proces,
        domein=zaak.domein,
    )
    for regel in PER_STAP[stap].keurt:
        regel(keuring, antwoord)


def keur_data(antwoord: Antwoord, *, moment: datetime) -> None:
    """What of an answer depends on the day; still bad input, so before any code is consumed."""
    maatregelen.keur_toetsdata(
        getattr(antwoord, "maatregelen", ()),
        van_alle=getattr(antwoord, "toetsdatum", None),
        vandaag=dag(moment),
    )
    if isinstance(antwoord, InformerenPersoon):
        informatie.keur_volgende_keer(antwoord, vandaag=dag(moment))
    if isinstance(antwoord, Triagetafel) and antwoord.besproken_op > dag(moment):
        raise OnjuisteInvoer("besproken_op", "ligt in de toekomst")
