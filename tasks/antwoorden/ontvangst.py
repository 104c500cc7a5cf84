"""Receipt of a bericht: confirmed once, through its link or by someone with the role."""

import hmac
import re
from datetime import datetime, timedelta

from sqlmodel import Session

from models.begrippen import Bevoegd, Deur, Gebiedssoort, StaatBericht
from models.fouten import Geweigerd, NietGevonden
from models.naslag.beleid import beleid_op
from models.rules.bevoegdheid import Volmacht, buiten_de_zaak, kies_volmacht
from models.tabellen import Bericht, Functionaris, Kanaal, Vraag
from tasks.antwoorden.beslissen import beslis
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag
from tasks.berichten.adressaten import PROEF, buitengesloten_van, voor_een_mens
from tasks.berichten.bereik import kwam_aan
from tasks.berichten.klaarzetten import rond_af
from tasks.berichten.link import linkcode
from tasks.mensen.functionarissen import volmachthouder
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Link, Plek, Poging
from tasks.register.vastleggen import Handelende

_WERKT_NIET = "Deze link werkt niet of niet meer."
_NIET_DOOR_U = (
    "Met deze link bevestigt u dit nu niet: een ander was u voor, of u hebt hierin nu geen rol."
    " Met uw code zegt `regie ontvangst {nummer}` u welke van beide."
)
_NUMMER = re.compile("[0-9]{1,18}")


def keur_link(nummer: str, code: str, *, moment: datetime) -> None:
    """NietGevonden if this link is wrong, used or too old; confirms nothing."""
    with lezen() as sessie:
        _van_link(sessie, nummer, code, moment=moment)


def bevestig_met_link(nummer: str, code: str, *, moment: datetime) -> None:
    """Confirm receipt through the link, on the mandate that the functionaris has now.

    NietGevonden if it is wrong, used or too old, and (recorded) without that mandate, in the own
    case or for who is excluded from it. It proves that the channel works, and of a bericht that
    asks for that it answers the vraag too (N055).
    """
    with lezen() as sessie:  # a wrong one holds up no act
        bericht = _van_link(sessie, nummer, code, moment=moment)
        vraag = _waarop_zij_antwoordt(sessie, bericht)
        if vraag:
            _eis_bestendig_adres(sessie, bericht, moment)
    poging = Poging(bericht.functionaris, Link(), Deur.LINK, moment)
    try:
        if vraag:
            beslis(vraag, _ontvangen(bericht), poging, moment=moment)
            with transactie() as sessie:
                kwam_aan(sessie, bericht, moment=moment)
        else:
            with ondertekend(_plek(bericht), poging, moment=moment) as sessie:
                bericht = _van_link(sessie, nummer, code, moment=moment)
                _bevestig_als(sessie, bericht, poging, moment=moment)
                kwam_aan(sessie, bericht, moment=moment)
    except Geweigerd:  # recorded; the link says to whoever has it no more than this
        raise NietGevonden(_NIET_DOOR_U.format(nummer=bericht.nummer)) from None


def bevestig(nummer: str, poging: Poging, *, moment: datetime) -> None:
    """Confirm receipt as someone with the role that the bericht was meant for.

    NietGevonden if there is no such bericht; Geweigerd (recorded) for a wrong code, for anyone
    else, in the own case, and if it was confirmed before.
    """
    with lezen() as sessie:
        bericht = _vind(sessie, nummer)
        vraag = _waarop_zij_antwoordt(sessie, bericht)
    if vraag:
        beslis(vraag, _ontvangen(bericht), poging, moment=moment)
        return
    with ondertekend(_plek(bericht), poging, moment=moment) as sessie:
        bericht = _vind(sessie, nummer)
        _keur_met_code(bericht)
        _bevestig_als(sessie, bericht, poging, moment=moment)


def _plek(bericht: Bericht) -> Plek:
    return Plek(bericht.zaaknummer, "ontvangst")


def _waarop_zij_antwoordt(sessie: Session, bericht: Bericht) -> str:
    """circulaire 2.3.5 (N055): de open vraag naar ontvangst, die dit bericht stelde."""
    in_gemeente = bericht.rol.gebiedssoort is Gebiedssoort.GEMEENTE
    if bericht.stap != "ontvangst" or not in_gemeente:
        return ""
    vraag = sessie.get(Vraag, bericht.vraag)
    return vraag.id if vraag and not vraag.gesloten_op else ""


