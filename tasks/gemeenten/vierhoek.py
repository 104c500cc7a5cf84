"""Vierhoeksoverleg: asked by one of the four, with an invitation that says nothing (2.3.5)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.begrippen import Bevoegd, Feitsoort
from models.formulieren import Vierhoeksoverleg
from models.leesvorm import gelezen
from models.rules.bevoegden import vierhoek
from models.rules.informering import (
    gemeenten_van,
    keur_stelselcasus,
    keur_vierhoek,
)
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from tasks.basis.tijd import dag
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.gemeenten.voorafspraken import volgorde
from tasks.register.geweigerde_pogingen import Poging
from tasks.vragen.handelingen import LopendeHandeling, als_model, handeling
from tasks.vragen.processen import nieuw_onderwerp
from tasks.zaak.bevoegdheidscontext import context_van

STAP = "vierhoeksoverleg"


def vraag_vierhoeksoverleg(
    zaaknummer: str, invoer: dict[str, Any], poging: Poging, *, moment: datetime
) -> str:
    """Record it and invite whoever takes part by the rule (N061), in one act; its onderwerp.

    OnjuisteInvoer for a form that does not fit; Geweigerd (recorded) for anyone but the four, or
    without a stelselcasus in that gemeente. A gemeente of which the NCTV released nothing yet is
    invited with the first release (N057), unless it asked itself.
    """
    overleg = als_model(Vierhoeksoverleg, invoer, moment=moment)
    gemeente = overleg.gemeente
    with handeling(zaaknummer, STAP, poging, moment=moment, gemeente=gemeente) as h:
        return _nodig_uit(h, overleg)


def _nodig_uit(h: LopendeHandeling, overleg: Vierhoeksoverleg) -> str:
    zaak, onderwerp = h.zaak, nieuw_onderwerp()
    keur_stelselcasus(domein=zaak.domein, status=zaak.status, norm="N061")
    weg = zaak.ingetrokken_onderwerpen
    geinformeerd = {i.gemeente for i in zaak.informeringen.values() if i.onderwerp not in weg}
    bekend = {*gemeenten_van(zaak.persoon), *geinformeerd}
    keur_vierhoek(overleg.gemeente, bekend=bekend, op=overleg.op, moment=h.moment)
    h.leg_vast(Feitsoort.VIERHOEKSOVERLEG, overleg, onderwerp=onderwerp)
    weet_het = weten_ervan(zaak, overleg.gemeente) or h.door.gebied == overleg.gemeente
    for aan in _deelnemers(h.sessie, zaak, overleg.gemeente, h.moment):
        if weet_het or aan.gebied != overleg.gemeente:
            _stuur(h.sessie, zaak, onderwerp, aan, h.moment)
    return onderwerp


def nodig_gemeente_uit(
    sessie: Session, zaak: Zaakbeeld, gemeente: str, *, moment: datetime
) -> None:
    """circulaire 2.3.5 (N057, N061): bij de eerste vrijgave, voor wat daarvoor al was gepland."""
    if weten_ervan(zaak, gemeente):
        return
    eerste, *_ = _deelnemers(sessie, zaak, gemeente, moment)
    for feit, overleg in overleggen(zaak, gemeente):
        if overleg.op > moment and feit.gebied != gemeente:
            _stuur(sessie, zaak, feit.onderwerp, eerste, moment)


def weten_ervan(zaak: Zaakbeeld, gemeente: str) -> bool:
    """Whether anything of this case was released to this gemeente (N057)."""
    hier = (o for o, i in zaak.informeringen.items() if i.gemeente == gemeente)
    return not zaak.vrijgegeven.isdisjoint(hier)


def overleggen(zaak: Zaakbeeld, gemeente: str) -> Iterator[tuple[Feit, Vierhoeksoverleg]]:
    """What was planned in this gemeente, in order."""
    for feit in zaak.feiten:
        if feit.soort == Feitsoort.VIERHOEKSOVERLEG:
            overleg = gelezen(Vierhoeksoverleg, feit.inhoud)
            if overleg.gemeente == gemeente:
                yield feit, overleg


def _deelnemers(sessie: Session, zaak: Zaakbeeld, gemeente: str, moment: datetime) -> list[Bevoegd]:
    """By the rule; of the gemeente whoever it agreed to have told today (N119)."""
    rollen = volgorde(sessie, gemeente, dag(moment))
    return vierhoek(context_van(zaak, gemeente=gemeente, volgorde=rollen))


def _stuur(
    sessie: Session, zaak: Zaakbeeld, onderwerp: str, aan: Bevoegd, moment: datetime
) -> None:
    nieuws = Nieuws(zaak.zaaknummer, "kennisgeving", STAP, vraag=onderwerp)
    zet_klaar(sessie, nieuws, aan, moment=moment, niet=zaak.buitengesloten)
