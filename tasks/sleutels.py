"""Keys: a master key that rotates, and data keys wrapped by it; one per case."""

import hashlib
import hmac
import os
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlmodel import Session, col, select

from models.fouten import Geweigerd, NietGevonden, Onbereikbaar
from models.tabellen import Functionaris, Sleutel
from tasks.instellingen import instellingen

_NONCE = 12
BEHEER = "beheer"
REGISTRATIE = "registratie"


class Vernietigd(NietGevonden):
    """The key of this case was destroyed; its content is gone for good."""


@cache
def hoofdsleutel() -> MultiFernet:
    """The master keys, the current one first: REGIE_SLEUTEL, else the file in REGIE_HOME."""
    return MultiFernet([Fernet(sleutel) for sleutel in _hoofdsleutels()])


def verpak(geheim: bytes) -> bytes:
    """Wrap a secret under the current master key."""
    return hoofdsleutel().encrypt(geheim)


def pak_uit(verpakt: bytes) -> bytes:
    """Unwrap; Onbereikbaar if none of the master keys fits."""
    try:
        return hoofdsleutel().decrypt(verpakt)
    except InvalidToken:
        raise Onbereikbaar(
            "De hoofdsleutel past niet op dit register. Zet de juiste REGIE_SLEUTEL,"
            " of het bestand `sleutel` van deze installatie terug in REGIE_HOME."
        ) from None


def maak_sleutel(sessie: Session, naam: str) -> bytes:
    """Make and store a new data key."""
    sleutel = AESGCM.generate_key(256)
    sessie.add(Sleutel(naam=naam, verpakt=verpak(sleutel)))
    return sleutel


def sleutel_van(sessie: Session, naam: str) -> bytes:
    """The data key with this name; Vernietigd if it is gone."""
    rij = sessie.get(Sleutel, naam)
    if rij is None:
        raise Vernietigd(f"De inhoud van {naam} is vernietigd.")
    return pak_uit(rij.verpakt)


def versleutel(sleutel: bytes, tekst: bytes, plaats: str) -> bytes:
    """Authenticated encryption bound to its place (case, sequence, kind)."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(sleutel).encrypt(nonce, tekst, plaats.encode())


def ontsleutel(sleutel: bytes, inhoud: bytes, plaats: str) -> bytes:
    """Decrypt; Onbereikbaar if the content is not what was stored in this place."""
    try:
        return AESGCM(sleutel).decrypt(inhoud[:_NONCE], inhoud[_NONCE:], plaats.encode())
    except InvalidTag:
        raise Onbereikbaar(
            f"De inhoud van {plaats} is niet wat er werd vastgelegd."
            " Draai `regie register controleer` en waarschuw de beheerder."
        ) from None


def kenmerk(sessie: Session, waarde: str) -> str:
    """HMAC of a value that must be findable without being stored, in hexadecimal."""
    return hmac.digest(sleutel_van(sessie, REGISTRATIE), waarde.encode(), hashlib.sha256).hex()


def roteer(sessie: Session) -> int:
    """Rewrap every secret under the current master key; how many."""
    sleutels = sessie.exec(select(Sleutel).order_by(col(Sleutel.naam))).all()
    mensen = sessie.exec(select(Functionaris).order_by(col(Functionaris.id))).all()
    for sleutel in sleutels:
        sleutel.verpakt = hoofdsleutel().rotate(sleutel.verpakt)
    for mens in mensen:
        mens.geheim = hoofdsleutel().rotate(mens.geheim)
    return len(sleutels) + len(mensen)


def nieuwe_hoofdsleutel() -> None:
    """Put a new key in front of the old ones in the file; refused if the environment holds it."""
    if instellingen().sleutel.get_secret_value():
        raise Geweigerd(
            "De hoofdsleutel staat in REGIE_SLEUTEL, dus regie kan hem niet zelf vervangen.",
            advies="zet daar `nieuw,oud`, voer `regie sleutel roteer` uit, en zet er dan `nieuw`.",
        )
    _schrijf([Fernet.generate_key().decode(), *_hoofdsleutels()])


def vergeet_oude_hoofdsleutels() -> None:
    """Keep only the current key in the file."""
    if not instellingen().sleutel.get_secret_value():
        _schrijf(_hoofdsleutels()[:1])


def _hoofdsleutels() -> list[str]:
    if waarde := instellingen().sleutel.get_secret_value():
        return [deel.strip() for deel in waarde.split(",")]
    if not _bestand().exists():
        _schrijf([Fernet.generate_key().decode()])
    return _bestand().read_text().split()


def _bestand() -> Path:
    return instellingen().home / "sleutel"


def _schrijf(sleutels: list[str]) -> None:
    nieuw = _bestand().with_suffix(".nieuw")
    with open(nieuw, "w", opener=lambda pad, vlag: os.open(pad, vlag, 0o600)) as bestand:
        bestand.write("\n".join(sleutels) + "\n")
        bestand.flush()
        os.fsync(bestand.fileno())
    nieuw.replace(_bestand())
    hoofdsleutel.cache_clear()
