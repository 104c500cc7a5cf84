"""Who there are: functionarissen with their mandaten, and how far their enrolment is."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from models.begrippen import Bevoegd
from models.tabellen import Functionaris, Inschrijving, Kanaal, Mandaat
from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.mensen.codes import gesloten_deuren
from tasks.mensen.functionarissen import nog_niet
from tasks.mensen.gegevens import gegevens_van


def lijst_functionarissen() -> list[dict[str, Any]]:
    """All functionarissen with their mandaten, in order of id."""
    with lezen() as sessie:
        van_wie: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for m in sessie.exec(select(Mandaat).order_by(col(Mandaat.id))):
            van_wie[m.functionaris].append(
                {
                    "rol": m.rol.value,
                    "gebied": m.gebied,
                    "van": m.van.isoformat(),
                    "tot": _iso(m.tot),
                    "namens": m.namens or None,
                }
            )
        kanalen: dict[str, list[str]] = defaultdict(list)
        onbevestigd: dict[str, list[str]] = defaultdict(list)
        for k in sessie.exec(select(Kanaal).order_by(col(Kanaal.volgorde))):
            kanalen[k.functionaris].append(k.soort)
            if not k.bevestigd_op:
                onbevestigd[k.functionaris].append(k.soort)
        dicht = gesloten_deuren(sessie, moment=nu())
        lopend = {rij.functionaris: rij for rij in sessie.exec(select(Inschrijving))}
        return [
            {
                "id": f.id,
                "persoon": f.persoon,
                "naam": gegevens_van(f)[0],
                "functie": gegevens_van(f)[1],
                "mandaten": van_wie[f.id],
                "kanalen": kanalen[f.id],
                "onbevestigd": onbevestigd[f.id],
                "inschrijving": _stand(f, lopend.get(f.id)),
                "ingetrokken": _iso(f.ingetrokken_op),
                "deur_dicht_tot": dicht.get(f.id),
            }
            for f in sessie.exec(select(Functionaris).order_by(col(Functionaris.id)))
        ]


def omschreven(wie: str, *, moment: datetime) -> str:
    """Id, name, function and mandates of a functionaris, for who signs along; of nobody the id."""
    with lezen() as sessie:
        mens = sessie.get(Functionaris, wie)
        if mens is None:
            return wie
        houdt = select(Mandaat).where(
            col(Mandaat.functionaris) == wie, nog_niet(col(Mandaat.tot), moment)
        )
        mandaten = [
            str(Bevoegd(m.rol, m.gebied)) + f" namens {m.namens}" * bool(m.namens)
            for m in sessie.exec(houdt.order_by(col(Mandaat.id)))
        ]
        naam = ", ".join(filter(None, gegevens_van(mens)))
    heeft = f"mandaten: {', '.join(mandaten) or 'geen'}"
    return f"{wie} ({'; '.join(filter(None, (naam, heeft)))})"


def _stand(mens: Functionaris, rij: Inschrijving | None) -> str:
    """What an enrolment waits for; empty once it is confirmed."""
    if mens.wacht_op is None:
        return ""
    if rij is None or (rij.link == "" and rij.geheim is None):
        return "wacht op een inschrijflink"
    if rij.bewezen_op:
        return "wacht op bevestiging"
    return "wacht op de functionaris" if rij.link else "link geopend, nog geen code"


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
