"""Any service of Apprise: mail, SMS, Signal, Teams and the rest.

Nothing of an address or a message is ever logged. Apprise would print whole messages at DEBUG and
phone numbers at WARNING; the libraries beneath it print hosts and tokens.
"""

import time
from collections.abc import Iterator
from typing import Any

import apprise
from apprise.attachment.memory import AttachMemory
from apprise.plugins import url_to_dict

from tasks.basis.logboek import zwijg
from tasks.berichten.brief import Brief, Uitslag
from tasks.berichten.geadresseerde import GEEN, MEER, eis_genoemd, mailontvanger

MAIL = frozenset({"mailto", "mailtos"})
_OP_DEZE_MACHINE = {"dbus", "glib", "gnome", "kde", "macosx", "qt", "syslog", "windows"}
"""Services of Apprise that reach nobody elsewhere; syslog would even keep the message."""
_ONTVANGERS = ("targets", "target_phones", "phone", "channels", "rooms", "users", "topics")
"""Where its services keep whom they read in an address."""
_BELT = {"target_phone", "target_phone_no"}
"""Parts of an address of a service that calls or texts, and without a number does neither."""
_ZONDER_PLAATJES = apprise.AppriseAsset(
    app_id="regie",
    app_desc="regie",
    app_url="",
    image_url_mask="",
    image_url_logo="",
    image_path_mask="",
)
"""What it shows comes from the bericht alone: it would have an icon loaded from the internet."""
zwijg("apprise", "urllib3", "requests_oauthlib", "oauthlib", "slixmpp")


def ontvanger(adres: str) -> str:
    """Whom this address reaches; ValueError, which repeats nothing of it, if that is not one."""
    return _gekeurd(adres)[1]


def stuur(adres: str, brief: Brief, geduld_s: float) -> Uitslag:
    """One attempt, after another look at whom it reaches."""
    try:
        dienst, _ = _gekeurd(adres)
    except ValueError:
        return Uitslag.BLIJVEND
    return lever(dienst, brief, geduld_s)


def lever(dienst: apprise.NotifyBase, brief: Brief, geduld_s: float) -> Uitslag:
    """One attempt; Apprise only says yes or no, and a no after a silence may have been taken."""
    dienst.socket_connect_timeout = dienst.socket_read_timeout = geduld_s
    dienst.notify_format = apprise.NotifyFormat.TEXT  # as it was written, on every service
    bode = apprise.Apprise(asset=_ZONDER_PLAATJES)
    bode.add(dienst)
    begin = time.monotonic()
    if bode.notify(
        title=brief.titel,
        body=brief.tekst,
        body_format=apprise.NotifyFormat.TEXT,
        attach=_bijlage(dienst, brief),
    ):
        return Uitslag.AANGENOMEN
    zweeg = time.monotonic() - begin >= geduld_s
    return Uitslag.ONBEKEND if zweeg else Uitslag.TIJDELIJK


def dienst_van(adres: str) -> apprise.NotifyBase:
    """The service that an address leads to, for one attempt at one recipient; else ValueError."""
    soort = schema(adres)
    dienst = None
    if soort not in _OP_DEZE_MACHINE:
        dienst = apprise.Apprise.instantiate(
            adres, asset=_ZONDER_PLAATJES, suppress_exceptions=True
        )
    if dienst is None:
        raise ValueError("is geen adres dat Apprise kent, als mailto://… of webhooks://…")
    if len(dienst) != 1 or getattr(dienst, "cc", None) or getattr(dienst, "bcc", None):
        raise ValueError(MEER)
    if dienst.optional:
        raise ValueError("is met `optional` altijd goed, ook als het mislukt; haal dat weg")
    return dienst


def gelezen(dienst: apprise.NotifyBase) -> list[str]:
    """Whom Apprise read in an address."""
    return [naam for veld in _ONTVANGERS for naam in _plat(getattr(dienst, veld, None))]


def schema(adres: str) -> str:
    """What an address begins with, which says of what service it is."""
    return adres.partition(":")[0].lower()


def naar(dienst: apprise.NotifyBase, mailadres: str) -> apprise.NotifyBase:
    """This service of mail, to exactly that recipient, whatever Apprise read."""
    dienst.targets = [(False, mailadres)]  # type: ignore[attr-defined]  # apprise has no types here
    return dienst


def _gekeurd(adres: str) -> tuple[apprise.NotifyBase, str]:
    """The service of an address, and whom it reaches."""
    dienst = dienst_van(adres)
    if schema(adres) in MAIL:
        deel = url_to_dict(adres)  # type: ignore[no-untyped-call]  # apprise has no types here
        wie = mailontvanger(adres, host=deel["host"] or "")
        return naar(dienst, wie), wie
    namen = gelezen(dienst)
    if not namen and _BELT & dienst.template_tokens.keys():
        raise ValueError(GEEN)
    eis_genoemd(adres, namen, dienst.url())  # type: ignore[no-untyped-call]  # idem
    return dienst, ", ".join(namen) or str(dienst.service_name)


def _plat(waarde: Any) -> Iterator[str]:  # noqa: ANN401  of any shape, per service
    """The names in what a service keeps: a name, a number, or pairs of a kind and a name."""
    if isinstance(waarde, str | int) and not isinstance(waarde, bool):
        yield str(waarde)
    elif isinstance(waarde, tuple):
        yield max((deel for stuk in reversed(waarde) for deel in _plat(stuk)), key=len, default="")
    elif isinstance(waarde, list | set):
        for deel in waarde:
            yield from _plat(deel)


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
