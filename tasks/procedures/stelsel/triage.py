"""Triage: begun, judged, ended without aanwijzing, handed over (circulaire 2.3.3)."""

from models.begrippen import Domein, Grondslag, Procedure
from models.formulieren import (
    Antwoord,
    OordeelNctv,
)
from models.rules.sluiting import AFGEWEZEN
from tasks.procedures.stelsel.overgang import wijs_aan
from tasks.procedures.stelsel.stelsel_maatregelen import vraag_advies
from tasks.procedures.stelsel.terugkeer import vraag_terugkeer
from tasks.vragen.aanvaard import Aanvaard, voor_formulier
from tasks.vragen.processen import begin_procedure as begin_proces


def na_voordracht(a: Aanvaard, antwoord: Antwoord) -> None:
    """circulaire 2.4.1, 2.3 (N026, N072): the politie is asked for an intakeformulier at once."""
    if antwoord.uitkomst in {"stelsel", "triage"}:
        vraag_triage(a)


def vraag_triage(a: Aanvaard) -> None:
    """circulaire 2.4.1 (N072): begin one, unless it runs."""
    if not a.zaak.lopend(Procedure.TRIAGE):
        begin_proces(
            a.sessie, a.zaak.zaaknummer, Procedure.TRIAGE, stap="intakeformulier", moment=a.moment
        )


@voor_formulier
def na_oordeel(a: Aanvaard, antwoord: OordeelNctv) -> None:
    """circulaire 2.3.3 (N023, N043): the oordeel to take someone in is the aanwijzing."""
    if antwoord.uitkomst == "opnemen":
        wijs_aan(a, Grondslag.TRIAGE, antwoord.andere_verwanten)
    na_afwijzing(a, antwoord)


def na_afwijzing(a: Aanvaard, antwoord: Antwoord) -> None:
    """circulaire 2.3 (N026, N062): a triage that ends without aanwijzing changes nothing.

    But whoever was designated at once, in expectation of it, leaves het stelsel again; and where
    het lokaal domein had come to its end, it is asked what follows.
    """
    if (a.vraag.stap, antwoord.uitkomst) not in AFGEWEZEN:
        return
    if a.zaak.domein is Domein.STELSEL:
        vraag_terugkeer(a)
    elif not a.zaak.onbesloten(Procedure.LOKAAL_DOMEIN):
        begin_proces(
            a.sessie, a.zaak.zaaknummer, Procedure.LOKAAL_DOMEIN, stap="vervolg", moment=a.moment
        )


def na_ontvangst(a: Aanvaard, antwoord: Antwoord) -> None:
    """circulaire 2.3.3 (N046): with the whole dossier, what was decided without it is seen to."""
    eerder = a.zaak.laatste("besluit_maatregelen")
    zonder = eerder is not None and eerder.antwoord.get("ontbrekende_informatie")
    if antwoord.uitkomst == "volledig" and zonder:
        vraag_advies(a.sessie, a.zaak, moment=a.moment)
