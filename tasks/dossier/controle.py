"""Proof that paper equals the register: the hand-out is found, and what it shows is looked at."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.fouten import Onbereikbaar, OnjuisteInvoer
from models.tabellen import Vastlegging, Zaak
from models.zaak.feit import Feit
from tasks.basis.database import lezen
from tasks.basis.tijd import op_scherm
from tasks.dossier.code import IN_BESTAND, lees_code, maak_code
from tasks.register.controle import zonder_bytes
from tasks.register.lezen import feit_van, rijen
from tasks.register.sleutels import Vernietigd, sleutel_van
from tasks.register.vastleggen import Handelende, hash_van


@dataclass
class Papierbevinding:
    """What the register says of a document; it is genuine if there is no difference.

    `stukken` has (formulier, stap, volgnummer, hash) of each record that it shows.
    """

    zaaknummer: str = ""
    code: str = ""
    wie: Handelende = field(default_factory=Handelende)
    op: datetime | None = None
    stukken: list[tuple[str, str, int, str]] = field(default_factory=list)
    verschillen: list[str] = field(default_factory=list)


def controleer_bestand(inhoud: bytes) -> Papierbevinding:
    """Whether this PDF was handed out just so, and equals the register.

    Vernietigd if the case was destroyed.
    """
    codes = {code.decode() for code in IN_BESTAND.findall(inhoud)}
    if len(codes) != 1:
        zin = "in dit bestand staan verschillende codes" if codes else _GEEN_CODE
        return Papierbevinding(verschillen=[zin])
    return _controleer(codes.pop(), hashlib.sha256(inhoud).hexdigest())


def controleer_code(getypt: str) -> Papierbevinding:
    """Whether the paper with this code equals the register; its text is for people to compare.

    OnjuisteInvoer for what is no code; Vernietigd if the case was destroyed.
    """
    return _controleer(getypt, None)


_GEEN_CODE = "in dit bestand staat geen code van regie; typ de code die onderaan het papier staat"
_ONBEKEND = "dit register kent geen uitgifte met deze code"


def _controleer(getypt: str, sha256: str | None) -> Papierbevinding:
    gelezen = lees_code(getypt)
    if gelezen is None:
        raise OnjuisteInvoer(
            "--document",
            "is geen bestand en geen code; een code ziet eruit als"
            " BB-2026-000001-37-XXXX-XXXX-XXXX-XXXX",
        )
    bevinding = Papierbevinding(*gelezen)
    with lezen() as sessie:
        if vreemd := zonder_bytes(sessie):
            bevinding.verschillen += vreemd
            return bevinding
        _eis_niet_vernietigd(sessie, bevinding.zaaknummer)
        uitgifte = _zoek(sessie, bevinding)
        if uitgifte is None:
            bevinding.verschillen.append(_ONBEKEND)
            return bevinding
        bevinding.wie = Handelende(
            uitgifte.functionaris, uitgifte.rol, uitgifte.gebied, uitgifte.namens
        )
        bevinding.op = uitgifte.moment
        if sha256 not in (None, uitgifte.inhoud["sha256"]):
            bevinding.verschillen.append("het bestand is niet gelijk aan wat is uitgegeven")
        nu = [_formulier(sessie, deel, bevinding) for deel in uitgifte.inhoud["formulieren"]]
        code = maak_code(
            sessie,
            bevinding.zaaknummer,
            bevinding.wie,
            nu,
            stand=uitgifte.inhoud["stand"],
            moment=uitgifte.moment,
        )
        if code != bevinding.code:
            bevinding.verschillen.append("de code volgt niet uit wat nu in het register staat")
    return bevinding


def _eis_niet_vernietigd(sessie: Session, zaaknummer: str) -> None:
    rij = sessie.get(Zaak, zaaknummer)
    if rij and rij.vernietigd_op:
        raise Vernietigd(
            f"Zaak {zaaknummer} is op {op_scherm(rij.vernietigd_op)} vernietigd."
            " Of dit papier klopte, is niet meer na te gaan."
        )


def _zoek(sessie: Session, bevinding: Papierbevinding) -> Feit | None:
    """The hand-out with this code; named if it was changed, or if one that was may be it."""
    gevonden = rijen(sessie, bevinding.zaaknummer, "uitgifte")
    sleutel = sleutel_van(sessie, bevinding.zaaknummer) if gevonden else b""
    gewijzigd = {
        rij.volgnummer: f"vastlegging {rij.volgnummer} (uitgifte): is gewijzigd"
        for rij in gevonden
        if hash_van(rij) != rij.hash
    }
    for rij in gevonden:
        try:
            uitgifte = feit_van(rij, sleutel)
        except (Onbereikbaar, ValueError, LookupError):  # whatever someone made of it
            continue
        if uitgifte.inhoud["code"] == bevinding.code:
            bevinding.verschillen += filter(None, [gewijzigd.get(rij.volgnummer)])
            return uitgifte
    bevinding.verschillen += gewijzigd.values()
    return None


def _formulier(sessie: Session, deel: dict[str, Any], bevinding: Papierbevinding) -> dict[str, Any]:
    """The same part of the document as the register has it now; differences are named."""
    nu = []
    for stuk in deel["stukken"]:
        nummer = stuk["volgnummer"]
        rij = sessie.get(Vastlegging, nummer)
        bevinding.stukken.append((deel["soort"], stuk["stap"], nummer, stuk["hash"]))
        if rij is None:
            bevinding.verschillen.append(f"vastlegging {nummer} ({stuk['stap']}): ontbreekt")
            continue
        if hash_van(rij) != rij.hash:
            bevinding.verschillen.append(f"vastlegging {nummer} ({rij.stap}): is gewijzigd")
        elif rij.hash != stuk["hash"]:
            bevinding.verschillen.append(
                f"vastlegging {nummer} ({rij.stap}): is een andere dan op het papier"
            )
        nu.append({"stap": rij.stap, "volgnummer": nummer, "hash": hash_van(rij)})
    return deel | {"stukken": nu}
