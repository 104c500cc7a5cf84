"""Who is a beheerder, and long enough to sign along; and that there always is one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from models.begrippen import Rol
from models.fouten import Geweigerd
from models.naslag.beleid import beleid_op
from models.rules.beheer import nog_in_rust
from models.rules.bevoegdheid import Uitsluiting, kies_volmacht
from models.rules.ontvangers import BEHEERDER
from models.tabellen import Functionaris, Mandaat, Zaak
from tasks.basis.tijd import dag
from tasks.mensen.functionarissen import accounts_van, mandaten_nu, volmacht_van, volmachthouder
from tasks.register.vastleggen import Handelende


def eis_beheerder(
    sessie: Session,
    wie: str,
    *,
    moment: datetime,
    uitgesloten: Sequence[Uitsluiting] = (),
    uitgerust: bool = False,
) -> Handelende:
    """The beheerder who acts, on an own mandate if there is one; Geweigerd for anyone else.

    `uitgerust` for what one beheerder cannot do alone: with a mandate that is not too new.
    """
    houder = volmachthouder(sessie, wie, moment=moment)
    geen = Geweigerd(
        "Dit mag alleen een beheerder.", advies="vraag een functionaris met mandaat beheerder."
    )
    if uitgerust:
        ook_nieuwe = any(volmacht.dekt(BEHEERDER) for volmacht in houder.volmachten)
        geen = nog_in_rust(beleid_op(dag(moment)).beheerder_rust_uren) if ook_nieuwe else geen
        mandaten = _beheert(sessie, moment, col(Mandaat.functionaris) == wie)
        houder = houder._replace(volmachten=[volmacht_van(m) for m in mandaten])
    volmacht = kies_volmacht(
        houder,
        past=lambda volmacht: volmacht.dekt(BEHEERDER),
        uitgesloten=uitgesloten,
        geen=geen,
    )
    return Handelende(wie, *volmacht)


def tekenende_beheerders(sessie: Session, *, moment: datetime) -> frozenset[str]:
    """Every account of the beheerders who can sign along now."""
    wie = {m.functionaris for m in _beheert(sessie, moment)}
    kunnen = select(Functionaris.id).where(
        col(Functionaris.id).in_(wie), col(Functionaris.wacht_op).is_(None)
    )
    return accounts_van(sessie, set(sessie.exec(kunnen)))


def eis_andere_beheerder(sessie: Session, wie: str, *, moment: datetime) -> None:
    """Geweigerd if without this one there would be no beheerder, now or later.

    Nobody could then enrol another. A substitute does not count, nor a mandate that will end.
    """
    rol, gebied = BEHEERDER
    eigen = mandaten_nu(
        sessie,
        moment,
        col(Mandaat.rol) == rol,
        col(Mandaat.gebied) == gebied,
        col(Mandaat.namens) == "",
    )
    zelf = accounts_van(sessie, {wie})
    blijven = {m.functionaris for m in eigen if m.tot is None} - zelf
    kunnen = select(Functionaris.id).where(
        col(Functionaris.id).in_(blijven), col(Functionaris.wacht_op).is_(None)
    )
    if wie in {m.functionaris for m in eigen} and not sessie.exec(kunnen).first():
        raise Geweigerd(
            "Dit is de laatste beheerder; zonder beheerder kan niemand er een toevoegen.",
            advies="maak eerst een andere beheerder, met een eigen mandaat zonder einde.",
        )


def is_begin(sessie: Session, wie: str) -> bool:
    """Whether this is the first or second beheerder that this installation ever had.

    Before its first case: from then on somebody could make himself a second.
    """
    if sessie.exec(select(Zaak.zaaknummer).limit(1)).first():
        return False
    ooit = select(Mandaat.functionaris).where(col(Mandaat.rol) == Rol.BEHEERDER).distinct()
    anderen = set(sessie.exec(ooit)) - accounts_van(sessie, {wie})
    return len(anderen) <= 1


def _beheert(sessie: Session, moment: datetime, *waar: ColumnElement[bool]) -> list[Mandaat]:
    """Mandates of a beheerder that are not too new to sign along with."""
    rust = timedelta(hours=beleid_op(dag(moment)).beheerder_rust_uren)
    geldig = mandaten_nu(sessie, moment, *waar, col(Mandaat.rol) == Rol.BEHEERDER)
    return [m for m in geldig if m.gegeven_op is None or m.gegeven_op + rust <= moment]
