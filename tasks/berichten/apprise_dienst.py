"""Any service of Apprise: mail, SMS, Signal, Teams and the rest.

Nothing of an address or a message is ever logged. Apprise would print whole messages at DEBUG and
phone numbers at WARNING; the libraries beneath it print hosts and tokens.
"""

import time

import apprise
from apprise.attachment.memory import AttachMemory

from tasks.basis.instellingen import instellingen
from tasks.basis.logboek import zwijg
from tasks.berichten.brief import Brief, Uitslag
from tasks.berichten.postvak import DOMEIN

_OP_DEZE_MACHINE = {"dbus", "glib", "gnome", "kde", "macosx", "qt", "syslog", "windows"}
"""Services of Apprise that reach nobody elsewhere; syslog would even keep the message."""
zwijg("apprise", "urllib3", "requests_oauthlib", "oauthlib", "slixmpp")


def keur_adres(adres: str) -> None:
    """ValueError, which repeats nothing of it, if nothing sends there or it is more than one."""
    soort = adres.partition(":")[0].lower()
    dienst = None if soort in _OP_DEZE_MACHINE else _dienst(adres)
    if dienst is None:
        raise ValueError("is geen adres dat Apprise kent, als mailto://… of webhooks://…")
    if len(dienst) != 1 or getattr(dienst, "cc", None) or getattr(dienst, "bcc", None):
        raise ValueError("noemt meer dan één ontvanger of poging; geef elk adres apart")
    if dienst.optional:
        raise ValueError("is met `optional` altijd goed, ook als het mislukt; haal dat weg")


def stuur(adres: str, brief: Brief, geduld_s: float) -> Uitslag:
    """One attempt; Apprise only says yes or no, and a no after a silence may have been taken."""
    dienst = _dienst(adres)
    if dienst is None:
        return Uitslag.BLIJVEND
    dienst.socket_connect_timeout = dienst.socket_read_timeout = geduld_s
    bode = apprise.Apprise()
    bode.add(dienst)
    begin = time.monotonic()
    if bode.notify(title=brief.titel, body=brief.tekst, attach=_bijlage(dienst, brief)):
        return Uitslag.AANGENOMEN
    zweeg = time.monotonic() - begin >= geduld_s
    return Uitslag.ONBEKEND if zweeg else Uitslag.TIJDELIJK


def stuur_naar_postvak(adres: str, brief: Brief, geduld_s: float) -> Uitslag:
    """The same to the mailbox of a demo, which Apprise reaches by mail."""
    poort = instellingen().adressen.get("postvak", "0")
    aan = f"{adres.partition('://')[2]}@{DOMEIN}"
    mail = f"mailto://127.0.0.1:{poort}?from=regie@{DOMEIN}&to={aan}&mode=insecure&format=text"
    return stuur(mail, brief, geduld_s)


def _dienst(adres: str) -> apprise.NotifyBase | None:
    return apprise.Apprise.instantiate(adres, suppress_exceptions=True)


def _bijlage(dienst: apprise.NotifyBase, brief: Brief) -> apprise.AppriseAttachment | None:
    """The invitation, where the service can carry one; its name says nothing."""
    if not (brief.uitnodiging and dienst.attachment_support):
        return None
    bijlage = apprise.AppriseAttachment()
    bijlage.add(
        AttachMemory(  # type: ignore[no-untyped-call]  # apprise has no types here
            brief.uitnodiging, name="overleg.ics", mimetype="text/calendar"
        )
    )
    return bijlage
