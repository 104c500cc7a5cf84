"""Gemeenten told of a stelselcasus: begun by what happens, ended with it (circulaire 2.3.5)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.begrippen import Feitsoort, Gelegenheid, Procedure, Scenario
from models.formulieren import AcuutRisico, PlanbaarMoment
from models.formulieren.triage import AndereVerwant
from models.fouten import OnjuisteInvoer
from models.rules.informering import (
    gemeenten_van,
    keur_stelselcasus,
    ladder,
    lopende,
    nieuwe_gemeenten,
    verlaten_gemeenten,
)
from models.zaak.beeld import Zaakbeeld
from models.zaak.informering import Informering
from models.zaak.vouw import pas_toe
from tasks.basis.tijd import dag
from tasks.gemeenten.vierhoek import nodig_gemeente_uit
from tasks.gemeenten.voorafspraken import volgorde
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.vragen.handelingen import LopendeHandeling, als_model, handeling
from tasks.vragen.processen import begin_procedure, eis_proces, nieuw_onderwerp, trek_proces_in
from tasks.zaak.zaken import open_vragen


def acuut(zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime) -> None:
    """circulaire 2.3.5 (N056, N057): het minimale bericht gaat meteen naar elke gemeente.

    OnjuisteInvoer bij een formulier dat niet klopt; Geweigerd (vastgelegd) bij een verkeerde code,
    een ontbrekend mandaat, of een zaak die niet in het stelsel is.
    """
    risico = als_model(AcuutRisico, invoer, moment=moment)
    with handeling(zaaknummer, "acuut", poging, moment=moment) as h:
        gemeenten = risico.gemeenten or gemeenten_van(h.zaak.persoon)
        if not gemeenten:
            raise OnjuisteInvoer("gemeenten", "noem er een; de persoon woont en werkt in geen")
        bron = h.leg_vast(Feitsoort.ACUUT, risico)
        _begin_alle(h, gemeenten, Gelegenheid.RISICO, bron=bron.volgnummer)


def planbaar(zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime) -> None:
    """circulaire 2.3.5 (N056): een komend moment; termijnen eindigen ervoor. Fouten als `acuut`."""
    gepland = als_model(PlanbaarMoment, invoer, moment=moment)
    if gepland.op <= moment:
        raise OnjuisteInvoer("op", "ligt in het verleden; noem een moment dat nog komt")
    with handeling(zaaknummer, "moment", poging, moment=moment) as h:
        bron = h.leg_vast(Feitsoort.MOMENT, gepland)
        _begin_alle(
            h, gepland.gemeenten, Gelegenheid.MOMENT, bron=bron.volgnummer, uiterlijk=gepland.op
        )


def _begin_alle(
    h: LopendeHandeling,
    gemeenten: Iterable[str],
    gelegenheid: Gelegenheid,
    **bij: Any,  # noqa: ANN401  passed on as it is
) -> None:
    keur_stelselcasus(domein=h.zaak.domein, status=h.zaak.status, norm="N055")
    for gemeente in dict.fromkeys(gemeenten):
        begin_informeren(
            h.sessie, h.zaak, gemeente, gelegenheid, moment=h.moment, door=h.door, **bij
        )


def begin_informeren(
    sessie: Session,
    zaak: Zaakbeeld,
    gemeente: str,
    gelegenheid: Gelegenheid,
    *,
    moment: datetime,
    door: Handelende | None = None,
    uiterlijk: datetime | None = None,
    bron: int | None = None,
) -> None:
    """circulaire 2.3.5 (N055): één gemeente, één gelegenheid, en de eerste vraag, in één handeling.

    `zaak` neemt het op; `bron` is de vastlegging die aanleiding gaf, als daarin staat wat mag
    worden verteld.
    """
    onderwerp = nieuw_onderwerp()
    if gelegenheid.blijvend:  # it does not end there after all
        einde = [
            i
            for i in zaak.informeringen.values()
            if (i.gelegenheid, i.gemeente) == (Gelegenheid.EINDE, gemeente)
        ]
        reden = "de zaak speelt er toch weer"
        _trek_in(sessie, zaak, einde, reden=reden, moment=moment)
    rollen = volgorde(sessie, gemeente, dag(moment))
    informering = Informering(
        onderwerp=onderwerp,
        gemeente=gemeente,
        gelegenheid=gelegenheid,
        ladder=ladder(rollen, eigen_zaak=gemeente in zaak.burgemeester_van),
        sinds=moment,
        uiterlijk=uiterlijk,
    )
    inhoud = {
        "gemeente": gemeente,
        "scenario": informering.scenario,
        "gelegenheid": gelegenheid,
        "ladder": informering.ladder,
        "uiterlijk": uiterlijk.isoformat() if uiterlijk else None,
        "bron": bron,
    }
    wat = Gebeurtenis(
        zaak.zaaknummer,
        Feitsoort.INFORMERING,
        inhoud,
        proces=Procedure.INFORMEER_BURGEMEESTER,
        onderwerp=onderwerp,
        stap="informering",
        wie=door or Handelende(),
    )
    feit = leg_vast(sessie, wat, moment=moment)
    if informering.scenario is Scenario.ACUUT:  # that is its release
        nodig_gemeente_uit(sessie, zaak, gemeente, moment=moment)
    pas_toe(zaak, feit)
    rij = begin_procedure(
        sessie,
        zaak.zaaknummer,
        Procedure.INFORMEER_BURGEMEESTER,
        stap="ontvangst" if informering.scenario is Scenario.ACUUT else "vrijgave",
        onderwerp=onderwerp,
        gemeente=gemeente,
        zaak=zaak,
        moment=moment,
    )
    rij.op = dag(uiterlijk) if uiterlijk and gelegenheid is Gelegenheid.MOMENT else None


def na_opname(
    sessie: Session, zaak: Zaakbeeld, anderen: Iterable[AndereVerwant] = (), *, moment: datetime
) -> None:
    """circulaire 2.3.5 (N055): waar de persoon woont en werkt, en waar wie mede is aangewezen.

    En waar een verhoogd risicomoment komt dat al eerder was gemeld (N056).
    """
    waar = (*gemeenten_van(zaak.persoon), *(a.gemeente for a in anderen if a.gemeente))
    weten_het = lopende(zaak.informeringen.values(), zonder=zaak.ingetrokken_onderwerpen)
    for gemeente in dict.fromkeys(waar):
        if gemeente not in weten_het:
            begin_informeren(sessie, zaak, gemeente, Gelegenheid.OPNAME, moment=moment)
    gepland = {
        (i.gemeente, i.uiterlijk)
        for i in zaak.informeringen.values()
        if i.onderwerp not in zaak.ingetrokken_onderwerpen
    }
    for feit in [feit for feit in zaak.feiten if feit.soort == Feitsoort.RISICOMOMENT]:
        waar_dan, op = feit.antwoord.get("gemeente"), zaak.momenten.get(feit.onderwerp)
        if waar_dan and op and op > moment and (waar_dan, op) not in gepland:
            begin_informeren(
                sessie, zaak, waar_dan, Gelegenheid.MOMENT, moment=moment, uiterlijk=op
            )


def na_wijziging(sessie: Session, was: Zaakbeeld, is_: Zaakbeeld, *, moment: datetime) -> None:
    """circulaire 2.3.5 (N056): bij verhuizing en nieuw werk komt er een gemeente bij.

    De gemeente waar de persoon vertrok, hoort het ook.
    """
    for gemeente, gelegenheid in nieuwe_gemeenten(was.persoon, is_.persoon).items():
        begin_informeren(sessie, is_, gemeente, gelegenheid, moment=moment)
    reden = "de persoon woont en werkt er niet meer"
    for gemeente in verlaten_gemeenten(was.persoon, is_.persoon):
        if gemeente not in is_.elders:
            eindig_informeren(sessie, is_, gemeente, reden=reden, moment=moment)


def na_einde(sessie: Session, zaak: Zaakbeeld, *, moment: datetime) -> None:
    """circulaire 2.3.5 (N055): elke gemeente die het wist, hoort dat de zaak daar eindigt."""
    weten_het = lopende(zaak.informeringen.values(), zonder=zaak.ingetrokken_onderwerpen)
    reden = "de zaak is niet meer in het stelsel"
    for gemeente in weten_het:
        eindig_informeren(sessie, zaak, gemeente, reden=reden, moment=moment)
    gepland = [i for i in zaak.informeringen.values() if i.gelegenheid is Gelegenheid.MOMENT]
    _trek_in(sessie, zaak, gepland, reden=reden, moment=moment)


def eindig_informeren(
    sessie: Session,
    zaak: Zaakbeeld,
    gemeente: str,
    *,
    reden: str,
    moment: datetime,
) -> None:
    """What was not released is withdrawn; who was told of the case hears of its end there."""
    alle = lopende(zaak.informeringen.values(), zonder=zaak.ingetrokken_onderwerpen)
    eigen = alle.get(gemeente, [])
    _trek_in(sessie, zaak, eigen, reden=reden, moment=moment)
    _vraag_geen_medewerking_meer(sessie, zaak, eigen, reden=reden, moment=moment)
    if any(i.onderwerp in zaak.vrijgegeven for i in eigen):
        begin_informeren(sessie, zaak, gemeente, Gelegenheid.EINDE, moment=moment)


def _vraag_geen_medewerking_meer(
    sessie: Session,
    zaak: Zaakbeeld,
    informeringen: Iterable[Informering],
    *,
    reden: str,
    moment: datetime,
) -> None:
    """circulaire 2.3.5 (N059): voor wat er niet meer is, wordt niets meer gevraagd."""
    over = {i.onderwerp for i in informeringen}
    for vraag in open_vragen(sessie, zaak.zaaknummer):
        if vraag.stap == "medewerking" and vraag.onderwerp in over:
            rij = eis_proces(
                sessie, zaak.zaaknummer, Procedure.INFORMEER_BURGEMEESTER, vraag.onderwerp
            )
            trek_proces_in(sessie, rij, reden=reden, moment=moment)


def _trek_in(
    sessie: Session,
    zaak: Zaakbeeld,
    informeringen: Iterable[Informering],
    *,
    reden: str,
    moment: datetime,
) -> None:
    """Withdraw those of which nothing was released yet."""
    for informering in informeringen:
        if informering.onderwerp not in zaak.vrijgegeven | zaak.ingetrokken_onderwerpen:
            rij = eis_proces(
                sessie, zaak.zaaknummer, Procedure.INFORMEER_BURGEMEESTER, informering.onderwerp
            )
            trek_proces_in(sessie, rij, reden=reden, moment=moment)
