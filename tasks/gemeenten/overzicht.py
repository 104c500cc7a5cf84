"""Every open informing in one table: for operators in Prefect, and for `regie gemeente open`."""

from typing import Any

from sqlmodel import Session, col, select

from models.begrippen import Functie, Procedure
from models.fouten import Fout
from models.naslag.gemeenten import gemeenten
from models.stappen import STAPPEN
from models.tabellen import Proces, Vraag
from models.zaak.beeld import Zaakbeeld
from tasks.basis.tijd import op_scherm
from tasks.register.lezen import beeld

_AFGESCHERMD = "(afgeschermd)"


def informeringen(sessie: Session) -> list[dict[str, Any]]:
    """circulaire 2.3.5 (N055, N106): per open informering zaak, scenario, gemeente en staat.

    In de zaak van een burgemeester blijft de gemeente weg: daarmee wist iedereen om wie het gaat.
    """
    lopend = select(Proces).where(
        col(Proces.proces) == Procedure.INFORMEER_BURGEMEESTER,
        Proces.loopt(),
    )
    rijen = sessie.exec(lopend.order_by(col(Proces.id))).all()
    zaken = {nummer: _leesbaar(sessie, nummer) for nummer in {rij.zaaknummer for rij in rijen}}
    return [_rij(sessie, zaken[rij.zaaknummer], rij) for rij in rijen]


def _leesbaar(sessie: Session, zaaknummer: str) -> Zaakbeeld | None:
    try:
        return beeld(sessie, zaaknummer)
    except Fout:  # it hides no other; its own row says so
        return None


def _rij(sessie: Session, zaak: Zaakbeeld | None, rij: Proces) -> dict[str, Any]:
    if zaak is None:
        leeg = dict.fromkeys(("scenario", "gemeente", "sinds", "vóór"), "")
        return {"zaak": rij.zaaknummer, **leeg, "wacht op": "deze zaak is niet te lezen"}
    informering = zaak.informeringen[rij.onderwerp]
    eigen = select(Vraag).where(
        col(Vraag.zaaknummer) == rij.zaaknummer,
        col(Vraag.onderwerp) == rij.onderwerp,
        Vraag.is_open(),
    )
    vraag = sessie.exec(eigen).first()
    naam = gemeenten()[informering.gemeente].naam
    return {
        "zaak": rij.zaaknummer,
        "scenario": informering.scenario.value,
        "gemeente": _AFGESCHERMD if zaak.persoon.functie is Functie.BURGEMEESTER else naam,
        "sinds": op_scherm(informering.sinds),
        "wacht op": STAPPEN[vraag.stap].titel if vraag else "de volgende stap",
        "vóór": op_scherm(vraag.vervalt_op) if vraag else "",
    }
