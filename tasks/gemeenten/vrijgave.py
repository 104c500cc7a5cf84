"""What a gemeente reads after login: what the NCTV released, and whom to call (2.3.5)."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.begrippen import Feitsoort, Procedure
from models.fouten import Geweigerd
from models.rules.bevoegdheid import Volmacht, buiten_de_zaak, kies_volmacht
from models.stappen import bevoegden
from models.zaak.beeld import Zaakbeeld
from models.zaak.informering import Informering
from tasks.dossier.inzage import verstrekt_aan
from tasks.gemeenten.vierhoek import overleggen
from tasks.mensen.functionarissen import volmachthouder
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Plek, Poging
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.zaak.bevoegdheidscontext import context_van
from tasks.zaak.zaken import eis_zaak

STAP = "vrijgave"
GRONDSLAG = "informeren van de burgemeester door de NCTV (circulaire 2.3.5)"
_GELEZEN = ("waarover", "tekst", "bellen", "medewerking")


def lees_vrijgave(zaaknummer: str, poging: Poging, *, moment: datetime) -> list[dict[str, Any]]:
    """What was released to the gemeente of this person, in order; the reading is recorded first.

    NietGevonden if there is no such case; Geweigerd (recorded) for a wrong code, in the own case,
    or if nothing was released to this gemeente (N057).
    """
    eis_zaak(zaaknummer)
    wie = poging.functionaris
    with ondertekend(Plek(zaaknummer, STAP), poging, moment=moment) as sessie:
        zaak = beeld(sessie, zaaknummer)
        mag = [i for i in zaak.informeringen.values() if i.onderwerp in zaak.vrijgegeven]
        gelezen = []
        for gemeente in dict.fromkeys(i.gemeente for i in mag):
            hier = [i for i in mag if i.gemeente == gemeente]
            with suppress(Geweigerd):  # released, but to another gemeente than that of this person
                volmacht = _volmacht(sessie, zaak, hier, wie, moment)
                _leg_inzage_vast(sessie, zaaknummer, Handelende(wie, *volmacht), moment)
                delen = [_document(zaak, i) for i in hier if _is_voor(zaak, i, volmacht)]
                if gepland := _gepland(zaak, gemeente, moment):
                    delen[-1]["vierhoeksoverleg"] = gepland
                gelezen += delen
        if not gelezen:
            _volmacht(sessie, zaak, mag, wie, moment)  # says why not
        return gelezen


def _leg_inzage_vast(sessie: Session, zaaknummer: str, lezer: Handelende, moment: datetime) -> None:
    """circulaire 1.2 (N008): één per gemeente."""
    inhoud = verstrekt_aan(lezer, grondslag=GRONDSLAG, soort_inhoud=STAP)
    wat = Gebeurtenis(zaaknummer, Feitsoort.INZAGE, inhoud, stap=STAP, wie=lezer)
    leg_vast(sessie, wat, moment=moment)


def _volmacht(
    sessie: Session, zaak: Zaakbeeld, mag: list[Informering], wie: str, moment: datetime
) -> Volmacht:
    return kies_volmacht(
        volmachthouder(sessie, wie, moment=moment),
        past=lambda volmacht: any(_is_voor(zaak, i, volmacht) for i in mag),
        uitgesloten=[buiten_de_zaak(zaak.buitengesloten)],
        geen=Geweigerd(
            "In deze zaak is voor uw gemeente niets vrijgegeven.",
            norm="N057",
            advies="vraag het de NCTV.",
        ),
    )


def _is_voor(zaak: Zaakbeeld, informering: Informering, volmacht: Volmacht) -> bool:
    """circulaire 2.3.5 (N055): wie het mag bevestigen, mag het lezen."""
    return any(map(volmacht.dekt, bevoegden("ontvangst", context_van(zaak, informering.onderwerp))))


def _document(zaak: Zaakbeeld, informering: Informering) -> dict[str, Any]:
    return {
        "gemeente": informering.gemeente,
        "scenario": informering.scenario.value,
        "gelegenheid": informering.gelegenheid.value,
        "sinds": informering.sinds.isoformat(),
        **dict(_inhoud(zaak, informering)),
    }


def _gepland(zaak: Zaakbeeld, gemeente: str, moment: datetime) -> list[dict[str, Any]]:
    """circulaire 2.3.5 (N061): wanneer er een vierhoek is, voor wie geen uitnodiging heeft."""
    return [
        {"op": overleg.op.isoformat(), "duur_min": overleg.duur_min}
        for _, overleg in overleggen(zaak, gemeente)
        if overleg.op > moment
    ]


def _inhoud(zaak: Zaakbeeld, informering: Informering) -> Iterator[tuple[str, Any]]:
    """Of the release, else of the act that went before it: an acute risk says whom to call."""
    besluit = zaak.besluit(
        STAP, 1, proces=Procedure.INFORMEER_BURGEMEESTER, onderwerp=informering.onderwerp
    )
    begin = next(
        f
        for f in zaak.feiten
        if (f.soort, f.onderwerp) == (Feitsoort.INFORMERING, informering.onderwerp)
    )
    bron = next((f for f in zaak.feiten if f.volgnummer == begin.inhoud["bron"]), None)
    gezegd = besluit.antwoord if besluit else bron.antwoord if bron else {}
    yield from ((veld, gezegd[veld]) for veld in _GELEZEN if gezegd.get(veld))
