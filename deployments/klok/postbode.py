"""`regie postbode`: the mail server of a demo, on this machine only; keeps what arrives."""

import re
import threading
from email import message_from_bytes

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tasks.basis.instellingen import instellingen
from tasks.basis.logboek import zwijg
from tasks.berichten.postvak import DOMEIN, vak

_BEKEND = re.compile(rf"([a-z0-9][a-z0-9._-]{{1,62}})@{re.escape(DOMEIN)}")


class _Bezorger:
    """Puts mail in the box of each recipient, and refuses any other domain."""

    async def handle_RCPT(  # noqa: N802  aiosmtpd's own name
        self, _: SMTP, __: Session, brief: Envelope, adres: str, ___: list[str]
    ) -> str:
        if not _BEKEND.fullmatch(adres):
            return f"550 alleen voor {DOMEIN}"
        brief.rcpt_tos.append(adres)
        return "250 OK"

    async def handle_DATA(self, _: SMTP, __: Session, brief: Envelope) -> str:  # noqa: N802  idem
        inhoud = brief.content if isinstance(brief.content, bytes) else b""
        for adres in brief.rcpt_tos:
            vak(adres.partition("@")[0]).add(message_from_bytes(inhoud))
        return "250 OK"


def draai(einde: threading.Event) -> None:
    """Serve until `einde`."""
    zwijg("mail")  # it would keep every message at DEBUG
    poort = int(instellingen().adressen["postvak"])
    bode = Controller(_Bezorger(), hostname="127.0.0.1", port=poort)
    bode.start()
    try:
        einde.wait()
    finally:
        bode.stop()
