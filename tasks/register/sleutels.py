"""Keys: a master key that rotates, and data keys wrapped by it; one per case.

Another process may rotate at any moment. Therefore the key file is looked at again at every use,
a secret is wrapped only within an act (acts wait for each other, so nothing is wrapped under an
old key after everything was rewrapped), and this process keeps the keys that it has seen, for a
row that it had read just before.
"""

import hashlib
import hmac
import os
import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlmodel import Session, SQLModel, col, select

from models.fouten import NietGevonden, Onbereikbaar, OnjuisteInvoer, Onleesbaar
from models.tabellen import Bericht, Functionaris, Inschrijving, Kanaal, Sleutel
from tasks.basis.bestanden import ruim_resten_op, schrijf_heel
from tasks.basis.instellingen import instellingen

_NONCE = 12
_SLEUTEL = re.compile("[A-Za-z0-9+/_-]{43}=")  # 32 bytes; Fernet itself reads past what follows
BEHEER = "beheer"
REGISTRATIE = "registratie"
_TERUG = (
    "Zet het bestand `sleutel` van deze installatie terug in REGIE_HOME,"
    " of zet de juiste REGIE_SLEUTEL."
)


class Vernietigd(NietGevonden):
    """The key of this case was destroyed; its content is gone for good."""


def hoofdsleutel() -> MultiFernet:
    """The master keys, the current one first: REGIE_SLEUTEL, else the file in REGIE_HOME.

    After those of the file, for reading only, the ones that this process saw there before.
    Onbereikbaar if there is no file or no key in it, OnjuisteInvoer if REGIE_SLEUTEL holds none.
    """
    sleutels = _hoofdsleutels()
    if not uit_omgeving():
        gezien = _gezien.setdefault(_bestand(), {})
        gezien.update(dict.fromkeys(sleutels))
        sleutels = tuple(dict.fromkeys((*sleutels, *gezien)))
    return MultiFernet([_fernet(sleutel) for sleutel in sleutels])


def keur_hoofdsleutel() -> None:
    """Refuse a master key that is none; that it is not there yet is no fault here."""
    if uit_omgeving() or _bestand().exists():
        _hoofdsleutels()


def zorg_voor_hoofdsleutel(sessie: Session) -> None:
    """Make the first key, in the file, for a register without a secret; only within an act.

    Onbereikbaar where a key was lost: a new one would open nothing, and hide that.
    """
    if not (uit_omgeving() or _bestand().exists() or _verpakt(sessie)):
        schrijf_heel(_bestand(), _regels([_nieuwe()]), eerste=True)
    _hoofdsleutels()


def verpak(geheim: bytes) -> bytes:
    """Wrap a secret under the current master key; only within an act (`database.transactie`)."""
    return hoofdsleutel().encrypt(geheim)


def pak_uit(verpakt: bytes) -> bytes:
    """Unwrap; Onleesbaar if none of the master keys fits."""
    try:
        return hoofdsleutel().decrypt(verpakt)
    except InvalidToken:
        raise Onleesbaar(f"De hoofdsleutel past niet op dit register. {_TERUG}") from None


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
    sessie.info.setdefault("sleutels", {})[naam] = rij  # a session forgets what nobody holds
    return pak_uit(rij.verpakt)


def houd_vast(sessie: Session, namen: Collection[str]) -> None:
    """Fetch these data keys in one look, for a session that is to use them all."""
    rijen = sessie.exec(select(Sleutel).where(col(Sleutel.naam).in_(namen)))
    sessie.info.setdefault("sleutels", {}).update({rij.naam: rij for rij in rijen})


