"""Where a case stands, as its records say (`vouw` folds them)."""

from datetime import datetime

from models.begrippen import (
    Bevoegd,
    Procedure,
    Scenario,
    Uitvoerder,
)
from models.naslag.beleid import Beleid
from models.rules.toetsing import minstens
from models.zaak.informering import onderweg
from models.zaak.wat_loopt import WatLoopt


class Zaakbeeld(WatLoopt):
    """A case after a number of records: who informs and is informed in it, and until when."""

    def beperkt_door(self, gezag: Bevoegd) -> bool:
        """Whether this gezag last restricted what the person or beheerder is told (N108)."""
        gezegd = (
            feit.uitkomst
            for feit in reversed(self.besluiten)
            if feit.stap == "informeren_persoon" and self._onder(feit, gezag)
        )
        return next(gezegd, None) == "beperkt"

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

    def uitvoerders_onder(self, gezag: Bevoegd) -> frozenset[Uitvoerder]:
        """circulaire 5.2 (N107): wie uitvoert wat is besloten en sindsdien niet is vervangen.

        Een besluit vervangt wat dezelfde rol besloot, behalve wat alleen voor één moment geldt. Wat
        bij een object een ander gezag besloot, telt niet mee.
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
                gezet = feit.antwoord.get("maatregelen", ())
                genomen = {m["uitvoerder"] for m in gezet if "uitvoerder" in m}
                per_rol[feit.rol] = blijft | frozenset(map(Uitvoerder, genomen))
        return frozenset().union(*per_rol.values())
