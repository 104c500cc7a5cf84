"""The code on paper: which hand-out it is, and proof of what was recorded in the register.

BB-2026-000001-37-XXXX-XXXX-XXXX-XXXX: the case, the last record of it that the paper knows, and
80 bits of an HMAC over who got which records with which hashes. It follows from the register
alone, not from titles or layout, so that a later release recomputes it.
"""

import base64
import json
import re
from datetime import datetime
from typing import Any

from sqlmodel import Session

from tasks.register.sleutels import kenmerk
from tasks.register.vastleggen import Handelende

_BYTES = 10
_ALFABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Base32 without I, L, O and U, which people take for 1, 1, 0 and V."""
_SCHRIJF = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _ALFABET)
_LEES = str.maketrans("ILO", "110")
_VORM = re.compile(rf"BB(\d{{4}})(\d{{6}})(\d+)([{_ALFABET}]{{16}})")
IN_BESTAND = re.compile(rb"BB-\d{4}-\d{6}-\d+(?:-[0-9A-Z]{4}){4}")
"""A code as it stands in the metadata of a PDF."""


def maak_code(
    sessie: Session,
    zaaknummer: str,
    wie: Handelende,
    formulieren: list[dict[str, Any]],
    *,
    stand: int,
    moment: datetime,
) -> str:
    """The code of a hand-out to `wie` at `moment` of these records, each with its hash."""
    inhoud = {
        "zaaknummer": zaaknummer,
        "wie": vars(wie),
        "formulieren": formulieren,
        "stand": stand,
        "moment": moment.isoformat(timespec="microseconds"),
    }
    canoniek = json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    bits = bytes.fromhex(kenmerk(sessie, f"document:{canoniek}"))[:_BYTES]
    return _geschreven(zaaknummer, str(stand), base64.b32encode(bits).decode().translate(_SCHRIJF))


def lees_code(getypt: str) -> tuple[str, str] | None:
    """(Zaaknummer, code as printed) of what someone typed; None if it is no code.

    Case, spaces and dashes do not matter; nor do I, L and O where a digit was meant.
    """
    kaal = re.sub(r"[\W_]", "", getypt).upper().translate(_LEES)
    gevonden = _VORM.fullmatch(kaal)
    if gevonden is None:
        return None
    jaar, nummer, stand, bewijs = gevonden.groups()
    zaaknummer = f"BB-{jaar}-{nummer}"
    return zaaknummer, _geschreven(zaaknummer, stand, bewijs)


def _geschreven(zaaknummer: str, stand: str, bewijs: str) -> str:
    groepen = (bewijs[i : i + 4] for i in range(0, len(bewijs), 4))
    return "-".join((zaaknummer, stand, *groepen))
