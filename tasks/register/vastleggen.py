"""The append-only register: one record per thing that happens, chained by hash, encrypted."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, and_, case, col, func, select

from models.begrippen import Feitsoort
from models.tabellen import Keten, Vastlegging
from models.zaak.feit import Feit
from models.zaak.versies import versie_van
from tasks.register.sleutels import sleutel_van, versleutel


@dataclass(frozen=True)
class Handelende:
    """The functionaris who acted and on what mandate; empty for the system itself."""

    functionaris: str = ""
    rol: str = ""
    gebied: str = ""
    namens: str = ""


@dataclass(frozen=True)
class Gebeurtenis:
    """Something to record; `keer` 0 is the next time, for what may happen any number of times."""

    zaaknummer: str
    soort: Feitsoort
    inhoud: dict[str, Any]
    proces: str = ""
    onderwerp: str = ""
    stap: str = ""
    keer: int = 0
    wie: Handelende = field(default_factory=Handelende)


def leg_vast(sessie: Session, wat: Gebeurtenis, *, moment: datetime) -> Feit:
    """Append one record within an act (`database.transactie`); the record as it is read back.

    At the next flush IntegrityError if this step was recorded before: unique per zaak, soort,
    proces, onderwerp, stap and keer.
    """
    keten: Keten = sessie.info["keten"]  # read and locked when the act began
    plek, keer = _volgende(sessie, wat)
    tekst = json.dumps(wat.inhoud, ensure_ascii=False, sort_keys=True)
    rij = Vastlegging(
        zaaknummer=wat.zaaknummer,
        soort=str(wat.soort),
        proces=wat.proces,
        onderwerp=wat.onderwerp,
        stap=wat.stap,
        functionaris=wat.wie.functionaris,
        rol=wat.wie.rol,
        gebied=wat.wie.gebied,
        namens=wat.wie.namens,
        volgnummer=keten.volgnummer + 1,
        zaakvolgnummer=plek,
        keer=wat.keer or keer,
        moment=moment.isoformat(timespec="microseconds"),
        versie=versie_van(wat.soort, wat.stap),
        inhoud=versleutel(
            sleutel_van(sessie, wat.zaaknummer),
            tekst.encode(),
            plaats_in_keten(wat.zaaknummer, plek, wat.soort),
        ),
        vorige=keten.hash,
        hash="",
    )
    rij.hash = hash_van(rij)
    keten.volgnummer, keten.hash = rij.volgnummer, rij.hash
    sessie.add(rij)
    sessie.add(keten)
    return als_feit(rij, json.loads(tekst))


def als_feit(rij: Vastlegging, inhoud: dict[str, Any]) -> Feit:
    """A record with its decrypted content, as the fold takes it."""
    velden = rij.model_dump(exclude={"zaaknummer", "zaakvolgnummer", "vorige", "inhoud", "moment"})
    return Feit(**velden, moment=datetime.fromisoformat(rij.moment), inhoud=inhoud)


def hash_van(rij: Vastlegging) -> str:
    """SHA-256 over the canonical JSON of everything in the record but the hash itself."""
    velden = {**rij.model_dump(exclude={"hash", "inhoud"}), "inhoud": rij.inhoud.hex()}
    canoniek = json.dumps(
        velden, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=repr
    )
    return hashlib.sha256(canoniek.encode()).hexdigest()


def plaats_in_keten(zaaknummer: str, zaakvolgnummer: int, soort: str) -> str:
    """To what the encrypted content of a record is bound: case, place in it, and kind."""
    return f"{zaaknummer}/{zaakvolgnummer}/{soort}"


def _volgende(sessie: Session, wat: Gebeurtenis) -> tuple[int, int]:
    """The next number in the case, and the next time that this kind of thing happens there.

    Counts what this act recorded and did not write yet.
    """
    zelfde = and_(
        col(Vastlegging.soort) == wat.soort,
        col(Vastlegging.proces) == wat.proces,
        col(Vastlegging.onderwerp) == wat.onderwerp,
        col(Vastlegging.stap) == wat.stap,
    )
    hoogste = select(
        func.max(Vastlegging.zaakvolgnummer), func.max(case((zelfde, col(Vastlegging.keer))))
    )
    plek, keer = sessie.exec(hoogste.where(col(Vastlegging.zaaknummer) == wat.zaaknummer)).one()
    nieuw = [r for r in sessie.new if isinstance(r, Vastlegging) and r.zaaknummer == wat.zaaknummer]
    weer = (r.keer for r in nieuw if _wat(r) == _wat(wat))
    plek = max((plek or 0, *(r.zaakvolgnummer for r in nieuw)))
    return plek + 1, max((keer or 0, *weer)) + 1


def _wat(ding: Vastlegging | Gebeurtenis) -> tuple[str, str, str, str]:
    return ding.soort, ding.proces, ding.onderwerp, ding.stap
