"""Someone enrols anew: after a lost phone, a suspicion, a withdrawal.

The old secret is shut at once, every old channel hears of it, and who decides rests for a while, so
that there is time to object.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.begrippen import Wacht
from models.fouten import Geweigerd, OnjuisteInvoer
from models.naslag.beleid import beleid_op
from models.rules.ontvangers import BEHEERDER
from models.tabellen import Functionaris
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag
from tasks.berichten.klaarzetten import Nieuws, zet_klaar_voor, zet_mededeling_klaar
from tasks.berichten.mededeling import HERSTEL
from tasks.mensen import accounts
from tasks.mensen import functionarissen as mensen
from tasks.mensen.beheer import Paar, als_twee_beheerders
from tasks.mensen.beheerders import tekenende_beheerders
from tasks.mensen.bevestigen import schrijf_meteen_in
from tasks.mensen.inschrijven import adres_van, maak_link
from tasks.register.sleutels import BEHEER, is_hoofdsleutel, verpak
from tasks.register.vastleggen import Handelende

NOOD = "noodherstel met de hoofdsleutel"


def herstel(wie: str, paar: Paar, *, moment: datetime) -> str:
    """Let someone enrol anew under the same id, withdrawn or not; the address where.

    Who was withdrawn gets mandates anew. NietGevonden if there is no such functionaris.
    """
    with lezen() as sessie:
        mensen.bestaande(sessie, wie)
    with als_twee_beheerders(*paar, stap="herstel", moment=moment) as (sessie, door):
        _sluit_af(sessie, wie, door=door, moment=moment)
        return adres_van(sessie, maak_link(sessie, wie, door, moment=moment))


def noodherstel(wie: str, hoofdsleutel: str, *, moment: datetime) -> str:
    """Enrol a beheerder anew where two who can sign are lacking; the otpauth-URI.

    By whoever has the master key at hand: with that, everything can be read anyway. Recorded as
    what it is, and every beheerder hears of it. OnjuisteInvoer for another key or anyone else.
    """
    if not is_hoofdsleutel(hoofdsleutel):
        raise OnjuisteInvoer(
            "--hoofdsleutel",
            "is niet de hoofdsleutel van deze installatie; die staat in het bestand"
            " `sleutel` in REGIE_HOME of vooraan in REGIE_SLEUTEL",
        )
    with transactie() as sessie:
        mensen.bestaande(sessie, wie)
        houdt = mensen.volmachten(sessie, wie, moment=moment)
        if not any(v.dekt(BEHEERDER) and not v.namens for v in houdt):
            raise OnjuisteInvoer(
                "functionaris",
                "noodherstel is alleen voor een beheerder; een ander helpt"
                f" `regie functionaris herstel {wie}` door twee beheerders",
            )
        anderen = tekenende_beheerders(sessie, moment=moment) - mensen.accounts_van(sessie, {wie})
        mensen_ = select(Functionaris.persoon).where(col(Functionaris.id).in_(anderen)).distinct()
        if len(sessie.exec(mensen_).all()) > 1:
            raise Geweigerd(
                "Er zijn twee andere beheerders die kunnen tekenen.",
                advies=f"laat hen samen `regie functionaris herstel {wie}` doen.",
            )
        _sluit_af(sessie, wie, door=Handelende(), moment=moment)
        niet = mensen.accounts_van(sessie, {wie})
        for ander in mensen.ontvangers(sessie, BEHEERDER, moment=moment, niet=niet):
            nieuws = Nieuws(BEHEER, "alarm", HERSTEL)
            zet_klaar_voor(sessie, nieuws, ander, BEHEERDER, moment=moment)
        return schrijf_meteen_in(sessie, wie, NOOD, moment=moment)


def _sluit_af(sessie: Session, wie: str, *, door: mensen.Door, moment: datetime) -> None:
    mens = mensen.bestaande(sessie, wie)
    mens.geheim = verpak(accounts.nieuw_geheim())
    mens.wacht_op = mens.wacht_op or Wacht.HERSTEL
    mens.rust_tot = moment + timedelta(minutes=beleid_op(dag(moment)).herstel_rust_minuten)
    terug, mens.ingetrokken_op = mens.ingetrokken_op is not None, None
    sessie.add(mens)
    zet_mededeling_klaar(sessie, wie, HERSTEL, moment=moment)
    inhoud: dict[str, object] = {"wat": "hersteld", "functionaris": wie, "terug": terug}
    mensen.leg_beheer_vast(sessie, inhoud, door=door, moment=moment)
