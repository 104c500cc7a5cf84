"""Into het stelsel and out of it: the request, the aanwijzing as one act, and the return."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.begrippen import LANDELIJK, Bevoegd, Domein, Functie, Grondslag, Procedure, Rol, Status
from models.beleid import beleid_op
from models.formulieren import (
    Aanwijzing,
    Antwoord,
    OordeelNctv,
    Terugkeer,
    VervolgAanwijzing,
    VerzoekAanwijzing,
)
from models.formulieren.triage import AndereVerwant
from models.fouten import OnjuisteInvoer
from models.rules.gezag import hovj
from models.rules.kerngezin import kerngezin
from models.rules.sluiting import AFGEWEZEN
from models.rules.stelsel import toets_verzoek
from models.tabellen import Zaak
from models.zaakbeeld import Zaakbeeld
from tasks import spoedmaatregelen
from tasks.basis.tijd import dag
from tasks.berichten.kennisgeving import geef_kennis
from tasks.gemeenten.informeren import bij_einde, bij_opname
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, leg_vast
from tasks.vragen.aanvaard import Aanvaard, voor_formulier
from tasks.vragen.handelingen import Handeling, als_model, handeling
from tasks.vragen.processen import begin as begin_proces
from tasks.vragen.processen import nieuw_onderwerp, trek_alle_in
from tasks.vragen.verleggen import vraag_door
from tasks.zaak import maatregelen

NCTV = Bevoegd(Rol.NCTV, LANDELIJK)
WET = "artikel 42, eerste lid, onder c, Politiewet 2012"


def verzoek(
    zaaknummer: str, invoer: dict[str, Any], *, wie: str, code: str, moment: datetime
) -> str:
    """Record the telephone request of the HOvJ and ask the NCTV, in one act; its id (N024).

    OnjuisteInvoer for a form that does not fit; Geweigerd (recorded) for a wrong code, a missing
    mandate, or where the person cannot be designated at once.
    """
    gevraagd = als_model(VerzoekAanwijzing, invoer, moment=moment)
    if gevraagd.gebeld_op > moment:
        raise OnjuisteInvoer("gebeld_op: ligt in de toekomst; noem wanneer is gebeld")
    with handeling(zaaknummer, "verzoek_aanwijzing", wie=wie, code=code, moment=moment) as h:
        return _verzoek(h, gevraagd)


def _verzoek(h: Handeling, gevraagd: VerzoekAanwijzing) -> str:
    toets_verzoek(
        domein=h.zaak.domein,
        gesloten=h.zaak.status is Status.GESLOTEN,
        lopend=bool(h.zaak.lopend(Procedure.ONMIDDELLIJKE_AANWIJZING)),
    )
    onderwerp = nieuw_onderwerp()
    h.leg_vast(
        "verzoek_aanwijzing",
        gevraagd,
        proces=Procedure.ONMIDDELLIJKE_AANWIJZING,
        onderwerp=onderwerp,
    )
    begin_proces(
        h.sessie,
        h.zaak.zaaknummer,
        Procedure.ONMIDDELLIJKE_AANWIJZING,
        stap="aanwijzing",
        onderwerp=onderwerp,
        moment=h.moment,
    )
    return onderwerp


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
def na_vervolg_aanwijzing(a: Aanvaard, antwoord: VervolgAanwijzing) -> None:
    """circulaire 2.3 (N026): put forward, or the NCTV ends what was temporary."""
    na_voordracht(a, antwoord)
    if antwoord.uitkomst == "niet_voordragen":
        vraag_terugkeer(a)


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


@voor_formulier
def na_aanwijzing(a: Aanvaard, antwoord: Aanwijzing) -> None:
    """circulaire 2.3.4 (N025): at once under the NCTV, outside triage."""
    if antwoord.uitkomst == "aangewezen":
        wijs_aan(a, Grondslag.ONMIDDELLIJK, antwoord.andere_verwanten)


def wijs_aan(a: Aanvaard, grondslag: Grondslag, anderen: tuple[AndereVerwant, ...]) -> None:
    """circulaire 1.2, 2.3 (N002, N023, N027–N031): the aanwijzing, one act.

    The person, the kerngezin by the rule, other relatives with reasons; gezag passes; running
    measures go along; local procedures end where they are, and that of het stelsel begins.
    """
    sessie, zaaknummer = a.sessie, a.zaak.zaaknummer
    reden = "de persoon is aangewezen en de zaak is overgenomen door het stelsel"
    spoedmaatregelen.neem_op(sessie, a.zaak, reden=reden, moment=a.moment)
    trek_alle_in(
        sessie,
        zaaknummer,
        Procedure.LOKAAL_DOMEIN,
        Procedure.ADVIES_BURGEMEESTER,
        reden=reden,
        moment=a.moment,
    )
    if grondslag is Grondslag.TRIAGE:
        trek_alle_in(
            sessie,
            zaaknummer,
            Procedure.ONMIDDELLIJKE_AANWIJZING,
            Procedure.TERUGKEER,
            reden=reden,
            moment=a.moment,
        )
    inhoud = {
        "grondslag": grondslag,
        "wet": WET,
        "besluit": a.besluit.volgnummer,
        "afgeleid": {"gezag": NCTV._asdict()},
        "persoon": a.zaak.persoon.naam,
        "kerngezin": [g.model_dump(mode="json") for g in kerngezin(a.zaak.persoon.huisgenoten)],
        "overig": [verwant.model_dump(mode="json") for verwant in anderen],
        "maatregelen": maatregelen.draag_over(sessie, zaaknummer, Rol.NCTV, moment=a.moment),
    }
    _leg_gezag_vast(a, "aanwijzing", inhoud, NCTV, Domein.STELSEL)
    nu_ = beeld(sessie, zaaknummer)
    vraag_door(sessie, nu_, door=a.door, moment=a.moment)
    vraag_advies(sessie, nu_, moment=a.moment)
    geef_kennis(sessie, nu_, "opname", moment=a.moment)
    bij_opname(sessie, nu_, anderen, moment=a.moment)


def vraag_advies(sessie: Session, zaak: Zaakbeeld, *, moment: datetime) -> None:
    """circulaire 4.1 (N100): begin 3b, unless one still stands before its decision."""
    if not zaak.onbesloten(Procedure.STELSEL_MAATREGELEN):
        begin_proces(
            sessie,
            zaak.zaaknummer,
            Procedure.STELSEL_MAATREGELEN,
            stap="maatregelenadvies",
            moment=moment,
        )


def na_ontvangst(a: Aanvaard, antwoord: Antwoord) -> None:
    """circulaire 2.3.3 (N046): with the whole dossier, what was decided without it is seen to."""
    eerder = a.zaak.laatste("besluit_maatregelen")
    zonder = eerder is not None and eerder.inhoud["antwoord"].get("ontbrekende_informatie")
    if antwoord.uitkomst == "volledig" and zonder:
        vraag_advies(a.sessie, a.zaak, moment=a.moment)


@voor_formulier
def na_terugkeer(a: Aanvaard, antwoord: Terugkeer) -> None:
    """circulaire 2.3 (N029, N031, N032): gezag over person, kerngezin and measures goes back.

    Het lokaal domein goes on at vervolg, unless the case closes.
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
        bij_einde(sessie, a.zaak, moment=a.moment)
        return  # the NCTV stays gezag by law; the case only closes
    terug = hovj(a.zaak.melding, beleid_op(dag(a.zaak.feiten[0].moment)))
    inhoud = {
        "besluit": a.besluit.volgnummer,
        "afgeleid": {"gezag": terug._asdict()},
        "maatregelen": maatregelen.draag_over(sessie, zaaknummer, Rol.HOVJ, moment=a.moment),
    }
    _leg_gezag_vast(a, "terugkeer", inhoud, terug, Domein.LOKAAL)
    bij_einde(sessie, beeld(sessie, zaaknummer), moment=a.moment)
    if antwoord.uitkomst == "lokaal_domein":
        vraag_door(sessie, beeld(sessie, zaaknummer), door=a.door, moment=a.moment)
        begin_proces(sessie, zaaknummer, Procedure.LOKAAL_DOMEIN, stap="vervolg", moment=a.moment)
        begin_advies(sessie, beeld(sessie, zaaknummer), moment=a.moment)


