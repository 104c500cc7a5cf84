"""Vragen: opened by a flow, found again by both doors, shown with their form."""

from datetime import datetime
from uuid import uuid4

from sqlmodel import Session, col, select

from models.begrippen import Feitsoort
from models.formulieren import Antwoord
from models.fouten import Geweigerd, NietGevonden
from models.stappen import bevoegden, formulier, niet_gevraagd, variant_in
from models.tabellen import Proces, Vraag
from models.zaak.beeld import Zaakbeeld
from tasks.basis.database import lezen
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.register.vastleggen import Gebeurtenis, leg_vast
from tasks.termijnen import termijnen
from tasks.zaak.bevoegdheidscontext import context_van
from tasks.zaak.zaken import open_vragen, zaak


def stel_vraag(
    sessie: Session, beeld: Zaakbeeld, proces: Proces, stap: str, keer: int, *, moment: datetime
) -> Vraag:
    """Open a vraag: record, term and bericht to whom it is asked, in one act (N066, N073)."""
    aan = bevoegden(stap, context_van(beeld, proces.onderwerp))[0]
    vraag = Vraag(
        id=uuid4().hex,
        zaaknummer=beeld.zaaknummer,
        proces=proces.proces,
        onderwerp=proces.onderwerp,
        stap=stap,
        keer=keer,
        rol=aan.rol,
        gebied=aan.gebied,
        variant=variant_van(stap, beeld, proces.onderwerp),
        sinds=moment,
        vervalt_op=moment,
    )
    sessie.add(vraag)
    termijnen.begin_termijn(sessie, beeld, vraag)
    sessie.flush()  # whom its bericht goes to next is on its ladder
    nieuws = Nieuws(beeld.zaaknummer, "vraag", stap, vraag=vraag.id)
    zet_klaar(sessie, nieuws, aan, moment=moment, niet=beeld.buitengesloten)
    inhoud = vraag.model_dump(mode="json", include={"id", "rol", "gebied", "variant", "vervalt_op"})
    wat = Gebeurtenis(
        beeld.zaaknummer,
        Feitsoort.VRAAG,
        inhoud,
        proces=proces.proces,
        onderwerp=proces.onderwerp,
        stap=stap,
        keer=keer,
    )
    leg_vast(sessie, wat, moment=moment)
    return vraag


def te_beantwoorden(zaaknummer: str, stap: str, vraag_id: str | None = None) -> str:
    """Id of the vraag that an answer is meant for: the open one, else the last that was answered.

    NietGevonden if the case, the stap or the vraag does not exist. That an answered one is refused
    is for `besluiten.beslis`, which records the attempt.
    """
    with lezen() as sessie:
        zaak(sessie, zaaknummer)
        gesteld = select(Vraag).where(col(Vraag.zaaknummer) == zaaknummer, col(Vraag.stap) == stap)
        if vraag_id is not None:
            gesteld = gesteld.where(col(Vraag.id) == vraag_id)
        vragen = sessie.exec(gesteld.order_by(col(Vraag.sinds))).all()
        if not vragen:
            raise _nooit_gevraagd(sessie, zaaknummer, stap)
        return next((vraag for vraag in vragen if not vraag.gesloten_op), vragen[-1]).id


def al_gesloten(zaak: Zaakbeeld, vraag: Vraag) -> Geweigerd:
    """The refusal of an answer to a vraag that was answered, or withdrawn, before."""
    ingetrokken = zaak.ingetrokken(vraag.proces, vraag.onderwerp)
    if ingetrokken and ingetrokken.inhoud["vraag"] == vraag.id:
        waarom = f"ingetrokken: {ingetrokken.inhoud['reden']}."
    else:
        waarom = "al beantwoord; een antwoord telt één keer."
    return Geweigerd(
        f"De vraag {vraag.stap} is {waarom}",
        norm="N085",
        advies="kijk met `regie zaak` wat nu open is.",
    )


def formulier_van(vraag: Vraag) -> type[Antwoord]:
    """The form with which this vraag is answered."""
    return formulier(vraag.stap, vraag.variant)


def _nooit_gevraagd(sessie: Session, zaaknummer: str, stap: str) -> NietGevonden:
    nu_open = ", ".join(vraag.stap for vraag in open_vragen(sessie, zaaknummer)) or "geen"
    return NietGevonden(f"{niet_gevraagd(stap)} Nu open: {nu_open}.")


def variant_van(stap: str, beeld: Zaakbeeld, onderwerp: str) -> str:
    """Which form this vraag takes in this case."""
    if stap == "ontvangst":
        return beeld.informeringen[onderwerp].scenario
    if stap == "toetsbesluit":
        return "" if onderwerp in beeld.momenten else "tussentijds"
    if stap == "informatieproduct" and (opdracht := beeld.opdracht(onderwerp)):
        return str(opdracht.antwoord["product"])
    return variant_in(stap, beeld.domein)
