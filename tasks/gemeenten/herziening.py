"""The yearly review of voorafspraken, and gemeenten that cannot be reached (N119)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select

from models.begrippen import Bevoegd
from models.naslag.beleid import beleid_op
from models.naslag.gemeenten import geldige_gemeenten
from models.rules.informering import LADDER
from models.tabellen import Mandaat, Voorafspraak
from tasks.basis.tijd import dag
from tasks.berichten.bereik import te_bereiken
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.gemeenten.voorafspraken import volgorde
from tasks.mensen.functionarissen import ontvangers
from tasks.register.sleutels import BEHEER

SLEUTEL = "voorafspraken"
"""What its berichten, and its overview in Prefect, are called."""


def vraag_om_herziening(sessie: Session, *, moment: datetime) -> tuple[list[str], list[str]]:
    """brief 15 februari 2012 (N119): bericht aan gemeenten met een herziening in zicht; hun codes.

    De tweede lijst zijn die waarvan de datum voorbij is: daar hoort ook de eerste van de ladder
    het.
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
    """brief 15 februari 2012 (N119): die van deze, waar niemand op de ladder te bereiken is."""

    def bereikt(gemeente: str) -> bool:
        rollen = volgorde(sessie, gemeente, dag(moment))
        wie = (ontvangers(sessie, Bevoegd(rol, gemeente), moment=moment) for rol in rollen)
        return any(te_bereiken(sessie, mensen) for mensen in wie)

    return sorted(gemeente for gemeente in bekend if not bereikt(gemeente))
