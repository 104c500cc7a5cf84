"""What the klok does when a step of a term is due: record it, tell who has to know, plan the next.

One transaction for a batch of steps. Acts wait for each other, so two kloks never take the same
step: the second finds that its moment has moved on.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from models.begrippen import Feitsoort
from models.fouten import Fout, NietGevonden, Onleesbaar
from models.rules.termijnen import GeplandeTrede, Plan
from models.tabellen import Termijn, Trede
from tasks.basis.database import lezen, transactie
from tasks.berichten.adressaten import buitengesloten_van
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.register.lezen import buitengesloten_in
from tasks.register.vastleggen import Gebeurtenis, leg_vast

PER_KEER = 25
"""Steps in one transaction: few enough that an answer does not have to wait for long."""


_VAN_EEN_ZAAK = (Onleesbaar, NietGevonden)
"""What may be wrong with one case and not with the next."""


def eerstvolgende() -> datetime | None:
    """The moment of the next step of any term."""
    with lezen() as sessie:
        return sessie.exec(select(func.min(Termijn.volgende_op))).one()


def haal_in(moment: datetime) -> int:
    """Take every step that is due by now, missed ones too; how many."""
    aantal = 0
    while gedaan := ronde(lambda: moment):
        aantal += gedaan
    return aantal


def ronde(nu: Callable[[], datetime]) -> int:
    """Take the first steps that are due, in the order of their moments; how many.

    What it is by now is asked when it is the turn of this act. A case that cannot be read holds up
    no other: after them its Fout is raised.
    """
    try:
        return _samen(nu)
    except _VAN_EEN_ZAAK:
        with lezen() as sessie:
            vragen = [termijn.vraag for termijn in _verlopen(sessie, nu())]
        fouten = [fout for vraag in vragen if (fout := _apart(vraag, nu))]
        if fouten:
            raise fouten[0] from None
        return len(vragen)


def _samen(nu: Callable[[], datetime]) -> int:
    with transactie() as sessie, sessie.no_autoflush:  # the batch is written in one go
        moment = nu()
        verlopen = _verlopen(sessie, moment, PER_KEER)
        eigen = buitengesloten_in(sessie, {termijn.zaaknummer for termijn in verlopen})
        for termijn in verlopen:
            _zet(sessie, termijn, moment, niet=eigen[termijn.zaaknummer])
    return len(verlopen)


def _apart(vraag: str, nu: Callable[[], datetime]) -> Fout | None:
    try:
        with transactie() as sessie:
            moment = nu()
            termijn = sessie.get_one(Termijn, vraag)
            if termijn.volgende_op and termijn.volgende_op <= moment:
                niet = buitengesloten_van(sessie, termijn.zaaknummer)
                _zet(sessie, termijn, moment, niet=niet)
    except _VAN_EEN_ZAAK as fout:
        return fout
    return None


def _verlopen(sessie: Session, moment: datetime, hooguit: int | None = None) -> Sequence[Termijn]:
    vraag = select(Termijn).where(col(Termijn.volgende_op) <= moment)
    return sessie.exec(vraag.order_by(col(Termijn.volgende_op)).limit(hooguit)).all()


def _zet(sessie: Session, termijn: Termijn, moment: datetime, *, niet: frozenset[str]) -> None:
    """One step: its record, its berichten (none to `niet`), and the moment of the next."""
    plan = Plan.uit_json(termijn.plan)
    stap = plan.trede(termijn.volgende)
    te_laat = (moment - stap.op).total_seconds()
    leg_vast(sessie, _gebeurtenis(termijn, stap, te_laat), moment=moment)
    wat = (termijn.stap, termijn.volgende, termijn.vraag)
    eerste, *ook = stap.aan
    nieuws = Nieuws(termijn.zaaknummer, stap.soort, *wat)
    zet_klaar(sessie, nieuws, eerste, moment=moment, niet=niet)
    for aan in ook:
        zet_klaar(sessie, Nieuws(termijn.zaaknummer, "alarm", *wat), aan, moment=moment, niet=niet)
    sessie.add(_trede(termijn, stap, moment))
    termijn.volgende += 1
    termijn.volgende_op = plan.trede(termijn.volgende).op
    termijn.te_laat_s = te_laat
    sessie.add(termijn)


def _gebeurtenis(termijn: Termijn, stap: GeplandeTrede, te_laat: float) -> Gebeurtenis:
    inhoud = {
        "vraag": termijn.vraag,
        "trede": termijn.volgende,
        "gepland_op": stap.op.isoformat(),
        "te_laat_s": te_laat,
        "aan": [aan._asdict() for aan in stap.aan],
    }
    return Gebeurtenis(
        termijn.zaaknummer,
        Feitsoort(stap.soort),
        inhoud,
        proces=termijn.proces,
        onderwerp=termijn.onderwerp,
        stap=termijn.stap,
    )


def _trede(termijn: Termijn, stap: GeplandeTrede, moment: datetime) -> Trede:
    return Trede(
        vraag=termijn.vraag,
        nummer=termijn.volgende,
        zaaknummer=termijn.zaaknummer,
        stap=termijn.stap,
        soort=stap.soort,
        rol=stap.aan[0].rol,
        gebied=stap.aan[0].gebied,
        gepland_op=stap.op,
        vastgelegd_op=moment,
    )
