"""A vraag that stays open while the case changes: asked of whoever it now is for."""

from datetime import datetime

from sqlmodel import Session

from models.begrippen import Bevoegd
from models.stappen import bevoegden
from models.tabellen import Vraag
from models.zaak.beeld import Zaakbeeld
from tasks.berichten.klaarzetten import Nieuws, zet_klaar
from tasks.register.vastleggen import Handelende
from tasks.termijnen.termijnen import verleg
from tasks.vragen.processen import wek_proces
from tasks.vragen.vragen import variant_van
from tasks.zaak.bevoegdheidscontext import context_van
from tasks.zaak.zaken import open_vragen


def verleg_open_vragen(
    sessie: Session, zaak: Zaakbeeld, *, door: Handelende, moment: datetime
) -> None:
    """Have every open vraag follow the case as it is now, in the act that changed it."""
    for vraag in open_vragen(sessie, zaak.zaaknummer):
        _vraag_opnieuw(sessie, zaak, vraag, door=door, moment=moment)


def _vraag_opnieuw(
    sessie: Session, zaak: Zaakbeeld, vraag: Vraag, *, door: Handelende, moment: datetime
) -> None:
    """Whoever it now is for hears of it; its term stays, its ladder is that of the new place."""
    aan = bevoegden(vraag.stap, context_van(zaak, vraag.onderwerp))[0]
    zelfde = aan == Bevoegd(vraag.rol, vraag.gebied)
    vraag.rol, vraag.gebied = aan
    vraag.variant = variant_van(vraag.stap, zaak, vraag.onderwerp)
    verlegd = verleg(sessie, zaak, vraag, van=vraag.sinds, door=door, moment=moment)
    if verlegd or not zelfde:
        wek_proces(sessie, vraag)  # its page shows of whom it is asked
    if zelfde:
        return
    nieuws = Nieuws(zaak.zaaknummer, "vraag", vraag.stap, vraag=vraag.id)
    zet_klaar(sessie, nieuws, aan, moment=moment, niet=zaak.buitengesloten)
