"""Scenarios as a line of text: `weging=ernstige_dreiging overleg=stelsel …`, played by people.

A word is an answer (`stap=uitkomst`), an act (`+spoed`, `+verzoek`, `+terugkeer` …) or a refused
attempt: `!N033:hovj:besluit_maatregelen=vaststellen`, by a role, with the norm that refuses it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlmodel import col, select

from models.begrippen import LANDELIJK, Gebiedssoort, Procedure, Rol
from models.fouten import Geweigerd
from models.tabellen import Maatregel, Vraag
from models.voorbeelden.invoer import (
    dreigingsniveau,
    risicomoment,
    terugkeer,
    uitlating,
    verzoek_aanwijzing,
    wijziging,
)
from models.voorbeelden.invoer import toetsing as verzoek_toetsing
from tasks.antwoorden.ongevraagd import keer_terug, stel_niveau_vast
from tasks.antwoorden.te_vroeg import te_beantwoorden
from tasks.basis.database import lezen
from tasks.basis.tijd import nu
from tasks.procedures import openbare_uitlating, toetsing, verhoogd_risicomoment
from tasks.procedures.dreigingsniveau import vraag_niveau
from tasks.procedures.stelsel import onmiddellijke_aanwijzing
from tasks.procedures.wijziging import wijzig
from tasks.register.lezen import beeld
from tasks.zaak.bevoegdheidscontext import context_van
from tasks.zaak.maatregelen import lopend
from tasks.zaak.zaken import open_vragen
from tests.hulp.mensen import Spel, dag_komt, getekend
from tests.hulp.prefect import wacht_tot

TE_VROEG = {("N037", "oordeel"), ("N024", "aanwijzing")}
"""Refused before it is asked."""


@dataclass
class Verloop:
    """One case; `verder` is what carries its procedures on: Prefect, or `lus.loop_door`."""

    spel: Spel
    zaaknummer: str
    verder: Callable[[str], None]
    velden: dict[str, dict[str, Any]] = field(default_factory=dict)
    gezag: str = ""
    """After each word: h for the HOvJ, n for the NCTV."""
    alleen: bool = True
    """Whether nothing else happens in the case meanwhile, as it does where Prefect runs it."""

    def speel(self, woorden: str) -> "Verloop":
        self.verder(self.zaaknummer)
        for woord in woorden.split():
            self._woord(woord)
            self.verder(self.zaaknummer)
            self.gezag += self.spel.zaak(self.zaaknummer).gezag_rol.value[0]
        return self

    @property
    def open(self) -> set[str]:
        """What is asked, apart from what gemeenten are asked about it."""
        with lezen() as sessie:
            open_ = open_vragen(sessie, self.zaaknummer)
        return {vraag.stap for vraag in open_ if vraag.proces != Procedure.INFORMEER_BURGEMEESTER}

    @property
    def maatregelen(self) -> list[Maatregel]:
        with lezen() as sessie:
            return list(lopend(sessie, self.zaaknummer))

    def komt_tot(self, open_: set[str], einde: str) -> None:
        """Wait until exactly these vragen are open, and the case stands where it should."""

        def daar() -> bool:
            zaak = self.spel.zaak(self.zaaknummer)
            return self.open == open_ and f"{zaak.domein.value}/{zaak.status.value}" == einde

        wacht_tot(daar, uitleg=f"{self.zaaknummer}: {open_} {einde}", binnen=30)

    def _woord(self, woord: str) -> None:
        if woord[0] == "!":
            norm, rol, antwoord = woord[1:].split(":")
            self._geweigerd(norm, Rol(rol), antwoord)
        elif woord[0] == "+":
            _HANDELINGEN[woord[1:]](self)
        else:
            stap, uitkomst = woord.split("=")
            self.spel.antwoord(self._vraag(stap), uitkomst, **self.velden.get(stap, {}))

    def _vraag(self, stap: str) -> Vraag:
        def gevonden() -> Vraag | None:
            with lezen() as sessie:
                open_ = open_vragen(sessie, self.zaaknummer)
            return next((vraag for vraag in open_ if vraag.stap == stap), None)

        return wacht_tot(gevonden, uitleg=f"{self.zaaknummer}: {stap}", binnen=30)

    def _geweigerd(self, norm: str, rol: Rol, antwoord: str) -> None:
        """Refused by this norm, recorded as an attempt, and nothing else differs."""
        stap, uitkomst = antwoord.split("=")
        if (norm, stap) not in TE_VROEG and stap != "terugkeer":
            self._vraag(stap)
        voor, wie = self._stand(), self.spel.werf(rol, self.gebied(rol))
        with pytest.raises(Geweigerd) as weigering:
            self._probeer(stap, uitkomst, wie)
        fout = weigering.value
        assert (fout.norm, bool(fout.advies)) == (norm, True), f"{antwoord} door {rol}: {fout}"
        na = self._stand()
        if self.alleen:
            assert (na[0] - voor[0], na[1:]) == (1, voor[1:])

    def _probeer(self, stap: str, uitkomst: str, wie: str) -> None:
        if stap == "terugkeer" and stap not in self.open:
            invoer = {**terugkeer(), "uitkomst": uitkomst, "afwijking": ""}
            self.spel.handel(keer_terug, self.zaaknummer, invoer, wie)
            return
        vraag_id = te_beantwoorden(self.zaaknummer, stap, None, getekend(wie), moment=nu())
        with lezen() as sessie:
            vraag = sessie.get_one(Vraag, vraag_id)
        invoer = self.spel.voorbeeld(vraag, uitkomst, **self.velden.get(stap, {}))
        self.spel.beslis(vraag, invoer, wie)

    def _stand(self) -> tuple[object, ...]:
        with lezen() as sessie:
            zaak = beeld(sessie, self.zaaknummer)
            maatregelen = select(Maatregel).where(col(Maatregel.zaaknummer) == self.zaaknummer)
            rijen = sorted((rij.model_dump() for rij in sessie.exec(maatregelen)), key=repr)
        return len(zaak.feiten), zaak.gezag, zaak.domein, zaak.status, self.open, rijen

    def gebied(self, rol: Rol) -> str:
        """Where this role has to do with this case."""
        with lezen() as sessie:
            hier = context_van(beeld(sessie, self.zaaknummer))
        return {
            Gebiedssoort.EENHEID: hier.eenheid,
            Gebiedssoort.PARKET: hier.hovj.gebied,
            Gebiedssoort.GEMEENTE: "GM0772",
            Gebiedssoort.LANDELIJK: LANDELIJK,
        }[rol.gebiedssoort]

    def handel(self, doe: Callable[..., Any], invoer: dict[str, Any], rol: Rol) -> None:
        self.spel.handel_als(doe, self.zaaknummer, invoer, rol, self.gebied(rol))


_HANDELINGEN: dict[str, Callable[[Verloop], object]] = {
    "spoed": lambda v: v.spel.spoed(v.zaaknummer),
    "verzoek": lambda v: v.handel(
        onmiddellijke_aanwijzing.vraag_aanwijzing, verzoek_aanwijzing(nu()), Rol.HOVJ
    ),
    "wijziging": lambda v: v.handel(wijzig, wijziging(), Rol.POLITIE),
    "uitlating": lambda v: v.handel(
        openbare_uitlating.meld_uitlating, uitlating(nu()), Rol.POLITIE
    ),
    "moment": lambda v: v.handel(
        verhoogd_risicomoment.meld_risicomoment, risicomoment(nu()), Rol.PORTEFEUILLEHOUDER_RCCB
    ),
    "niveau": lambda v: v.handel(stel_niveau_vast, dreigingsniveau(), Rol.NCTV),
    "aanwijzing": lambda v: v.handel(
        stel_niveau_vast,
        dreigingsniveau() | {"bindende_aanwijzing": "Verzonnen kenmerk."},
        Rol.NCTV,
    ),
    "niveaus": lambda v: vraag_niveau(v.zaaknummer, moment=nu()),
    "toetsing": lambda v: v.handel(toetsing.vraag_toetsing, verzoek_toetsing(), Rol.POLITIE),
    "opnieuw": lambda v: dag_komt(v.zaaknummer, moment=nu()),
    "terugkeer": lambda v: v.handel(keer_terug, terugkeer(), Rol.NCTV),
    "einde": lambda v: v.handel(
        keer_terug, terugkeer() | {"uitkomst": "basispolitiezorg"}, Rol.NCTV
    ),
}