def begin_advies(sessie: Session, zaak: Zaakbeeld, *, moment: datetime) -> None:
    """webtekst JenV (N114): the NCTV advises the HOvJ in the case of a burgemeester, once."""
    if zaak.persoon.functie is Functie.BURGEMEESTER and not zaak.laatste("advies_burgemeester"):
        begin_proces(
            sessie,
            zaak.zaaknummer,
            Procedure.ADVIES_BURGEMEESTER,
            stap="advies_burgemeester",
            moment=moment,
        )


def _trek_overdracht_in(a: Aanvaard, reden: str) -> None:
    """A triage that took the person in ends too; one that still has to judge goes on (N036)."""
    if a.zaak.aangewezen and a.zaak.aangewezen.grondslag is Grondslag.TRIAGE:
        trek_alle_in(a.sessie, a.zaak.zaaknummer, Procedure.TRIAGE, reden=reden, moment=a.moment)


def vraag_terugkeer(a: Aanvaard) -> None:
    """circulaire 2.3 (N032): ask the NCTV whereto, unless it is asked."""
    if not a.zaak.lopend(Procedure.TERUGKEER):
        begin_proces(
            a.sessie, a.zaak.zaaknummer, Procedure.TERUGKEER, stap="terugkeer", moment=a.moment
        )


def _leg_gezag_vast(
    a: Aanvaard, soort: str, inhoud: dict[str, Any], gezag: Bevoegd, domein: Domein
) -> None:
    """Record that gezag passes, and show it in the search table."""
    wat = Gebeurtenis(
        a.zaak.zaaknummer,
        soort,
        inhoud,
        proces=a.vraag.proces,
        onderwerp=a.vraag.onderwerp,
        stap=a.vraag.stap,
        wie=a.door,
    )
    leg_vast(a.sessie, wat, moment=a.moment)
    rij = a.sessie.get_one(Zaak, a.zaak.zaaknummer)
    rij.gezag_rol, rij.gezag_gebied, rij.domein = gezag.rol, gezag.gebied, domein
    a.sessie.add(rij)
