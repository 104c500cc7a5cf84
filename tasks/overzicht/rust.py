"""Waiting until a case has come to rest: the register is looked at, again and again."""

import time
from collections.abc import Callable

from sqlmodel import col, select

from models.begrippen import Status
from models.stappen import eis_stap
from models.tabellen import Proces
from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.vragen import lease
from tasks.zaak.zaken import eis_zaak, open_vragen, zaak

_TUSSEN_S = 0.1


def wacht_op(voorwaarde: Callable[[], bool], seconden: float, *, tussen: float = _TUSSEN_S) -> bool:
    """Look until it holds; False if it does not within so many seconds."""
    grens = time.monotonic() + seconden
    while not voorwaarde():
        if time.monotonic() >= grens:
            return False
        time.sleep(min(tussen, max(0.0, grens - time.monotonic())))
    return True


def wacht_op_vraag(zaaknummer: str, stap: str, seconden: float) -> bool:
    """Wait until this vraag is open."""
    eis_stap(stap)
    eis_zaak(zaaknummer)
    return wacht_op(lambda: stap in _open_stappen(zaaknummer), seconden)


def wacht_op_rust(zaaknummer: str, seconden: float) -> bool:
    """Wait until nothing runs: every process of this case has ended or waits for a vraag."""
    eis_zaak(zaaknummer)
    return wacht_op(lambda: in_rust(zaaknummer), seconden)


def wacht_op_vervolg(zaaknummer: str, seconden: float) -> bool:
    """Wait until the last answer was taken up: the case asks its next vraag, or has ended."""
    return wacht_op(lambda: in_rust(zaaknummer, ook_aan_het_werk=True), seconden)


def in_rust(zaaknummer: str, *, ook_aan_het_werk: bool = False) -> bool:
    """Whether nothing runs now; a closed case has nothing left to run.

    `ook_aan_het_werk`: a segment that asked its vraag but has not let go yet counts as at rest.
    """
    with lezen() as sessie:
        if zaak(sessie, zaaknummer).status is Status.GESLOTEN:
            return True
        vragen = {(v.proces, v.onderwerp) for v in open_vragen(sessie, zaaknummer)}
        return all(
            (proces.proces, proces.onderwerp) in vragen
            and not proces.wek
            and (ook_aan_het_werk or not lease.is_bezig(proces, nu()))
            for proces in sessie.exec(
                select(Proces).where(col(Proces.zaaknummer) == zaaknummer, Proces.onafgerond())
            )
        )


def _open_stappen(zaaknummer: str) -> set[str]:
    with lezen() as sessie:
        return {vraag.stap for vraag in open_vragen(sessie, zaaknummer)}
