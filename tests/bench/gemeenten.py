"""How fast gemeenten hear: one at an acute risk, and all of them at once."""

import statistics
import time
from collections.abc import Sequence

from rich.table import Table
from sqlmodel import col, delete, select

from models.begrippen import LANDELIJK, Rol, StaatBericht
from models.naslag.gemeenten import geldige_gemeenten
from models.tabellen import Bericht, Kanaal
from models.voorbeelden.invoer import acuut, verzoek_aanwijzing
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag, nu
from tasks.berichten.link import linkcode
from tasks.gemeenten import informeren
from tasks.procedures.stelsel import onmiddellijke_aanwijzing
from tasks.register.sleutels import verpak
from tasks.zaak.zaken import open_vragen
from tests.bench.klok import installatie
from tests.bench.scherm import scherm
from tests.hulp.mensen import Spel, getekend
from tests.hulp.ontvangers import webhook
from tests.hulp.prefect import wacht_tot

KEER = 15


def gemeenten() -> None:
    """From the word of the NCTV to the first accepted bericht, and 342 gemeenten at once."""
    tabel = Table("wat", "SQLite", "PostgreSQL", "doel", title="gemeenten informeren")
    uitslagen = [_meet(databank) for databank in ("sqlite", "postgres")]
    for nummer, (wat, doel) in enumerate(
        (
            ("acuut tot eerste aangenomen bericht, mediaan s", "≤ 2"),
            ("het langzaamste daarvan, s", ""),
            ("alle gemeenten tegelijk, laatste aangenomen na s", "≤ 60"),
            ("gemeenten, en evenveel eigen links", "342"),
        )
    ):
        tabel.add_row(wat, *(uitslag[nummer] for uitslag in uitslagen), doel)
    scherm.print(tabel)


def _meet(databank: str) -> list[str]:
    with installatie(databank), webhook() as (adres, _):
        _bereikbaar(adres)
        spel = Spel()
        zaak = _in_het_stelsel(spel)
        een = [_acuut(spel, zaak, ["GM0772"]) for _ in range(KEER)]
        alle = list(geldige_gemeenten(dag(nu())))
        duur = _acuut(spel, zaak, alle)
        with lezen() as sessie:
            berichten = _berichten(len(alle))
            links = {linkcode(sessie, bericht) for bericht in berichten}
            waar = {bericht.gebied for bericht in berichten}
        return [
            f"{statistics.median(een):.2f}",
            f"{max(een):.2f}",
            f"{duur:.1f}",
            f"{len(waar)}, {len(links)}",
        ]


def _bereikbaar(adres: str) -> None:
    """Every burgemeester by a receiver on this machine."""
    with transactie() as sessie:
        burgemeesters = col(Kanaal.functionaris).startswith("burgemeester.")
        wie = sessie.exec(select(Kanaal.functionaris).where(burgemeesters)).all()
        sessie.exec(delete(Kanaal).where(burgemeesters))
        for mens in wie:
            verpakt = verpak(adres.encode())
            sessie.add(Kanaal(functionaris=mens, volgorde=0, soort="webhook", adres=verpakt))


def _in_het_stelsel(spel: Spel) -> str:
    zaak = spel.meld()
    wie = spel.werf(Rol.HOVJ, "Oost-Brabant")
    onmiddellijke_aanwijzing.vraag_aanwijzing(
        zaak, verzoek_aanwijzing(nu()), getekend(wie), moment=nu()
    )
    with lezen() as sessie:
        vraag = next(v for v in open_vragen(sessie, zaak) if v.stap == "aanwijzing")
    spel.antwoord(vraag, "aangewezen")
    return zaak


def _acuut(spel: Spel, zaak: str, gemeenten_: Sequence[str]) -> float:
    """Seconds from the word of the NCTV until the last of them has a bericht accepted."""
    wie = spel.werf(Rol.NCTV, LANDELIJK)
    poging, voor = getekend(wie), len(_aangenomen())
    begin = time.monotonic()
    informeren.acuut(zaak, acuut() | {"gemeenten": gemeenten_}, poging, moment=nu())
    wacht_tot(lambda: len(_aangenomen()) >= voor + len(gemeenten_), binnen=300)
    return time.monotonic() - begin


def _aangenomen() -> Sequence[int | None]:
    with lezen() as sessie:
        return sessie.exec(
            select(Bericht.id).where(
                Bericht.stap == "ontvangst",
                Bericht.soort == "vraag",
                col(Bericht.staat) == StaatBericht.AANGENOMEN,
            )
        ).all()


def _berichten(aantal: int) -> Sequence[Bericht]:
    """The last so many."""
    with lezen() as sessie:
        vraag = select(Bericht).where(Bericht.stap == "ontvangst", Bericht.soort == "vraag")
        return sessie.exec(vraag.order_by(col(Bericht.id).desc()).limit(aantal)).all()
