"""The state of a case as a pure fold over its records."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from models.begrippen import Bevoegd, Domein, Grondslag, Rol, Status
from models.formulieren import Maatregel
from models.melding import Melding, Persoon
from models.rules.kerngezin import kerngezin
from models.rules.sluiting import EINDES, sluitend
from models.wijziging import Wijziging, toegepast


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
    feiten: list[Feit] = field(default_factory=list)

    @property
    def persoon(self) -> Persoon:
        """The threatened person; TypeError if the case is about an object or dienst."""
        if not isinstance(self.melding.doelwit, Persoon):
            raise TypeError("geen zaak over een persoon")
        return self.melding.doelwit

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

    @property
    def opdracht(self) -> Feit | None:
        """The last order of an informatieproduct: the overleg or vervolg that placed it."""
        return next(
            (
                feit
                for feit in reversed(self.besluiten)
                if feit.inhoud["antwoord"].get("product", "geen") != "geen"
                and feit.stap in {"overleg", "vervolg"}
            ),
            None,
        )

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
            if feit.soort == "ingetrokken"
            or (feit.soort == "besluit" and (feit.stap, feit.uitkomst) in EINDES[proces])
        }
        return frozenset(begonnen - beeindigd)

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
        lopend = frozenset(filter(self.lopend, EINDES))
        return lopend - {"triage"} if self._na_triage else lopend

    @property
    def _na_triage(self) -> bool:
        return self.aangewezen is not None and self.aangewezen.grondslag is Grondslag.TRIAGE

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
    def sluit(self) -> bool:
        """Whether the last answer in the first process closes the case, if it is not closed yet."""
        laatste = self.laatste("weging", "overleg", "vervolg", "informeren_persoon", "terugkeer")
        return laatste is not None and sluitend(
            laatste.stap, laatste.uitkomst, altijd_voorleggen=self.altijd_voorleggen
        )

    def ingetrokken(self, proces: str, onderwerp: str) -> Feit | None:
        """Why this process was overtaken, if it was: the record of its withdrawal."""
        gevonden = (
            f
            for f in self.feiten
            if (f.soort, f.proces, f.onderwerp) == ("ingetrokken", proces, onderwerp)
        )
        return next(gevonden, None)

    @property
    def maatregelen(self) -> tuple[Maatregel, ...]:
        """Measures of the last decision that set any."""
        for feit in reversed(self.besluiten):
            if feit.stap == "besluit_maatregelen" and feit.uitkomst != "afwijzen":
                maatregelen = feit.inhoud["antwoord"]["maatregelen"]
                return tuple(Maatregel.model_validate(maatregel) for maatregel in maatregelen)
        return ()


def vouw(zaaknummer: str, feiten: Iterable[Feit]) -> Zaakbeeld:
    """Fold the records of one case, in order; LookupError if they do not begin with a melding."""
    beeld: Zaakbeeld | None = None
    for feit in feiten:
        if feit.soort == "melding":
            beeld = _begin(zaaknummer, feit)
        if beeld is None:
            raise LookupError(f"de vastlegging van {zaaknummer} begint niet met een melding")
        if pas_toe := _GEVOLG.get(feit.soort):
            pas_toe(beeld, feit)
        beeld.feiten.append(feit)
    if beeld is None:
        raise LookupError(f"van {zaaknummer} is niets vastgelegd")
    return beeld


def _begin(zaaknummer: str, feit: Feit) -> Zaakbeeld:
    afgeleid = feit.inhoud["afgeleid"]
    domein = Domein(afgeleid["domein"])
    rechtens = Aanwijzing(Grondslag.VAN_RECHTSWEGE, feit.moment, feit.moment)
    return Zaakbeeld(
        zaaknummer=zaaknummer,
        domein=domein,
        status=Status.OPEN,
        gezag=_gezag(feit),
        eenheid=afgeleid["eenheid"],
        altijd_voorleggen=afgeleid["altijd_voorleggen"],
        melding=Melding.model_validate(feit.inhoud["melding"]),
        aangewezen=rechtens if domein is Domein.STELSEL else None,
    )


def _gezag(feit: Feit) -> Bevoegd:
    gezag = feit.inhoud["afgeleid"]["gezag"]
    return Bevoegd(Rol(gezag["rol"]), gezag["gebied"])


def _sluit(beeld: Zaakbeeld, feit: Feit) -> None:
    beeld.status, beeld.domein = Status.GESLOTEN, Domein(feit.inhoud["domein"])


def _wijs_aan(beeld: Zaakbeeld, feit: Feit) -> None:
    """circulaire 2.3, 2.3.3 (N023, N025): gezag passes at this moment and not before."""
    eerder = beeld.aangewezen
    beeld.aangewezen = Aanwijzing(
        grondslag=Grondslag(feit.inhoud["grondslag"]),
        sinds=eerder.sinds if eerder else feit.moment,
        laatst=feit.moment,
        overig=len(feit.inhoud["overig"]) + (eerder.overig if eerder else 0),
        van=eerder.van if eerder else beeld.gezag,
    )
    beeld.gezag, beeld.domein = _gezag(feit), Domein.STELSEL


def _keer_terug(beeld: Zaakbeeld, feit: Feit) -> None:
    """circulaire 2.3 (N029): person and kerngezin go back together."""
    beeld.gezag, beeld.domein, beeld.aangewezen = _gezag(feit), Domein.LOKAAL, None


def _wijzig(beeld: Zaakbeeld, feit: Feit) -> None:
    beeld.melding = toegepast(beeld.melding, Wijziging.model_validate(feit.inhoud["wijziging"]))
    beeld.gezag, beeld.eenheid = _gezag(feit), feit.inhoud["afgeleid"]["eenheid"]


_GEVOLG = {
    "sluiting": _sluit,
    "aanwijzing": _wijs_aan,
    "terugkeer": _keer_terug,
    "wijziging": _wijzig,
}
"""Kind of record → what it changes of where a case stands."""
