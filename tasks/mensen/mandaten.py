"""Mandates given and ended; every change is a record of the beheer."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from models.begrippen import Rol
from models.fouten import NietGevonden, OnjuisteInvoer
from models.rules.bevoegdheid import Volmacht, keur_scheiding
from models.rules.ontvangers import BEHEERDER
from models.tabellen import Mandaat
from tasks.mensen.beheerders import eis_andere_beheerder, is_begin
from tasks.mensen.functionarissen import (
    Door,
    accounts_van,
    functionaris,
    gebied_van,
    heeft_zelf,
    leg_beheer_vast,
    nog_niet,
)


def geef_mandaat(sessie: Session, mandaat: Mandaat, *, door: Door, moment: datetime) -> None:
    """Give a dated mandate; checks the area and what `keur_mandaat` does.

    Geweigerd if a beheerder gets a role in cases, or who has one becomes a beheerder.
    """
    functionaris(sessie, mandaat.functionaris)
    keur_rol(sessie, mandaat.functionaris, mandaat.rol, moment=moment)
    ingang = max(mandaat.van, moment)
    mandaat.gebied = gebied_van(mandaat.rol, mandaat.gebied, moment=ingang)
    keur_mandaat(sessie, mandaat, moment=moment)
    if not (mandaat.rol is Rol.BEHEERDER and is_begin(sessie, mandaat.functionaris)):
        mandaat.gegeven_op = moment
    sessie.add(mandaat)
    inhoud = {"wat": "mandaat", **mandaat.model_dump(mode="json", exclude={"id", "gegeven_op"})}
    leg_beheer_vast(sessie, inhoud, door=door, moment=moment)


def keur_rol(sessie: Session, wie: str, rol: Rol, *, moment: datetime) -> None:
    """Geweigerd if this person may not have this role beside those of every account."""
    keur_scheiding(rol, heeft=_rollen(sessie, wie, moment))


def keur_mandaat(sessie: Session, mandaat: Mandaat, *, moment: datetime) -> None:
    """Awb 10:10: who is replaced has the role when the mandate begins; OnjuisteInvoer otherwise."""
    if mandaat.tot and mandaat.tot <= mandaat.van:
        raise OnjuisteInvoer("tot", "moet na van liggen")
    if not mandaat.namens:
        return
    if mandaat.namens == mandaat.functionaris:
        raise OnjuisteInvoer("namens", "niemand vervangt zichzelf")
    functionaris(sessie, mandaat.namens)
    if not heeft_zelf(sessie, mandaat.namens, mandaat, moment=max(mandaat.van, moment)):
        raise OnjuisteInvoer(
            "namens",
            "wie vervangen wordt, heeft bij ingang zelf geen mandaat als"
            f" {mandaat.rol} ({mandaat.gebied}); geef dat eerst",
        )


def beeindig_mandaat(
    sessie: Session,
    wie: str,
    volmacht: Volmacht,
    *,
    door: Door,
    moment: datetime,
) -> None:
    """End every mandate of this role in this area, also one that is still to begin."""
    if volmacht.dekt(BEHEERDER) and not volmacht.namens:
        eis_andere_beheerder(sessie, wie, moment=moment)
    for mandaat in eis_mandaten(sessie, wie, volmacht, moment=moment):
        mandaat.tot = max(mandaat.van, moment)
        sessie.add(mandaat)
    inhoud: dict[str, object] = {"wat": "mandaat ingetrokken", "functionaris": wie}
    leg_beheer_vast(sessie, inhoud | volmacht._asdict(), door=door, moment=moment)


def eis_mandaten(
    sessie: Session, wie: str, volmacht: Volmacht, *, moment: datetime
) -> Sequence[Mandaat]:
    """The mandates that this one is, now or later; NietGevonden if there is none."""
    vraag = select(Mandaat).where(
        col(Mandaat.functionaris) == wie,
        col(Mandaat.rol) == volmacht.rol,
        col(Mandaat.gebied) == volmacht.gebied,
        col(Mandaat.namens) == volmacht.namens,
        nog_niet(col(Mandaat.tot), moment),
    )
    if rijen := sessie.exec(vraag).all():
        return rijen
    raise NietGevonden(
        "Dit mandaat is er niet of is al beëindigd."
        " `regie functionaris lijst` toont wie welke mandaten heeft."
    )


def _rollen(sessie: Session, wie: str, moment: datetime) -> set[Rol]:
    """Every role that this person has or is to have, with whatever account."""
    houdt = select(Mandaat).where(
        col(Mandaat.functionaris).in_(accounts_van(sessie, {wie})),
        nog_niet(col(Mandaat.tot), moment),
    )
    return {mandaat.rol for mandaat in sessie.exec(houdt)}
