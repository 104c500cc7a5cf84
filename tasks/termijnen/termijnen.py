"""Terms of vragen: set when a vraag is asked, closed with it, moved only when someone says so."""

from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, func, select

from models.begrippen import Bevoegd, Feitsoort
from models.fouten import OnjuisteInvoer
from models.naslag.beleid import beleid_op
from models.naslag.termijnen import Termijntabel, Termijntabellen, lees, meegeleverd
from models.rules.ontvangers import in_deze_zaak
from models.rules.termijnen import Plan, plan_binnen
from models.tabellen import Termijn, Trede, Vraag
from models.zaak.beeld import Zaakbeeld
from tasks.basis.database import lezen, transactie
from tasks.basis.installatie import is_demo
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import dag
from tasks.mensen.beheer import wijs_aan
from tasks.mensen.functionarissen import eerste
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Gebeurtenis, Handelende, leg_vast
from tasks.termijnen.bewaking import zonder_termijn
from tasks.zaak.bevoegdheidscontext import context_van
from tasks.zaak.zaken import open_vragen, zaak


def tabel(moment: datetime) -> Termijntabel:
    """The terms that hold now: of REGIE_TERMIJNEN, else the shipped ones.

    OnjuisteInvoer names file and line of every fault.
    """
    return tabellen().op(dag(moment))


def tabellen() -> Termijntabellen:
    """All versions; a changed file is read again, and one with a fault not used by who runs."""
    bestand = instellingen().termijnen
    if bestand is None:
        return _meegeleverd()
    try:
        _GOED[bestand] = _uit(bestand, bestand.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError, OnjuisteInvoer) as fout:
        if bestand not in _GOED:
            raise _onleesbaar(bestand, fout) from None
    return _GOED[bestand]


def begin_termijn(sessie: Session, zaakbeeld: Zaakbeeld, vraag: Vraag) -> None:
    """Set the term of a vraag that is being asked; its plan is a snapshot."""
    _zet(sessie, vraag, _plan(sessie, zaakbeeld, vraag, tabel(vraag.sinds)))


def eindig_termijn(sessie: Session, vraag: Vraag) -> None:
    """The vraag is answered or withdrawn: nothing follows on its term."""
    if termijn := sessie.get(Termijn, vraag.id):
        termijn.volgende_op = None
        sessie.add(termijn)


def herbereken(*pogingen: Poging, moment: datetime) -> int:
    """Give every open vraag the terms of the present table; how many moved. Each is recorded.

    By two beheerders; on a demo by fewer, or nobody.

    Steps that were recorded stay; one that by the new plan is already past is due at once.
    """
    door = eerste(wijs_aan(*pogingen, stap="herbereken", moment=moment))
    with lezen() as sessie:
        vragen = [vraag.id for vraag in open_vragen(sessie)]
    return sum(_herbereken(vraag, door=door, moment=moment) for vraag in vragen)


def vul_aan(*, moment: datetime) -> int:
    """Give open vragen that have none a term: of a release that kept none, or by a fault."""
    with lezen() as sessie:
        vragen = [vraag.id for vraag in zonder_termijn(sessie)]
    return sum(_herbereken(vraag, door=Handelende(), moment=moment) for vraag in vragen)


def lijst_termijnen(zaaknummer: str | None = None) -> list[dict[str, Any]]:
    """Terms of open vragen, the nearest first, in the shape that scripts rely on."""
    with lezen() as sessie:
        if zaaknummer:
            zaak(sessie, zaaknummer)
        lopend = select(Termijn).where(col(Termijn.volgende_op).is_not(None))
        if zaaknummer:
            lopend = lopend.where(col(Termijn.zaaknummer) == zaaknummer)
        rijen = sessie.exec(lopend.order_by(col(Termijn.vervalt_op)))
        return [
            {
                "zaaknummer": termijn.zaaknummer,
                "stap": termijn.stap,
                "vervalt_op": termijn.vervalt_op.isoformat(),
                "verlopen": termijn.trede > 0,
                "trede": termijn.trede,
                "te_laat_s": termijn.te_laat_s,
            }
            for termijn in rijen
        ]


