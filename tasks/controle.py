"""Proof that the register is whole: signed heads of the chain, and the check of every record."""

import json
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlmodel import Session, col, select

from models.tabellen import Hoofd, Installatie, Keten
from tasks.database import lezen, transactie
from tasks.instellingen import instellingen
from tasks.register import alle_rijen, hash_van

_PUBLIEK = "ondertekening_publiek"


def ondertekensleutel() -> Ed25519PrivateKey:
    """The signing key in REGIE_HOME (mode 0600), made at first use; only for the signing parent."""
    pad = instellingen().home / "ondertekening.sleutel"
    if not pad.exists():
        sleutel = Ed25519PrivateKey.generate()
        pad.touch(mode=0o600)
        pad.write_bytes(sleutel.private_bytes_raw())
    sleutel = Ed25519PrivateKey.from_private_bytes(pad.read_bytes())
    publiek = sleutel.public_key().public_bytes_raw().hex()
    with transactie() as sessie:
        sessie.merge(Installatie(naam=_PUBLIEK, waarde=publiek))
    return sleutel


def onderteken_hoofd(sleutel: Ed25519PrivateKey, *, moment: datetime) -> bool:
    """Sign the present head, in the database and outside it; False if nothing was added."""
    with transactie() as sessie:
        keten = sessie.exec(select(Keten)).one()
        if keten.volgnummer == 0 or sessie.get(Hoofd, keten.volgnummer) is not None:
            return False
        hoofd = Hoofd(
            volgnummer=keten.volgnummer, hash=keten.hash, moment=moment.isoformat(), handtekening=""
        )
        hoofd.handtekening = sleutel.sign(_getekend(hoofd)).hex()
        sessie.add(hoofd)
        regel = hoofd.model_dump_json()
    with hoofdenbestand().open("a", encoding="utf-8") as bestand:
        bestand.write(regel + "\n")
    return True


def hoofdenbestand() -> Path:
    """Where signed heads are kept outside the database; copy it off this machine."""
    return instellingen().home / "hoofden.jsonl"


def controleer() -> list[str]:
    """Every broken place of the register in Dutch, in order; empty if it is whole.

    Finds an edited, removed, reordered or truncated record. Not found: removal of records
    written after the last signed head by someone who also rewrites the end of the chain.
    """
    with lezen() as sessie:
        fouten, hashes = _controleer_keten(sessie)
        hoofden = {
            h.volgnummer: h for h in sessie.exec(select(Hoofd).order_by(col(Hoofd.volgnummer)))
        }
        publiek = sessie.get(Installatie, _PUBLIEK)
    for waar, lijst in (("database", list(hoofden.values())), ("bestand", _uit_bestand())):
        for hoofd in lijst:
            fouten += _controleer_hoofd(hoofd, waar, hashes, publiek.waarde if publiek else "")
    return fouten


def _controleer_keten(sessie: Session) -> tuple[list[str], dict[int, str]]:
    fouten: list[str] = []
    hashes: dict[int, str] = {}
    vorige, verwacht = "", 1
    for rij in alle_rijen(sessie):
        if rij.volgnummer != verwacht:
            fouten.append(f"vastlegging {verwacht} tot {rij.volgnummer}: ontbreekt")
        elif rij.vorige != vorige:
            fouten.append(
                f"vastlegging {rij.volgnummer} ({rij.zaaknummer}): past niet op de vorige"
            )
        if hash_van(rij) != rij.hash:
            fouten.append(f"vastlegging {rij.volgnummer} ({rij.zaaknummer}): is gewijzigd")
        vorige, verwacht = rij.hash, rij.volgnummer + 1
        hashes[rij.volgnummer] = rij.hash
    keten = sessie.exec(select(Keten)).one()
    if (keten.volgnummer, keten.hash) != (verwacht - 1, vorige):
        fouten.append(f"einde van de keten: hoort {keten.volgnummer} te zijn, is {verwacht - 1}")
    return fouten, hashes


def _controleer_hoofd(hoofd: Hoofd, waar: str, hashes: dict[int, str], publiek: str) -> list[str]:
    naam = f"hoofd {hoofd.volgnummer} ({waar})"
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(publiek)).verify(
            bytes.fromhex(hoofd.handtekening), _getekend(hoofd)
        )
    except (InvalidSignature, ValueError):
        return [f"{naam}: handtekening klopt niet"]
    if hashes.get(hoofd.volgnummer) != hoofd.hash:
        return [f"{naam}: vastlegging {hoofd.volgnummer} ontbreekt of is een andere"]
    return []


def _uit_bestand() -> list[Hoofd]:
    if not hoofdenbestand().exists():
        return []
    regels = hoofdenbestand().read_text(encoding="utf-8").splitlines()
    return [Hoofd.model_validate(json.loads(regel)) for regel in regels if regel]


def _getekend(hoofd: Hoofd) -> bytes:
    return f"{hoofd.volgnummer}:{hoofd.hash}:{hoofd.moment}".encode()
