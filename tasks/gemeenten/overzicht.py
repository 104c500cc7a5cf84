"""Every open informing in one table: for operators in Prefect, and for `regie gemeente open`."""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models.begrippen import Feitsoort, Procedure
from models.fouten import Fout, Geweigerd
from models.naslag.gemeenten import gemeenten
from models.stappen import STAPPEN
from models.tabellen import Proces, Vraag
from models.zaak.beeld import Zaakbeeld
from tasks.basis.tijd import op_scherm
from tasks.dossier.inzage import verstrekt_aan
from tasks.dossier.lezen import GRONDSLAG
from tasks.mensen.ondertekenen import ondertekend
from tasks.register.geweigerde_pogingen import Plek, Poging
from tasks.register.lezen import beeld
from tasks.register.sleutels import BEHEER
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.zaak.leesrecht import volmacht_om_te_lezen

STAP = "informeringen"
_AFGESCHERMD = "(afgeschermd)"


def lees_informeringen(poging: Poging, *, moment: datetime) -> list[dict[str, Any]]:
    """circulaire 1.2, 2.3.5 (N008): dezelfde tabel, met de gemeente in elke zaak die iemand leest.

    Per zaak staat die inzage vast, vóór er iets is getoond. Geweigerd (recorded) for a wrong code,
    or if this person may read none of them.
    """
    with ondertekend(Plek(BEHEER, STAP), poging, moment=moment) as sessie:
        nummers = {rij["zaak"] for rij in informeringen(sessie)}
        leest = {nr for nr in sorted(nummers) if _leest(sessie, nr, poging.functionaris, moment)}
        if nummers and not leest:
            raise Geweigerd(
                "U hebt nu geen geldig mandaat in een zaak waarin een gemeente wordt geïnformeerd.",
                norm="N008",
                advies="laat de NCTV kijken.",
            )
        return informeringen(sessie, leest)


def _leest(sessie: Session, zaaknummer: str, wie: str, moment: datetime) -> bool:
    """Whether this one may read the dossier of this case; if so, that is recorded."""
    with suppress(Fout):
        volmacht = volmacht_om_te_lezen(sessie, beeld(sessie, zaaknummer), wie, moment=moment)
        lezer = Handelende(wie, *volmacht)
        inhoud = verstrekt_aan(
            lezer, grondslag=GRONDSLAG, soort_inhoud="welke gemeente wordt geïnformeerd"
        )
        wat = Gebeurtenis(zaaknummer, Feitsoort.INZAGE, inhoud, stap=STAP, wie=lezer)
        leg_vast(sessie, wat, moment=moment)
        return True
    return False


def informeringen(sessie: Session, leest: Collection[str] = ()) -> list[dict[str, Any]]:
    """circulaire 2.3.5 (N055, N106): per open informering zaak, scenario en staat.

    De gemeente alleen in de zaken die `leest` noemt: naast een zaak wijst zij een mens aan.
    """
    lopend = select(Proces).where(
        col(Proces.proces) == Procedure.INFORMEER_BURGEMEESTER,
        Proces.loopt(),
    )
    rijen = sessie.exec(lopend.order_by(col(Proces.id))).all()
    zaken = {nummer: _leesbaar(sessie, nummer) for nummer in {rij.zaaknummer for rij in rijen}}
    return [_rij(sessie, zaken[rij.zaaknummer], rij, leest) for rij in rijen]


def _leesbaar(sessie: Session, zaaknummer: str) -> Zaakbeeld | None:
    try:
        return beeld(sessie, zaaknummer)
    except Fout:  # it hides no other; its own row says so
        return None


def _rij(
    sessie: Session, zaak: Zaakbeeld | None, rij: Proces, leest: Collection[str]
) -> dict[str, Any]:
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
        "gemeente": naam if rij.zaaknummer in leest else _AFGESCHERMD,
        "sinds": op_scherm(informering.sinds),
        "wacht op": STAPPEN[vraag.stap].titel if vraag else "de volgende stap",
        "vóór": op_scherm(vraag.vervalt_op) if vraag else "",
    }
