"""Every day: who reviews its voorafspraken, and where nobody can be reached (N119)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from prefect import task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE

from models.naslag.gemeenten import geldige_gemeenten, gemeenten
from models.rules.ontvangers import BEHEERDER
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag, nu, op_scherm
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.gemeenten.herziening import SLEUTEL, met_mensen, vraag_om_herziening, zonder_ladder
from tasks.register.sleutels import BEHEER


@task(name="Wie herziet zijn voorafspraken?", persist_result=False, cache_policy=NO_CACHE)
async def vraag_herziening() -> None:
    """Ask for what is due, tell the beheerder of gemeenten without a ladder, show it all."""
    moment = nu()
    tekst = _overzicht(herzie(moment=moment), op_scherm(moment))
    await acreate_markdown_artifact(key=SLEUTEL, markdown=tekst)


def herzie(*, moment: datetime) -> Mapping[str, Sequence[str]]:
    """brief 15 februari 2012 (N119): wie bericht krijgt, en van welke gemeenten de beheerder."""
    with lezen() as sessie:  # long, and holds up no act
        bekend = met_mensen(sessie, moment=moment)
        zonder = zonder_ladder(sessie, bekend, moment=moment)
    leeg = sorted(set(geldige_gemeenten(dag(moment))) - bekend)
    with transactie() as sessie:
        gevraagd, te_laat = vraag_om_herziening(sessie, moment=moment)
        if zonder or te_laat:
            nieuws = Nieuws(BEHEER, "alarm", SLEUTEL)
            zet_klaar(sessie, nieuws, BEHEERDER, niet=frozenset(), moment=moment)
    return {
        "Gevraagd om te herzien": gevraagd,
        "Te laat met herzien": te_laat,
        "Niemand op de ladder te bereiken": zonder,
        "Nog niemand ingeschreven": leeg,
    }


def _overzicht(delen: Mapping[str, Sequence[str]], moment: str) -> str:
    def lijst(codes: Sequence[str]) -> str:
        return "\n".join(f"- {gemeenten()[code].naam} ({code})" for code in codes) or "Geen."

    stukken = (f"## {kop} ({len(codes)})\n\n{lijst(codes)}" for kop, codes in delen.items())
    return "\n\n".join((f"# Voorafspraken\n\nOp {moment}.", *stukken)) + "\n"
