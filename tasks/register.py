"""The append-only register: one record per thing that happens, chained by hash, encrypted."""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, and_, case, col, func, select

from models.fouten import NietGevonden, Onleesbaar
from models.melding import Doelwit
from models.tabellen import Keten, Vastlegging
from models.versies import lees, versie_van
from models.vouw import vouw
from models.zaakbeeld import Feit, Zaakbeeld
from tasks.sleutels import houd_vast, ontsleutel, sleutel_van, versleutel

_LEES_PER = 500
WIE_HET_IS = ("melding", "wijziging")
"""Kinds of record that say who is threatened, and with whom."""


@dataclass(frozen=True)
class Wie:
    """The functionaris who acted and on what mandate; empty for the system itself."""

    functionaris: str = ""
    rol: str = ""
    gebied: str = ""
    namens: str = ""


@dataclass(frozen=True)
class Gebeurtenis:
    """Something to record; `keer` 0 is the next time, for what may happen any number of times."""

    zaaknummer: str
    soort: str
    inhoud: dict[str, Any]
    proces: str = ""
    onderwerp: str = ""
    stap: str = ""
    keer: int = 0
    wie: Wie = field(default_factory=Wie)


def leg_vast(sessie: Session, wat: Gebeurtenis, *, moment: datetime) -> Vastlegging:
    """Append one record within an act (`database.transactie`).

    At the next flush IntegrityError if this step was recorded before: unique per zaak, soort,
    proces, onderwerp, stap and keer.
    """
    keten: Keten = sessie.info["keten"]  # read and locked when the act began
    plek, keer = _volgende(sessie, wat)
    rij = Vastlegging(
        zaaknummer=wat.zaaknummer,
        soort=wat.soort,
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
        versie=versie_van(wat.soort),
        inhoud=versleutel(
            sleutel_van(sessie, wat.zaaknummer),
            json.dumps(wat.inhoud, ensure_ascii=False, sort_keys=True).encode(),
            _plaats(wat.zaaknummer, plek, wat.soort),
        ),
        vorige=keten.hash,
        hash="",
    )
    rij.hash = hash_van(rij)
    keten.volgnummer, keten.hash = rij.volgnummer, rij.hash
    sessie.add(rij)
    sessie.add(keten)
    return rij


def hash_van(rij: Vastlegging) -> str:
    """SHA-256 over the canonical JSON of everything in the record but the hash itself."""
    velden = {**rij.model_dump(exclude={"hash", "inhoud"}), "inhoud": rij.inhoud.hex()}
    canoniek = json.dumps(
        velden, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=repr
    )
    return hashlib.sha256(canoniek.encode()).hexdigest()


def rijen(sessie: Session, zaaknummer: str, *soorten: str) -> list[Vastlegging]:
    """The records of a case as stored, in order; of these kinds, or all."""
    vraag = select(Vastlegging).where(col(Vastlegging.zaaknummer) == zaaknummer)
    if soorten:
        vraag = vraag.where(col(Vastlegging.soort).in_(soorten))
    return list(sessie.exec(vraag.order_by(col(Vastlegging.zaakvolgnummer))))


def alle_rijen(sessie: Session) -> Iterator[Vastlegging]:
    """The whole chain, in order, a few hundred at a time."""
    na = 0
    while deel := sessie.exec(
        select(Vastlegging)
        .where(col(Vastlegging.volgnummer) > na)
        .order_by(col(Vastlegging.volgnummer))
        .limit(_LEES_PER)
    ).all():
        yield from deel
        na = deel[-1].volgnummer
        sessie.expunge_all()


def feiten(sessie: Session, zaaknummer: str, *soorten: str) -> list[Feit]:
    """The records of a case, of these kinds or all, decrypted; Vernietigd if its key is gone."""
    return _ontsleuteld(sessie, zaaknummer, rijen(sessie, zaaknummer, *soorten))


def _ontsleuteld(sessie: Session, zaaknummer: str, gevonden: list[Vastlegging]) -> list[Feit]:
    if not gevonden:
        raise NietGevonden(f"Zaak {zaaknummer} bestaat niet. `regie zaken` toont de zaken.")
    sleutel = sleutel_van(sessie, zaaknummer)
    return [feit_van(rij, sleutel) for rij in gevonden]


def beeld(sessie: Session, zaaknummer: str) -> Zaakbeeld:
    """Where a case stands, folded from its records; Onleesbaar if they cannot be read as such."""
    return _gevouwen(zaaknummer, feiten(sessie, zaaknummer))


def _gevouwen(zaaknummer: str, feiten_: list[Feit]) -> Zaakbeeld:
    try:
        return vouw(zaaknummer, feiten_)
    except (ValueError, LookupError, TypeError) as fout:  # its text could repeat what is in it
        raise Onleesbaar(
            f"Zaak {zaaknummer} is niet te lezen ({type(fout).__name__}). De vastlegging is er nog;"
            " ga na of deze versie van regie haar schreef, met `regie register controleer`."
        ) from None


def doelwitten(sessie: Session, zaaknummers: Collection[str]) -> dict[str, Doelwit]:
    """Whom or what these cases are about as it is now, from the few records that say so.

    In one look for all of them. Vernietigd and Onbereikbaar as `feiten`, for any of them.
    """
    houd_vast(sessie, zaaknummers)
    gezegd = select(Vastlegging).where(
        col(Vastlegging.zaaknummer).in_(zaaknummers), col(Vastlegging.soort).in_(WIE_HET_IS)
    )
    per_zaak: dict[str, list[Vastlegging]] = {zaaknummer: [] for zaaknummer in zaaknummers}
    for rij in sessie.exec(gezegd.order_by(col(Vastlegging.volgnummer))):
        per_zaak[rij.zaaknummer].append(rij)
    return {
        zaaknummer: _gevouwen(zaaknummer, _ontsleuteld(sessie, zaaknummer, gevonden)).doelwit
        for zaaknummer, gevonden in per_zaak.items()
    }


def feit_van(rij: Vastlegging, sleutel: bytes) -> Feit:
    """A record decrypted; Onleesbaar if its content is not what was stored."""
    plaats = _plaats(rij.zaaknummer, rij.zaakvolgnummer, rij.soort)
    velden = rij.model_dump(exclude={"zaaknummer", "zaakvolgnummer", "vorige", "inhoud", "moment"})
    inhoud = json.loads(ontsleutel(sleutel, rij.inhoud, plaats))
    return Feit(
        **velden,
        moment=datetime.fromisoformat(rij.moment),
        inhoud=lees(rij.soort, rij.versie, inhoud),
    )


def _plaats(zaaknummer: str, zaakvolgnummer: int, soort: str) -> str:
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
