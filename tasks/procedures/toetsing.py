"""Reviewing measures: begun on their date or in between, one at a time (circulaire 2.2, 3.3)."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from models.begrippen import Domein, Feitsoort, Procedure, Rol
from models.formulieren import Antwoord, Toetsbesluit, Toetsing
from models.naslag.beleid import beleid_op
from models.rules.toetsing import keur_verzoek, vervalt
from models.zaak.beeld import Zaakbeeld
from models.zaak.vouw import pas_toe
from tasks.basis.tijd import dag
from tasks.berichten.kennisgeving import geef_kennis
from tasks.procedures import informeren_persoon
from tasks.procedures.objecten_en_diensten import leg_grond_vast, vraag_objectadvies
from tasks.procedures.stelsel.stelsel_maatregelen import vraag_advies
from tasks.procedures.stelsel.terugkeer import vraag_terugkeer
from tasks.procedures.stelsel.triage import vraag_triage
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.vragen.aanvaard import Aanvaard, voor_formulier
from tasks.vragen.handelingen import LopendeHandeling, als_model, handeling
from tasks.vragen.processen import (
    begin_procedure,
    eis_proces,
    nieuw_onderwerp,
    trek_in_onder,
    trek_proces_in,
)
from tasks.zaak import maatregelen

STAP, HANDELING = "toetsbesluit", "toetsing"


def vraag_toetsing(
    zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime
) -> str:
    """circulaire 3.3, 5.1 (N021, N098): nu toetsen, voor de datum; geeft het onderwerp.

    Waar het gezag al toetst, hoort het dit ook.

    OnjuisteInvoer bij een formulier dat niet klopt; Geweigerd (vastgelegd) bij een verkeerde code,
    een ontbrekend mandaat, of waar niets te toetsen is.
    """
    toetsing = als_model(Toetsing, invoer, moment=moment)
    with handeling(zaaknummer, HANDELING, poging, moment=moment) as h:
        return _verzoek(h, toetsing)


def _verzoek(h: LopendeHandeling, toetsing: Toetsing) -> str:
    """Of an object each gezag reviews; where one does already, what was said is added to it."""
    lopend = maatregelen.getoetst(h.sessie, h.zaak.zaaknummer)
    keur_verzoek(status=h.zaak.status, lopend=len(lopend))
    inhoud = toetsing.model_dump(mode="json")
    geef_kennis(h.sessie, h.zaak, HANDELING, moment=h.moment)
    bezig = sorted(h.zaak.lopend(Procedure.TOETSING))
    for onderwerp in bezig:
        _leg_vast(h.sessie, h.zaak, inhoud, onderwerp, door=h.door, moment=h.moment)
    nieuw = [
        begin_toetsing(h.sessie, h.zaak, inhoud, gezag=gezag, door=h.door, moment=h.moment)
        for gezag in te_toetsen(h.sessie, h.zaak)
    ]
    return (nieuw + bezig)[0]


def begin_tussentijds(
    sessie: Session, zaak: Zaakbeeld, aanleiding: str, *, door: Handelende, moment: datetime
) -> None:
    """circulaire 3.3 (N098): wat binnenkwam, geeft aanleiding als iets loopt dat niemand toetst."""
    for gezag in te_toetsen(sessie, zaak):
        begin_toetsing(
            sessie, zaak, {"aanleiding": aanleiding}, gezag=gezag, door=door, moment=moment
        )


def te_toetsen(sessie: Session, zaak: Zaakbeeld) -> dict[Rol, date | None]:
    """circulaire 2.5, 3.3 (N081, N097): gezag → eerste datum van wat het nog niet toetst."""
    bezig = {zaak.gezag_bij(onderwerp).rol for onderwerp in zaak.lopend(Procedure.TOETSING)}
    eerste: dict[Rol, date | None] = {}
    for maatregel in maatregelen.getoetst(sessie, zaak.zaaknummer):
        if maatregel.gezag_rol not in bezig:
            eerste.setdefault(maatregel.gezag_rol, maatregel.toetsdatum)
    return eerste


def begin_toetsing(
    sessie: Session,
    zaak: Zaakbeeld,
    inhoud: dict[str, Any],
    *,
    gezag: Rol,
    moment: datetime,
    door: Handelende | None = None,
    toetsdatum: date | None = None,
) -> str:
    """Record the cause and ask this gezag, in this act; its onderwerp.

    With a `toetsdatum` it is due on that day, else soon.
    """
    onderwerp = nieuw_onderwerp()
    leg_grond_vast(sessie, zaak, gezag, Procedure.TOETSING, onderwerp, moment=moment)
    op = vervalt(toetsdatum, gevraagd=moment, beleid=beleid_op(dag(moment))) if toetsdatum else None
    _leg_vast(sessie, zaak, inhoud, onderwerp, op=op, door=door, moment=moment)
    begin_procedure(
        sessie,
        zaak.zaaknummer,
        Procedure.TOETSING,
        stap=STAP,
        onderwerp=onderwerp,
        zaak=zaak,
        moment=moment,
    )
    return onderwerp


def _leg_vast(
    sessie: Session,
    zaak: Zaakbeeld,
    inhoud: dict[str, Any],
    onderwerp: str,
    *,
    moment: datetime,
    op: datetime | None = None,
    door: Handelende | None = None,
) -> None:
    """What gave cause; `op` is the moment that the review is due, if it is on a date."""
    wat = Gebeurtenis(
        zaak.zaaknummer,
        Feitsoort.TOETSING,
        {**inhoud, "uiterlijk": op.isoformat() if op else None},
        proces=Procedure.TOETSING,
        onderwerp=onderwerp,
        stap=HANDELING,
        wie=door or Handelende(),
    )
    pas_toe(zaak, leg_vast(sessie, wat, moment=moment))


@voor_formulier
def na_toetsbesluit(a: Aanvaard, besluit: Toetsbesluit) -> None:
    """circulaire 2.2, 2.3 (N020, N032): de maatregelen veranderen met het besluit, tegelijk."""
    sessie, zaaknummer = a.sessie, a.zaak.zaaknummer
    deze = maatregelen.getoetst(sessie, zaaknummer, a.zaak.gezag_bij(a.vraag.onderwerp).rol)
    if besluit.uitkomst == "beeindigen":
        maatregelen.beeindig_deze(sessie, deze)
        in_stelsel = a.zaak.domein is Domein.STELSEL and not a.zaak.onbesloten(
            Procedure.STELSEL_MAATREGELEN
        )
        if in_stelsel and not maatregelen.lopend(sessie, zaaknummer):
            vraag_terugkeer(a)
    elif besluit.toetsdatum:
        maatregelen.bouw_af(sessie, deze, besluit.afbouw)
        maatregelen.toets_weer_op(sessie, deze, besluit.toetsdatum)
    if besluit.uitkomst == "opschalen":
        _schaal_op(a, besluit)
    if besluit.uitkomst in {"afschalen", "beeindigen"}:
        informeren_persoon.plan_informeren(a)


def trek_toetsing_in(a: Aanvaard) -> None:
    """circulaire 3.3 (N097): besluit dit gezag opnieuw, dan eindigt de lopende toetsing."""
    reden, gezag = "over de maatregelen is opnieuw besloten", a.zaak.gezag_bij(a.vraag.onderwerp)
    trek_in_onder(a.sessie, a.zaak, Procedure.TOETSING, gezag, reden=reden, moment=a.moment)


def eindig_zonder_maatregelen(sessie: Session, zaaknummer: str, *, moment: datetime) -> None:
    """circulaire 3.3 (N097): als anders eindigde wat werd getoetst, wordt niets getoetst."""
    zaak = beeld(sessie, zaaknummer)
    for onderwerp in sorted(zaak.lopend(Procedure.TOETSING)):
        gezag = zaak.gezag_bij(onderwerp)
        if not maatregelen.getoetst(sessie, zaaknummer, gezag.rol):
            rij = eis_proces(sessie, zaaknummer, Procedure.TOETSING, onderwerp)
            trek_proces_in(sessie, rij, reden="wat werd getoetst, is beëindigd", moment=moment)


def na_uitlating(a: Aanvaard, antwoord: Antwoord) -> None:
    """circulaire 5.2 (N110): het concept aanpassen is de maatregelen toetsen."""
    if antwoord.uitkomst == "concept_aanpassen":
        begin_tussentijds(a.sessie, a.zaak, "uitlating", door=a.door, moment=a.moment)


def _schaal_op(a: Aanvaard, besluit: Toetsbesluit) -> None:
    """circulaire 2.4.1, 4.1 (N072, N074, N100): door de procedure die over maatregelen besluit."""
    if a.zaak.domein is Domein.STELSEL:
        vraag_advies(a.sessie, a.zaak, moment=a.moment)
    elif a.zaak.domein is Domein.OBJECTEN_DIENSTEN:
        vraag_objectadvies(a)
    elif besluit.route == "intakeformulier":
        vraag_triage(a)
    elif not a.zaak.onbesloten(Procedure.LOKAAL_DOMEIN):
        begin_procedure(
            a.sessie, a.zaak.zaaknummer, Procedure.LOKAAL_DOMEIN, stap="vervolg", moment=a.moment
        )
