"""What runs in a case, and what is still undecided in it."""

from collections.abc import Callable, Mapping

from models.begrippen import (
    GEINFORMEERD,
    Bevoegd,
    Feitsoort,
    Grondslag,
    Procedure,
    Rol,
)
from models.zaak.feit import Feit
from models.zaak.gegevens import Zaakgegevens


class WatLoopt(Zaakgegevens):
    """Procedures that began and came to no end."""

    @property
    def onbeslist(self) -> frozenset[str]:
        """Onderwerpen of spoedmaatregelen on which the gezag has not decided (N070)."""
        begonnen = {
            f.onderwerp
            for f in self.feiten
            if f.soort == Feitsoort.SPOEDMAATREGEL and f.rol != Rol.HOVJ
        }
        beslist = {
            f.onderwerp
            for f in self.feiten
            if f.soort == Feitsoort.INGETROKKEN
            or (f.soort == Feitsoort.BESLUIT and f.stap == "vaststelling")
            or (f.soort == Feitsoort.BESLUIT and f.stap == "afstemming" and f.rol == Rol.HOVJ)
        }
        return frozenset(begonnen - beslist)

    def lopend(self, proces: str) -> frozenset[str]:
        """Onderwerpen of this procedure that began and came to no end, nor were withdrawn."""
        eigen = [feit for feit in self.feiten if feit.proces == proces]
        begonnen = {feit.onderwerp for feit in eigen if feit.soort == Feitsoort.VRAAG}
        gesloten_door = {
            f.inhoud["aanleiding"] for f in self.feiten if f.soort == Feitsoort.SLUITING
        }
        beeindigd = {
            feit.onderwerp
            for feit in eigen
            if feit.soort == Feitsoort.INGETROKKEN
            or (feit.soort == Feitsoort.BESLUIT and self._beeindigt(feit))
            or feit.volgnummer in gesloten_door
        }
        return frozenset(begonnen - beeindigd)

    def _beeindigt(self, besluit: Feit) -> bool:
        """Whether this answer ends its procedure, by the table of procedures."""
        einde = (besluit.stap, besluit.uitkomst) in Procedure(besluit.proces).eindes
        gaat_door = _GAAT_DOOR.get(besluit.stap)
        return einde and not (gaat_door and gaat_door(self, besluit))

    def onbesloten(self, proces: str) -> frozenset[str]:
        """Those of `lopend` in which no measures were decided on yet."""
        besloten = {
            feit.onderwerp
            for feit in self.besluiten
            if feit.stap == "besluit_maatregelen" and feit.uitkomst != "afwijzen"
        }
        return self.lopend(proces) - besloten

    @property
    def onbeslist_proces(self) -> frozenset[str]:
        """Procedures that run; a triage that took the person in only hands over."""
        lopend = frozenset(filter(self.lopend, Procedure))
        return lopend - {Procedure.TRIAGE} if self._na_triage else lopend

    @property
    def _na_triage(self) -> bool:
        return self.aangewezen is not None and self.aangewezen.grondslag is Grondslag.TRIAGE

    def informeert(self, gezag: Bevoegd) -> bool:
        """Whether what this gezag decided is told now, or will be by its procedure (N107)."""
        besloten = (
            self.lopend(proces) - self.onbesloten(proces)
            for proces in Procedure
            if proces.eindes >= GEINFORMEERD
        )
        nu = self.lopend(Procedure.INFORMEREN_PERSOON).union(*besloten)
        return any(self.gezag_bij(onderwerp) == gezag for onderwerp in nu)

    @property
    def dossier_volledig(self) -> bool:
        """Whether the NCTV has all it needs: after triage, the whole overdrachtsdossier (N046)."""
        if self.aangewezen is None or not self._na_triage:
            return True
        sinds = self.aangewezen.laatst
        return any(
            (feit.stap, feit.uitkomst) == ("ontvangst_dossier", "volledig") and feit.moment > sinds
            for feit in self.besluiten
        )


def _vraagt_medewerking(zaak: WatLoopt, ontvangst: Feit) -> bool:
    """circulaire 2.3.5 (N059): bij de vrijgave is de gemeente om medewerking gevraagd."""
    gegeven = (f for f in zaak.besluiten if f.onderwerp == ontvangst.onderwerp)
    return any(f.antwoord.get("medewerking") for f in gegeven if f.stap == "vrijgave")


_GAAT_DOOR: Mapping[str, Callable[[WatLoopt, Feit], bool]] = {
    "niveau": lambda _, niveau: bool(niveau.antwoord.get("advies")),
    "afstemming": lambda _, afstemming: afstemming.rol != Rol.HOVJ,
    "ontvangst": _vraagt_medewerking,
}
"""Stap whose answer ends its procedure → unless this holds (N069, N059, N083)."""
