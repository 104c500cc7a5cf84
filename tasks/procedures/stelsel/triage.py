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
from tasks.vragen.processen import begin_procedure


def na_voordracht(a: Aanvaard, antwoord: Antwoord) -> None:
    """circulaire 2.4.1, 2.3 (N026, N072): de politie wordt meteen een intakeformulier gevraagd."""
    if antwoord.uitkomst in {"stelsel", "triage"}:
        vraag_triage(a)


def vraag_triage(a: Aanvaard) -> None:
    """circulaire 2.4.1 (N072): begin een triage, tenzij er een loopt."""
    if not a.zaak.lopend(Procedure.TRIAGE):
        begin_procedure(
            a.sessie, a.zaak.zaaknummer, Procedure.TRIAGE, stap="intakeformulier", moment=a.moment
        )


@voor_formulier
def na_oordeel(a: Aanvaard, antwoord: OordeelNctv) -> None:
    """circulaire 2.3.3 (N023, N043): het oordeel om iemand op te nemen is de aanwijzing."""
    if antwoord.uitkomst == "opnemen":
        wijs_aan(a, Grondslag.TRIAGE, antwoord.andere_verwanten)
    na_afwijzing(a, antwoord)


def na_afwijzing(a: Aanvaard, antwoord: Antwoord) -> None:
    """circulaire 2.3 (N026, N062): een triage die eindigt zonder aanwijzing, verandert niets.

    Maar wie in afwachting ervan onmiddellijk is aangewezen, verlaat het stelsel weer; en waar het
    lokaal domein aan zijn einde was, wordt gevraagd wat volgt.
    """
    if (a.vraag.stap, antwoord.uitkomst) not in AFGEWEZEN:
        return
    if a.zaak.domein is Domein.STELSEL:
        vraag_terugkeer(a)
    elif not a.zaak.onbesloten(Procedure.LOKAAL_DOMEIN):
        begin_procedure(
            a.sessie, a.zaak.zaaknummer, Procedure.LOKAAL_DOMEIN, stap="vervolg", moment=a.moment
        )


def na_ontvangst(a: Aanvaard, antwoord: Antwoord) -> None:
    """circulaire 2.3.3 (N046): met het volledige dossier wordt bezien wat zonder is besloten."""
    eerder = a.zaak.laatste("besluit_maatregelen")
    zonder = eerder is not None and eerder.antwoord.get("ontbrekende_informatie")
    if antwoord.uitkomst == "volledig" and zonder:
        vraag_advies(a.sessie, a.zaak, moment=a.moment)