def _eis_bestendig_adres(sessie: Session, bericht: Bericht, moment: datetime) -> None:
    """Beleid: via een adres dat een ander net instelde, antwoordt de link niet namens iemand."""
    kanaal = sessie.get(Kanaal, bericht.kanaal)
    rust = timedelta(hours=beleid_op(dag(moment)).adres_rust_uren)
    gezet = (kanaal.gezet_op if kanaal.gezet_door else None) if kanaal else moment
    if gezet is not None and gezet + rust > moment:
        raise NietGevonden(
            "Dit adres is pas gewijzigd en beantwoordt daarom nog geen vraag; bevestig met uw code:"
            f" regie ontvangst {bericht.nummer}."
        )


def _ontvangen(bericht: Bericht) -> dict[str, str]:
    return {"uitkomst": "ontvangen", "motivering": f"Bevestigd met bericht {bericht.nummer}."}


def _keur_met_code(bericht: Bericht) -> None:
    if bericht.soort == PROEF:
        raise Geweigerd(
            "Een proefbericht bevestigt u met de link die erin staat: die toont dat het aankomt."
        )
    if voor_een_mens(bericht):
        raise Geweigerd("Dit bericht vraagt geen bevestiging.", advies="er is niets te doen.")


def _bevestig_als(sessie: Session, bericht: Bericht, poging: Poging, *, moment: datetime) -> None:
    """Record the receipt in this name; one about the own account asks for no mandate."""
    wie, weg = poging.functionaris, poging.bewijs.soort
    volmacht = () if voor_een_mens(bericht) else _volmacht(sessie, bericht, wie, moment=moment)
    if bericht.staat is StaatBericht.BEVESTIGD:
        raise Geweigerd("De ontvangst van dit bericht is al bevestigd; dat kan één keer.")
    door = Handelende(wie, *volmacht)
    rond_af(sessie, bericht, StaatBericht.BEVESTIGD, moment=moment, wie=door, weg=weg)


def _volmacht(sessie: Session, bericht: Bericht, wie: str, *, moment: datetime) -> Volmacht:
    aan = Bevoegd(bericht.rol, bericht.gebied)
    return kies_volmacht(
        volmachthouder(sessie, wie, moment=moment),
        past=lambda volmacht: volmacht.dekt(aan),
        uitgesloten=[buiten_de_zaak(buitengesloten_van(sessie, bericht.zaaknummer))],
        geen=Geweigerd(
            "U hebt nu geen geldig mandaat in de rol waarvoor dit bericht is.",
            advies=f"laat {aan} de ontvangst bevestigen.",
        ),
    )


def _van_link(sessie: Session, nummer: str, code: str, *, moment: datetime) -> Bericht:
    bericht = _zoek(sessie, nummer)
    if (
        bericht is None
        or bericht.vastlegging
        or _is_overgegaan(sessie, bericht, moment)
        or not hmac.compare_digest(linkcode(sessie, bericht).encode(), code.encode())
        or bericht.staat is StaatBericht.BEVESTIGD
        or moment > bericht.op + timedelta(hours=beleid_op(dag(bericht.op)).link_geldig_uren)
    ):
        raise NietGevonden(_WERKT_NIET)
    return bericht


def _is_overgegaan(sessie: Session, bericht: Bericht, moment: datetime) -> bool:
    """Whether its functionaris left, or enrols anew: who holds the address may be another."""
    mens = sessie.get(Functionaris, bericht.functionaris)
    return mens is not None and bool(
        mens.ingetrokken_op or mens.wacht_op or (mens.rust_tot and mens.rust_tot > moment)
    )


def _vind(sessie: Session, nummer: str) -> Bericht:
    bericht = _zoek(sessie, nummer)
    if bericht is None:
        raise NietGevonden("Dit bericht bestaat niet. `regie berichten` toont de nummers.")
    return bericht


def _zoek(sessie: Session, nummer: str) -> Bericht | None:
    return sessie.get(Bericht, int(nummer)) if _NUMMER.fullmatch(nummer) else None
