"""What of a case was shown to who decides, and whether something came after it that matters."""

from models.begrippen import Deur, Feitsoort, Kenmerk
from models.fouten import OnjuisteInvoer
from models.rules.bevoegdheid import Volmacht
from models.rules.getoond import Nieuw, doet_ertoe
from models.rules.getoond import keur_getoond as keur
from models.tabellen import Vraag
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from tasks.dossier.lezen import voor_lezer
from tasks.gemeenten.overzicht import STAP as INFORMERINGEN
from tasks.register.geweigerde_pogingen import Poging
from tasks.zaak.leesrecht import mag_lezen

_LEZINGEN = Feitsoort.met(Kenmerk.LEEST)
_GEEN_DOSSIER = frozenset({"vrijgave", INFORMERINGEN})


def getoond_tot(zaak: Zaakbeeld, vraag: Vraag, poging: Poging, zelf: frozenset[str]) -> Feit | None:
    """The last record of the case as it was shown to who answers; None if nothing was.

    The head that the attempt names; else the last reading since the vraag was asked, with whatever
    account of this person (`zelf`). On the Prefect page the later of both: its head is that of when
    the form was stored. OnjuisteInvoer for a head that this case never had.
    """
    genoemd = _met_hoofd(zaak, poging.hoofd) if poging.hoofd else None
    if genoemd and poging.deur is not Deur.B:
        return genoemd
    gezien = (genoemd, _gelezen_tot(zaak, vraag, poging, zelf))
    return max((feit for feit in gezien if feit), key=lambda feit: feit.volgnummer, default=None)


def keur_getoond(
    zaak: Zaakbeeld,
    vraag: Vraag,
    poging: Poging,
    zelf: frozenset[str],
    volmacht: Volmacht,
    tot: Feit | None,
) -> None:
    """Geweigerd if something came after `tot` that matters, of others, and may be read.

    As of the moment of input: what comes while an answer on the page waits for its judgement came
    after the decision.
    """
    if tot is None:
        return
    erbij = [
        nieuw
        for feit in zaak.feiten
        if feit.volgnummer > tot.volgnummer and feit.moment <= poging.moment
        if not zelf & feit.handelden
        if doet_ertoe(nieuw := _nieuw(feit, vraag))
    ]
    if erbij and mag_lezen(zaak, volmacht):  # in a gemeente nobody reads the dossier
        dicht = voor_lezer(zaak, volmacht).achtergehouden
        keur(nieuw for nieuw in erbij if nieuw.volgnummer not in dicht)


def leest_dossier(feit: Feit) -> bool:
    """Whether this is a reading of the dossier, on screen or on paper, and not of less."""
    return feit.soort in _LEZINGEN and feit.stap not in _GEEN_DOSSIER


def _nieuw(feit: Feit, vraag: Vraag) -> Nieuw:
    zelfde = (feit.proces, feit.onderwerp) == (vraag.proces, vraag.onderwerp)
    return Nieuw(feit.volgnummer, Feitsoort(feit.soort), feit.stap, zelfde)


def _met_hoofd(zaak: Zaakbeeld, hoofd: str) -> Feit:
    gevonden = next((feit for feit in reversed(zaak.feiten) if feit.hash == hoofd), None)
    if gevonden is None:
        raise OnjuisteInvoer(
            "--hoofd",
            "is geen stand van deze zaak; neem die van `regie dossier` of `regie formulier` over",
        )
    return gevonden


def _gelezen_tot(
    zaak: Zaakbeeld, vraag: Vraag, poging: Poging, zelf: frozenset[str]
) -> Feit | None:
    lezing = next(
        (
            feit
            for feit in reversed(zaak.feiten)
            if leest_dossier(feit)
            and feit.functionaris in zelf
            and vraag.sinds <= feit.moment <= poging.moment
        ),
        None,
    )
    if lezing is None or lezing.soort != Feitsoort.UITGIFTE:
        return lezing
    stand = lezing.inhoud["stand"]  # paper is set before its hand-out is recorded
    return next(feit for feit in zaak.feiten if feit.volgnummer == stand)
