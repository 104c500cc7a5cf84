"""What the command line lists across cases: from the search tables alone, so that it loads little.

Every value can be written as JSON and identifies no person.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, col, select

from models.tabellen import Proces, Vraag, Zaak
from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.zaak.zaken import open_vragen

Document = dict[str, Any]


def zaken() -> list[Document]:
    """All cases, in order of their number."""
    with lezen() as sessie:
        open_: dict[str, list[Vraag]] = defaultdict(list)
        for vraag in open_vragen(sessie):
            open_[vraag.zaaknummer].append(vraag)
        alle = sessie.exec(select(Zaak).order_by(col(Zaak.zaaknummer))).all()
        return [kop(zaak) | _stand(zaak, open_[zaak.zaaknummer]) for zaak in alle]


def wachtrij(als: str | None = None) -> list[Document]:
    """Open vragen, most urgent first; with `als` only those that this functionaris may answer."""
    with lezen() as sessie:
        vragen = open_vragen(sessie)
        if als is not None:
            vragen = _voor(sessie, vragen, als)
        waar = select(Proces.onderwerp, Proces.gemeente).where(
            Proces.gemeente != "", Proces.onafgerond()
        )
        gemeenten = dict(sessie.exec(waar).all())
        return [
            {"zaaknummer": vraag.zaaknummer, **vraagregel(vraag, gemeenten)} for vraag in vragen
        ]


def kop(zaak: Zaak) -> Document:
    """What every list and every page of a case begins with."""
    return {
        "zaaknummer": zaak.zaaknummer,
        "soort": zaak.soort.value,
        "domein": zaak.domein.value,
        "status": zaak.status.value,
        "gezag": {"rol": zaak.gezag_rol.value, "gebied": zaak.gezag_gebied},
    }


def vraagregel(vraag: Vraag, gemeenten: Mapping[str, str]) -> Document:
    """An open vraag; `gemeenten` gives the gemeente that an opaque onderwerp is about."""
    return {
        "id": vraag.id,
        "stap": vraag.stap,
        "onderwerp": gemeenten.get(vraag.onderwerp) or vraag.onderwerp or None,
        "rol": vraag.rol.value,
        "gebied": vraag.gebied,
        "sinds": vraag.sinds.isoformat(),
        "vervalt_op": vraag.vervalt_op.isoformat(),
    }


def _voor(sessie: Session, vragen: list[Vraag], als: str) -> list[Vraag]:
    from models.rules.bevoegdheid import buiten_de_zaak  # noqa: PLC0415  every form
    from tasks.mensen.functionarissen import functionaris, volmachthouder  # noqa: PLC0415  keys and codes
    from tasks.register.lezen import beeld  # noqa: PLC0415  every form; only who asks this waits
    from tasks.zaak.leesrecht import mag_antwoorden  # noqa: PLC0415  idem

    functionaris(sessie, als)
    houder = volmachthouder(sessie, als, moment=nu())
    beelden = {nummer: beeld(sessie, nummer) for nummer in {v.zaaknummer for v in vragen}}

    def mag(vraag: Vraag) -> bool:
        zaak = beelden[vraag.zaaknummer]
        buiten = [buiten_de_zaak(zaak.buitengesloten)]
        return any(
            mag_antwoorden(zaak, vraag.stap, volmacht, vraag.onderwerp)
            and houder.belet(volmacht, buiten) is None
            for volmacht in houder.volmachten
        )

    return [vraag for vraag in vragen if mag(vraag)]


def _stand(zaak: Zaak, vragen: list[Vraag]) -> Document:
    eerste = min((vraag.vervalt_op for vraag in vragen), default=None)
    return {
        "open_vragen": [vraag.stap for vraag in vragen],
        "naaste_termijn": eerste.isoformat() if eerste else None,
        "vernietigd_op": zaak.vernietigd_op.isoformat() if zaak.vernietigd_op else None,
    }