def _herbereken(vraag_id: str, *, door: Handelende, moment: datetime) -> bool:
    """One vraag, in an act of its own: others do not wait for thousands of them."""
    with transactie() as sessie:
        vraag = sessie.get_one(Vraag, vraag_id)
        zaakbeeld = beeld(sessie, vraag.zaaknummer)
        return not vraag.gesloten_op and verleg(
            sessie, zaakbeeld, vraag, van=moment, door=door, moment=moment
        )


def verleg(
    sessie: Session,
    zaakbeeld: Zaakbeeld,
    vraag: Vraag,
    *,
    van: datetime,
    door: Handelende,
    moment: datetime,
) -> bool:
    """Give a vraag the term and ladder of the table at `van`, and record it; False if it has.

    Counted from when it was asked.
    """
    plan = _plan(sessie, zaakbeeld, vraag, tabel(van))
    termijn = sessie.get(Termijn, vraag.id)
    if termijn and termijn.volgende_op and termijn.plan == plan.als_json():
        return False
    te_laat_s = termijn.te_laat_s if termijn else 0
    _zet(sessie, vraag, plan, volgende=_volgende(sessie, vraag.id), te_laat_s=te_laat_s)
    wat = Gebeurtenis(
        vraag.zaaknummer,
        Feitsoort.HERBEREKENING,
        {"vraag": vraag.id, "vervalt_op": plan.vervalt_op.isoformat()},
        proces=vraag.proces,
        onderwerp=vraag.onderwerp,
        stap=vraag.stap,
        wie=door,
    )
    leg_vast(sessie, wat, moment=moment)
    return True


def _volgende(sessie: Session, vraag_id: str) -> int:
    """The step after the last that was recorded, whatever became of the term itself."""
    gezet = select(func.count(col(Trede.nummer))).where(col(Trede.vraag) == vraag_id)
    return sessie.exec(gezet).one()


def _zet(
    sessie: Session, vraag: Vraag, plan: Plan, *, volgende: int = 0, te_laat_s: float = 0
) -> None:
    vraag.vervalt_op = plan.vervalt_op
    sessie.add(vraag)
    sessie.merge(
        Termijn(
            vraag=vraag.id,
            zaaknummer=vraag.zaaknummer,
            proces=vraag.proces,
            onderwerp=vraag.onderwerp,
            stap=vraag.stap,
            vervalt_op=plan.vervalt_op,
            plan=plan.als_json(),
            volgende=volgende,
            volgende_op=plan.trede(volgende).op,
            te_laat_s=te_laat_s,
        )
    )


def _plan(sessie: Session, zaakbeeld: Zaakbeeld, vraag: Vraag, tabel_: Termijntabel) -> Plan:
    houder = Bevoegd(vraag.rol, vraag.gebied)
    return plan_binnen(
        tabel_.regel(vraag.stap, vraag.variant),
        sinds=vraag.sinds,
        uiterlijk=zaakbeeld.uiterlijk_van(
            vraag.onderwerp, vraag.stap, vraag.sinds, beleid_op(dag(vraag.sinds))
        ),
        factor=instellingen().termijn_factor if is_demo(sessie) else 1,
        wie=partial(in_deze_zaak, plaats=context_van(zaakbeeld, vraag.onderwerp), houder=houder),
    )


def _onleesbaar(bestand: Path, fout: Exception) -> OnjuisteInvoer:
    if isinstance(fout, OnjuisteInvoer):
        return fout
    return OnjuisteInvoer("instelling REGIE_TERMIJNEN", f"{bestand} is niet te lezen")


_GOED: dict[Path, Termijntabellen] = {}


@lru_cache(maxsize=1)
def _meegeleverd() -> Termijntabellen:
    return lees(meegeleverd(), "termijnen.toml")


@lru_cache(maxsize=4)
def _uit(bestand: Path, _gewijzigd: int) -> Termijntabellen:
    return lees(bestand.read_text(encoding="utf-8"), bestand.name)
