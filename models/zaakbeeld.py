"""Where a case stands, as its records say (`vouw` folds them)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from models.begrippen import (
    GEINFORMEERD,
    Bevoegd,
    Domein,
    Grond,
    Grondslag,
    Procedure,
    Rol,
    Scenario,
    Status,
    Uitvoerder,
)
from models.formulieren import Maatregel
from models.informering import Informering, onderweg
from models.melding import Doelwit, Melding, ObjectOfDienst, Persoon
from models.naslag.beleid import Beleid
from models.rules.gezag import gezag_over
from models.rules.kerngezin import kerngezin
from models.rules.toetsing import minstens


@dataclass(frozen=True)
class Feit:
    """A record as it is read back: chain columns plus decrypted content."""

    volgnummer: int
    soort: str
    proces: str
    onderwerp: str
    stap: str
    keer: int
    functionaris: str
    rol: str
    gebied: str
    namens: str
    moment: datetime
    versie: int
    hash: str
    inhoud: dict[str, Any]

    @property
    def uitkomst(self) -> str:
        """Outcome of a besluit."""
        return str(self.inhoud["antwoord"]["uitkomst"])

    @property
    def handelden(self) -> frozenset[str]:
        """The person who acted and the one in whose name (N114, four eyes)."""
        return frozenset({self.functionaris, self.namens} - {""})


def variant(feit: Feit, feiten: Iterable[Feit]) -> str:
    """Which form this answered: the vraag that it answers, among `feiten`, says so."""
    plek = (feit.proces, feit.onderwerp, feit.stap, feit.keer)
    vragen = (vraag for vraag in feiten if vraag.soort == "vraag")
    zelfde = (v for v in vragen if (v.proces, v.onderwerp, v.stap, v.keer) == plek)
    return next((str(vraag.inhoud.get("variant", "")) for vraag in zelfde), "")


@dataclass(frozen=True)
class Aanwijzing:
    """On what ground the person is in het stelsel, since when, and who was designated besides.

    A later aanwijzing changes the ground, and takes nobody away.
    """

    grondslag: Grondslag
    sinds: datetime
    laatst: datetime
    overig: int = 0
    van: Bevoegd | None = None
    """The HOvJ who had gezag until then, and hands over."""


@dataclass
class Zaakbeeld:
    """What is known of a case after a number of records; `melding` as later changes made it."""

    zaaknummer: str
    domein: Domein
    status: Status
    gezag: Bevoegd
    eenheid: str
    melding: Melding
    altijd_voorleggen: bool
    aangewezen: Aanwijzing | None = None
    elders: frozenset[str] = frozenset()
    """Gemeenten of relatives who were designated besides the kerngezin."""
    burgemeester_van: frozenset[str] = frozenset()
    """Where the person is or was the burgemeester, and hears nothing of the own case (N114)."""
    informeringen: dict[str, Informering] = field(default_factory=dict)
    momenten: dict[str, datetime] = field(default_factory=dict)
    """Onderwerp of a review or a moment of more risk → when that is, if it is on a date."""
    gronden: dict[str, Grond] = field(default_factory=dict)
    """Onderwerp of what is decided about an object on another ground than that of the melding."""
    feiten: list[Feit] = field(default_factory=list)

    @property
    def doelwit(self) -> Doelwit:
        """The threatened person, object or dienst."""
        return self.melding.doelwit

    @property
    def persoon(self) -> Persoon:
        """The threatened person; TypeError if the case is about an object or dienst."""
        if not isinstance(self.melding.doelwit, Persoon):
            raise TypeError("geen zaak over een persoon")
        return self.melding.doelwit

    def gezag_bij(self, onderwerp: str) -> Bevoegd:
        """circulaire 2.5 (N081): the gezag over what this procedure is about."""
        grond = self.gronden.get(onderwerp)
        if grond is None or not isinstance(self.doelwit, ObjectOfDienst):
            return self.gezag
        return gezag_over(self.doelwit, grond)

    @property
    def gezagen(self) -> frozenset[Bevoegd]:
        """Everyone who has gezag over something in this case."""
        return frozenset({self.gezag, *map(self.gezag_bij, self.gronden)})

    @property
    def kerngezin(self) -> int:
        """How many were designated with the person, by the rule (N027, N028)."""
        return len(kerngezin(self.persoon.huisgenoten)) if self.aangewezen else 0

    @property
    def besluiten(self) -> list[Feit]:
        """Accepted answers, in order."""
        return [feit for feit in self.feiten if feit.soort == "besluit"]

    def besluit(self, stap: str, keer: int, *, proces: str, onderwerp: str = "") -> Feit | None:
        """The answer to this vraag, if there is one."""
        sleutel = (proces, onderwerp, stap, keer)
        return next(
            (f for f in self.besluiten if (f.proces, f.onderwerp, f.stap, f.keer) == sleutel), None
        )

    def laatste(self, *stappen: str) -> Feit | None:
        """The last answer to one of these stappen."""
        return next((feit for feit in reversed(self.besluiten) if feit.stap in stappen), None)

    def opdracht(self, onderwerp: str = "") -> Feit | None:
        """The last order of an informatieproduct in this procedure; without one, in the case."""
        geplaatst = [
            feit
            for feit in reversed(self.besluiten)
            if feit.inhoud["antwoord"].get("product", "geen") != "geen"
            and feit.stap in {"overleg", "vervolg", "toetsbesluit"}
        ]
        eigen = (feit for feit in geplaatst if feit.onderwerp == onderwerp)
        return next(eigen, None) or next(iter(geplaatst), None)

    @property
    def onbeslist(self) -> frozenset[str]:
        """Onderwerpen of spoedmaatregelen on which the gezag has not decided (N070)."""
        begonnen = {
            f.onderwerp for f in self.feiten if f.soort == "spoedmaatregel" and f.rol != Rol.HOVJ
        }
        beslist = {
            f.onderwerp
            for f in self.feiten
            if f.soort == "ingetrokken"
            or (f.soort == "besluit" and f.stap == "vaststelling")
            or (f.soort == "besluit" and f.stap == "afstemming" and f.rol == Rol.HOVJ)
        }
        return frozenset(begonnen - beslist)

    def lopend(self, proces: str) -> frozenset[str]:
        """Onderwerpen of this procedure that began and came to no end, nor were withdrawn."""
        eigen = [feit for feit in self.feiten if feit.proces == proces]
        begonnen = {feit.onderwerp for feit in eigen if feit.soort == "vraag"}
        beeindigd = {
            feit.onderwerp
            for feit in eigen
            if feit.soort == "ingetrokken" or (feit.soort == "besluit" and self._beeindigt(feit))
        }
        return frozenset(begonnen - beeindigd)

    def _beeindigt(self, besluit: Feit) -> bool:
        """Whether this answer ends its procedure: by its table, or by closing the case."""
        gesloten_door = {f.inhoud["aanleiding"] for f in self.feiten if f.soort == "sluiting"}
        if besluit.volgnummer in gesloten_door:
            return True
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

    def beperkt_door(self, gezag: Bevoegd) -> bool:
        """Whether this gezag last restricted what the person or beheerder is told (N108)."""
        gezegd = (
            feit.uitkomst
            for feit in reversed(self.besluiten)
            if feit.stap == "informeren_persoon" and self._onder(feit, gezag)
        )
        return next(gezegd, None) == "beperkt"

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

    @property
    def ingetrokken_onderwerpen(self) -> frozenset[str]:
        """Onderwerpen of processes that were overtaken."""
        return frozenset(feit.onderwerp for feit in self.feiten if feit.soort == "ingetrokken")

    @property
    def vrijgegeven(self) -> frozenset[str]:
        """Onderwerpen of which a gemeente may know: released, or acute (N057)."""
        besloten = {feit.onderwerp for feit in self.besluiten if feit.stap == "vrijgave"}
        acuut = {o for o, i in self.informeringen.items() if i.scenario is Scenario.ACUUT}
        return frozenset(besloten | acuut)

    @property
    def wacht_op_vrijgave(self) -> frozenset[str]:
        """Onderwerpen of which the NCTV has still to say what a gemeente may know (N057)."""
        return frozenset(self.informeringen) - self.vrijgegeven - self.ingetrokken_onderwerpen

    def uiterlijk_van(
        self, onderwerp: str, stap: str, sinds: datetime, beleid: Beleid
    ) -> datetime | None:
        """The moment before which the terms of a vraag end, if what it is about has one."""
        if informering := self.informeringen.get(onderwerp):
            return informering.uiterlijk_van(stap, sinds, beleid)
        op = self.momenten.get(onderwerp)
        if op is None:
            return None
        if stap == "toetsbesluit":
            return minstens(op, sinds, beleid)  # asked again after its date
        return onderweg(sinds, op, beleid) if stap == "advies" else op

    def ingetrokken(self, proces: str, onderwerp: str) -> Feit | None:
        """Why this process was overtaken, if it was: the record of its withdrawal."""
        gevonden = (
            f
            for f in self.feiten
            if (f.soort, f.proces, f.onderwerp) == ("ingetrokken", proces, onderwerp)
        )
        return next(gevonden, None)

    def uitvoerders_onder(self, gezag: Bevoegd) -> frozenset[Uitvoerder]:
        """circulaire 5.2 (N107): who carries out what was decided and not replaced since.

        A decision replaces what the same role decided, but for what holds for one moment only. Of
        an object what another gezag decided is left out.
        """
        per_rol: dict[str, frozenset[Uitvoerder]] = {}
        for feit in self.besluiten:
            if feit.stap != "besluit_maatregelen" or feit.uitkomst == "afwijzen":
                continue
            if self._onder(feit, gezag):
                blijft = (
                    per_rol.get(feit.rol, frozenset())
                    if feit.proces == Procedure.VERHOOGD_RISICOMOMENT
                    else frozenset()
                )
                genomen = {m["uitvoerder"] for m in feit.inhoud["antwoord"]["maatregelen"]}
                per_rol[feit.rol] = blijft | frozenset(map(Uitvoerder, genomen))
        return frozenset().union(*per_rol.values())

    def _onder(self, feit: Feit, gezag: Bevoegd) -> bool:
        """Whether this is about what this gezag decides; only of an object there is more."""
        return not self.gronden or self.gezag_bij(feit.onderwerp) == gezag

    @property
    def maatregelen(self) -> tuple[Maatregel, ...]:
        """Measures of the last decision that set any."""
        for feit in reversed(self.besluiten):
            if feit.stap == "besluit_maatregelen" and feit.uitkomst != "afwijzen":
                maatregelen = feit.inhoud["antwoord"]["maatregelen"]
                return tuple(Maatregel.model_validate(maatregel) for maatregel in maatregelen)
        return ()


def _vraagt_medewerking(zaak: Zaakbeeld, ontvangst: Feit) -> bool:
    """circulaire 2.3.5 (N059): the gemeente was asked to cooperate, when this was released."""
    gegeven = (f for f in zaak.besluiten if f.onderwerp == ontvangst.onderwerp)
    return any(f.inhoud["antwoord"].get("medewerking") for f in gegeven if f.stap == "vrijgave")


_GAAT_DOOR: Mapping[str, Callable[[Zaakbeeld, Feit], bool]] = {
    "niveau": lambda _, niveau: bool(niveau.inhoud["antwoord"]["advies"]),
    "afstemming": lambda _, afstemming: afstemming.rol != Rol.HOVJ,
    "ontvangst": _vraagt_medewerking,
}
"""Stap whose answer ends its procedure → unless this holds (N069, N059, N083)."""
