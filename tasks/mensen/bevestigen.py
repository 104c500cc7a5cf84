"""The end of an enrolment: confirmed by a beheerder who does not know its link."""

import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError
from sqlmodel import Session, col, delete, select

from models.basis import FunctionarisId
from models.begrippen import Bevoegd, Rol, Wacht
from models.fouten import Geweigerd, NietGevonden, OnjuisteInvoer
from models.naslag.beleid import beleid_op
from models.rules.beheer import EEN_OVER, alleen_een_beheerder, keur_bevestiger
from models.tabellen import Functionaris, Inschrijving, Mandaat
from tasks.basis.database import lezen
from tasks.basis.tijd import dag
from tasks.mensen import accounts, beheerders
from tasks.mensen import functionarissen as mensen
from tasks.mensen.beheer import als_beheerder
from tasks.mensen.inschrijven import kenmerk_van
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.sleutels import pak_uit, verpak
from tasks.register.vastleggen import Handelende


def bevestig(
    kenmerken: Mapping[str, str], poging: Poging, *, moment: datetime
) -> dict[str, list[str]]:
    """Confirm enrolments: of each functionaris the kenmerk that this person gave.

    What mandates each has with that. All or none. NietGevonden for one that does not wait for
    this; Geweigerd (recorded) for a wrong kenmerk, or whoever may not confirm it.
    """
    with lezen() as sessie:
        for wie in kenmerken:
            _eis_bewezen(sessie, wie)
    with als_beheerder(poging, stap="bevestigen", moment=moment, uitgerust=True) as (sessie, door):
        for wie, kenmerk in kenmerken.items():
            _bevestig(sessie, _eis_bewezen(sessie, wie), kenmerk, door=door, moment=moment)
        return {wie: _mandaten(sessie, wie, moment) for wie in kenmerken}


def schrijf_meteen_in(sessie: Session, wie: str, uitzondering: str, *, moment: datetime) -> str:
    """Enrol without link and without anyone who confirms; the otpauth-URI. Recorded as such."""
    mens, geheim = sessie.get_one(Functionaris, wie), accounts.nieuw_geheim()
    _neem_op(sessie, mens, geheim, Handelende(), uitzondering, moment=moment)
    return accounts.app_uri(wie, geheim)


def gelezen_kenmerken(invoer: Any) -> dict[str, str]:  # noqa: ANN401  JSON
    """Kenmerk by functionaris; OnjuisteInvoer if it is anything else."""
    try:
        return TypeAdapter(
            dict[FunctionarisId, Annotated[str, Field(min_length=8)]]
        ).validate_python(invoer, strict=True)
    except ValidationError:
        raise OnjuisteInvoer(
            "kenmerken", 'horen per functionaris te staan, als {"hovj.limburg": "ABCD-EFGH"}'
        ) from None


def _bevestig(
    sessie: Session, rij: Inschrijving, kenmerk: str, *, door: Handelende, moment: datetime
) -> None:
    wie, geheim = rij.functionaris, pak_uit(rij.geheim or b"")
    uitzondering = keur_bevestiger(
        mensen.accounts_van(sessie, {door.functionaris, door.namens} - {""}),
        zelf=mensen.accounts_van(sessie, {wie}),
        makers=[mensen.accounts_van(sessie, {maker}) for maker in rij.makers.split()],
        tekenen=beheerders.tekenende_beheerders(sessie, moment=moment),
    )
    gegeven = "".join(filter(str.isalnum, kenmerk.upper()))
    if not hmac.compare_digest(gegeven.encode(), kenmerk_van(geheim).replace("-", "").encode()):
        raise Geweigerd(
            "Dit kenmerk hoort niet bij deze inschrijving.",
            norm="beleid: inschrijven",
            advies="vraag het de functionaris zelf nog eens; blijft het anders, dan opende een"
            f" ander de link: maak een nieuwe met `regie functionaris inschrijflink {wie}`.",
        )
    if uitzondering == EEN_OVER and _meer_dan_beheerder(sessie, wie):
        raise alleen_een_beheerder()
    mens = sessie.get_one(Functionaris, wie)
    _neem_op(sessie, mens, geheim, door, uitzondering, moment=moment)


def _neem_op(
    sessie: Session,
    mens: Functionaris,
    geheim: bytes,
    door: Handelende,
    uitzondering: str,
    *,
    moment: datetime,
) -> None:
    if mens.wacht_op is Wacht.HERSTEL:
        mens.rust_tot = moment + timedelta(minutes=beleid_op(dag(moment)).herstel_rust_minuten)
    mens.geheim, mens.wacht_op = verpak(geheim), None
    sessie.add(mens)
    rustend = select(Mandaat).where(
        col(Mandaat.functionaris) == mens.id,
        col(Mandaat.rol) == Rol.BEHEERDER,
        col(Mandaat.gegeven_op).is_not(None),
    )
    for mandaat in sessie.exec(rustend):
        mandaat.gegeven_op = moment  # nobody signs along with whom he just confirmed
        sessie.add(mandaat)
    sessie.exec(delete(Inschrijving).where(col(Inschrijving.functionaris) == mens.id))
    inhoud: dict[str, object] = {"wat": "bevestigd", "functionaris": mens.id}
    inhoud |= {"kenmerk": kenmerk_van(geheim), "uitzondering": uitzondering}
    sessie.flush()  # from here on the mandates hold
    inhoud["mandaten"] = _mandaten(sessie, mens.id, moment)
    mensen.leg_beheer_vast(sessie, inhoud, door=door, moment=moment)


def _meer_dan_beheerder(sessie: Session, wie: str) -> bool:
    ander = select(Mandaat).where(
        col(Mandaat.functionaris) == wie, col(Mandaat.rol) != Rol.BEHEERDER
    )
    return sessie.exec(ander).first() is not None


def _mandaten(sessie: Session, wie: str, moment: datetime) -> list[str]:
    houdt = mensen.volmachten(sessie, wie, moment=moment)
    return [str(Bevoegd(v.rol, v.gebied)) + f" namens {v.namens}" * bool(v.namens) for v in houdt]


def _eis_bewezen(sessie: Session, wie: str) -> Inschrijving:
    mens = mensen.functionaris(sessie, wie)
    rij = sessie.get(Inschrijving, wie)
    if mens.wacht_op is None or rij is None or rij.bewezen_op is None:
        raise NietGevonden(
            "Van deze functionaris wacht geen inschrijving op bevestiging: de link is nog niet"
            " gebruikt, of alles is al bevestigd. `regie functionaris lijst` toont wat."
        )
    return rij
