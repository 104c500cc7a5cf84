"""Objects and diensten: by whom is decided on which ground, and the advice of the NCTV."""

from datetime import datetime, timedelta

from sqlmodel import Session

from models.begrippen import Bevoegd, Feitsoort, Grond, Procedure, Rol
from models.formulieren import Antwoord, MaatregeladviesObject, Niveau, Opvolging
from models.formulieren.melding import ObjectOfDienst
from models.naslag.beleid import beleid_op
from models.rules.gezag import gezag_over, grond_onder
from models.rules.objecten import krijgt_niveau
from models.tabellen import Zaak
from models.zaak.beeld import Zaakbeeld
from models.zaak.vouw import pas_toe
from tasks.basis.tijd import dag
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, leg_vast
from tasks.vragen.aanvaard import Aanvaard, voor_formulier
from tasks.vragen.processen import begin_procedure, eis_proces, nieuw_onderwerp, trek_proces_in
from tasks.vragen.vragen import stel_vraag
from tasks.zaak import maatregelen


def leg_grond_vast(
    sessie: Session,
    zaak: Zaakbeeld,
    gezag: Rol,
    proces: str,
    onderwerp: str,
    *,
    moment: datetime,
    altijd: bool = False,
) -> None:
    """circulaire 2.5 (N081): leg de grond van dit besluit vast, als die niet die van de zaak is.

    `altijd`: ook als die dat wel is, want de grond is genoemd.
    """
    op_grond = grond_onder(gezag)
    if op_grond is None or (gezag is zaak.gezag_bij(onderwerp).rol and not altijd):
        return
    inhoud = {"grond": op_grond}
    wat = Gebeurtenis(
        zaak.zaaknummer, Feitsoort.GROND, inhoud, proces=proces, onderwerp=onderwerp, stap="grond"
    )
    pas_toe(zaak, leg_vast(sessie, wat, moment=moment))


def na_advies(a: Aanvaard, advies: Antwoord) -> None:
    """circulaire 2.5 (N081): elk gezag besluit over de maatregelen op zijn grond, tegelijk."""
    if not isinstance(advies, MaatregeladviesObject):
        return
    hier = a.zaak.gezag_bij(a.vraag.onderwerp)
    gezagen = {_gezag(a.zaak, a.vraag.onderwerp, m.grond) for m in advies.maatregelen}
    eerste, *rest = sorted(gezagen, key=lambda gezag: (gezag != hier, gezag))
    leg_grond_vast(
        a.sessie,
        a.zaak,
        eerste.rol,
        Procedure.OBJECTEN_EN_DIENSTEN,
        a.vraag.onderwerp,
        moment=a.moment,
    )
    for gezag in rest:
        _begin(a, "besluit_maatregelen", gezag)


def vraag_objectadvies(a: Aanvaard) -> None:
    """circulaire 2.5 (N081): meer maatregelen, op de grond waarop zij werden getoetst.

    Tenzij daarover al advies wordt verwacht.
    """
    gezag = a.zaak.gezag_bij(a.vraag.onderwerp)
    if gezag not in map(a.zaak.gezag_bij, a.zaak.onbesloten(Procedure.OBJECTEN_EN_DIENSTEN)):
        _begin(a, "maatregeladvies", gezag)


@voor_formulier
def na_niveau(a: Aanvaard, niveau: Niveau) -> None:
    """circulaire 2.5 (N082, N083): het gezag wordt meteen gevraagd.

    Het volgende niveau krijgt zijn dag. Wat een eerder advies aan dit gezag onbeslist liet, wordt
    door een nieuwer ingehaald.
    """
    zaaknummer, vandaag = a.zaak.zaaknummer, dag(a.moment)
    rij = a.sessie.get_one(Zaak, zaaknummer)
    if krijgt_niveau(a.zaak.doelwit):
        volgende = vandaag + timedelta(days=beleid_op(vandaag).niveau_elke_dagen)
        rij.niveau_op = volgende if niveau.blijft_aangewezen else None
        a.sessie.add(rij)
    if not niveau.advies:
        return
    gezag = _gezag(a.zaak, a.vraag.onderwerp, niveau.grond)
    for onderwerp in sorted(a.zaak.onbesloten(Procedure.DREIGINGSNIVEAU) - {a.vraag.onderwerp}):
        if a.zaak.gezag_bij(onderwerp) == gezag:
            eerder = eis_proces(a.sessie, zaaknummer, Procedure.DREIGINGSNIVEAU, onderwerp)
            trek_proces_in(
                a.sessie, eerder, reden="er is een nieuw dreigingsniveau", moment=a.moment
            )
    vast = niveau.grond is not None  # named: it stays so when the case passes to another
    hier = (Procedure.DREIGINGSNIVEAU, a.vraag.onderwerp)
    leg_grond_vast(a.sessie, a.zaak, gezag.rol, *hier, moment=a.moment, altijd=vast)
    _vraag_door(a, "opvolging")


@voor_formulier
def na_opvolging(a: Aanvaard, opvolging: Opvolging) -> None:
    """circulaire 2.5 (N083): wie het advies opvolgt, besluit over de maatregelen."""
    if opvolging.uitkomst == "opvolgen":
        _vraag_door(a, "besluit_maatregelen")


def loopt_door(a: Aanvaard) -> bool:
    """Whether something runs, is decided on, or comes again beside what this answer ended."""
    zaak = beeld(a.sessie, a.zaak.zaaknummer)
    komt_weer = a.sessie.get_one(Zaak, zaak.zaaknummer).niveau_op
    lopend = maatregelen.lopend(a.sessie, zaak.zaaknummer)
    open_ = zaak.onbesloten(Procedure.OBJECTEN_EN_DIENSTEN) | zaak.onbesloten(
        Procedure.DREIGINGSNIVEAU
    )
    return bool(komt_weer or lopend or open_)


def _begin(a: Aanvaard, stap: str, gezag: Bevoegd) -> None:
    onderwerp = nieuw_onderwerp()
    leg_grond_vast(
        a.sessie, a.zaak, gezag.rol, Procedure.OBJECTEN_EN_DIENSTEN, onderwerp, moment=a.moment
    )
    zaaknummer = a.zaak.zaaknummer
    begin_procedure(
        a.sessie,
        zaaknummer,
        Procedure.OBJECTEN_EN_DIENSTEN,
        stap=stap,
        onderwerp=onderwerp,
        zaak=a.zaak,
        moment=a.moment,
    )


def _vraag_door(a: Aanvaard, stap: str) -> None:
    rij = eis_proces(a.sessie, a.zaak.zaaknummer, Procedure.DREIGINGSNIVEAU, a.vraag.onderwerp)
    stel_vraag(a.sessie, a.zaak, rij, stap, 1, moment=a.moment)


def _gezag(zaak: Zaakbeeld, onderwerp: str, op_grond: Grond | None) -> Bevoegd:
    """The gezag on this ground; without one, over what this procedure is about."""
    if op_grond is None or not isinstance(zaak.doelwit, ObjectOfDienst):
        return zaak.gezag_bij(onderwerp)
    return gezag_over(zaak.doelwit, op_grond)
