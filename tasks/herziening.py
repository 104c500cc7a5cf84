"""The yearly review of voorafspraken, and gemeenten that cannot be reached (N119)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from prefect import task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from sqlmodel import Session, col, or_, select

from models.begrippen import Bevoegd
from models.gemeenten import geldige_gemeenten, gemeenten
from models.rules.informering import LADDER
from models.rules.ontvangers import BEHEERDER
from models.tabellen import Kanaal, Mandaat, Voorafspraak
from tasks.database import lezen, transactie
from tasks.functionarissen import ontvangers
from tasks.klok import dag, nu, op_scherm
from tasks.post import Nieuws, zet_klaar
from tasks.sleutels import BEHEER
from tasks.voorafspraken import volgorde

SLEUTEL = "voorafspraken"
_VOORAF = timedelta(days=30)
"""So long before the date of review the gemeente is asked for it."""
_OPNIEUW = timedelta(days=7)
"""And again after so long, until it is done."""


@task(name="Wie herziet zijn voorafspraken?", persist_result=False, cache_policy=NO_CACHE)
async def vraag_herziening() -> None:
    """Ask for what is due, tell the beheerder of gemeenten without a ladder, show both."""
    moment = nu()
    with lezen() as sessie:  # long, and holds up no act
        zonder = zonder_ladder(sessie, moment=moment)
    with transactie() as sessie:
        gevraagd = vraag_om_herziening(sessie, moment=moment)
        if zonder:
            nieuws = Nieuws(BEHEER, "alarm", SLEUTEL)
            zet_klaar(sessie, nieuws, BEHEERDER, niet=frozenset(), moment=moment)
    tekst = _overzicht(gevraagd, zonder, op_scherm(moment))
    await acreate_markdown_artifact(key=SLEUTEL, markdown=tekst)


def vraag_om_herziening(sessie: Session, *, moment: datetime) -> list[str]:
    """brief 15 februari 2012 (N119): tell each gemeente whose review is near; their codes."""
    toe_aan = select(Voorafspraak).where(
        col(Voorafspraak.herzien_op) <= dag(moment + _VOORAF),
        or_(
            col(Voorafspraak.gevraagd_op).is_(None),
            col(Voorafspraak.gevraagd_op) <= moment - _OPNIEUW,
        ),
    )
    rijen = sessie.exec(toe_aan.order_by(col(Voorafspraak.gemeente))).all()
    for rij in rijen:
        nieuws = Nieuws(BEHEER, "herinnering", SLEUTEL)
        beheert = volgorde(sessie, rij.gemeente, dag(moment))[-1]  # as a rule the aov
        aan = Bevoegd(beheert, rij.gemeente)
        zet_klaar(sessie, nieuws, aan, niet=frozenset(), moment=moment)
        rij.gevraagd_op = moment
        sessie.add(rij)
    return [rij.gemeente for rij in rijen]


def zonder_ladder(sessie: Session, *, moment: datetime) -> list[str]:
    """brief 15 februari 2012 (N119): gemeenten where nobody on the ladder can be reached.

    Those that have people or agreements; of the others nobody was enrolled yet.
    """
    nog = or_(col(Mandaat.tot).is_(None), col(Mandaat.tot) > moment)
    bekend = select(Mandaat.gebied).where(col(Mandaat.rol).in_(LADDER), nog).distinct()
    zijn_er = set(geldige_gemeenten(dag(moment)))
    hier = {*sessie.exec(bekend), *sessie.exec(select(Voorafspraak.gemeente))} & zijn_er
    met_kanaal = set(sessie.exec(select(Kanaal.functionaris).distinct()))

    def bereikt(gemeente: str) -> bool:
        rollen = volgorde(sessie, gemeente, dag(moment))
        wie = (ontvangers(sessie, Bevoegd(rol, gemeente), moment=moment) for rol in rollen)
        return any(met_kanaal.intersection(mensen) for mensen in wie)

    return sorted(gemeente for gemeente in hier if not bereikt(gemeente))


def _overzicht(gevraagd: Sequence[str], zonder: Sequence[str], moment: str) -> str:
    def lijst(codes: Sequence[str]) -> str:
        return "\n".join(f"- {gemeenten()[code].naam} ({code})" for code in codes) or "Geen."

    return (
        f"# Voorafspraken\n\nOp {moment}.\n\n"
        f"## Gevraagd om te herzien\n\n{lijst(gevraagd)}\n\n"
        f"## Niemand op de ladder te bereiken\n\n{lijst(zonder)}\n"
    )
