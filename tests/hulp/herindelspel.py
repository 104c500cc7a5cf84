"""A reorganisation on both databases: done at a moment, and what became of whom."""

from datetime import UTC, datetime

from sqlmodel import col, select

from models.begrippen import Gelegenheid, Procedure
from models.rules.termijnen import Plan
from models.tabellen import Bericht, Proces, Termijn, Vraag
from tasks.basis.database import lezen, transactie
from tasks.gemeenten.herindeling import Herindelingsregel, deel_in
from tasks.gemeenten.informeren import begin_informeren
from tasks.register.lezen import beeld
from tests.hulp.voorbeelden import GEVESTIGD
from tests.hulp.zaakspel import Zaakspel, getekend

INGANG = datetime(2026, 12, 31, 23, tzinfo=UTC)
"""Midnight in the Netherlands, as 2027 begins."""


def deel(moment: datetime = INGANG, als: str = "beheerder") -> list[Herindelingsregel]:
    """As a beheerder does it, with a fresh code."""
    return deel_in(getekend(als, moment), moment=moment)


def van(regels: list[Herindelingsregel], wat: str) -> list[tuple[str | None, ...]]:
    """What was said of this."""
    return [tuple(regel[1:]) for regel in regels if regel.wat.startswith(wat)]


def wonend(gemeente: str) -> dict[str, object]:
    """Of a melding: where the person lives."""
    return {"doelwit__woonadres": {**GEVESTIGD, "gemeente": gemeente}}


def berichten() -> list[tuple[str, str, str]]:
    """(soort, stap, functionaris), in the order in which they were made."""
    with lezen() as sessie:
        alle = sessie.exec(select(Bericht).order_by(col(Bericht.id)))
        return [(b.soort, b.stap, b.functionaris) for b in alle]


def ladder(vraag: Vraag) -> list[str]:
    """Whoever is told at each step of the term of a vraag."""
    with lezen() as sessie:
        stappen = Plan.uit_json(sessie.get_one(Termijn, vraag.id).plan).treden
    return [str(aan) for stap in stappen for aan in stap.aan]


def stil(spel: Zaakspel) -> None:
    """Nothing has to go on in this case."""
    with transactie() as sessie:
        for rij in sessie.exec(select(Proces).where(Proces.zaaknummer == spel.zaaknummer)):
            rij.wek = False
            sessie.add(rij)


def gewekt(spel: Zaakspel) -> list[str]:
    """Procedures that have to go on."""
    with lezen() as sessie:
        alle = select(Proces).where(Proces.zaaknummer == spel.zaaknummer, col(Proces.wek))
        return [rij.proces for rij in sessie.exec(alle)]


def aan_gemeente(spel: Zaakspel, gemeente: str) -> Vraag:
    """A vraag to the burgemeester, in a procedure about that gemeente."""
    with transactie() as sessie:
        zaak = beeld(sessie, spel.zaaknummer)
        begin_informeren(sessie, zaak, gemeente, Gelegenheid.RISICO, moment=spel.nu)
    return spel.open_vraag("ontvangst")


def verteld(spel: Zaakspel, gemeente: str) -> None:
    """It was told of the case, released and confirmed; nothing waits."""
    with transactie() as sessie:
        zaak = beeld(sessie, spel.zaaknummer)
        begin_informeren(sessie, zaak, gemeente, Gelegenheid.OPNAME, moment=spel.nu)
        for rij in sessie.exec(
            select(Proces).where(Proces.proces == Procedure.INFORMEER_BURGEMEESTER)
        ):
            rij.klaar_op = spel.nu
            sessie.add(rij)


def over_gemeente(spel: Zaakspel) -> tuple[str, str]:
    """Which gemeente that vraag, and its procedure, is of now."""
    with lezen() as sessie:
        rij = sessie.exec(
            select(Proces).where(Proces.proces == Procedure.INFORMEER_BURGEMEESTER)
        ).one()
    return spel.open_vraag("ontvangst").gebied, rij.gemeente
