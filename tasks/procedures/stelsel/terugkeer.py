"""Gezag passes back from the NCTV (circulaire 2.3)."""

from models.begrippen import Domein, Feitsoort, Grondslag, Procedure, Rol
from models.formulieren import (
    Terugkeer,
)
from models.naslag.beleid import beleid_op
from models.rules.gezag import hovj
from tasks.basis.tijd import dag
from tasks.gemeenten.informeren import na_einde
from tasks.procedures.stelsel.advies_burgemeester import begin_advies
from tasks.procedures.stelsel.overgang import leg_gezag_vast
from tasks.register.lezen import beeld
from tasks.vragen.aanvaard import Aanvaard, voor_formulier
from tasks.vragen.processen import begin_procedure, trek_alle_in
from tasks.vragen.verleggen import verleg_open_vragen
from tasks.zaak import maatregelen


@voor_formulier
def na_terugkeer(a: Aanvaard, antwoord: Terugkeer) -> None:
    """circulaire 2.3 (N029, N031, N032): gezag over persoon, kerngezin en maatregelen gaat terug.

    Het lokaal domein gaat door bij vervolg, tenzij de zaak sluit.
    """
    sessie, zaaknummer = a.sessie, a.zaak.zaaknummer
    reden = "het gezag is teruggekeerd uit het stelsel"
    trek_alle_in(
        sessie,
        zaaknummer,
        Procedure.STELSEL_MAATREGELEN,
        Procedure.ONMIDDELLIJKE_AANWIJZING,
        reden=reden,
        moment=a.moment,
    )
    _trek_overdracht_in(a, reden)
    if a.zaak.aangewezen and a.zaak.aangewezen.grondslag is Grondslag.VAN_RECHTSWEGE:
        na_einde(sessie, a.zaak, moment=a.moment)
        return  # the NCTV stays gezag by law; the case only closes
    terug = hovj(a.zaak.melding, beleid_op(dag(a.zaak.feiten[0].moment)))
    inhoud = {
        "besluit": a.besluit.volgnummer,
        "afgeleid": {"gezag": terug._asdict()},
        "maatregelen": maatregelen.draag_over(sessie, zaaknummer, Rol.HOVJ, moment=a.moment),
    }
    leg_gezag_vast(a, Feitsoort.TERUGKEER, inhoud, terug, Domein.LOKAAL)
    na_einde(sessie, beeld(sessie, zaaknummer), moment=a.moment)
    if antwoord.uitkomst == "lokaal_domein":
        verleg_open_vragen(sessie, beeld(sessie, zaaknummer), door=a.door, moment=a.moment)
        begin_procedure(
            sessie, zaaknummer, Procedure.LOKAAL_DOMEIN, stap="vervolg", moment=a.moment
        )
        begin_advies(sessie, beeld(sessie, zaaknummer), moment=a.moment)


def _trek_overdracht_in(a: Aanvaard, reden: str) -> None:
    """A triage that took the person in ends too; one that still has to judge goes on (N036)."""
    if a.zaak.aangewezen and a.zaak.aangewezen.grondslag is Grondslag.TRIAGE:
        trek_alle_in(a.sessie, a.zaak.zaaknummer, Procedure.TRIAGE, reden=reden, moment=a.moment)


def vraag_terugkeer(a: Aanvaard) -> None:
    """circulaire 2.3 (N032): vraag de NCTV waarheen, tenzij dat al is gevraagd."""
    if not a.zaak.lopend(Procedure.TERUGKEER):
        begin_procedure(
            a.sessie, a.zaak.zaaknummer, Procedure.TERUGKEER, stap="terugkeer", moment=a.moment
        )
