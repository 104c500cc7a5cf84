"""Proof that the register is whole: the check of every record, and of the signed heads."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import ValidationError
from sqlalchemy import text
from sqlmodel import Session, col, select

from models.basis import Invoer
from models.tabellen import Hoofd, Installatie, Keten
from tasks.basis.database import lezen
from tasks.register.hoofden import PUBLIEK, getekend, hoofdenbestand, publiekbestand
from tasks.register.lezen import alle_rijen
from tasks.register.vastleggen import hash_van


def controleer() -> list[str]:
    """Every broken place of the register in Dutch, in order; empty if it is whole.

    Finds an edited, removed, reordered or truncated record. Not found: removal of records
    written after the last signed head by someone who also rewrites the end of the chain.
    """
    in_bestand, onleesbaar = _uit_bestand()  # first: a head is written after its record
    with lezen() as sessie:
        if sessie.get_bind().dialect.name == "postgresql":  # one moment for all that is read
            sessie.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        fouten, hashes = _controleer_keten(sessie)
        in_database = list(sessie.exec(select(Hoofd).order_by(col(Hoofd.volgnummer))))
        publiek = sessie.get(Installatie, PUBLIEK)
    sleutel, anders = _publieke_sleutel(publiek.waarde if publiek else "")
    fouten += anders
    for waar, hoofden in (("database", in_database), ("bestand", in_bestand)):
        for hoofd in hoofden:
            fouten += _controleer_hoofd(hoofd, waar, hashes, sleutel)
    return fouten + onleesbaar


def _controleer_keten(sessie: Session) -> tuple[list[str], dict[int, str]]:
    if vreemd := zonder_bytes(sessie):
        return vreemd, {}
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


def zonder_bytes(sessie: Session) -> list[str]:
    """SQLite lets anything into any column; such a record cannot even be read."""
    if sessie.get_bind().dialect.name != "sqlite":
        return []
    vraag = text("SELECT volgnummer FROM vastlegging WHERE typeof(inhoud) <> 'blob' ORDER BY 1")
    return [
        f"vastlegging {nummer}: is gewijzigd; de inhoud is geen reeks bytes"
        for nummer in sessie.connection().scalars(vraag)
    ]


def _controleer_hoofd(hoofd: Hoofd, waar: str, hashes: dict[int, str], publiek: str) -> list[str]:
    naam = f"hoofd {hoofd.volgnummer} ({waar})"
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(publiek)).verify(
            bytes.fromhex(hoofd.handtekening), getekend(hoofd)
        )
    except (InvalidSignature, ValueError):
        return [f"{naam}: handtekening klopt niet"]
    if hashes.get(hoofd.volgnummer) != hoofd.hash:
        return [f"{naam}: vastlegging {hoofd.volgnummer} ontbreekt of is een andere"]
    return []


class _Regel(Invoer):
    """A line of the file: the fields of Hoofd, checked (a table model checks nothing)."""

    volgnummer: int
    hash: str
    moment: str
    handtekening: str


def _publieke_sleutel(in_database: str) -> tuple[str, list[str]]:
    """The key to check signatures with, and what is wrong with where it is kept."""
    bestand = publiekbestand()
    if bestand.exists():
        sleutel = bestand.read_text(errors="replace").strip()
        if sleutel != in_database:
            return sleutel, [
                f"publieke sleutel: in de database staat een andere dan in {bestand.name}"
            ]
        return sleutel, []
    if hoofdenbestand().exists():
        return in_database, [f"publieke sleutel: {bestand.name} ontbreekt in REGIE_HOME"]
    return in_database, []


def _uit_bestand() -> tuple[list[Hoofd], list[str]]:
    """The heads outside the database, and the lines there that are none."""
    hoofden, onleesbaar = [], []
    if not hoofdenbestand().exists():
        return [], []
    regels = hoofdenbestand().read_text(encoding="utf-8", errors="replace").splitlines()
    for nummer, regel in enumerate(regels, start=1):
        try:
            hoofden.append(Hoofd(**vars(_Regel.model_validate_json(regel))))
        except ValidationError:
            onleesbaar.append(
                f"{hoofdenbestand().name}, regel {nummer}: is onleesbaar of half geschreven"
            )
    return hoofden, onleesbaar
