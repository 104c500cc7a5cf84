"""Signed heads of the chain: how far it had come, and when, kept outside the database too."""

import os
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlmodel import select

from models.fouten import Onbereikbaar
from models.tabellen import Hoofd, Installatie, Keten
from tasks.basis.bestanden import schrijf_heel
from tasks.basis.database import transactie
from tasks.basis.instellingen import instellingen

PUBLIEK = "ondertekening_publiek"
"""Under which name the public key is noted in the database."""


def ondertekensleutel() -> Ed25519PrivateKey:
    """The signing key in REGIE_HOME (mode 0600), made at first use; only for the signing parent.

    Its public half is noted once in the database and once beside it, and never replaced: a later
    key shows up in `controleer`. Onbereikbaar for a file that holds no key.
    """
    pad = instellingen().home / "ondertekening.sleutel"
    if not pad.exists():
        schrijf_heel(pad, Ed25519PrivateKey.generate().private_bytes_raw(), eerste=True)
    try:
        sleutel = Ed25519PrivateKey.from_private_bytes(pad.read_bytes())
    except ValueError:
        raise Onbereikbaar(
            f"Het bestand `{pad.name}` is beschadigd. Zet het uit een back-up terug in REGIE_HOME."
        ) from None
    publiek = sleutel.public_key().public_bytes_raw().hex()
    with transactie() as sessie:
        if sessie.get(Installatie, PUBLIEK) is None:
            sessie.add(Installatie(naam=PUBLIEK, waarde=publiek))
    if not publiekbestand().exists():
        schrijf_heel(publiekbestand(), publiek.encode(), eerste=True)
    return sleutel


def onderteken_hoofd(sleutel: Ed25519PrivateKey, *, moment: datetime) -> bool:
    """Sign the present head, outside the database and in it; False if nothing was added."""
    with transactie() as sessie:
        keten = sessie.exec(select(Keten)).one()
        if keten.volgnummer == 0 or sessie.get(Hoofd, keten.volgnummer) is not None:
            return False
        hoofd = Hoofd(
            volgnummer=keten.volgnummer, hash=keten.hash, moment=moment.isoformat(), handtekening=""
        )
        hoofd.handtekening = sleutel.sign(getekend(hoofd)).hex()
        _schrijf_bij(hoofd.model_dump_json())
        sessie.add(hoofd)
    return True


def hoofdenbestand() -> Path:
    """Where signed heads are kept outside the database; copy it off this machine."""
    return instellingen().home / "hoofden.jsonl"


def publiekbestand() -> Path:
    """Where the public key is kept outside the database; copy it off this machine too."""
    return instellingen().home / "ondertekening.publiek"


def _schrijf_bij(regel: str) -> None:
    """Add a line that is on disk when this returns, whatever a crash left of the last one."""
    with hoofdenbestand().open("ab+") as bestand:
        if bestand.tell():
            bestand.seek(-1, os.SEEK_END)
            regel = regel if bestand.read() == b"\n" else f"\n{regel}"
        bestand.write(f"{regel}\n".encode())
        bestand.flush()
        os.fsync(bestand.fileno())


def getekend(hoofd: Hoofd) -> bytes:
    """What the signature of a head is over."""
    return f"{hoofd.volgnummer}:{hoofd.hash}:{hoofd.moment}".encode()
