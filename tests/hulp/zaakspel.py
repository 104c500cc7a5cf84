"""A case played without Prefect: asked, answered and recorded on a real database."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, func, select

from models.begrippen import Domein, Rol
from models.fouten import Geweigerd
from models.tabellen import Maatregel, Mandaat, Proces, Vastlegging, Vraag
from models.voorbeelden.invoer import verzoek_aanwijzing
from models.zaak.beeld import Zaakbeeld
from models.zaak.feit import Feit
from tasks.basis.database import lezen, transactie
from tasks.mensen.mandaten import geef_mandaat
from tasks.procedures import spoedmaatregel
from tasks.procedures.melding import open_zaak
from tasks.procedures.sluiten import sluit
from tasks.procedures.stelsel.onmiddellijke_aanwijzing import vraag_aanwijzing
from tasks.register.controle import controleer
from tasks.register.geweigerde_pogingen import Poging
from tasks.register.lezen import beeld
from tasks.register.vastleggen import Handelende
from tasks.vragen.vragen import stel_vraag
from tasks.zaak.zaken import open_vragen
from tests.hulp import speler
from tests.hulp.beginstanden import bewaar, is_vers, leg_terug, stempel
from tests.hulp.speler import Speler, schrijf_in
from tests.hulp.voorbeelden import MAATREGEL, antwoord, melding
from tests.hulp.zoektabellen import zoektabellen

NU = datetime(2026, 2, 4, 9, tzinfo=UTC)
HOVJ = "hovj.oost-brabant"
ADVISEUR = "adviseur_bbc.oost-brabant"
RCCB = "rccb.oost-brabant"
POLITIE = "politie.oost-brabant"
VERLOOP = (
    ("weging", "ernstige_dreiging", RCCB, {}),
    ("overleg", "lokaal_domein", ADVISEUR, {"product": "di"}),
    ("informatieproduct", "geleverd", POLITIE, {"variant": "di"}),
    ("vervolg", "maatregeladvies", ADVISEUR, {}),
    ("maatregeladvies", "geleverd", POLITIE, {}),
    ("besluit_maatregelen", "vaststellen", HOVJ, {}),
    ("informeren_persoon", "geinformeerd", POLITIE, {"gewezen_op_zwijgplicht": True}),
)
"""Lokaal domein from weging to the information of the person, as a rule."""


PORTEFEUILLE = "portefeuillehouder_rccb.oost-brabant"
SPOED = {"motivering": "Verzonnen.", "maatregelen": [{**MAATREGEL, "toetsdatum": None}]}


class Zaakspel(Speler):
    """One case; every step plays a minute after the last."""

    def __init__(self, *, moment: datetime = NU, **melding_: object) -> None:
        super().__init__(self._straks)
        self.nu = moment
        gewoon = is_vers() and moment == NU and not melding_
        self.zaaknummer = open_zaak(melding(**melding_), moment=moment)
        self._begin = stempel() if gewoon else None

    def _straks(self) -> datetime:
        self.nu += timedelta(minutes=1)
        return self.nu

    @property
    def beeld(self) -> Zaakbeeld:
        with lezen() as sessie:
            return beeld(sessie, self.zaaknummer)

    def vraag(self, stap: str) -> Vraag:
        """Ask, the next time; what was asked with the melding is asked once."""
        moment = self.klok()
        with transactie() as sessie:
            open_ = [v for v in open_vragen(sessie, self.zaaknummer) if v.stap == stap]
            if open_:
                return open_[0]
            lokaal = select(Proces).where(
                col(Proces.zaaknummer) == self.zaaknummer, Proces.proces == "lokaal-domein"
            )
            *_, proces = sessie.exec(lokaal.order_by(col(Proces.id)))
            eerder = select(func.count(col(Vraag.id))).where(
                col(Vraag.zaaknummer) == self.zaaknummer, col(Vraag.stap) == stap
            )
            keer = sessie.exec(eerder).one() + 1
            zaak = beeld(sessie, self.zaaknummer)
            id_ = stel_vraag(sessie, zaak, proces, stap, keer, moment=moment).id
        with lezen() as sessie:
            return sessie.get_one(Vraag, id_)

    def open_vraag(self, stap: str, onderwerp: str | None = None) -> Vraag:
        """The vraag that is open now; `onderwerp` says which, if there are more."""
        open_ = select(Vraag).where(
            Vraag.zaaknummer == self.zaaknummer,
            Vraag.stap == stap,
            Vraag.is_open(),
        )
        if onderwerp is not None:
            open_ = open_.where(Vraag.onderwerp == onderwerp)
        with lezen() as sessie:
            return sessie.exec(open_).one()

    def spoed(self, wie: str = PORTEFEUILLE, **velden: object) -> str:
        """Take a spoedmaatregel, with a fresh code; its onderwerp."""
        return self.handel(spoedmaatregel.neem_spoedmaatregel, self.zaaknummer, SPOED | velden, wie)

    def vraag_aan(self, wie: str = HOVJ) -> None:
        """The HOvJ asks for onmiddellijke aanwijzing."""
        invoer = verzoek_aanwijzing(self.nu + timedelta(minutes=1))
        self.handel(vraag_aanwijzing, self.zaaknummer, invoer, wie)

    def wijs_aan(self, hovj: str = HOVJ) -> "Zaakspel":
        """Into het stelsel, at once."""
        self.vraag_aan(hovj)
        self.antwoord(self.open_vraag("aanwijzing"), "aangewezen", "nctv")
        return self

    def antwoord(
        self, vraag: Vraag, uitkomst: str, wie: str, *, variant: str = "", **velden: object
    ) -> Feit:
        """Answer an open vraag, with a fresh code."""
        return self.beslis(vraag, antwoord(vraag.stap, uitkomst, variant=variant, **velden), wie)

    def besluit(self, stap: str, uitkomst: str, wie: str, **velden: Any) -> Feit:
        """Ask and answer."""
        return self.antwoord(self.vraag(stap), uitkomst, wie, **velden)

    def tot(self, stap: str) -> "Zaakspel":
        """Play the usual course up to (not including) this stap."""
        gewoon = self._begin == stempel()  # nothing happened since the melding
        if gewoon and (moment := leg_terug(stap)):
            self.nu = moment
            return self
        for eerder, uitkomst, wie, velden in VERLOOP:
            if eerder == stap:
                break
            self.besluit(eerder, uitkomst, wie, **velden)
        if gewoon:
            bewaar(stap, self.nu)
        return self

    def sluit(self) -> None:
        """Close the case at once."""
        with transactie() as sessie:
            sluit(
                sessie,
                self.zaaknummer,
                Domein.BASISPOLITIEZORG,
                proces="lokaal-domein",
                aanleiding=1,
                moment=self.nu,
            )


def vervanger(wie: str, rol: Rol, gebied: str, namens: str = "", *, nieuw: bool = True) -> str:
    """Someone with this mandate, newly enrolled unless told otherwise."""
    with transactie() as sessie:
        if nieuw:
            schrijf_in(sessie, wie)
        mandaat = Mandaat(functionaris=wie, rol=rol, gebied=gebied, van=NU, namens=namens)
        geef_mandaat(sessie, mandaat, door=Handelende(), moment=NU)
    return wie


def code(wie: str, moment: datetime = NU) -> str:
    """An unused code of this functionaris."""
    return speler.code(wie, moment)


def getekend(wie: str, moment: datetime = NU) -> Poging:
    """An attempt of this functionaris through door A, with an unused code."""
    return speler.getekend(wie, moment)


def paar(
    moment: datetime = NU, een: str = "beheerder", ander: str = "beheerder2"
) -> tuple[Poging, Poging]:
    """The attempts of two beheerders, with unused codes."""
    return getekend(een, moment), getekend(ander, moment)


def beantwoord(vraag: Vraag, invoer: dict[str, Any], wie: str, moment: datetime) -> Feit:
    """Answer at this moment."""
    return Speler(lambda: moment).beslis(vraag, invoer, wie)


def tellen(soort: str, zaaknummer: str | None = None) -> int:
    """How many records there are of this kind."""
    vraag = select(func.count(col(Vastlegging.volgnummer))).where(col(Vastlegging.soort) == soort)
    if zaaknummer:
        vraag = vraag.where(col(Vastlegging.zaaknummer) == zaaknummer)
    with lezen() as sessie:
        return sessie.exec(vraag).one()


def maatregelen(spel: Zaakspel, onderwerp: str | None = None) -> list[tuple[Any, ...]]:
    """(soort, status, toetsdatum) of every measure, of one spoedmaatregel or all."""
    vraag = select(Maatregel).where(Maatregel.zaaknummer == spel.zaaknummer)
    if onderwerp is not None:
        vraag = vraag.where(Maatregel.onderwerp == onderwerp)
    with lezen() as sessie:
        rijen = sessie.exec(vraag).all()
    return sorted((rij.soort.value, rij.status, rij.toetsdatum) for rij in rijen)


def weigert(
    spel: Zaakspel, stap: str, wie: str, norm: str | None, doe: Callable[[], object]
) -> Geweigerd:
    """Refused: the attempt is recorded, and not one search table differs."""
    voor, feiten = zoektabellen(), len(spel.beeld.feiten)
    with pytest.raises(Geweigerd) as weigering:
        doe()
    assert (weigering.value.norm, zoektabellen()) == (norm, voor)
    *eerder, poging = spel.beeld.feiten
    assert len(eerder) == feiten
    assert (poging.soort, poging.stap, poging.functionaris) == ("poging", stap, "")
    gezegd = {"reden": weigering.value.zin, "norm": norm, "functionaris": wie}
    gezegd |= {"deur": "a", "bewijs": "code"}
    assert poging.inhoud | gezegd == poging.inhoud
    assert poging.inhoud.keys() - gezegd == {"vraag", "ingevoerd_op", "op_de_pagina"}
    assert controleer() == []
    return weigering.value


def geweigerd(
    spel: Zaakspel, vraag: Vraag, uitkomst: str, wie: str, *, norm: str | None = None, **velden: Any
) -> Geweigerd:
    """An answer that is refused."""
    return weigert(
        spel, vraag.stap, wie, norm, lambda: spel.antwoord(vraag, uitkomst, wie, **velden)
    )
