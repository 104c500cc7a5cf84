"""Tell the beheerder, and show in Prefect, which roles nobody can be reached for."""

from collections.abc import Sequence

from prefect import task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE

from models.begrippen import Bevoegd
from models.rules.ontvangers import BEHEERDER
from models.rules.openbaar import gebied_van, rolnaam
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import nu, op_scherm
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.register.sleutels import BEHEER
from tasks.termijnen.bereikbaarheid import onbereikbaar

SLEUTEL = "bereikbaarheid"


@task(name="Wie is niet te bereiken?", persist_result=False, cache_policy=NO_CACHE)
async def meld_onbereikbaar() -> None:
    """Look, queue an alarm if someone is missing, and leave the list in Prefect."""
    moment = nu()
    with lezen() as sessie:  # looking holds up no act
        wie = list(onbereikbaar(sessie, moment=moment))
    if wie:
        with transactie() as sessie:
            nieuws = Nieuws(BEHEER, "alarm", SLEUTEL)
            zet_klaar(sessie, nieuws, BEHEERDER, niet=frozenset(), moment=moment)
    await acreate_markdown_artifact(key=SLEUTEL, markdown=_overzicht(wie, op_scherm(moment)))


def _overzicht(wie: Sequence[Bevoegd], moment: str) -> str:
    if not wie:
        return f"# Bereikbaarheid\n\nOp {moment} was iedereen op een lopende ladder te bereiken."
    getoond = dict.fromkeys((rolnaam(aan.rol), gebied_van(aan)) for aan in wie)
    regels = "\n".join(f"| {rol} | {gebied} |" for rol, gebied in getoond)
    return (
        f"# Bereikbaarheid\n\nOp {moment} was voor deze rollen niemand te bereiken. Geef met"
        " `regie functionaris kanalen` een adres op; het telt zodra iemand de link in het"
        " proefbericht gebruikte.\n\n"
        f"| rol | gebied |\n|---|---|\n{regels}\n"
    )
