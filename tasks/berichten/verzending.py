"""The life of one bericht: taken, attempted, and what follows on how the attempt ended.

    wacht → bezig → aangenomen → bevestigd
              ├──→ wacht or onbekend, and again: at 0, 15 and 60 s after the first (policy)
              └──→ mislukt, and a new bericht to the next address

A klok that takes a bericht has it for `VAST`; after that it counts as crashed, and any klok takes
it again. Its attempt number fences it: what a slow one reports later changes no newer attempt.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from models.begrippen import StaatBericht
from models.fouten import Fout
from models.naslag.beleid import beleid_op
from models.tabellen import Bericht
from tasks.basis.database import lezen, transactie
from tasks.basis.tijd import dag
from tasks.berichten.adressaten import is_adres_van
from tasks.berichten.brief import Uitslag
from tasks.berichten.klaarzetten import KLAAR, geef_op, rond_af

VAST = timedelta(seconds=60)
"""How long an attempt may take before another klok takes it for dead."""


def neem(moment: datetime, hooguit: int) -> list[Bericht]:
    """Take berichten whose turn it is, the longest due first; those are `bezig` until `VAST`.

    One at a time per address, so that a receiver that hangs does not keep every sender busy. One
    whose attempts are used up by crashes, or whose address is no longer of someone who is to be
    told, goes on to the next address instead.
    """
    with lezen() as sessie:
        if not _aan_de_beurt(sessie, moment, 1):
            return []  # looking holds up no act
    with transactie() as sessie:
        gevonden = _aan_de_beurt(sessie, moment, hooguit)
        return [bericht for bericht in gevonden if _neem(sessie, bericht, moment)]


def meld_af(genomen: Bericht, uitslag: Uitslag, *, moment: datetime) -> None:
    """Note how an attempt ended, and what follows: another, the next address, or an alarm.

    `genomen` is the bericht as it was taken. Nothing changes if it came to its end meanwhile, was
    destroyed with its case, or was taken again; unless this attempt did arrive.
    """
    with transactie() as sessie:
        bericht = sessie.get(Bericht, genomen.id)
        if bericht is None or bericht.staat in KLAAR:
            return
        if uitslag is Uitslag.AANGENOMEN:
            rond_af(sessie, bericht, StaatBericht.AANGENOMEN, moment=moment)
        elif _is_van(bericht, genomen):
            _mislukte_poging(sessie, bericht, uitslag, moment)


def _aan_de_beurt(sessie: Session, moment: datetime, hooguit: int) -> Sequence[Bericht]:
    """The oldest that is due at each address where nothing is under way."""
    bezet = select(Bericht.kanaal).where(
        Bericht.staat == StaatBericht.BEZIG, col(Bericht.volgende_op) > moment
    )
    eerste = (
        select(func.min(Bericht.id))
        .where(col(Bericht.volgende_op) <= moment, col(Bericht.kanaal).not_in(bezet))
        .group_by(col(Bericht.kanaal))
    )
    wachtend = select(Bericht).where(col(Bericht.id).in_(eerste))
    return sessie.exec(wachtend.order_by(col(Bericht.volgende_op)).limit(hooguit)).all()


def _neem(sessie: Session, bericht: Bericht, moment: datetime) -> bool:
    """Whether it is to be sent now. A case that cannot be read does not hold up the others."""
    try:
        with sessie.begin_nested():
            over = bericht.pogingen < len(_pogingen_s(moment))
            verzend = over and is_adres_van(sessie, bericht, moment=moment)
            if not verzend:
                geef_op(sessie, bericht, moment=moment)
    except Fout:
        bericht.volgende_op = moment + VAST
        return False
    if verzend:
        bericht.staat, bericht.volgende_op = StaatBericht.BEZIG, moment + VAST
        bericht.pogingen += 1
    return verzend


def _is_van(bericht: Bericht, genomen: Bericht) -> bool:
    """Whether this attempt is still the present one."""
    return (bericht.staat, bericht.pogingen) == (StaatBericht.BEZIG, genomen.pogingen)


def _mislukte_poging(sessie: Session, bericht: Bericht, uitslag: Uitslag, moment: datetime) -> None:
    pogingen = _pogingen_s(moment)
    if uitslag is Uitslag.BLIJVEND or bericht.pogingen >= len(pogingen):
        geef_op(sessie, bericht, moment=moment)
        return
    onbekend = uitslag is Uitslag.ONBEKEND
    bericht.staat = StaatBericht.ONBEKEND if onbekend else StaatBericht.WACHT
    bericht.volgende_op = _volgende_poging(bericht, pogingen)
    sessie.add(bericht)


def _pogingen_s(moment: datetime) -> tuple[int, ...]:
    """Policy: seconds after the first attempt at which an address is tried; then the next one."""
    return beleid_op(dag(moment)).bericht_pogingen_s


def _volgende_poging(bericht: Bericht, pogingen: tuple[int, ...]) -> datetime | None:
    """Counted from when this attempt began, not from when a slow receiver let it go."""
    wacht = pogingen[bericht.pogingen] - pogingen[bericht.pogingen - 1]
    tot = bericht.volgende_op
    return tot and tot - VAST + timedelta(seconds=wacht)
