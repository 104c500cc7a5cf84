"""What the command line shows of cases: read from the search tables and, where needed, folded.

Every value can be written as JSON and identifies no person.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, col, select

from models.tabellen import Bericht, Maatregel, Proces, Vraag, Zaak
from models.zaak.beeld import Zaakbeeld
from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.mensen.functionarissen import functionaris, volmachten
from tasks.register.lezen import beeld, rijen
from tasks.zaak.leesrecht import mag_antwoorden
from tasks.zaak.zaken import open_vragen
from tasks.zaak.zaken import zaak as zaak_van

Document = dict[str, Any]


def zaken() -> list[Document]:
    """All cases, in order of their number."""
    with lezen() as sessie:
        open_: dict[str, list[Vraag]] = defaultdict(list)
        for vraag in open_vragen(sessie):
            open_[vraag.zaaknummer].append(vraag)
        alle = sessie.exec(select(Zaak).order_by(col(Zaak.zaaknummer))).all()
        return [_kop(zaak) | _stand(zaak, open_[zaak.zaaknummer]) for zaak in alle]


def zaak(zaaknummer: str) -> Document:
    """One case, in the shape that scripts rely on."""
    with lezen() as sessie:
        rij = zaak_van(sessie, zaaknummer)
        processen = sessie.exec(
            select(Proces).where(col(Proces.zaaknummer) == zaaknummer).order_by(col(Proces.id))
        ).all()
        gevonden = beeld(sessie, zaaknummer)
        gemeenten = {p.onderwerp: p.gemeente for p in processen if p.gemeente}
        document = _kop(rij) | {
            "vragen": [_vraag(v, gemeenten) for v in open_vragen(sessie, zaaknummer)],
            "processen": [],
            "maatregelen": _maatregelen(sessie, zaaknummer),
            "aangewezen": _aangewezen(gevonden),
            "besluiten": _besluiten(gevonden),
            "berichten": _berichten(sessie, zaaknummer),
        }
    from tasks.runs import api  # noqa: PLC0415  loads httpx, a fifth of a second that others save

    staten = api.staten(p.flow_run_id for p in processen if p.flow_run_id)
    document["processen"] = [
        {
            "proces": proces.proces,
            "flow_run_id": proces.flow_run_id,
            "staat": staten.get(proces.flow_run_id or "", api.ONBEKEND),
        }
        for proces in processen
    ]
    return document


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
        return [{"zaaknummer": vraag.zaaknummer, **_vraag(vraag, gemeenten)} for vraag in vragen]


def vastleggingen(zaaknummer: str) -> list[Document]:
    """The records of a case as they stand in the chain, without their content."""
    with lezen() as sessie:
        zaak_van(sessie, zaaknummer)
        return [
            rij.model_dump(exclude={"zaaknummer", "inhoud", "vorige", "versie"})
            for rij in rijen(sessie, zaaknummer)
        ]


def _voor(sessie: Session, vragen: list[Vraag], als: str) -> list[Vraag]:
    functionaris(sessie, als)
    mandaten = volmachten(sessie, als, moment=nu())
    beelden = {nummer: beeld(sessie, nummer) for nummer in {v.zaaknummer for v in vragen}}
    return [
        vraag
        for vraag in vragen
        if any(
            mag_antwoorden(beelden[vraag.zaaknummer], vraag.stap, volmacht, vraag.onderwerp)
            and not beelden[vraag.zaaknummer].doelwit.eigen_functionarissen & {als, volmacht.namens}
            for volmacht in mandaten
        )
    ]


def _kop(zaak: Zaak) -> Document:
    return {
        "zaaknummer": zaak.zaaknummer,
        "soort": zaak.soort.value,
        "domein": zaak.domein.value,
        "status": zaak.status.value,
        "gezag": {"rol": zaak.gezag_rol.value, "gebied": zaak.gezag_gebied},
    }


def _stand(zaak: Zaak, vragen: list[Vraag]) -> Document:
    eerste = min((vraag.vervalt_op for vraag in vragen), default=None)
    return {
        "open_vragen": [vraag.stap for vraag in vragen],
        "naaste_termijn": eerste.isoformat() if eerste else None,
        "vernietigd_op": zaak.vernietigd_op.isoformat() if zaak.vernietigd_op else None,
    }


def _vraag(vraag: Vraag, gemeenten: Mapping[str, str]) -> Document:
    """`gemeenten` gives the code of the gemeente that an opaque onderwerp is about."""
    return {
        "id": vraag.id,
        "stap": vraag.stap,
        "onderwerp": gemeenten.get(vraag.onderwerp) or vraag.onderwerp or None,
        "rol": vraag.rol.value,
        "gebied": vraag.gebied,
        "sinds": vraag.sinds.isoformat(),
        "vervalt_op": vraag.vervalt_op.isoformat(),
    }


def _maatregelen(sessie: Session, zaaknummer: str) -> list[Document]:
    rijen = sessie.exec(
        select(Maatregel)
        .where(col(Maatregel.zaaknummer) == zaaknummer)
        .order_by(col(Maatregel.status), col(Maatregel.id))
    )
    return [
        {
            "id": rij.id,
            "soort": rij.soort.value,
            "locatie": rij.locatie.value,
            "status": rij.status.value,
            "gezag": rij.gezag_rol.value,
            "uitvoerder": rij.uitvoerder.value,
            "toetsdatum": rij.toetsdatum.isoformat() if rij.toetsdatum else None,
        }
        for rij in rijen
    ]


def _aangewezen(zaak: Zaakbeeld) -> Document:
    """How many are in het stelsel, and since when; nobody, without an aanwijzing."""
    wie = zaak.aangewezen
    return {
        "persoon": wie is not None,
        "kerngezin": zaak.kerngezin,
        "overig": wie.overig if wie else 0,
        "sinds": wie.sinds.isoformat() if wie else None,
    }


def _besluiten(zaak: Zaakbeeld) -> list[Document]:
    return [
        {
            "stap": feit.stap,
            "uitkomst": feit.uitkomst,
            "functionaris": feit.functionaris,
            "rol": feit.rol,
            "op": feit.moment.isoformat(),
        }
        for feit in zaak.besluiten
    ]


def _berichten(sessie: Session, zaaknummer: str) -> Document:
    staten = sessie.exec(select(Bericht.staat).where(col(Bericht.zaaknummer) == zaaknummer)).all()
    return {
        "totaal": len(staten),
        "bevestigd": staten.count("bevestigd"),
        "mislukt": staten.count("mislukt"),
    }
