"""Handing out forms on paper: to whom may read them, recorded with what proves them later."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session

from models.begrippen import Feitsoort
from models.begrippen.woorden import woord
from models.fouten import Geweigerd, NietGevonden
from models.zaak.beeld import Zaakbeeld
from tasks.basis.database import lezen
from tasks.basis.typst import maak_pdf
from tasks.dossier.boom import Deel, Zin
from tasks.dossier.code import maak_code
from tasks.dossier.formulieren import FORMULIEREN, stuk, stukken
from tasks.dossier.inzage import verstrekt_aan
from tasks.dossier.lezen import GRONDSLAG, voor_lezer
from tasks.dossier.weergave.papier import als_papier
from tasks.dossier.woorden import tijdstip
from tasks.mensen.gegevens import namen_van
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Plek, Poging, Sessie
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.zaak.leesrecht import volmacht_om_te_lezen
from tasks.zaak.zaken import zaak

_STAP = "formulieren"


@dataclass(frozen=True)
class Uitgifte:
    """Forms for one reader: what is recorded of it, and what is printed."""

    code: str
    wie: Handelende
    stand: int
    formulieren: list[dict[str, Any]]
    document: dict[str, Any]


def geef_uit(
    zaaknummer: str,
    poging: Poging,
    *,
    soorten: Collection[str] = (),
    moment: datetime,
    schrijf: Callable[[bytes], object],
) -> Uitgifte:
    """Hand out forms of a case (these, or all that it has) as one PDF, given to `schrijf`.

    It is set before the act begins, since acts wait for each other; in the act the mandate is
    looked at again, the hand-out recorded and the file written: all of it, or nothing.
    NietGevonden if the case has no such form; Geweigerd (recorded) as for `lees_dossier`.
    """
    with lezen() as sessie:
        zaak(sessie, zaaknummer)
        _soorten(beeld(sessie, zaaknummer), soorten)
    plek, wie = Plek(zaaknummer, _STAP), poging.functionaris
    with ondertekend(plek, poging, moment=moment) as sessie:
        uitgifte = _stel_op(sessie, beeld(sessie, zaaknummer), wie, soorten, moment)
    pdf = maak_pdf(uitgifte.document)
    with ondertekend(plek, replace(poging, bewijs=Sessie()), moment=moment) as sessie:
        _eis_zelfde(sessie, beeld(sessie, zaaknummer), uitgifte, moment)
        leg_vast(sessie, _gebeurtenis(zaaknummer, uitgifte, pdf), moment=moment)
        sessie.flush()
        schrijf(pdf)
    return uitgifte


def _soorten(beeld_: Zaakbeeld, gevraagd: Collection[str]) -> list[str]:
    aanwezig = [soort for soort in FORMULIEREN if stukken(soort, beeld_.feiten)]
    ontbreekt = [FORMULIEREN[s].lower() for s in gevraagd if s not in aanwezig]
    if ontbreekt or not aanwezig:
        wat = " en geen ".join(ontbreekt) or "formulier"
        raise NietGevonden(
            f"In zaak {beeld_.zaaknummer} is nog geen {wat} vastgelegd."
            f" Wel: {', '.join(aanwezig) or 'geen enkel formulier'}."
            f" `regie zaak {beeld_.zaaknummer}` toont waarop de zaak wacht."
        )
    return [soort for soort in aanwezig if not gevraagd or soort in gevraagd]


def _stel_op(
    sessie: Session, beeld_: Zaakbeeld, wie: str, soorten: Collection[str], moment: datetime
) -> Uitgifte:
    volmacht = volmacht_om_te_lezen(sessie, beeld_, wie, moment=moment)
    dossier = voor_lezer(beeld_, volmacht)
    stand = beeld_.feiten[-1].volgnummer
    lezer = Handelende(wie, *volmacht)
    mensen = {wie, lezer.namens, *(id_ for feit in beeld_.feiten for id_ in feit.handelden)}
    namen = namen_van(sessie, mensen)
    formulieren, bladen = [], []
    for soort in _soorten(beeld_, soorten):
        alle = stukken(soort, beeld_.feiten)
        open_ = [feit for feit in alle if feit.volgnummer not in dossier.achtergehouden]
        dicht = [feit.volgnummer for feit in alle if feit.volgnummer in dossier.achtergehouden]
        getoond = [{"stap": f.stap, "volgnummer": f.volgnummer, "hash": f.hash} for f in open_]
        formulieren.append({"soort": soort, "stukken": getoond, "achtergehouden": dicht})
        stukken_ = (stuk(feit, beeld_.feiten, namen) for feit in open_)
        bladen.append(als_papier(Deel(FORMULIEREN[soort], (*map(_zonder, dicht), *stukken_))))
    code = maak_code(sessie, beeld_.zaaknummer, lezer, formulieren, stand=stand, moment=moment)
    document = _document(beeld_.zaaknummer, lezer, namen, code, stand, moment)
    document["formulieren"] = bladen
    return Uitgifte(code, lezer, stand, formulieren, document)


def _zonder(volgnummer: int) -> Zin:
    return Zin(
        f"Vastlegging {volgnummer} is achtergehouden: de leverancier beperkte het delen (N094)."
    )


def _document(
    zaaknummer: str,
    lezer: Handelende,
    namen: Mapping[str, str],
    code: str,
    stand: int,
    moment: datetime,
) -> dict[str, Any]:
    """What stands on every page, and in the properties of the file."""
    namens = f", namens {namen.get(lezer.namens, lezer.namens)}" if lezer.namens else ""
    wie = namen.get(lezer.functionaris, lezer.functionaris)
    return {
        "titel": f"Formulieren in zaak {zaaknummer}",
        "zaaknummer": zaaknummer,
        "code": code,
        "ontvanger": lezer.functionaris,
        "aan": f"{wie}, {woord(lezer.rol)} ({lezer.gebied}){namens}",
        "op": tijdstip(moment),
        "stand": f"tot en met vastlegging {stand} van het register",
        "datum": list(moment.astimezone(UTC).timetuple()[:6]),
    }


def _eis_zelfde(sessie: Session, beeld_: Zaakbeeld, uitgifte: Uitgifte, moment: datetime) -> None:
    wie = uitgifte.wie.functionaris
    if Handelende(wie, *volmacht_om_te_lezen(sessie, beeld_, wie, moment=moment)) != uitgifte.wie:
        raise Geweigerd(
            "Uw mandaat veranderde terwijl het formulier werd gemaakt.",
            norm="N008",
            advies="vraag het formulier opnieuw.",
        )


def _gebeurtenis(zaaknummer: str, uitgifte: Uitgifte, pdf: bytes) -> Gebeurtenis:
    """circulaire 1.2 (N008): receiver, ground, moment and kind of content; and the proof."""
    soorten = [formulier["soort"] for formulier in uitgifte.formulieren]
    inhoud = {
        **verstrekt_aan(uitgifte.wie, grondslag=GRONDSLAG, soort_inhoud=", ".join(soorten)),
        "code": uitgifte.code,
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "stand": uitgifte.stand,
        "formulieren": uitgifte.formulieren,
    }
    return Gebeurtenis(zaaknummer, Feitsoort.UITGIFTE, inhoud, stap=_STAP, wie=uitgifte.wie)
