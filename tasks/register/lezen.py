"""Reading the register: records as stored, decrypted, and folded into where a case stands."""

import json
from collections.abc import Collection, Iterator

from sqlmodel import Session, col, select

from models.begrippen import Feitsoort, Kenmerk
from models.fouten import NietGevonden, Onleesbaar
from models.tabellen import Vastlegging
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from models.zaak.versies import lees
from models.zaak.vouw import vouw
from tasks.register.sleutels import houd_vast, ontsleutel, sleutel_van
from tasks.register.vastleggen import als_feit, plaats_in_keten

_LEES_PER = 500


def rijen(sessie: Session, zaaknummer: str, *soorten: str) -> list[Vastlegging]:
    """The records of a case as stored, in order; of these kinds, or all."""
    vraag = select(Vastlegging).where(col(Vastlegging.zaaknummer) == zaaknummer)
    if soorten:
        vraag = vraag.where(col(Vastlegging.soort).in_(soorten))
    return list(sessie.exec(vraag.order_by(col(Vastlegging.zaakvolgnummer))))


def hoofd_van(sessie: Session, zaaknummer: str) -> str:
    """The hash of the last record of a case, which names where it stands."""
    laatste = select(Vastlegging.hash).where(col(Vastlegging.zaaknummer) == zaaknummer)
    return sessie.exec(laatste.order_by(col(Vastlegging.zaakvolgnummer).desc()).limit(1)).one()


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


def buitengesloten_in(sessie: Session, zaaknummers: Collection[str]) -> dict[str, frozenset[str]]:
    """Who has no part in each of these cases, from the few records that say so.

    In one look for all of them. Vernietigd and Onbereikbaar as `feiten`, for any of them.
    """
    houd_vast(sessie, zaaknummers)
    gezegd = select(Vastlegging).where(
        col(Vastlegging.zaaknummer).in_(zaaknummers),
        col(Vastlegging.soort).in_(Feitsoort.met(Kenmerk.WIE_ER_BUITEN_STAAT)),
    )
    per_zaak: dict[str, list[Vastlegging]] = {zaaknummer: [] for zaaknummer in zaaknummers}
    for rij in sessie.exec(gezegd.order_by(col(Vastlegging.volgnummer))):
        per_zaak[rij.zaaknummer].append(rij)
    return {
        zaaknummer: _gevouwen(zaaknummer, _ontsleuteld(sessie, zaaknummer, gevonden)).buitengesloten
        for zaaknummer, gevonden in per_zaak.items()
    }


def feit_van(rij: Vastlegging, sleutel: bytes) -> Feit:
    """A record decrypted; Onleesbaar if its content is not what was stored."""
    plaats = plaats_in_keten(rij.zaaknummer, rij.zaakvolgnummer, rij.soort)
    inhoud = json.loads(ontsleutel(sleutel, rij.inhoud, plaats))
    return als_feit(rij, lees(rij.soort, rij.stap, rij.versie, inhoud))