def versleutel(sleutel: bytes, tekst: bytes, plaats: str) -> bytes:
    """Authenticated encryption bound to its place (case, sequence, kind)."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(sleutel).encrypt(nonce, tekst, plaats.encode())


def ontsleutel(sleutel: bytes, inhoud: bytes, plaats: str) -> bytes:
    """Decrypt; Onleesbaar if the content is not what was stored in this place."""
    try:
        return AESGCM(sleutel).decrypt(inhoud[:_NONCE], inhoud[_NONCE:], plaats.encode())
    except InvalidTag:
        raise Onleesbaar(
            f"De inhoud van {plaats} is niet wat er werd vastgelegd."
            " Draai `regie register controleer` en waarschuw de beheerder."
        ) from None


def is_hoofdsleutel(gegeven: str) -> bool:
    """Whether this is the current master key."""
    return hmac.compare_digest(gegeven.strip().encode(), _hoofdsleutels()[0].encode())


def kenmerk(sessie: Session, waarde: str) -> str:
    """HMAC of a value that must be findable without being stored, in hexadecimal."""
    return hmac.digest(sleutel_van(sessie, REGISTRATIE), waarde.encode(), hashlib.sha256).hex()


def roteer(sessie: Session) -> int:
    """Rewrap every secret under the current master key; how many."""
    rijen = _verpakt(sessie)
    for rij, veld in rijen:
        setattr(rij, veld, verpak(pak_uit(getattr(rij, veld))))
        sessie.add(rij)
    return len(rijen)


def uit_omgeving() -> bool:
    """Whether the master key is kept in REGIE_SLEUTEL, where regie cannot replace it."""
    return bool(instellingen().sleutel.get_secret_value())


def heeft_oudere() -> bool:
    """Whether there is another key behind the current one, to wrap again from."""
    return len(set(_hoofdsleutels())) > 1


def nieuwe_hoofdsleutel() -> None:
    """Put a new key in front of the old ones in the file; only within an act."""
    schrijf_heel(_bestand(), _regels([_nieuwe(), *_hoofdsleutels()]))


def vergeet_oude_hoofdsleutels(sessie: Session) -> None:
    """Keep only the current key in the file, if everything is wrapped under it."""
    huidige = _hoofdsleutels()[:1]
    for rij, veld in _verpakt(sessie):
        try:
            _fernet(huidige[0]).decrypt(getattr(rij, veld))
        except InvalidToken:
            return
    schrijf_heel(_bestand(), _regels(huidige))
    ruim_resten_op(_bestand())


_VERPAKT: tuple[tuple[type[SQLModel], str], ...] = (
    (Sleutel, "verpakt"),
    (Functionaris, "geheim"),
    (Functionaris, "naam"),
    (Functionaris, "functie"),
    (Inschrijving, "geheim"),
    (Kanaal, "adres"),
    (Bericht, "adres"),
)
"""Every column that holds something wrapped."""


def _verpakt(sessie: Session) -> list[tuple[SQLModel, str]]:
    """Every row with a wrapped secret, and the field that holds it."""
    return [
        (rij, veld)
        for tabel, veld in _VERPAKT
        for rij in sessie.exec(select(tabel).where(getattr(tabel, veld).is_not(None)))
    ]


_gezien: dict[Path, dict[str, None]] = {}
_fernet = lru_cache(maxsize=64)(Fernet)


def _hoofdsleutels() -> tuple[str, ...]:
    if waarde := instellingen().sleutel.get_secret_value():
        return _gesplitst(waarde)
    try:
        staat = _bestand().stat()
    except FileNotFoundError:
        raise Onbereikbaar(f"De hoofdsleutel ontbreekt. {_TERUG}") from None
    return _gelezen(_bestand(), (staat.st_ino, staat.st_mtime_ns, staat.st_size))


def _gesplitst(waarde: str) -> tuple[str, ...]:
    """The keys in REGIE_SLEUTEL, separated by commas."""
    sleutels = tuple(deel.strip() for deel in waarde.split(","))
    if not _zijn_sleutels(sleutels):
        raise OnjuisteInvoer(
            "REGIE_SLEUTEL",
            "moet een Fernet-sleutel zijn (32 bytes in url-veilige base64),"
            " of bij een wisseling `nieuw,oud`",
        )
    return sleutels


@lru_cache(maxsize=8)
def _gelezen(bestand: Path, _staat: tuple[int, int, int]) -> tuple[str, ...]:
    """The keys in the file, read again when it was replaced."""
    sleutels = tuple(bestand.read_text(errors="replace").split())
    if not _zijn_sleutels(sleutels):
        raise Onbereikbaar(f"Het bestand `sleutel` is leeg of beschadigd. {_TERUG}")
    return sleutels


def _zijn_sleutels(sleutels: tuple[str, ...]) -> bool:
    return bool(sleutels) and all(map(_SLEUTEL.fullmatch, sleutels))


def _nieuwe() -> str:
    return Fernet.generate_key().decode()


def _bestand() -> Path:
    return instellingen().home / "sleutel"


def _regels(sleutels: Iterable[str]) -> bytes:
    return "".join(f"{sleutel}\n" for sleutel in sleutels).encode()
