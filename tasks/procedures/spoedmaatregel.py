"""A spoedmaatregel: effective at once, and then adopted, changed or ended (N068-N070)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from models.begrippen import Feitsoort, Procedure, Rol, StatusMaatregel
from models.formulieren import Afstemming, Spoedmaatregel, Vaststelling
from models.rules.maatregelen import keur_spoed
from models.zaak.beeld import Zaakbeeld
from tasks.berichten.kennisgeving import geef_kennis
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.lezen import beeld
from tasks.vragen.aanvaard import Aanvaard, voor_formulier
from tasks.vragen.handelingen import LopendeHandeling, als_model, handeling
from tasks.vragen.processen import begin_procedure, eis_proces, nieuw_onderwerp, trek_proces_in
from tasks.vragen.vragen import stel_vraag
from tasks.zaak import maatregelen

STAP = "spoedmaatregel"


def neem_spoedmaatregel(
    zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime
) -> str:
    """Record it, take its measures, start its process and tell the gezag, in one act; its id.

    Ordered by the HOvJ it is adopted at once. OnjuisteInvoer for a form that does not fit;
    Geweigerd (recorded) for a wrong code, a missing mandate, or where none can be (N068).
    """
    spoed = als_model(Spoedmaatregel, invoer, moment=moment)
    with handeling(zaaknummer, STAP, poging, moment=moment) as h:
        return _begin(h, spoed)


def _begin(h: LopendeHandeling, spoed: Spoedmaatregel) -> str:
    keur_spoed(spoed.maatregelen, domein=h.zaak.domein, status=h.zaak.status)
    zaaknummer, onderwerp, opgedragen = h.zaak.zaaknummer, nieuw_onderwerp(), h.door.rol == Rol.HOVJ
    h.leg_vast(
        Feitsoort.SPOEDMAATREGEL, spoed, proces=Procedure.SPOEDMAATREGEL, onderwerp=onderwerp
    )
    maatregelen.neem(
        h.sessie,
        zaaknummer,
        spoed.maatregelen,
        StatusMaatregel.VASTGESTELD if opgedragen else StatusMaatregel.SPOED,
        gezag=h.zaak.gezag.rol,
        onderwerp=onderwerp,
        toetsdatum=maatregelen.toetsdatum_spoed(h.moment) if opgedragen else None,
    )
    stap = "" if opgedragen else "afstemming"
    begin_procedure(
        h.sessie,
        zaaknummer,
        Procedure.SPOEDMAATREGEL,
        stap=stap,
        onderwerp=onderwerp,
        moment=h.moment,
    )
    geef_kennis(h.sessie, h.zaak, STAP, moment=h.moment)
    return onderwerp


@voor_formulier
def na_afstemming(a: Aanvaard, antwoord: Afstemming) -> None:
    """circulaire 2.4.1 (N069): een HOvJ beslist ermee; anders wordt het gezag meteen gevraagd."""
    if a.door.rol == Rol.HOVJ:
        _beslis(a, antwoord, None)
        return
    proces = eis_proces(a.sessie, a.vraag.zaaknummer, a.vraag.proces, a.vraag.onderwerp)
    zaak = beeld(a.sessie, a.vraag.zaaknummer)
    stel_vraag(a.sessie, zaak, proces, "vaststelling", a.vraag.keer, moment=a.moment)


@voor_formulier
def na_vaststelling(a: Aanvaard, antwoord: Vaststelling) -> None:
    """circulaire 2.4.1 (N069): het gezag stelt haar vast, past haar aan of beëindigt haar."""
    _beslis(a, antwoord, antwoord.toetsdatum)


def neem_op(sessie: Session, zaak: Zaakbeeld, *, reden: str, moment: datetime) -> None:
    """circulaire 2.4.1 (N070): een later besluit neemt op wat nog onbeslist was."""
    for onderwerp in sorted(zaak.onbeslist):
        rij = eis_proces(sessie, zaak.zaaknummer, Procedure.SPOEDMAATREGEL, onderwerp)
        trek_proces_in(sessie, rij, reden=reden, moment=moment)


def _beslis(a: Aanvaard, antwoord: Afstemming | Vaststelling, toetsdatum: date | None) -> None:
    toetsdatum = toetsdatum or maatregelen.toetsdatum_spoed(a.moment)
    zaaknummer, onderwerp = a.zaak.zaaknummer, a.vraag.onderwerp
    _UITKOMST[antwoord.uitkomst](a.sessie, zaaknummer, onderwerp, toetsdatum)
    maatregelen.neem(
        a.sessie,
        zaaknummer,
        antwoord.maatregelen,
        StatusMaatregel.VASTGESTELD,
        gezag=a.zaak.gezag.rol,
        onderwerp=onderwerp,
        toetsdatum=toetsdatum,
    )


def _hef_op(sessie: Session, zaaknummer: str, onderwerp: str, _: date) -> None:
    maatregelen.beeindig(sessie, zaaknummer, onderwerp)


_UITKOMST: dict[str, Callable[[Session, str, str, date], None]] = {
    "akkoord": maatregelen.stel_vast,
    "vaststellen": maatregelen.stel_vast,
    "aanpassen": _hef_op,
    "beeindigen": _hef_op,
}
