"""People who use one installation: each newly enrolled, with the mandate that an act takes."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, ClassVar

import httpx
import pyotp
from sqlmodel import Session, col, select

from models.begrippen import LANDELIJK, Deur, Rol
from models.stappen import bevoegden
from models.tabellen import Functionaris, Mandaat, Proces, Vraag, Zaak
from models.voorbeelden import antwoorden
from models.voorbeelden import invoer as invoervoorbeelden
from models.zaak.feit import Feit
from tasks.basis.database import lezen, transactie
from tasks.basis.installatie import is_demo
from tasks.basis.instellingen import instellingen
from tasks.basis.tijd import dag, nu
from tasks.mensen.codes import STAP_S
from tasks.procedures import spoedmaatregel, toetsing
from tasks.procedures.informeren_persoon import vraag_te_informeren
from tasks.procedures.melding import open_zaak
from tasks.procedures.stelsel import onmiddellijke_aanwijzing
from tasks.register.geweigerde_pogingen import Code, Poging
from tasks.register.lezen import beeld
from tasks.register.sleutels import pak_uit
from tasks.zaak import zaken
from tasks.zaak.bevoegdheidscontext import context_van
from tests.hulp.prefect import WACHT_S, Gemeld, wacht_tot
from tests.hulp.speler import Speler, schrijf_in


class Spel(Speler):
    """People who use one installation, through door A unless a test does otherwise."""

    gemeld: ClassVar[list[Gemeld]] = []
    """By anyone since it was cleared: a test in tests/flows that fails tells of these."""

    def __init__(self, prefect: httpx.Client | None = None) -> None:
        super().__init__()
        self.prefect = prefect

    def meld(self, **doelwit: Any) -> str:
        melding = invoervoorbeelden.melding(nu=nu(), nummer=f"{random.randrange(10**12):012}")
        melding["doelwit"] = doelwit if "soort" in doelwit else melding["doelwit"] | doelwit
        with lezen() as sessie:
            oefening = is_demo(sessie)
        ontving = melding["ontvangen_door"]["eenheid"]
        wie = None if oefening else getekend(self.werf(Rol.POLITIE, ontving))
        zaaknummer = open_zaak(melding, wie, moment=nu())
        self.gemeld.append(Gemeld(zaaknummer, instellingen().home, self.prefect))
        return zaaknummer

    def werf(self, rol: Rol, gebied: str, *, namens: str = "") -> str:
        """A new functionaris with this mandate."""
        wie = f"test.{random.randrange(10**12):012}"
        mandaat = Mandaat(functionaris=wie, rol=rol, gebied=gebied, van=nu(), namens=namens)
        with transactie() as sessie:
            schrijf_in(sessie, wie, mandaat)
        return wie

    def handel_als(
        self,
        doe: Callable[..., Any],
        zaaknummer: str,
        invoer: dict[str, Any],
        rol: Rol,
        gebied: str,
    ) -> Any:
        """Do what nobody asked for as someone in this role; what the act gives."""
        return self.handel(doe, zaaknummer, invoer, self.werf(rol, gebied))

    def spoed(self, zaaknummer: str, rol: Rol = Rol.PORTEFEUILLEHOUDER_RCCB, **velden: Any) -> str:
        """Take a spoedmaatregel as someone in this role; its onderwerp."""
        invoer = invoervoorbeelden.spoedmaatregel() | velden
        neem = spoedmaatregel.neem_spoedmaatregel
        return self.handel_als(neem, zaaknummer, invoer, rol, "Oost-Brabant")

    def verzoek(self, zaaknummer: str) -> str:
        """Ask for an onmiddellijke aanwijzing; its onderwerp."""
        vraag, invoer = (
            onmiddellijke_aanwijzing.vraag_aanwijzing,
            invoervoorbeelden.verzoek_aanwijzing(nu()),
        )
        return self.handel_als(vraag, zaaknummer, invoer, Rol.HOVJ, "Oost-Brabant")

    def toets(self, zaaknummer: str) -> str:
        """Ask for a review now; its onderwerp."""
        vraag, invoer = toetsing.vraag_toetsing, invoervoorbeelden.toetsing()
        return self.handel_als(vraag, zaaknummer, invoer, Rol.POLITIE, "Oost-Brabant")

    def wacht(
        self,
        zaaknummer: str,
        stap: str | None = None,
        *,
        onderwerp: str = "",
        binnen: float = WACHT_S,
    ) -> Vraag | None:
        """The vraag that is open and waits in Prefect; None when the process has ended.

        Of the first process, or with an `onderwerp` of that spoedmaatregel.
        """

        def klaar() -> Vraag | bool:
            with lezen() as sessie:
                for vraag in zaken.open_vragen(sessie, zaaknummer):
                    eigen = vraag.onderwerp == onderwerp and stap in {None, vraag.stap}
                    if eigen and vraag.gesteld:
                        return vraag
                proces = self.proces(sessie, zaaknummer, onderwerp)
                return stap is None and proces.klaar_op is not None

        waarop = f"{zaaknummer}: {stap or 'volgende vraag of einde'}"
        gevonden = wacht_tot(klaar, binnen=binnen, uitleg=waarop)
        return gevonden if isinstance(gevonden, Vraag) else None

    def proces(self, sessie: Session, zaaknummer: str, onderwerp: str = "") -> Proces:
        return sessie.exec(
            select(Proces).where(
                col(Proces.zaaknummer) == zaaknummer, col(Proces.onderwerp) == onderwerp
            )
        ).one()

    def runs(self, zaaknummer: str, onderwerp: str = "") -> list[dict[str, Any]]:
        """Runs in Prefect of this process, at an end or not, also copies under another name."""
        waar = {"flow_runs": {"name": {"like_": zaaknummer}}, "limit": 200}
        runs = self.prefect.post("/flow_runs/filter", json=waar).json()
        return [
            run
            for run in runs
            if run["parameters"] == {"zaaknummer": zaaknummer, "onderwerp": onderwerp}
        ]

    def bevoegde(self, vraag: Vraag, uitkomst: str, *, als: Rol | None = None) -> str:
        """A new functionaris who may give this answer; an HOvJ where an adviseur is asked."""
        with lezen() as sessie:
            aan = bevoegden(
                vraag.stap, context_van(beeld(sessie, vraag.zaaknummer), vraag.onderwerp), uitkomst
            )[0]
        rol = Rol.HOVJ if aan.rol is Rol.ADVISEUR_BBC else aan.rol
        return self.werf(als or rol, aan.gebied)

    def voorbeeld(
        self, vraag: Vraag, uitkomst: str, *, als: Rol | None = None, **velden: Any
    ) -> dict[str, Any]:
        """An answer that fits; an adviseur names an HOvJ whom he consulted."""
        invoer = antwoorden.antwoord(
            vraag.stap,
            uitkomst,
            variant=vraag.variant,
            vandaag=nu().date(),
            bekend=self._bekend(vraag, als),
        )
        return {**invoer, **velden}

    def _bekend(self, vraag: Vraag, als: Rol | None) -> dict[str, Any]:
        if als is Rol.ADVISEUR_BBC:
            return {"overlegd_met": self.werf(Rol.HOVJ, vraag.gebied)}
        if vraag.stap == "triagetafel":
            wie = ("voorzitter", "secretaris")
            return {rol: self.werf(Rol.OM_TRIAGE, LANDELIJK) for rol in wie}
        if vraag.stap == "vrijgave":
            return {"gemeente": gemeente_van(vraag)}
        return {}

    def antwoord(
        self, vraag: Vraag, uitkomst: str, *, als: Rol | None = None, **velden: Any
    ) -> Feit:
        wie = self.bevoegde(vraag, uitkomst, als=als)
        return self.beslis(vraag, self.voorbeeld(vraag, uitkomst, als=als, **velden), wie)

    def speel(
        self, zaaknummer: str, *uitkomsten: str | tuple[str, dict[str, Any]], onderwerp: str = ""
    ) -> list[str]:
        """Answer vraag after vraag; the stappen that were asked, with the last open one or `-`."""
        gevraagd = []
        for stap in uitkomsten:
            uitkomst, velden = stap if isinstance(stap, tuple) else (stap, {})
            vraag = self.wacht(zaaknummer, onderwerp=onderwerp)
            if vraag is None:
                raise AssertionError(f"{zaaknummer} is ten einde vóór {uitkomst}")
            gevraagd.append(vraag.stap)
            self.antwoord(vraag, uitkomst, **velden)
        laatste = self.wacht(zaaknummer, onderwerp=onderwerp)
        return [*gevraagd, laatste.stap if laatste else "-"]

    def zaak(self, zaaknummer: str) -> Zaak:
        with lezen() as sessie:
            return sessie.get_one(Zaak, zaaknummer)

    def vastgelegd(self, zaaknummer: str, soort: str) -> list[tuple[str, int]]:
        """(stap, keer) of every record of this kind, in order."""
        with lezen() as sessie:
            return [(f.stap, f.keer) for f in beeld(sessie, zaaknummer).feiten if f.soort == soort]


def gemeente_van(vraag: Vraag) -> str:
    """Which gemeente a vraag is about."""
    with lezen() as sessie:
        return beeld(sessie, vraag.zaaknummer).informeringen[vraag.onderwerp].gemeente


def dag_komt(zaaknummer: str, *, moment: datetime) -> bool:
    """Let the day come to inform the person again; whether that was asked."""
    with transactie() as sessie:
        sessie.get_one(Zaak, zaaknummer).informeren_op = dag(moment)
    return vraag_te_informeren(zaaknummer, moment=moment)


def code(wie: str, stappen: int = 0) -> str:
    """The present one-time code of a functionaris, or one some steps away."""
    return code_op(wie, nu() + timedelta(seconds=stappen * STAP_S))


def getekend(wie: str) -> Poging:
    """An attempt of this functionaris through door A, now, with the present code."""
    return Poging(wie, Code(code(wie)), Deur.A, nu())


def code_op(wie: str, moment: datetime) -> str:
    """The one-time code of a functionaris at this moment."""
    with lezen() as sessie:
        geheim = sessie.get_one(Functionaris, wie).geheim
    tijdstap = int(moment.timestamp()) // STAP_S
    return pyotp.TOTP(pak_uit(geheim).decode()).generate_otp(tijdstap)
