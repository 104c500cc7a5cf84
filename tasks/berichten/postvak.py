"""The local mailbox of a demo installation: what arrived for whom."""

import mailbox
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from models.fouten import NietGevonden
from tasks.basis.database import lezen
from tasks.basis.installatie import is_demo
from tasks.basis.instellingen import instellingen

POSTVAK = "postvak"
"""The kind of channel that leads here: postvak://hovj.limburg."""
DOMEIN = "example.org"
"""Reserved by RFC 2606: mail for it reaches nobody."""


def vak(wie: str) -> mailbox.Maildir:
    """The mailbox of this functionaris, made if it is not there."""
    plek = _map() / wie
    plek.parent.mkdir(mode=0o700, exist_ok=True)
    return mailbox.Maildir(plek, factory=None)


def ontvangen(als: str | None = None) -> list[dict[str, Any]]:
    """What arrived, oldest first; with `als` only for this functionaris.

    NietGevonden where no demo is.
    """
    with lezen() as sessie:
        if not is_demo(sessie):
            raise NietGevonden("Er is geen postvak. Het hoort bij `regie start --demo`.")
    namen = [vak_.name for vak_ in _map().iterdir()] if _map().is_dir() else []
    brieven = [
        (brief.get_date(), naam, _lees(brief))
        for naam in sorted(namen)
        if als in {None, naam}
        for brief in vak(naam)
    ]
    return [
        {
            "aan": naam,
            "op": datetime.fromtimestamp(op, UTC).isoformat(timespec="seconds"),
            "onderwerp": str(brief["Subject"]),
            "tekst": brief.get_content().strip(),
        }
        for op, naam, brief in sorted(brieven, key=lambda brief: brief[0])
    ]


def _lees(bericht: mailbox.MaildirMessage) -> EmailMessage:
    lezer = BytesParser(policy=policy.default)
    return lezer.parsebytes(bericht.as_bytes())


def _map() -> Path:
    return instellingen().home / "postvak"
