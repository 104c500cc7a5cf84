"""A change of facts in a case: recorded, judged by the same rules, and asked of whom it now is."""

from datetime import datetime
from typing import Any

from models.begrippen import Bevoegd, Domein, Status
from models.beleid import beleid_op
from models.fouten import Geweigerd
from models.rules.bevoegden import bevoegden
from models.rules.gezag import eenheid, hovj
from models.rules.kerngezin import kerngezin
from models.tabellen import Vraag, Zaak
from models.wijziging import Wijziging, toegepast
from models.zaakbeeld import Zaakbeeld
from tasks.handelingen import Handeling, als_model, breng_in
from tasks.kennisgeving import geef_kennis
from tasks.klok import dag
from tasks.plaats import plaats
from tasks.post import Nieuws, zet_klaar
from tasks.processen import wek
from tasks.register import Gebeurtenis, beeld, leg_vast
from tasks.termijnen import verleg
from tasks.zaken import open_vragen

STAP = "wijziging"


def wijzig(
    zaaknummer: str, invoer: dict[str, Any], *, wie: str, code: str, moment: datetime
) -> None:
    """Record it with what follows from it for gezag, eenheid and kerngezin, in one act.

    OnjuisteInvoer for a form that does not fit; Geweigerd (recorded) for a wrong code, a missing
    mandate or a closed case.
    """
    wijziging = als_model(Wijziging, invoer)
    breng_in(zaaknummer, STAP, lambda h: _wijzig(h, wijziging), wie=wie, code=code, moment=moment)


def _wijzig(h: Handeling, wijziging: Wijziging) -> None:
    """circulaire 2.1, 2.3, 2.4.2 (N001, N028, N077): by residence, and who lives in now."""
    if h.zaak.status is Status.GESLOTEN:
        raise Geweigerd(
            "Deze zaak is gesloten; aan haar gegevens verandert niets meer.",
            norm="N008",
            advies="breng met `regie melding` een nieuwe melding in.",
        )
    melding, beleid = toegepast(h.zaak.melding, wijziging), beleid_op(dag(h.zaak.feiten[0].moment))
    lokaal = h.zaak.domein is Domein.LOKAAL
    gezag = hovj(melding, beleid) if lokaal else h.zaak.gezag
    gezin = kerngezin(getattr(melding.doelwit, "huisgenoten", ()))
    inhoud = {
        "wijziging": wijziging.model_dump(mode="json", exclude_unset=True),
        "afgeleid": {
            "gezag": gezag._asdict(),
            "eenheid": eenheid(melding, beleid),
            "kerngezin": [genoot.model_dump(mode="json") for genoot in gezin],
        },
    }
    leg_vast(
        h.sessie,
        Gebeurtenis(h.zaak.zaaknummer, STAP, inhoud, stap=STAP, wie=h.door),
        moment=h.moment,
    )
    nu_ = beeld(h.sessie, h.zaak.zaaknummer)
    rij = h.sessie.get_one(Zaak, h.zaak.zaaknummer)
    rij.gezag_rol, rij.gezag_gebied, rij.eenheid = gezag.rol, gezag.gebied, nu_.eenheid
    h.sessie.add(rij)
    for vraag in open_vragen(h.sessie, h.zaak.zaaknummer):
        _vraag_opnieuw(h, nu_, vraag)
    for zaak in (h.zaak, nu_) if h.zaak.gezag != gezag else (nu_,):  # the former gezag too
        geef_kennis(h.sessie, zaak, STAP, moment=h.moment)


def _vraag_opnieuw(h: Handeling, zaak: Zaakbeeld, vraag: Vraag) -> None:
    """Whoever it now is for hears of it; its term stays, its ladder is that of the new place."""
    aan = bevoegden(vraag.stap, plaats(zaak))[0]
    zelfde = aan == Bevoegd(vraag.rol, vraag.gebied)
    vraag.rol, vraag.gebied = aan
    verlegd = verleg(h.sessie, zaak, vraag, door=h.door, moment=h.moment)
    if verlegd or not zelfde:
        wek(h.sessie, vraag)  # its page shows of whom it is asked
    if zelfde:
        return
    nieuws = Nieuws(zaak.zaaknummer, "vraag", vraag.stap, vraag=vraag.id)
    zet_klaar(h.sessie, nieuws, aan, moment=h.moment, niet=zaak.persoon.eigen_functionarissen)
