"""What the command line shows of one case: from the search tables and, where needed, folded.

Every value can be written as JSON and identifies no person.
"""

from sqlmodel import Session, col, select

from models.tabellen import Bericht, Maatregel, Proces
from models.zaak.beeld import Zaakbeeld
from tasks.basis.database import lezen
from tasks.overzicht.lijsten import Document, kop, vraagregel
from tasks.register.lezen import beeld, rijen
from tasks.zaak.zaken import open_vragen
from tasks.zaak.zaken import zaak as zaak_van


def zaak(zaaknummer: str) -> Document:
    """One case, in the shape that scripts rely on."""
    with lezen() as sessie:
        rij = zaak_van(sessie, zaaknummer)
        processen = sessie.exec(
            select(Proces).where(col(Proces.zaaknummer) == zaaknummer).order_by(col(Proces.id))
        ).all()
        gevonden = beeld(sessie, zaaknummer)
        gemeenten = {p.onderwerp: p.gemeente for p in processen if p.gemeente}
        document = kop(rij) | {
            "vragen": [vraagregel(v, gemeenten) for v in open_vragen(sessie, zaaknummer)],
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


def vastleggingen(zaaknummer: str) -> list[Document]:
    """The records of a case as they stand in the chain, without their content."""
    with lezen() as sessie:
        zaak_van(sessie, zaaknummer)
        return [
            rij.model_dump(exclude={"zaaknummer", "inhoud", "vorige", "versie"})
            for rij in rijen(sessie, zaaknummer)
        ]


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
