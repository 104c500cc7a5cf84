"""The yearly review of voorafspraken, and gemeenten that cannot be reached (N119)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from prefect import task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from sqlmodel import Session, col, or_, select

from models.begrippen import Bevoegd
from models.beleid import beleid_op
from models.gemeenten import geldige_gemeenten, gemeenten
from models.rules.informering import LADDER
from models.rules.ontvangers import BEHEERDER
from models.tabellen import Kanaal, Mandaat, Voorafspraak
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag, nu, op_scherm
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.gemeenten.voorafspraken import volgorde
from tasks.mensen.functionarissen import ontvangers
from tasks.register.sleutels import BEHEER

SLEUTEL = "voorafspraken"


@task(name="Wie herziet zijn voorafspraken?", persist_result=False, cache_policy=NO_CACHE)
async def vraag_herziening() -> None:
    """Ask for what is due, tell the beheerder of gemeenten without a ladder, show it all."""
    moment = nu()
    with lezen() as sessie:  # long, and holds up no act
        bekend = met_mensen(sessie, moment=moment)
        zonder = zonder_ladder(sessie, bekend, moment=moment)
    leeg = sorted(set(geldige_gemeenten(dag(moment))) - bekend)
    with transactie() as sessie:
        gevraagd, te_laat = vraag_om_herziening(sessie, moment=moment)
        if zonder or te_laat:
            nieuws = Nieuws(BEHEER, "alarm", SLEUTEL)
            zet_klaar(sessie, nieuws, BEHEERDER, niet=frozenset(), moment=moment)
    delen = {
        "Gevraagd om te herzien": gevraagd,
        "Te laat met herzien": te_laat,
        "Niemand op de ladder te bereiken": zonder,
        "Nog niemand ingeschreven": leeg,
    }
    tekst = _overzicht(delen, op_scherm(moment))
    await acreate_markdown_artifact(key=SLEUTEL, markdown=tekst)


def vraag_om_herziening(sessie: Session, *, moment: datetime) -> tuple[list[str], list[str]]:
    """brief 15 februari 2012 (N119): tell each gemeente whose review is near; their codes.

    The second are those whose date has passed: there the first of the ladder hears it too.
    """
    beleid = beleid_op(dag(moment))
    vooraf = timedelta(days=beleid.voorafspraken_vooraf_dagen)
    opnieuw = timedelta(days=beleid.voorafspraken_opnieuw_dagen)
    toe_aan = select(Voorafspraak).where(
        col(Voorafspraak.herzien_op) <= dag(moment + vooraf),
        or_(
            col(Voorafspraak.gevraagd_op).is_(None),
            col(Voorafspraak.gevraagd_op) <= moment - opnieuw,
        ),
    )
    rijen = sessie.exec(toe_aan.order_by(col(Voorafspraak.gemeente))).all()
    for rij in rijen:
        nieuws = Nieuws(BEHEER, "herinnering", SLEUTEL)
        ladder = volgorde(sessie, rij.gemeente, dag(moment))
        beheert, eerste = ladder[-1], ladder[0]  # as a rule the aov, and the burgemeester
        te_laat = rij.herzien_op < dag(moment)
        for rol in dict.fromkeys((beheert, eerste) if te_laat else (beheert,)):
            zet_klaar(sessie, nieuws, Bevoegd(rol, rij.gemeente), niet=frozenset(), moment=moment)
        rij.gevraagd_op = moment
        sessie.add(rij)
    verlopen = [rij.gemeente for rij in rijen if rij.herzien_op < dag(moment)]
    return [rij.gemeente for rij in rijen], verlopen


def met_mensen(sessie: Session, *, moment: datetime) -> set[str]:
    """Gemeenten of which somebody was enrolled, or that agreed something."""
    nog = or_(col(Mandaat.tot).is_(None), col(Mandaat.tot) > moment)
    bekend = select(Mandaat.gebied).where(col(Mandaat.rol).in_(LADDER), nog).distinct()
    zijn_er = set(geldige_gemeenten(dag(moment)))
    return {*sessie.exec(bekend), *sessie.exec(select(Voorafspraak.gemeente))} & zijn_er


def zonder_ladder(sessie: Session, bekend: Iterable[str], *, moment: datetime) -> list[str]:
    """brief 15 februari 2012 (N119): of these, where nobody on the ladder can be reached."""
    met_kanaal = set(sessie.exec(select(Kanaal.functionaris).distinct()))

    def bereikt(gemeente: str) -> bool:
        rollen = volgorde(sessie, gemeente, dag(moment))
        wie = (ontvangers(sessie, Bevoegd(rol, gemeente), moment=moment) for rol in rollen)
        return any(met_kanaal.intersection(mensen) for mensen in wie)

    return sorted(gemeente for gemeente in bekend if not bereikt(gemeente))


def _overzicht(delen: Mapping[str, Sequence[str]], moment: str) -> str:
    def lijst(codes: Sequence[str]) -> str:
        return "\n".join(f"- {gemeenten()[code].naam} ({code})" for code in codes) or "Geen."

    stukken = (f"## {kop} ({len(codes)})\n\n{lijst(codes)}" for kop, codes in delen.items())
    return "\n\n".join((f"# Voorafspraken\n\nOp {moment}.", *stukken)) + "\n"
