"""What follows the answers about a gemeente, in the same act (circulaire 2.3.5)."""

from sqlmodel import col, select

from models.begrippen import Feitsoort, Procedure, StaatBericht
from models.formulieren import Antwoord
from models.rules.informering import ladder
from models.tabellen import Bericht
from models.zaak.vouw import pas_toe
from tasks.basis.tijd import dag
from tasks.berichten.klaarzetten import KLAAR, rond_af
from tasks.gemeenten.vierhoek import nodig_gemeente_uit
from tasks.gemeenten.voorafspraken import volgorde
from tasks.register.vastleggen import Gebeurtenis, leg_vast
from tasks.vragen.aanvaard import Aanvaard
from tasks.vragen.processen import eis_proces
from tasks.vragen.vragen import stel_vraag


def na_vrijgave(a: Aanvaard, _: Antwoord) -> None:
    """circulaire 2.3.5 (N057, N119): wat vrijkomt, wordt meteen verteld.

    Aan wie dat volgens de afspraak voor die dag moet.
    """
    _herschik(a)
    gemeente = a.zaak.informeringen[a.vraag.onderwerp].gemeente
    nodig_gemeente_uit(a.sessie, a.zaak, gemeente, moment=a.moment)
    rij = eis_proces(
        a.sessie, a.zaak.zaaknummer, Procedure.INFORMEER_BURGEMEESTER, a.vraag.onderwerp
    )
    stel_vraag(a.sessie, a.zaak, rij, "ontvangst", 1, moment=a.moment)


def _herschik(a: Aanvaard) -> None:
    """Weeks may lie between the occasion and its release: who covers then, is told."""
    onderwerp = a.vraag.onderwerp
    informering = a.zaak.informeringen[onderwerp]
    rollen = volgorde(a.sessie, informering.gemeente, dag(a.moment))
    nieuw = ladder(rollen, eigen_zaak=informering.gemeente in a.zaak.burgemeester_van)
    if nieuw == informering.ladder:
        return
    wat = Gebeurtenis(
        a.zaak.zaaknummer,
        Feitsoort.VOLGORDE,
        {"ladder": nieuw},
        proces=Procedure.INFORMEER_BURGEMEESTER,
        onderwerp=onderwerp,
        stap="volgorde",
    )
    pas_toe(a.zaak, leg_vast(a.sessie, wat, moment=a.moment))


def na_ontvangst(a: Aanvaard, _: Antwoord) -> None:
    """circulaire 2.3.5 (N055): de berichten hierover aan deze persoon zijn aangekomen."""
    eigen = select(Bericht).where(
        col(Bericht.vraag) == a.vraag.id, col(Bericht.functionaris) == a.door.functionaris
    )
    for bericht in a.sessie.exec(eigen.order_by(col(Bericht.id))).all():
        if bericht.staat not in KLAAR or bericht.staat is StaatBericht.AANGENOMEN:
            rond_af(
                a.sessie,
                bericht,
                StaatBericht.BEVESTIGD,
                moment=a.moment,
                wie=a.door,
                weg="antwoord",
            )
